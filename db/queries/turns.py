"""Finds the nearest day before or after a day on which something happens to some entries, and tells what does."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import date

from db.force import Basis, Event, EventType
from db.queries.refs import day as day_of
from db.queries.refs import refs
from db.records import Happening, Turn

_PICKED = (
    "WITH picked AS MATERIALIZED (SELECT DISTINCT es.subject_no FROM json_each(:ids) AS j"
    " JOIN entry AS e ON e.id = j.value JOIN entry_subject AS es ON es.entry_no = e.entry_no)"
)
_NEAREST = (
    _PICKED + " SELECT {pick}(day) FROM"
    " (SELECT {pick}(v.day) AS day FROM picked AS p JOIN event AS v ON v.subject_no = p.subject_no"
    " WHERE v.day {side} :day"
    # Where a stated end passes, no event says so.
    " UNION ALL SELECT {pick}(si.first) FROM picked AS p JOIN subject_interval AS si ON si.subject_no = p.subject_no"
    " WHERE si.first {side} :day)"
)
_EARLIER = _NEAREST.format(pick="max", side="<")
_LATER = _NEAREST.format(pick="min", side=">")
_EVENTS = (
    _PICKED + " SELECT s.measure_id, s.list_id, v.type, v.basis, v.until, v.by_measure_id"
    " FROM picked AS p JOIN subject AS s ON s.subject_no = p.subject_no"
    " JOIN event AS v ON v.subject_no = p.subject_no AND v.day = :day"
    " ORDER BY s.subject_no, v.position"
)
_LAPSES = (
    _PICKED + " SELECT s.measure_id, s.list_id FROM picked AS p JOIN subject AS s ON s.subject_no = p.subject_no"
    " JOIN subject_interval AS si ON si.subject_no = p.subject_no AND si.first = :day"
    " WHERE NOT EXISTS (SELECT 1 FROM event AS v WHERE v.subject_no = p.subject_no AND v.day = :day"
    " AND v.basis = 'act') ORDER BY s.subject_no"
)


def turn_before(connection: sqlite3.Connection, entry_ids: Iterable[str], *, day: date) -> Turn | None:
    """Return the last day before the day on which something happens to one of the entries; None where there is none."""
    return _turn(connection, _EARLIER, entry_ids, day=day)


def turn_after(connection: sqlite3.Connection, entry_ids: Iterable[str], *, day: date) -> Turn | None:
    """Return the first day after the day on which something happens to one of the entries; None where there is none."""
    return _turn(connection, _LATER, entry_ids, day=day)


def _turn(connection: sqlite3.Connection, nearest: str, entry_ids: Iterable[str], *, day: date) -> Turn | None:
    ids = json.dumps(list(entry_ids))
    row = connection.execute(nearest, {"ids": ids, "day": day.isoformat()}).fetchone()
    if row[0] is None:
        return None
    return Turn(date.fromisoformat(row[0]), _happenings(connection, {"ids": ids, "day": row[0]}))


def _happenings(connection: sqlite3.Connection, values: dict[str, str]) -> tuple[Happening, ...]:
    found: dict[tuple[str, EventType | None, Basis, date | None], int] = {}
    for measure_id, list_id, event_type, basis, until, by in connection.execute(_EVENTS, values):
        key = (_act(by or measure_id, list_id), EventType(event_type), Basis(basis), day_of(until))
        found[key] = found.get(key, 0) + 1
    for measure_id, list_id in connection.execute(_LAPSES, values):
        lapse = (_act(measure_id, list_id), None, Basis.ACT, None)
        found[lapse] = found.get(lapse, 0) + 1
    acts = refs(connection, {act for act, *_rest in found})
    day = date.fromisoformat(values["day"])
    happenings = [
        Happening(None if kind is None else Event(day, kind, basis, until), acts[act], count)
        for (act, kind, basis, until), count in found.items()
    ]
    return tuple(sorted(happenings, key=_weight))


def _act(measure_id: str | None, list_id: str | None) -> str:
    return f"list/{list_id}" if measure_id is None else f"measure/{measure_id}"


def _weight(happening: Happening) -> int:
    return -happening.subjects
