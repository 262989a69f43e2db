"""Reads what changed its state between two days, with the event that did it."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from typing import Any

from db.queries.events import events_of_subjects
from db.queries.refs import refs, standing
from db.records import Change, Kind
from db.search.filters import SUBJECT_KEYS, filtered, state_conditions, subject_conditions
from db.search.marked import NOTHING, Marked
from db.search.naming import resolved
from db.search.query import Query
from db.search.values import Values

_CHANGED = (
    "SELECT s.subject_no, s.label, s.measure_id, s.firm_id, b.state, b.since, b.until, a.state, a.since, a.until,"
    " o.cause FROM subject AS s"
    " LEFT JOIN subject_interval AS b ON b.subject_no = s.subject_no AND b.first <= {before} AND {before} < b.end_day"
    " LEFT JOIN subject_interval AS a ON a.subject_no = s.subject_no AND a.first <= {after} AND {after} < a.end_day"
    # The interval that the state began with: a later extension is not what brought it.
    " LEFT JOIN subject_interval AS o ON o.subject_no = s.subject_no AND o.first = a.since"
    " WHERE a.state IS NOT b.state{conditions}"
    " ORDER BY a.since, s.subject_no"
)


def changes(
    connection: sqlite3.Connection,
    before: date,
    *,
    after: date,
    query: Query | None = None,
    marked: Marked = NOTHING,
) -> tuple[Change, ...]:
    """Return the provisions and listings whose state on the second day is not that of the first.

    By the day of the new state, then as the acts and lists have them. What went there and back in between is no
    change. The cause is the act behind the new state; where a stated end passed, the act that had stated it.

    Args:
        connection: An edition.
        before: The first day.
        after: The second day.
        query: What to look at; None for everything. Terms on lists, acts, minerals and the like have to hold of the
            provision or listing itself, ``state:`` of its new state, and words and the rest of an entry it bears on.
        marked: What the query's terms on the notebook mean; see `db.notebook.finding.marked`.

    Raises:
        DataError: The query has a value that does not exist.
    """
    values = Values()
    days = {"before": values.bind(before.isoformat()), "after": values.bind(after.isoformat())}
    conditions: list[str] = []
    if query is not None:
        asked = resolved(connection, query)
        conditions = subject_conditions(asked, values) + state_conditions(asked, "a.state", values=values)
        conditions += _bearing(connection, asked, after, marked, values)
    statement = _CHANGED.format(**days, conditions="".join(f" AND {condition}" for condition in conditions))
    rows = connection.execute(statement, values.named).fetchall()
    events = events_of_subjects(connection, (row[0] for row in rows))
    owners = [f"firm/{row[3]}" if row[3] is not None else f"measure/{row[2]}" for row in rows]
    acts = [_act(row, events) for row in rows]
    known = refs(connection, {*owners, *(act for act in acts if act is not None)})
    return tuple(
        Change(
            entry=known[owner],
            label=row[1],
            before=standing(row[4:7]),
            after=standing(row[7:10]),
            cause=events[row[0]][row[10]] if row[10] is not None else None,
            measure=known.get(act) if act is not None else None,
        )
        for row, owner, act in zip(rows, owners, acts, strict=True)
    )


def _act(row: tuple[Any, ...], events: dict[int, list[Any]]) -> str | None:
    """Return the id of the act behind the new state; of the subject's own act where the event names none."""
    number, measure_id, cause = row[0], row[2], row[10]
    by = events[number][cause].by if cause is not None else None
    slug = by if by is not None else measure_id
    return None if slug is None else f"measure/{slug}"


def _bearing(connection: sqlite3.Connection, query: Query, after: date, marked: Marked, values: Values) -> list[str]:
    """Return the condition that a subject bears on an entry which meets the rest of the query; none without a rest."""
    rest = query.without("state")
    for key in SUBJECT_KEYS:
        rest = rest.without(key)
    if rest.is_empty:
        return []
    numbers: list[int] = []
    for kind in _kinds(rest):
        own = Values()
        chosen = filtered(rest, kind, as_of=after, values=own, marked=marked)
        numbers += (row[0] for row in connection.execute(chosen.statement("e.entry_no"), own.named))
    picked = f"SELECT value FROM json_each({values.bind(json.dumps(numbers))})"
    return [f"s.subject_no IN (SELECT es.subject_no FROM entry_subject AS es WHERE es.entry_no IN ({picked}))"]


def _kinds(query: Query) -> list[Kind]:
    """Return the kinds of entry to look for; a list only where it is asked for, lest each term on it mean its firms."""
    wanted = query.values("kind")
    return [kind for kind in Kind if (kind in wanted if wanted else kind is not Kind.LIST)]
