"""The shapes of the reference YAML, one model a row, strict: an unknown key or a wrong type is a fault.

What a row says about other rows is not checked here but in `db.build.check`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from db.build.choices import (
    Criticality,
    FirmKind,
    ListKind,
    MeasureKind,
    MineralGroup,
    SourceKind,
    TechnologyKind,
    TechnologySector,
)
from db.countries import COUNTRIES
from db.force import Basis, EventType

MAX_SUMMARY_WORDS = 60
# Opening events are made by the build from the row's own days.
OPENING_TYPES = frozenset({EventType.PROPOSED, EventType.ANNOUNCED})

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
ENTRY_ID = r"^(?:mineral|technology|firm|measure|list)/[a-z0-9]+(?:-[a-z0-9]+)*$"
TEXT = r"^[^\s\p{Cc}](?:[^\p{Cc}]*[^\s\p{Cc}])?$"
ADDRESS = r"^https?://\S+$"
HS_CODE = r"^\d{4}(?:\.?\d{2}){0,3}$"
CONTROL_CODE = r"^\d[A-Z]\d{3}(?:\.[a-z0-9]+)*$"

Item = TypeVar("Item")
# Strict models take no list for a tuple; YAML has only lists.
Many = Annotated[tuple[Item, ...], Field(strict=False)]
# Likewise an enum is written as its value.
Choice = Annotated[Item, Field(strict=False)]


def _area(code: str) -> str:
    if code not in COUNTRIES:
        raise PydanticCustomError("country", "no country has the code {code}", {"code": repr(code)})
    return code


def _country(code: str) -> str:
    if code == "WORLD":
        raise PydanticCustomError("country", "{code} is no country; it stands for totals only", {"code": repr(code)})
    return _area(code)


def _summary(text: str) -> str:
    count = len(text.split())
    if count > MAX_SUMMARY_WORDS:
        raise PydanticCustomError(
            "summary", "has {count} words; at most {most} are allowed", {"count": count, "most": MAX_SUMMARY_WORDS}
        )
    return text


def _event_type(event_type: EventType) -> EventType:
    if event_type in OPENING_TYPES:
        raise PydanticCustomError("event_type", "{type} is no event; its day stands in the row", {"type": event_type})
    return event_type


# A field may be called date, as in the YAML, so the type needs another name.
Day = date
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
EntryId = Annotated[str, StringConstraints(pattern=ENTRY_ID)]
Text = Annotated[str, StringConstraints(pattern=TEXT)]
Summary = Annotated[str, StringConstraints(pattern=TEXT), AfterValidator(_summary)]
Address = Annotated[str, StringConstraints(pattern=ADDRESS)]
HsCode = Annotated[str, StringConstraints(pattern=HS_CODE)]
ControlCode = Annotated[str, StringConstraints(pattern=CONTROL_CODE)]
Country = Annotated[str, AfterValidator(_country)]
Area = Annotated[str, AfterValidator(_area)]
Year = Annotated[int, Field(ge=1900, le=2100)]
Percent = Annotated[float, Field(ge=0, le=100)]
Quantity = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Sources = Annotated[tuple[Slug, ...], Field(strict=False, min_length=1)]


class Row(BaseModel):
    """Base of all shapes."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Edition(Row):
    """What the edition says of itself."""

    title: Text
    data_date: Day
    reach: Day


class NotKnown(Row):
    """What was looked for and not found, about one or more entries."""

    about: Annotated[tuple[EntryId, ...], Field(strict=False, min_length=1)]
    text: Text


class Replacement(Row):
    """An entry id that was merged away, and the one that holds now."""

    old: EntryId
    new: EntryId


class Source(Row):
    """A publication that facts come from."""

    id: Slug
    publisher: Text
    title: Text
    published: Day | None = None
    url: Address | None = None
    kind: Choice[SourceKind]
    description: Text | None = None
    read: bool = True


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


class Mineral(Row):
    """A commodity."""

    id: Slug
    name: Text
    name_zh: Text | None = None
    aliases: Many[Text] = ()
    symbol: Text | None = None
    group: Choice[MineralGroup]
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
    sources: Sources
    checked: bool


class Dependence(Row):
    """A mineral that a technology depends on."""

    mineral: Slug
    role: Text
    criticality: Choice[Criticality]
    note: Text | None = None
    source: Slug


class User(Row):
    """A firm that uses or makes a technology."""

    firm: Slug
    note: Text | None = None
    source: Slug


class Technology(Row):
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
    sources: Sources
    checked: bool


class Event(Row):
    """Something dated that bears on the force of a provision or listing."""

    date: Day
    type: Annotated[EventType, Field(strict=False), AfterValidator(_event_type)]
    basis: Choice[Basis] = Basis.ACT
    until: Day | None = None
    by: Slug | None = None
    scope: Text | None = None
    source: Slug


class ProvisionItem(Row):
    """A mineral, technology or firm that a provision names: an entry, or a plain label."""

    id: Slug | None = None
    label: Text | None = None
    scope: Text | None = None
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


class Measure(Row):
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
    sources: Sources
    checked: bool


class BlackList(Row):
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
    sources: Sources
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


class Firm(Row):
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
    sources: Sources
    checked: bool | None = None


class Listing(Row):
    """One firm on one list by one measure."""

    firm: Slug
    list: Slug
    measure: Slug | None = None
    added: Day
    reason: Text | None = None
    effect: Text | None = None
    events: Many[Event] = ()
    note: Text | None = None
    sources: Sources
    checked: bool
