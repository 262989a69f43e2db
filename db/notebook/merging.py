"""Plans the three-way merge of two notebooks: the same whichever comes first, nothing lost, conflicts kept twice.

What only one side changed since they parted is taken. Of what both changed, fields that only one changed are combined;
where both changed the same field, the later edit stays in the row and the other side is kept as a copy beside it.
Ids of what a merge makes follow from what it is made of, so that two people who merge each other's notebooks get one
and the same.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator

from db.notebook.ancestry import Ancestry, Past
from db.notebook.comparing import content
from db.notebook.merge_plan import FieldMerge, MergePlan, Outcome, RowMerge
from db.notebook.records import Action
from db.notebook.rows import Row, Value
from db.notebook.snapshot import NOTE, VERSION_COLUMNS, Key, Snapshot
from db.search.folding import fold

_MADE = uuid.UUID("0c0f5a3e-7f58-4f0b-8f2f-6f4f5a0d9b11")
# Texts of the user: where they are in conflict, the other side gets a row of its own.
_OWN_WORDS: dict[str, tuple[str, ...]] = {
    NOTE: ("text", "judgement"),
    "tag": ("name",),
    "review": ("due", "reason"),
    "saved_search": ("name", "kind", "query", "columns", "as_of", "sort"),
    "collection": ("name", "description"),
    "decision": ("decided", "outcome", "reason"),
}
# What changes together, and is taken together.
_UNITS: dict[str, tuple[tuple[str, ...], ...]] = {
    NOTE: (
        ("text",),
        ("judgement", "likelihood", "confidence"),
        ("entry_id", "entry_name", "part_kind", "part_id", "part_name"),
    ),
    "saved_search": (("name",), ("kind", "query", "columns", "as_of", "sort")),
}
_PARENTS = (("tagging", "tag", "tag_id"), ("collection_entry", "collection", "collection_id"))
_NAMES = ("entry_name", "name", "target_name", "label")


def plan(ours: Snapshot, theirs: Snapshot, *, base: Snapshot | None = None) -> MergePlan:
    """Return what it takes for this notebook to have what the other one has too.

    Args:
        ours: This notebook.
        theirs: The other one.
        base: The notebook that both began with, such as a backup; None to go by their histories and journals.
    """
    ancestry = Ancestry(ours, theirs, base=base)
    rows: dict[tuple[str, Key], RowMerge] = {}
    for table, here in ours.tables.items():
        there = theirs.tables[table]
        for key in sorted(here.keys() | there.keys()):
            for merged in _merged(table, key, here.get(key), there.get(key), ancestry):
                if merged.outcome is not Outcome.COPIED or merged.key not in here:
                    rows.setdefault((table, merged.key), merged)
    _keep_parents(rows, ours, theirs)
    notes = ours.tables[NOTE].keys() | {key for table, key in rows if table == NOTE}
    new, longer = _versions(ours, theirs, notes)
    operations = tuple(row for key, row in theirs.operations.items() if key not in ours.operations)
    fresh = {str(row["id"]) for row in operations}
    return MergePlan(
        rows=tuple(rows.values()),
        versions=new,
        longer_versions=longer,
        operations=operations,
        changes=tuple(row for row in theirs.changes if str(row["operation_id"]) in fresh),
    )


def _merged(table: str, key: Key, mine: Row | None, other: Row | None, ancestry: Ancestry) -> Iterator[RowMerge]:
    if mine is not None and other is not None and content(table, mine) == content(table, other):
        return
    past = ancestry.past(table, key)
    if not past.is_theirs_changed:
        return
    if not past.is_ours_changed or mine is None:
        if mine is not None or other is not None:
            yield _taken(table, key, mine, other)
        return
    if other is None:
        return  # an edit weighs more than a deletion
    is_ours_later = _is_ours_later(table, key, mine, other, ancestry)
    yield from _combined(table, key, mine, other, past, is_ours_later=is_ours_later)


def _taken(table: str, key: Key, mine: Row | None, other: Row | None) -> RowMerge:
    name = _name(other or mine or {})
    if other is None:
        return RowMerge(table, key, name, Outcome.DELETED, mine, None, None)
    if mine is None:
        return RowMerge(table, key, name, Outcome.ADDED, None, other, other)
    result = {**other, "revision": _next(mine, other)} if table == NOTE else other
    names = (name for name in content(table, mine) if mine[name] != other[name])
    fields = tuple(FieldMerge(field, mine[field], mine[field], other[field], other[field]) for field in names)
    return RowMerge(table, key, name, Outcome.TAKEN, mine, other, result, fields)


def _combined(table: str, key: Key, mine: Row, other: Row, past: Past, *, is_ours_later: bool) -> Iterator[RowMerge]:
    base = past.base if past.is_base_known else None
    later = mine if is_ours_later else other
    result: dict[str, Value] = dict(mine)
    fields: list[FieldMerge] = []
    is_conflict = False
    for unit in _units(table, mine):
        if all(mine[name] == other[name] for name in unit):
            continue
        chosen, is_unit_conflict = _chosen(table, unit, mine, other, base=base, later=later)
        for name in unit:
            result[name] = chosen[name]
            if mine[name] != other[name]:
                known = None if base is None else base.get(name)
                fields.append(FieldMerge(name, known, mine[name], other[name], chosen[name], is_unit_conflict))
        own_words = _OWN_WORDS.get(table, ())
        is_conflict = is_conflict or (is_unit_conflict and any(name in own_words for name in unit))
    if "created" in mine:
        result["created"] = min(str(mine["created"]), str(other["created"]))
    version = None
    if table == NOTE:
        # An edit weighs more than a removal.
        result["is_removed"] = int(bool(mine["is_removed"]) and bool(other["is_removed"]))
        result |= {"revision": _next(mine, other), "changed": max(str(mine["changed"]), str(other["changed"]))}
        result["version_id"] = _made(NOTE, *sorted((str(mine["version_id"]), str(other["version_id"]))))
        version = _version(result)
    if not is_conflict and content(table, result) == content(table, mine) and table != NOTE:
        return
    outcome = Outcome.CONFLICT if is_conflict else Outcome.COMBINED
    yield RowMerge(table, key, _name(result), outcome, mine, other, result, tuple(fields), version)
    if is_conflict:
        yield _copy(table, other if is_ours_later else mine)


def _chosen(
    table: str, unit: tuple[str, ...], mine: Row, other: Row, *, base: Row | None, later: Row
) -> tuple[Row, bool]:
    """Return the side that a unit of fields comes from, and whether both changed it."""
    known = [name for name in unit if base is not None and name in base]
    if base is not None and known:
        if all(mine[name] == base[name] for name in known):
            return other, False
        if all(other[name] == base[name] for name in known):
            return mine, False
    if table == "tag" and unit == ("name",) and fold(str(mine["name"])) == fold(str(other["name"])):
        return later, False
    return later, True


def _units(table: str, row: Row) -> Iterator[tuple[str, ...]]:
    together = _UNITS.get(table, ())
    yield from together
    grouped = {name for unit in together for name in unit}
    for name in content(table, row):
        if name not in grouped and name not in ("id", "created", "is_removed"):
            yield (name,)


def _copy(table: str, loser: Row) -> RowMerge:
    """Return the row that keeps the side of a conflict which does not stay in the row itself."""
    words = [str(loser[name]) for name in _OWN_WORDS[table]]
    row: dict[str, Value] = {**loser, "id": _made(table, str(loser["id"]), *words)}
    version = None
    if table == NOTE:
        row |= {"revision": 1, "is_removed": 0, "version_id": _made("version", str(row["id"]))}
        version = _version(row)
    return RowMerge(table, (str(row["id"]),), _name(row), Outcome.COPIED, None, loser, row, (), version)


def _version(row: Row) -> Row:
    values: dict[str, Value] = {name: row[name] for name in VERSION_COLUMNS if name in row}
    return values | {
        "id": row["version_id"],
        "note_id": row["id"],
        "action": Action.MERGED.value,
        "author": "",
        "at": row["changed"],
        "saves": 1,
    }


def _keep_parents(rows: dict[tuple[str, Key], RowMerge], ours: Snapshot, theirs: Snapshot) -> None:
    """Bring back a tag or collection that one side deleted while the other side used it anew."""
    for child, parent, column in _PARENTS:
        used = {key: row for key, row in ours.tables[child].items() if (child, key) not in rows}
        used |= {merged.key: merged.result for (table, _), merged in rows.items() if table == child and merged.result}
        for row in used.values():
            key = (str(row[column]),)
            merged = rows.get((parent, key))
            here, there = ours.tables[parent].get(key), theirs.tables[parent].get(key)
            if merged is not None and merged.result is None:
                del rows[parent, key]
            elif here is None and merged is None and there is not None:
                rows[parent, key] = RowMerge(parent, key, _name(there), Outcome.ADDED, None, there, there)


def _versions(ours: Snapshot, theirs: Snapshot, notes: set[Key]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the versions that are missing here, and those of which the other side has typed on."""
    new: list[Row] = []
    longer: list[Row] = []
    for version_id, theirs_row in theirs.versions.items():
        mine = ours.versions.get(version_id)
        if mine is None:
            if (str(theirs_row["note_id"]),) in notes:
                new.append(theirs_row)
            continue
        if mine["text"] == theirs_row["text"] and mine["judgement"] == theirs_row["judgement"]:
            continue
        first, last = sorted((mine, theirs_row), key=lambda row: int(row["saves"] or 0))
        if last is theirs_row:
            longer.append(theirs_row)
        # The other side may rest on the shorter text.
        aside = {**first, "id": _made("shorter", version_id, str(first["saves"])), "action": Action.BASE.value}
        if aside["id"] not in ours.versions and aside["id"] not in theirs.versions:
            new.append(aside)
    return tuple(new), tuple(longer)


def _is_ours_later(table: str, key: Key, mine: Row, other: Row, ancestry: Ancestry) -> bool:
    if table == NOTE:
        return _note_order(mine) > _note_order(other)
    ours = (ancestry.last_change(table, key, is_ours=True), json.dumps(mine, sort_keys=True))
    return ours > (ancestry.last_change(table, key, is_ours=False), json.dumps(other, sort_keys=True))


def _note_order(row: Row) -> tuple[str, str]:
    return str(row["changed"]), str(row["version_id"])


def _next(mine: Row, other: Row) -> int:
    """Return a revision that an editor of neither side has seen."""
    return max(int(mine["revision"] or 0), int(other["revision"] or 0)) + 1


def _made(*parts: str) -> str:
    return uuid.uuid5(_MADE, json.dumps(parts)).hex


def _name(row: Row) -> str:
    return next((str(row[name]) for name in _NAMES if name in row), "")
