"""Says in what two notebooks differ: counts by table, and notes one by one; for the preview of a restore."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from db.notebook.rows import Row, note_of
from db.notebook.snapshot import NOTE, Key, Snapshot
from db.notes import Note

# What every edit of a note changes; it says nothing of what the note is.
BOOKKEEPING = frozenset({"revision", "changed", "version_id"})


class Fate(StrEnum):
    """What taking the other notebook's state would do to a note."""

    APPEARS = "appears"
    VANISHES = "vanishes"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class NoteDifference:
    """A note that would not stay as it is; `ours` is None for one that appears, `theirs` for one that vanishes."""

    note_id: str
    fate: Fate
    ours: Note | None
    theirs: Note | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows of a table only the other notebook has, only this one has, and both have differently."""

    appear: int = 0
    vanish: int = 0
    change: int = 0


@dataclass(frozen=True, slots=True)
class Differences:
    """In what two notebooks differ.

    Attributes:
        counts: By table, those without a difference left out; removed notes count as absent.
        notes: By the name of their entry.
    """

    counts: Mapping[str, Count]
    notes: tuple[NoteDifference, ...]

    @property
    def is_empty(self) -> bool:
        """Return whether nothing differs."""
        return not self.counts


def compare(ours: Snapshot, theirs: Snapshot) -> Differences:
    """Return what would become of this notebook if it took the state of the other one."""
    counts = {}
    for table in ours.tables:
        have, get = _seen(ours, table), _seen(theirs, table)
        changed = [key for key in have.keys() & get.keys() if content(table, have[key]) != content(table, get[key])]
        if have.keys() - get.keys() or get.keys() - have.keys() or changed:
            counts[table] = Count(len(get.keys() - have.keys()), len(have.keys() - get.keys()), len(changed))
    return Differences(counts, _notes(_seen(ours, NOTE), _seen(theirs, NOTE)))


def content(table: str, row: Row) -> Row:
    """Return what the row says, without what only counts its edits."""
    if table != NOTE:
        return row
    return {name: value for name, value in row.items() if name not in BOOKKEEPING}


def _seen(snapshot: Snapshot, table: str) -> dict[Key, Row]:
    return {key: row for key, row in snapshot.tables[table].items() if table != NOTE or not row["is_removed"]}


def _notes(have: Mapping[Key, Row], get: Mapping[Key, Row]) -> tuple[NoteDifference, ...]:
    found = []
    for key in have.keys() | get.keys():
        mine, other = have.get(key), get.get(key)
        if mine is not None and other is not None and content(NOTE, mine) == content(NOTE, other):
            continue
        fate = Fate.APPEARS if mine is None else Fate.VANISHES if other is None else Fate.CHANGES
        ours = None if mine is None else note_of(mine)
        theirs = None if other is None else note_of(other)
        found.append(NoteDifference(key[0], fate, ours, theirs))
    return tuple(sorted(found, key=_place))


def _place(difference: NoteDifference) -> tuple[str, str]:
    shown = difference.ours or difference.theirs
    return ("" if shown is None else shown.entry_name, difference.note_id)
