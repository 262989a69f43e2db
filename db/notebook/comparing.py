"""Says in what two notebooks differ: by table, by note, and row by row with each field; for a restore’s preview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from db.notebook.rows import Row, Value, note_of
from db.notebook.snapshot import NOTE, Key, Snapshot
from db.notes import Note

# What every edit of a note changes; it says nothing of what the note is.
BOOKKEEPING = frozenset({"revision", "changed", "version_id"})
# Which row holds a row together with something, and the column that names it.
_PARENTS = {"tagging": ("tag", "tag_id"), "collection_entry": ("collection", "collection_id")}
_NAMES = ("entry_name", "name", "target_name")


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
class FieldDifference:
    """A field that both notebooks have with another value."""

    name: str
    ours: Value
    theirs: Value


@dataclass(frozen=True, slots=True)
class RowDifference:
    """A row that would not stay as it is.

    Attributes:
        name: What a person knows it by; of a tag on an entry, both names.
        fields: Those that differ; empty for a row that only one notebook has.
    """

    table: str
    key: Key
    name: str
    fate: Fate
    fields: tuple[FieldDifference, ...] = ()


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
        rows: All that differs, notes included, by table and name.
    """

    counts: Mapping[str, Count]
    notes: tuple[NoteDifference, ...]
    rows: tuple[RowDifference, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether nothing differs."""
        return not self.counts


def compare(ours: Snapshot, theirs: Snapshot) -> Differences:
    """Return what would become of this notebook if it took the state of the other one."""
    counts = {}
    rows: list[RowDifference] = []
    for table in ours.tables:
        have, get = _seen(ours, table), _seen(theirs, table)
        changed = [key for key in have.keys() & get.keys() if content(table, have[key]) != content(table, get[key])]
        if have.keys() - get.keys() or get.keys() - have.keys() or changed:
            counts[table] = Count(len(get.keys() - have.keys()), len(have.keys() - get.keys()), len(changed))
            rows += _rows(table, ours, theirs)
    return Differences(counts, _notes(_seen(ours, NOTE), _seen(theirs, NOTE)), tuple(rows))


def content(table: str, row: Row) -> Row:
    """Return what the row says, without what only counts its edits."""
    if table != NOTE:
        return row
    return {name: value for name, value in row.items() if name not in BOOKKEEPING}


def name_of(table: str, row: Row, *, snapshot: Snapshot) -> str:
    """Return what a person knows the row by; what ties two things together is named by both."""
    name = next((str(row[column]) for column in _NAMES if row.get(column)), "")
    parent = _PARENTS.get(table)
    if parent is None:
        return name
    held = snapshot.tables[parent[0]].get((str(row[parent[1]]),))
    return name if held is None else f"{name} · {held['name']}"


def _rows(table: str, ours: Snapshot, theirs: Snapshot) -> list[RowDifference]:
    have, get = _seen(ours, table), _seen(theirs, table)
    found = []
    for key in have.keys() | get.keys():
        mine, other = have.get(key), get.get(key)
        if mine is None and other is not None:
            found.append(RowDifference(table, key, name_of(table, other, snapshot=theirs), Fate.APPEARS))
        elif mine is not None and other is None:
            found.append(RowDifference(table, key, name_of(table, mine, snapshot=ours), Fate.VANISHES))
        elif mine is not None and other is not None and content(table, mine) != content(table, other):
            names = [name for name in content(table, mine) if mine[name] != other[name]]
            fields = tuple(FieldDifference(name, mine[name], other[name]) for name in names)
            found.append(RowDifference(table, key, name_of(table, mine, snapshot=ours), Fate.CHANGES, fields))
    return sorted(found, key=_by_name)


def _by_name(difference: RowDifference) -> tuple[str, Key]:
    return difference.name, difference.key


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
