"""The values of the notebook that `db.records.Note` does not already give: versions, changes, conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from db.errors import DataError
from db.records import Note


class Action(StrEnum):
    """What was done to a note."""

    ADDED = "added"
    SAVED = "saved"
    REMOVED = "removed"
    RESTORED = "restored"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Version:
    """A text that a note had, or a text that was refused because the note had changed meanwhile.

    Attributes:
        revision: The revision that the action made; for a refused text, the one it was based on.
        author: Who did it, as the program was told; empty where it was not.
        at: When, in UTC.
    """

    id: str
    note_id: str
    revision: int
    action: Action
    entry_id: str
    entry_name: str
    text: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write touched, so that a view refreshes only what it must; all empty where nothing changed.

    Attributes:
        is_noted_changed: True where an entry got its first note or lost its last.
    """

    note_ids: frozenset[str] = frozenset()
    entry_ids: frozenset[str] = frozenset()
    is_noted_changed: bool = False


class NoteConflictError(DataError):
    """A save that would have overwritten what another window wrote; the refused text is in the note's history.

    Attributes:
        current: The note as it stands in the notebook.
    """

    def __init__(self, text: str, hint: str, *, current: Note) -> None:
        super().__init__(text, hint)
        self.current = current
