"""Tables of the edition that hold what the YAML says. Imported by the build alone: looking up uses sqlite3.

What the build derives from them stands in `db.schema.derived`; both together are one schema with one version.
Days are ISO text. Slugs are ids without their kind.
"""

from __future__ import annotations

from sqlalchemy import Index, MetaData
from sqlmodel import Field, SQLModel

SCHEMA_VERSION = 3


class Reference(SQLModel):
    """Base of the edition's tables, which keeps them apart from the notebook's."""

    metadata = MetaData()


class Manifest(Reference, table=True):
    """What the edition says of itself, as key and value, in the order written."""

    position: int = Field(primary_key=True)
    key: str = Field(unique=True)
    value: str


class Source(Reference, table=True):
    """A publication that facts come from."""

    id: str = Field(primary_key=True)
    publisher: str
    title: str
    published: str | None
    url: str | None
    kind: str
    description: str | None
    was_read: int


class Mineral(Reference, table=True):
    """A commodity: element, group or material."""

    id: str = Field(primary_key=True)
    symbol: str | None
    mineral_group: str
    part_of_id: str | None
    substitutes: str | None


class HsCode(Reference, table=True):
    """A customs heading under which a mineral is traded."""

    __tablename__ = "hs_code"
    mineral_id: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    code: str
    covers: str


class Production(Reference, table=True):
    """Output of one country, stage and year; country WORLD is the total."""

    mineral_id: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    year: int
    country: str
    value: float
    unit: str
    stage: str
    is_estimated: int
    note: str | None
    source_id: str


class Reserve(Reference, table=True):
    """Reserves of one country; country WORLD is the total."""

    mineral_id: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    year: int
    country: str
    value: float
    unit: str
    note: str | None
    source_id: str


class ImportReliance(Reference, table=True):
    """Net import reliance of one country in per cent of consumption."""

    __tablename__ = "import_reliance"
    mineral_id: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    country: str
    year: int
    percent: float
    is_estimated: int
    note: str | None
    source_id: str


class ImportSource(Reference, table=True):
    """Share of one origin in a country's imports, in per cent."""

    __tablename__ = "import_source"
    mineral_id: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    country: str
    origin: str
    percent: float
    period: str
    note: str | None
    source_id: str


class Price(Reference, table=True):
    """A yearly price."""

    mineral_id: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    year: int
    value: float
    unit: str
    basis: str
    is_estimated: int
    source_id: str


class Designation(Reference, table=True):
    """A mineral's place on a list of critical minerals."""

    mineral_id: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    list_id: str | None
    label: str
    status: str | None
    note: str | None
    source_id: str


class MineralUse(Reference, table=True):
    """What a mineral is used for: a technology, or a plain use that has only a label."""

    __tablename__ = "mineral_use"
    mineral_id: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    technology_id: str | None
    label: str
    note: str | None
    source_id: str | None


class Technology(Reference, table=True):
    """A process or a product."""

    id: str = Field(primary_key=True)
    technology_kind: str
    sector: str


class Dependence(Reference, table=True):
    """A mineral that a technology depends on; essential, important or substitutable where a source says so."""

    technology_id: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    mineral_id: str
    role: str
    criticality: str | None
    source_id: str


class Firm(Reference, table=True):
    """A company, institute, university, agency or person."""

    id: str = Field(primary_key=True)
    firm_kind: str
    country: str | None
    parent_id: str | None
    sector: str | None


class FirmRole(Reference, table=True):
    """What a firm does with a mineral or technology."""

    __tablename__ = "firm_role"
    firm_id: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    mineral_id: str | None
    technology_id: str | None
    role: str
    source_id: str


class BlackList(Reference, table=True):
    """A register of blacklisted firms, or of critical minerals, kept by an authority."""

    __tablename__ = "list"
    id: str = Field(primary_key=True)
    list_kind: str
    country: str
    issuer: str
    effect: str


