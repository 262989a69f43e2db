"""Reads the events of provisions and listings."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import Any

from db.force import Basis, Event, EventType
from db.queries.refs import day

_COLUMNS = "v.day, v.type, v.basis, v.until, v.by_measure_id, v.scope, v.source_id"
_OF_ENTRY = (
    f"SELECT v.subject_no, {_COLUMNS} FROM entry_subject AS es JOIN event AS v ON v.subject_no = es.subject_no"
    " WHERE es.entry_no = ? ORDER BY v.subject_no, v.position"
)
_OF_SUBJECTS = (
    f"SELECT v.subject_no, {_COLUMNS} FROM json_each(?) AS j JOIN event AS v ON v.subject_no = j.value"
    " ORDER BY v.subject_no, v.position"
)


def events_of_entry(connection: sqlite3.Connection, entry_no: int) -> dict[int, list[Event]]:
    """Return the events of each subject of the entry, by subject number, in the order in which they are folded."""
    return _by_subject(connection.execute(_OF_ENTRY, (entry_no,)))


def events_of_subjects(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, list[Event]]:
    """Return the events of the subjects by their number, in the order in which they are folded."""
    return _by_subject(connection.execute(_OF_SUBJECTS, (json.dumps(sorted(set(numbers))),)))


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events oldest first; those of one day as they are folded."""
    return tuple(sorted(events, key=_day_of))


def _by_subject(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[Event]]:
    found: dict[int, list[Event]] = {}
    for number, event_day, event_type, basis, until, by, scope, source in rows:
        event = Event(date.fromisoformat(event_day), EventType(event_type), Basis(basis), day(until), by, scope, source)
        found.setdefault(number, []).append(event)
    return found


def _day_of(event: Event) -> date:
    return event.day
