"""The shapes of the reference YAML, one model a row, strict: an unknown key or a wrong type is a fault.

What a row says about other rows is not checked here but in `db.build.check`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from db.build.choices import (
    Criticality,
    FirmKind,
    ListKind,
    MeasureKind,
    MineralGroup,
    TechnologyKind,
    TechnologySector,
)
from db.build.fields import (
    Area,
    Choice,
    ControlCode,
    Country,
    Day,
    HsCode,
    LaterEventType,
    Many,
    Percent,
    Quantity,
    Slug,
    Summary,
    Text,
    Year,
)
from db.build.row import Row, Vouched
from db.force import Basis


class HsHeading(Row):
    """A customs heading under which a mineral is traded."""

    code: HsCode
    covers: Text


class Output(Row):
    """Production of one country, stage and year."""

    year: Year
    country: Area
    value: Quantity
    unit: Text
    stage: Text
    estimated: bool = False
    note: Text | None = None
    source: Slug


class Reserve(Row):
    """Reserves of one country."""

    year: Year
    country: Area
    value: Quantity
    unit: Text
    note: Text | None = None
    source: Slug


class Reliance(Row):
    """Net import reliance of one country."""

    country: Country
    year: Year
    percent: Percent
    estimated: bool = False
    note: Text | None = None
    source: Slug


class Origin(Row):
    """Share of one origin in a country's imports."""

    country: Country
    origin: Country = Field(alias="from")
    percent: Percent
    period: Text
    note: Text | None = None
    source: Slug


class Price(Row):
    """A yearly price."""

    year: Year
    value: Quantity
    unit: Text
    basis: Text
    estimated: bool = False
    source: Slug


class Designation(Row):
    """A mineral's place on a list of critical minerals: one of the lists, or a plain label."""

    list: Slug | None = None
    label: Text | None = None
    status: Text | None = None
    note: Text | None = None
    source: Slug


class Use(Row):
    """What a mineral is used for: a technology, or a plain label."""

    technology: Slug | None = None
    label: Text | None = None
    note: Text | None = None
    source: Slug | None = None


class Mineral(Vouched):
    """A commodity."""

    id: Slug
    name: Text
    name_zh: Text | None = None
    aliases: Many[Text] = ()
    symbol: Text | None = None
    group: Choice[MineralGroup]
    part_of: Slug | None = None
    summary: Summary
    hs_codes: Many[HsHeading] = ()
    production: Many[Output] = ()
    reserves: Many[Reserve] = ()
    import_reliance: Many[Reliance] = ()
    import_sources: Many[Origin] = ()
    price: Many[Price] = ()
    critical_lists: Many[Designation] = ()
    uses: Many[Use] = ()
    substitutes: Text | None = None
    note: Text | None = None
    checked: bool


class Dependence(Row):
    """A mineral that a technology depends on."""

    mineral: Slug
    role: Text
    criticality: Choice[Criticality] | None = None
    note: Text | None = None
    source: Slug


class User(Row):
    """A firm that uses or makes a technology."""

    firm: Slug
    note: Text | None = None
    source: Slug


class Technology(Vouched):
    """A process or a product."""

    id: Slug
    name: Text
    name_zh: Text | None = None
    aliases: Many[Text] = ()
    kind: Choice[TechnologyKind]
    sector: Choice[TechnologySector]
    summary: Summary
    depends_on: Many[Dependence] = ()
    used_by: Many[User] = ()
    note: Text | None = None
    checked: bool


class Event(Row):
    """Something dated that bears on the force of a provision or listing."""

    date: Day
    type: LaterEventType
    basis: Choice[Basis] = Basis.ACT
    until: Day | None = None
    by: Slug | None = None
    scope: Text | None = None
    source: Slug


class ProvisionItem(Row):
    """A mineral, technology or firm that a provision names: an entry, or a plain label.

    Attributes:
        members: For a group of minerals, those of it that are meant, where it is not all of them.
    """

    id: Slug | None = None
    label: Text | None = None
    scope: Text | None = None
    members: Many[Slug] = ()
    control_codes: Many[ControlCode] = ()
    hs_codes: Many[HsCode] = ()


class Provision(Row):
    """One operative part of a measure."""

    id: Slug
    label: Text | None = None
    summary: Summary | None = None
    kind: Choice[MeasureKind] | None = None
    effective: Day | None = None
    until: Day | None = None
    targets: Many[Country] | None = None
    minerals: Many[ProvisionItem] = ()
    technologies: Many[ProvisionItem] = ()
    firms: Many[ProvisionItem] = ()
    events: Many[Event] = ()
    note: Text | None = None


class Measure(Vouched):
    """A legal act or official step."""

    id: Slug
    issuer: Text
    country: Country
    number: Text | None = None
    title: Text
    title_zh: Text | None = None
    aliases: Many[Text] = ()
    kind: Choice[MeasureKind]
    basis: Choice[Basis] = Basis.ACT
    announced: Day
    effective: Day | None = None
    comment_until: Day | None = None
    targets: Many[Country]
    summary: Summary
    legal_basis: Many[Slug] = ()
    responds_to: Many[Slug] = ()
    provisions: Annotated[tuple[Provision, ...], Field(strict=False, min_length=1)]
    note: Text | None = None
    checked: bool


class BlackList(Vouched):
    """A register kept by an authority."""

    id: Slug
    name: Text
    name_zh: Text | None = None
    aliases: Many[Text] = ()
    country: Country
    issuer: Text
    kind: Choice[ListKind] = ListKind.FIRMS
    legal_basis: Many[Slug] = ()
    effect: Text
    note: Text | None = None
    checked: bool | None = None


class Round(Row):
    """What the authority itself counts in one act."""

    list: Slug
    measure: Slug
    count: Annotated[int, Field(ge=0)]
    note: Text | None = None
    source: Slug


class Role(Row):
    """What a firm does with a mineral or a technology."""

    mineral: Slug | None = None
    technology: Slug | None = None
    role: Text
    source: Slug


class Firm(Vouched):
    """A company, institute, university, agency or person."""

    id: Slug
    name: Text
    name_zh: Text | None = None
    aliases: Many[Text] = ()
    country: Country | None = None
    kind: Choice[FirmKind]
    parent: Slug | None = None
    sector: Text | None = None
    summary: Summary | None = None
    roles: Many[Role] = ()
    note: Text | None = None
    checked: bool | None = None


class Listing(Vouched):
    """One firm on one list by one measure."""

    firm: Slug
    list: Slug
    measure: Slug | None = None
    added: Day
    reason: Text | None = None
    effect: Text | None = None
    events: Many[Event] = ()
    note: Text | None = None
    checked: bool
