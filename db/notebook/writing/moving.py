"""Attaches all that is on one entry to another, as when the first is gone from a new edition or was merged away."""

from __future__ import annotations

from db.notebook.records import Action, Target
from db.notebook.writing.core import Core
from db.notebook.writing.ledger import NOTE, Ledger
from db.notebook.writing.shelves import MEMBER
from db.notebook.writing.versions import advance

# Tables whose key has the entry's id, and those that have it beside a key of their own.
_KEYED = (("star", ("target_id",)), ("tagging", ("tag_id", "target_id")))
_FREE = ("review", "decision")


class Moving:
    """Moves; a part of `db.notebook.writer.NotebookWriter`, where callers find its methods."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def move_entry(self, entry_id: str, entry: Target) -> None:
        """Let notes, stars, tags, reviews, decisions and places in collections be on another entry: one step to undo.

        Removed notes move too. What the other entry has already, as a star, it keeps.

        Raises:
            DataError: The notebook cannot be written.
        """
        with self._core.edit(f"Moved to {entry.name}") as ledger:
            if entry_id == entry.id:
                return
            for row in ledger.rows(NOTE, entry_id=entry_id):
                values = {"entry_id": entry.id, "entry_name": entry.name}
                advance(ledger, row, values=values, action=Action.MOVED)
            _move_marks(ledger, entry_id, entry)


def _move_marks(ledger: Ledger, entry_id: str, entry: Target) -> None:
    target = {"target_id": entry.id, "target_name": entry.name}
    for table, key in _KEYED:
        for row in ledger.rows(table, target_id=entry_id):
            moved = {**row, **target}
            ledger.drop(table, tuple(str(row[name]) for name in key))
            if ledger.row(table, tuple(str(moved[name]) for name in key)) is None:
                ledger.put(table, moved)
    for table in _FREE:
        for row in ledger.rows(table, target_id=entry_id):
            ledger.put(table, {**row, **target})
    for row in ledger.rows(MEMBER, entry_id=entry_id):
        collection_id = str(row["collection_id"])
        ledger.drop(MEMBER, (collection_id, entry_id))
        if ledger.row(MEMBER, (collection_id, entry.id)) is None:
            ledger.put(MEMBER, {**row, "entry_id": entry.id, "entry_name": entry.name})
