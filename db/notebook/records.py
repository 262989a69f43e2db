"""The values of the notebook that `db.records.Note` does not already give: versions, marks, operations, conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from db.errors import DataError
from db.records import Judgement, Note

NOTE_TARGET = "note/"


class Action(StrEnum):
    """What was done to a note."""

    ADDED = "added"
    SAVED = "saved"
    REMOVED = "removed"
    RESTORED = "restored"
    REFUSED = "refused"
    # What an editor that was refused had begun with, where it was no version of its own.
    BASE = "base"
    UNDONE = "undone"
    REDONE = "redone"
    MOVED = "moved"
    MERGED = "merged"


class Deed(StrEnum):
    """What kind of operation stands in the journal."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Version:
    """A text that a note had, or a text that was refused because the note had changed meanwhile.

    Attributes:
        revision: The revision that the action made; for a refused text, the one it was based on.
        author: Who did it, as the program was told; empty where it was not.
        at: When, in UTC.
        judgement: As `db.records.Note` has it.
        saves: How many savings while typing went into it.
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
    judgement: Judgement | None = None
    saves: int = 1


@dataclass(frozen=True, slots=True)
class Target:
    """What a mark is on: an entry by its id, or a note by ``note/`` and its id; the name outlives the entry."""

    id: str
    name: str

    @staticmethod
    def of_note(note: Note) -> Target:
        """Return the note as a target."""
        return Target(f"{NOTE_TARGET}{note.id}", note.entry_name)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag.

    Attributes:
        id: Permanent, whatever the tag is called.
        colour: A name of the theme, such as ``series_1``; empty for none.
        count: How many entries and notes carry it.
    """

    id: str
    name: str
    colour: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Tagging:
    """A tag on an entry or note."""

    tag_id: str
    target: Target
    created: datetime


@dataclass(frozen=True, slots=True)
class Star:
    """A star on an entry."""

    target: Target
    created: datetime


@dataclass(frozen=True, slots=True)
class Review:
    """A day on which to look at something again."""

    id: str
    target: Target
    due: date
    reason: str
    is_done: bool
    created: datetime


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query with what it is asked for and how it is shown.

    Attributes:
        kind: The kind of entry that it lists; empty for every kind.
        columns: Keys of the columns in their order; empty for the usual ones.
        as_of: The day that it is asked for; None for that of the calendar.
        sort: Key of the column that sorts, with a minus before it for the other way round; empty for the usual order.
        position: Its place among the searches; those of one place stand by name.
    """

    id: str
    name: str
    kind: str
    query: str
    columns: tuple[str, ...]
    created: datetime
    as_of: date | None = None
    sort: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Collection:
    """A named set of entries in the user's order."""

    id: str
    name: str
    description: str
    entries: tuple[Target, ...]
    created: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about an entry or note."""

    id: str
    target: Target
    decided: date
    outcome: str
    reason: str
    author: str
    created: datetime


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of the journal.

    Attributes:
        group_id: What shares it is undone together.
        deed: What kind of step it is.
        of_group: For an undo or redo, the group that it speaks of.
        label: What was done, in words.
        is_undone: True where an undo took it back and no redo brought it again.
        is_foreign: True where a merge brought it from another notebook; it is undone with that merge alone.
    """

    id: str
    group_id: str
    deed: Deed
    of_group: str
    label: str
    author: str
    at: datetime
    is_undone: bool
    is_foreign: bool


@dataclass(frozen=True, slots=True)
class NoteHit:
    """A note that a search found, and the piece of it where the words stand."""

    note: Note
    excerpt: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write touched, so that a view refreshes only what it must; all empty where nothing changed.

    Attributes:
        note_ids: Notes that were changed.
        entry_ids: Entries whose notes, tags, star, reviews or decisions were changed.
        is_noted_changed: True where an entry got its first note or lost its last.
        tables: The tables in which rows were changed: ``note``, ``tag``, ``tagging``, ``star``, ``review``,
            ``saved_search``, ``collection``, ``collection_entry``, ``decision``.
    """

    note_ids: frozenset[str] = frozenset()
    entry_ids: frozenset[str] = frozenset()
    is_noted_changed: bool = False
    tables: frozenset[str] = frozenset()


class NoteConflictError(DataError):
    """A save that would have overwritten what another window wrote; the refused text is in the note's history.

    Attributes:
        current: The note as it stands in the notebook.
    """

    def __init__(self, text: str, hint: str, *, current: Note) -> None:
        super().__init__(text, hint)
        self.current = current
