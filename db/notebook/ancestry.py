"""Tells which of two notebooks changed a row since they parted, and what the row was then."""

from __future__ import annotations

from dataclasses import dataclass

from db.notebook.comparing import content
from db.notebook.records import Action, Deed
from db.notebook.rows import Row
from db.notebook.snapshot import NOTE, Change, Key, Snapshot

_TEXTS = ("entry_id", "entry_name", "text", "judgement", "likelihood", "confidence")


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of a row's past.

    Attributes:
        is_ours_changed: Whether this notebook changed it since; likewise `is_theirs_changed`.
        base: The row as it was, as far as known; None where there was none or nothing is known.
        is_base_known: Whether the notebooks are known to have shared the row, or its absence.
    """

    is_ours_changed: bool
    is_theirs_changed: bool
    base: Row | None = None
    is_base_known: bool = False


class Ancestry:
    """Looks into the past of two notebooks.

    Args:
        ours: This notebook.
        theirs: The other one.
        base: The notebook that both began with; None to go by their histories and journals.
    """

    def __init__(self, ours: Snapshot, theirs: Snapshot, *, base: Snapshot | None) -> None:
        self._ours = ours
        self._theirs = theirs
        self._base = base
        self._versions: dict[str, list[Row]] = {}
        for version_id in ours.versions.keys() & theirs.versions.keys():
            # Of a version that one of them typed on, the shorter text is the one that both had.
            both = (ours.versions[version_id], theirs.versions[version_id])
            version = min(both, key=_saves)
            self._versions.setdefault(str(version["note_id"]), []).append(version)

    def past(self, table: str, key: Key) -> Past:
        """Return the past of a row that is not the same in the two notebooks."""
        mine, other = self._ours.tables[table].get(key), self._theirs.tables[table].get(key)
        if self._base is not None:
            base = self._base.tables[table].get(key)
            return Past(_differs(table, mine, base), _differs(table, other, base), base, is_base_known=True)
        if table == NOTE:
            return self._past_of_note(key[0], mine, other)
        return self._past_of_row(table, key)

    def last_change(self, table: str, key: Key, *, is_ours: bool) -> str:
        """Return when the row was changed last, as the journal of one side has it; empty where it does not know."""
        side = self._ours if is_ours else self._theirs
        return max((change.at for change in side.changes_of(table, key)), default="")

    def _past_of_note(self, note_id: str, mine: Row | None, other: Row | None) -> Past:
        if mine is None or other is None:
            # A note never vanishes, so the notebook without it has never had it.
            return Past(mine is not None, other is not None)
        ours_changed = not _knows(self._theirs, mine, by=self._ours)
        theirs_changed = not _knows(self._ours, other, by=self._theirs)
        shared = self._versions.get(note_id, [])
        shared = [version for version in shared if version["action"] not in (Action.REFUSED, Action.BASE)]
        if not shared:
            return Past(ours_changed, theirs_changed)
        last = max(shared, key=_order)
        base = {name: last[name] for name in _TEXTS}
        return Past(ours_changed, theirs_changed, base, is_base_known=True)

    def _past_of_row(self, table: str, key: Key) -> Past:
        ours, theirs = self._ours.changes_of(table, key), self._theirs.changes_of(table, key)
        both = key in self._ours.tables[table] and key in self._theirs.tables[table]
        if both and not (ours and theirs):
            # A selection comes without its journal.
            return Past(is_ours_changed=True, is_theirs_changed=True)
        # A merge is no change of its own: it makes of what both did what any merge of the two makes of it.
        own = {change.operation_id for change in ours if change.action != Deed.MERGE}
        foreign = {change.operation_id for change in theirs if change.action != Deed.MERGE}
        ours_changed, theirs_changed = bool(own - foreign), bool(foreign - own)
        if not ours_changed and not theirs_changed:
            merged = {change.operation_id for change in ours} - {change.operation_id for change in theirs}
            back = {change.operation_id for change in theirs} - {change.operation_id for change in ours}
            ours_changed, theirs_changed = bool(merged) or not back, bool(back) or not merged
        shared = [change for change in ours if change.operation_id in own & foreign]
        if not shared:
            return Past(ours_changed, theirs_changed)
        last: Change = max(shared, key=lambda change: (change.at, change.operation_id))
        return Past(ours_changed, theirs_changed, last.after, is_base_known=True)


def _differs(table: str, row: Row | None, base: Row | None) -> bool:
    if row is None or base is None:
        return row is not base
    return content(table, row) != content(table, base)


def _knows(side: Snapshot, row: Row, *, by: Snapshot) -> bool:
    """Return whether one side's history has the version that the row of the other side stands on, as far as typed."""
    head = str(row["version_id"])
    known, own = side.versions.get(head), by.versions.get(head)
    return known is not None and (own is None or _saves(known) >= _saves(own))


def _saves(version: Row) -> int:
    return int(version["saves"] or 0)


def _order(version: Row) -> tuple[str, int, str]:
    return str(version["at"]), int(version["revision"] or 0), str(version["id"])
