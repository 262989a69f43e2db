"""Tables of the edition that hold what the build derives, so that nothing is computed at look-up.

The full-text table is made in SQL by `db.build.write`. Imported by the build alone.
"""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field

from db.schema.reference import Reference


class EntryRow(Reference, table=True):
    """Every entry once, with what a table row and a hit need. `sort_name` orders by name."""

    __tablename__ = "entry"
    entry_no: int = Field(primary_key=True)
    id: str = Field(unique=True)
    kind: str
    name: str
    name_zh: str | None
    sort_name: str
    summary: str | None
    note: str | None
    is_checked: int
    is_confirmed: int
    evidence: str
    __table_args__ = (Index("entry_kind_name", "kind", "sort_name"),)


class NameRow(Reference, table=True):
    """A text that finds an entry: `folded` is what `db.search.folding.fold` makes of it.

    Field is one of: name, Chinese name, alias, symbol, pinyin, number, HS code, control code, id.
    """

    __tablename__ = "name"
    entry_no: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    field: str
    text: str
    folded: str
    # Covers the look-up of what begins with a letter, which would else read a thousand rows one by one.
    __table_args__ = (Index("name_folded", "folded", "field", "entry_no"),)


class FacetRow(Reference, table=True):
    """A value to filter by; keys are those of the query language (group, sector, country, list, mineral...)."""

    __tablename__ = "facet"
    key: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    entry_no: int = Field(primary_key=True)
    __table_args__ = (Index("facet_entry", "entry_no", "key"), {"sqlite_with_rowid": False})


class FacetLabel(Reference, table=True):
    """The words for a facet's value."""

    __tablename__ = "facet_label"
    key: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    label: str


class EntrySubject(Reference, table=True):
    """Which subjects bear on which entry; `scope` says what of it they concern.

    `is_deciding` is 0 for acts that bind nobody in the entry's matter: a suspension, a partnership, an
    investigation or a framework that names a mineral is shown with it, but is no control on it. A provision
    that names a group of minerals bears on its members; their scope says through what.
    """

    __tablename__ = "entry_subject"
    entry_no: int = Field(primary_key=True)
    subject_no: int = Field(primary_key=True)
    scope: str | None
    is_deciding: int
    __table_args__ = (Index("entry_subject_subject", "subject_no"), {"sqlite_with_rowid": False})


class SubjectInterval(Reference, table=True):
    """The folded force of a subject; `end_day` is exclusive, ``9999-12-31`` where open."""

    __tablename__ = "subject_interval"
    subject_no: int = Field(primary_key=True)
    first: str = Field(primary_key=True)
    end_day: str
    state: str
    since: str
    until: str | None
    cause: int
    # For those who ask which subjects are suspended, of a million.
    __table_args__ = (Index("subject_interval_state", "state", "first", "end_day"), {"sqlite_with_rowid": False})


class EntryInterval(Reference, table=True):
    """The summary of an entry's subjects; a new row where anything in it changes.

    `state` is the one that binds most among its subjects, `counts` a JSON object of state to number.
    `since` is the first day of the unbroken run of the state, `until` the next stated end among the subjects in it.
    """

    __tablename__ = "entry_interval"
    entry_no: int = Field(primary_key=True)
    first: str = Field(primary_key=True)
    end_day: str
    state: str
    since: str
    until: str | None
    counts: str
    __table_args__ = (Index("entry_interval_state", "state", "first", "end_day"), {"sqlite_with_rowid": False})


class Relation(Reference, table=True):
    """A tie between two entries, once; read from both ends. Words for each end are in `db.queries`."""

    __tablename__ = "relation"
    from_no: int = Field(primary_key=True)
    relation: str = Field(primary_key=True)
    to_no: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    via: str | None
    source_id: str | None
    __table_args__ = (Index("relation_to", "to_no", "relation"), {"sqlite_with_rowid": False})


class FacetMask(Reference, table=True):
    """The entries of a kind that have a facet's value, as bits: `db.search.bits` says which bit is whose.

    Facets that speak of provisions and listings, such as who lists a firm, are among them.
    """

    __tablename__ = "facet_mask"
    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    bits: bytes
    __table_args__ = ({"sqlite_with_rowid": False},)


class StateMask(Reference, table=True):
    """The entries of a kind in each state on some days, as bits, so that another day is a matter of what came between.

    There are none where a kind has few turns of state.
    """

    __tablename__ = "state_mask"
    kind: str = Field(primary_key=True)
    day: str = Field(primary_key=True)
    state: str = Field(primary_key=True)
    bits: bytes
    __table_args__ = ({"sqlite_with_rowid": False},)


class CommonWord(Reference, table=True):
    """The entries of all kinds that have a word of which there are too many to be read one by one, as bits.

    The word is written as `db.search.common` writes it: a token, the beginning of one, a run of Chinese characters,
    or the beginning of a name.
    """

    __tablename__ = "common_word"
    word: str = Field(primary_key=True)
    bits: bytes
    __table_args__ = ({"sqlite_with_rowid": False},)