class Measure(Reference, table=True):
    """A legal act or official step."""

    id: str = Field(primary_key=True)
    issuer: str
    country: str
    number: str | None
    measure_kind: str
    basis: str
    announced: str
    effective: str | None
    comment_until: str | None


class MeasureLink(Reference, table=True):
    """A tie between two measures: legal-basis, responds-to, amends, suspends, ends, extends, ..."""

    __tablename__ = "measure_link"
    measure_id: str = Field(primary_key=True)
    relation: str = Field(primary_key=True)
    other_id: str = Field(primary_key=True)


class Subject(Reference, table=True):
    """What has a force: a provision of a measure, or a listing. The number is for joins inside one edition.

    `act_kind` is the kind of a provision: its own, else its measure's; null for a listing.
    """

    subject_no: int = Field(primary_key=True)
    key: str = Field(unique=True)
    subject_kind: str
    measure_id: str | None
    list_id: str | None
    firm_id: str | None
    act_kind: str | None = None
    label: str
    summary: str | None
    reason: str | None
    added: str | None
    note: str | None
    is_checked: int
    is_confirmed: int
    evidence: str
    __table_args__ = (
        Index("subject_measure", "measure_id"),
        Index("subject_list", "list_id"),
        Index("subject_firm", "firm_id"),
    )


class SubjectTarget(Reference, table=True):
    """A country that a provision aims at; no row means every country."""

    __tablename__ = "subject_target"
    subject_no: int = Field(primary_key=True)
    country: str = Field(primary_key=True)


class SubjectItem(Reference, table=True):
    """A mineral, technology or firm that a provision names; exactly one of the three ids, or only a label."""

    __tablename__ = "subject_item"
    subject_no: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    mineral_id: str | None = Field(index=True)
    technology_id: str | None = Field(index=True)
    firm_id: str | None = Field(index=True)
    label: str
    scope: str | None


class SubjectCode(Reference, table=True):
    """A control or HS code of an item; scheme is ``control`` or ``HS``, `digits` the code without dots."""

    __tablename__ = "subject_code"
    subject_no: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    item_position: int
    scheme: str
    code: str
    digits: str = Field(index=True)


class EventRow(Reference, table=True):
    """Something dated that bears on the force of a subject, in the order in which it is folded."""

    __tablename__ = "event"
    subject_no: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    day: str
    type: str
    basis: str
    until: str | None
    by_measure_id: str | None
    scope: str | None
    source_id: str | None


class Round(Reference, table=True):
    """How many firms the authority itself counts in one act on one list."""

    list_id: str = Field(primary_key=True)
    measure_id: str = Field(primary_key=True)
    official_count: int
    row_count: int
    note: str | None
    source_id: str


class Citation(Reference, table=True):
    """A source of a row; owner is an entry id (``mineral/gallium``) or a subject key.

    `is_confirming` is 1 for each of the independent sources that agree on the row's key facts.
    """

    owner: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    source_id: str = Field(index=True)
    is_confirming: int


class Conflict(Reference, table=True):
    """A fact on which sources differ: what is shown, what `source_id` says instead, and why; owner as of a citation."""

    owner: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    field: str
    shown: str
    other: str
    source_id: str = Field(index=True)
    why: str


class Coverage(Reference, table=True):
    """What is known of how complete the data is; subject is an entry id or a plain label.

    `is_without_count` is 1 where the authority is known to give no number.
    """

    position: int = Field(primary_key=True)
    subject: str
    official_count: int | None
    is_without_count: int
    as_of: str
    source_id: str | None
    missing: str | None
    note: str | None


class NotKnown(Reference, table=True):
    """A sentence on what was looked for and not found; owner is an entry id."""

    __tablename__ = "not_known"
    owner: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    text: str


class Replacement(Reference, table=True):
    """An entry id that was merged away, with the id that holds now."""

    old_id: str = Field(primary_key=True)
    new_id: str
