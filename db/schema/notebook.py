"""Tables of the notebook. Imported by its writer alone: reading uses SQL text through sqlite3.

`db.notebook.migrations` makes these tables in an old or a new file; a test holds the two together.
Times are UTC in ISO form with microseconds and a ``Z``, so that they sort as text; days are ISO dates. A column that
says nothing is empty text. A `target_id` is an entry's id, or ``note/`` and the id of a note.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, MetaData
from sqlmodel import Field, SQLModel


class Notebook(SQLModel):
    """Base of the notebook's tables, which keeps them apart from the edition's."""

    metadata = MetaData()


class NoteRow(Notebook, table=True):
    """A note as it now stands. A removed one stays, so that it can be restored.

    `entry_name` is the entry's name when the note was last saved: it outlives the entry. `version_id` is the version
    in the history that holds the present text.
    """

    __tablename__ = "note"
    id: str = Field(primary_key=True)
    entry_id: str
    entry_name: str
    text: str
    revision: int
    created: str
    changed: str
    is_removed: int
    version_id: str = ""
    part_kind: str = ""
    part_id: str = ""
    part_name: str = ""
    judgement: str = ""
    likelihood: str = ""
    confidence: str = ""
    __table_args__ = (
        Index("note_entry", "entry_id", "is_removed"),
        Index("note_changed", "changed"),
        Index("note_part", "part_id", "is_removed"),
    )


class NoteHistoryRow(Notebook, table=True):
    """Every text that a note ever had, the present one included, and every text that was refused.

    `action` is one of `db.notebook.records.Action`. `revision` is the one that the action made; for a
    refused text, the one that it was based on. `id` is permanent, `history_no` only the order in this file. `saves`
    counts what was typed into one version, pause by pause.
    """

    __tablename__ = "note_history"
    history_no: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    note_id: str = Field(sa_column_args=(ForeignKey("note.id"),))
    revision: int
    action: str
    entry_id: str
    entry_name: str
    text: str
    author: str
    at: str
    judgement: str = ""
    likelihood: str = ""
    confidence: str = ""
    saves: int = 1
    __table_args__ = (Index("note_history_note", "note_id", "history_no"),)


class NoteKeyRow(Notebook, table=True):
    """The number by which the full-text index ``note_text`` knows a note, and that of its entry.

    Both, like ``entry_key``, are derived from the notes.
    """

    __tablename__ = "note_key"
    note_no: int | None = Field(default=None, primary_key=True)
    note_id: str = Field(unique=True)
    entry_no: int = 0


class EntryKeyRow(Notebook, table=True):
    """The number of an entry that has, or had, a note."""

    __tablename__ = "entry_key"
    entry_no: int | None = Field(default=None, primary_key=True)
    entry_id: str = Field(unique=True)


class TagRow(Notebook, table=True):
    """A tag; its id is permanent, its name the user's."""

    __tablename__ = "tag"
    id: str = Field(primary_key=True)
    name: str
    colour: str
    created: str


class TaggingRow(Notebook, table=True):
    """A tag on an entry or on a note."""

    __tablename__ = "tagging"
    tag_id: str = Field(primary_key=True)
    target_id: str = Field(primary_key=True)
    target_name: str
    created: str
    __table_args__ = (Index("tagging_target", "target_id"),)


class StarRow(Notebook, table=True):
    """A star on an entry."""

    __tablename__ = "star"
    target_id: str = Field(primary_key=True)
    target_name: str
    created: str


class ReviewRow(Notebook, table=True):
    """A day on which to look at an entry or note again, and why."""

    __tablename__ = "review"
    id: str = Field(primary_key=True)
    target_id: str
    target_name: str
    due: str
    reason: str
    is_done: int
    created: str
    __table_args__ = (Index("review_due", "is_done", "due"), Index("review_target", "target_id"))


class SavedSearchRow(Notebook, table=True):
    """A query with its kind and its columns, a JSON list of names.

    `as_of` is the day that it is asked for, empty for that of the calendar; `sort` the key of the column that sorts,
    with a minus before it where the order is turned round. Those of one `position` stand by name.
    """

    __tablename__ = "saved_search"
    id: str = Field(primary_key=True)
    name: str
    kind: str
    query: str
    columns: str
    created: str
    as_of: str = ""
    sort: str = ""
    position: int = 0


class CollectionRow(Notebook, table=True):
    """A named, ordered set of entries, such as a portfolio."""

    __tablename__ = "collection"
    id: str = Field(primary_key=True)
    name: str
    description: str
    created: str


class CollectionEntryRow(Notebook, table=True):
    """An entry of a collection and its place."""

    __tablename__ = "collection_entry"
    collection_id: str = Field(primary_key=True)
    entry_id: str = Field(primary_key=True)
    entry_name: str
    position: int
    __table_args__ = (Index("collection_entry_entry", "entry_id"),)


class DecisionRow(Notebook, table=True):
    """What was decided about an entry, when, by whom and why."""

    __tablename__ = "decision"
    id: str = Field(primary_key=True)
    target_id: str
    target_name: str
    decided: str
    outcome: str
    reason: str
    author: str
    created: str
    __table_args__ = (Index("decision_target", "target_id"),)


class OperationRow(Notebook, table=True):
    """One edit in the journal: what the user did in one step, or what undid it.

    `action` is one of `db.notebook.records.Deed`. What shares a `group_id` is undone together; `of_group` is the group
    that an undo or redo speaks of. `merged_by` is the merge that brought the operation of another notebook.
    """

    __tablename__ = "operation"
    operation_no: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    group_id: str
    action: str
    of_group: str
    label: str
    author: str
    at: str
    saves: int
    is_undone: int
    merged_by: str
    __table_args__ = (Index("operation_group", "group_id"),)


class RowChangeRow(Notebook, table=True):
    """One row before and after an operation as JSON; None where there was no row.

    A note's texts are not repeated here: its `version_id` leads to them in the history.
    """

    __tablename__ = "row_change"
    change_no: int | None = Field(default=None, primary_key=True)
    operation_id: str
    table_name: str
    row_key: str
    before: str | None
    after: str | None
    __table_args__ = (
        Index("row_change_operation", "operation_id"),
        Index("row_change_row", "table_name", "row_key"),
    )
