"""Tables of the notebook. Imported by its writer alone: reading uses SQL text through sqlite3.

`db.notebook.migrations` makes these tables in an old or a new file; a test holds the two together.
Times are UTC in ISO form with microseconds and a ``Z``, so that they sort as text.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, MetaData
from sqlmodel import Field, SQLModel


class Notebook(SQLModel):
    """Base of the notebook's tables, which keeps them apart from the edition's."""

    metadata = MetaData()


class NoteRow(Notebook, table=True):
    """A note as it now stands. A removed one stays, so that it can be restored.

    `entry_name` is the entry's name when the note was last saved: it outlives the entry.
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
    __table_args__ = (Index("note_entry", "entry_id", "is_removed"),)


class NoteHistoryRow(Notebook, table=True):
    """Every text that a note ever had, the present one included, and every text that was refused.

    `action` is one of `db.notebook.records.Action`. `revision` is the one that the action made; for a
    refused text, the one that it was based on. `id` is permanent, `history_no` only the order in this file.
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
    __table_args__ = (Index("note_history_note", "note_id", "history_no"),)
