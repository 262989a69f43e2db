"""Reads the ties that lead away from a set of entries on a day: those kept, and those that acts and lists make."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from db.network import Tie
from db.queries.refs import standing
from db.records import EntryRef, Standing
from db.words import State

# What is not announced on the day has no interval then and is no tie yet.
_FORCE = "JOIN subject_interval AS si ON si.subject_no = s.subject_no AND si.first <= :day AND :day < si.end_day"
_ACT = "JOIN entry AS me ON me.id = 'measure/' || s.measure_id"
_STATE = "si.state, si.since, si.until"
_PROVISIONS = (
    f"SELECT me.entry_no, es.entry_no, s.key, s.label, es.scope, {_STATE} FROM json_each(:numbers) AS j"
    " JOIN entry_subject AS es ON es.entry_no = j.value JOIN subject AS s ON s.subject_no = es.subject_no"
    f" AND s.subject_kind = 'provision' {_ACT} {_FORCE} WHERE es.entry_no <> me.entry_no"
    " UNION"
    f" SELECT me.entry_no, es.entry_no, s.key, s.label, es.scope, {_STATE} FROM json_each(:numbers) AS j"
    " JOIN entry AS me ON me.entry_no = j.value AND me.kind = 'measure'"
    " JOIN entry_subject AS own ON own.entry_no = me.entry_no JOIN subject AS s ON s.subject_no = own.subject_no"
    f" AND s.measure_id = substr(me.id, 9) {_FORCE}"
    " JOIN entry_subject AS es ON es.subject_no = s.subject_no AND es.entry_no <> me.entry_no"
)
_LISTINGS = (
    f"SELECT f.entry_no, le.entry_no, me.entry_no, s.key, s.label, {_STATE} FROM subject AS s"
    " JOIN entry AS f ON f.id = 'firm/' || s.firm_id JOIN entry AS le ON le.id = 'list/' || s.list_id"
    f" LEFT {_ACT} {_FORCE} WHERE s.subject_kind = 'listing' AND s.subject_no IN ("
    "SELECT es.subject_no FROM json_each(:numbers) AS j JOIN entry_subject AS es ON es.entry_no = j.value"
    " UNION SELECT o.subject_no FROM subject AS o WHERE o.measure_id IN ("
    "SELECT substr(e.id, 9) FROM json_each(:numbers) AS j JOIN entry AS e ON e.entry_no = j.value"
    " AND e.kind = 'measure'))"
)
# An act of a later day ties nothing together yet.
_RELATIONS = (
    "SELECT r.from_no, r.to_no, r.relation, r.via, r.source_id, t.technology_kind = 'process' FROM ("
    "SELECT from_no, relation, to_no, position, via, source_id FROM json_each(:numbers) AS j"
    " JOIN relation ON from_no = j.value"
    " UNION SELECT from_no, relation, to_no, position, via, source_id FROM json_each(:numbers) AS j"
    " JOIN relation ON to_no = j.value) AS r"
    " JOIN entry AS a ON a.entry_no = r.from_no JOIN entry AS b ON b.entry_no = r.to_no"
    " LEFT JOIN measure AS am ON am.id = substr(a.id, 9) AND a.kind = 'measure'"
    " LEFT JOIN measure AS bm ON bm.id = substr(b.id, 9) AND b.kind = 'measure'"
    " LEFT JOIN technology AS t ON t.id = substr(b.id, 12) AND b.kind = 'technology'"
    " WHERE coalesce(am.announced, '') <= :day AND coalesce(bm.announced, '') <= :day"
    " ORDER BY r.from_no, r.relation, r.to_no, r.position"
)
# How a kept relation reads between the two names, and what it costs to go by it.
_WORDS: dict[str, tuple[str, int]] = {
    "used-in": ("is used in", 3),
    "depends-on": ("depends on", 3),
    "used-by": ("is made or used by", 3),
    "role": ("makes or uses", 3),
    "part-of": ("is part of", 3),
    "parent": ("is a subsidiary of", 3),
    "legal-basis": ("rests on", 1),
    "responds-to": ("responds to", 2),
    "amends": ("amends", 1),
    "suspends": ("suspends", 1),
    "extends": ("extends", 1),
    "resumes": ("resumes", 1),
    "ends": ("ends", 1),
    "designates": ("designates", 3),
    "speaks-of": ("speaks of", 6),
}
_OF_PROCESS = "is used or made by"
# What an act or a listing in the state costs: one in force leads first, one that has ended last.
_COSTS = {
    State.IN_FORCE: 0,
    State.SUSPENDED: 1,
    State.UNCONFIRMED: 2,
    State.ANNOUNCED: 2,
    State.PROPOSED: 4,
    State.ENDED: 5,
}
_COSTS_BY_NAME = {state.value: cost for state, cost in _COSTS.items()}
_HIGHEST_COST = max(_COSTS.values())
_WHOLE_ACT = "Whole act"


class Edge(NamedTuple):
    """A tie by the numbers of its entries. Sorts by what is best to go by, then in an order that never changes.

    A tuple, since a page may weigh thousands of them.

    Attributes:
        owner: Key of the provision or listing that makes it; its sources are that one's.
        source_id: Of a kept relation, where it has one.
    """

    cost: int
    start: int
    end: int
    words: str
    via: str
    owner: str = ""
    instrument: int = 0
    source_id: str = ""
    force: tuple[str | None, str | None, str | None] = (None, None, None)

    @property
    def standing(self) -> Standing | None:
        """Return the state of the provision or listing; None for a kept relation."""
        return standing(self.force) if self.owner else None


def edges(connection: sqlite3.Connection, numbers: Iterable[int], *, as_of: date) -> list[Edge]:
    """Return every tie of the entries that there is on the day, in no order.

    Args:
        connection: An edition.
        numbers: The entries, by their numbers in it.
        as_of: The day; what was announced later ties nothing together yet.
    """
    wanted = frozenset(numbers)
    values = {"numbers": json.dumps(sorted(wanted)), "day": as_of.isoformat()}
    found = [_relation(row) for row in connection.execute(_RELATIONS, values)]
    found += (_provision(row) for row in connection.execute(_PROVISIONS, values) if not wanted.isdisjoint(row[:2]))
    for row in connection.execute(_LISTINGS, values):
        found += _listing(row, wanted)
    return found


def ties(connection: sqlite3.Connection, chosen: Iterable[Edge], *, refs: Mapping[int, EntryRef]) -> tuple[Tie, ...]:
    """Return the ties that the edges stand for, with their sources.

    Args:
        connection: The edition that the edges were read from.
        chosen: The edges.
        refs: The entries by number, those of the instruments included.
    """
    kept = list(chosen)
    sources: dict[str, list[str]] = {}
    statement = (
        "SELECT c.owner, c.source_id FROM json_each(?) AS j JOIN citation AS c ON c.owner = j.value"
        " ORDER BY c.owner, c.position"
    )
    for owner, source in connection.execute(statement, (json.dumps(sorted({edge.owner for edge in kept})),)):
        sources.setdefault(owner, []).append(source)
    return tuple(
        Tie(
            refs[edge.start].id,
            refs[edge.end].id,
            edge.words,
            refs.get(edge.instrument),
            edge.via or None,
            tuple(sources.get(edge.owner, ())) if edge.owner else ((edge.source_id,) if edge.source_id else ()),
            edge.standing,
        )
        for edge in kept
    )


def _relation(row: tuple[Any, ...]) -> Edge:
    start, end, relation, via, source, is_process = row
    words, cost = _WORDS[relation]
    if relation == "used-in" and is_process:
        words = _OF_PROCESS
    return Edge(cost, start, end, words, via or "", source_id=source or "")


def _provision(row: tuple[Any, ...]) -> Edge:
    act, item, key, label, scope, *force = row
    clause = "" if label == _WHOLE_ACT else label
    via = ": ".join(part for part in (clause.partition(":")[0], scope) if part)
    return Edge(_cost(force), act, item, "names", via, key, 0, "", _interval(force))


def _listing(row: tuple[Any, ...], wanted: frozenset[int]) -> Iterator[Edge]:
    """Yield the ties of a listing that lead to or from an entry that is wanted: a long list has thousands of others."""
    firm, listed_on, act, key, label, *force = row
    cost, interval = _cost(force), _interval(force)
    if firm in wanted or listed_on in wanted:
        yield Edge(cost, firm, listed_on, "is listed on", "", key, act or 0, "", interval)
    if act is not None and (act in wanted or firm in wanted):
        yield Edge(cost, act, firm, "lists", label, key, 0, "", interval)
    if act is not None and (act in wanted or listed_on in wanted):
        yield Edge(cost, act, listed_on, "lists firms on", "", key, 0, "", interval)


def _cost(force: list[str | None]) -> int:
    return _COSTS_BY_NAME[force[0]] if force[0] is not None else _HIGHEST_COST


def _interval(force: list[str | None]) -> tuple[str | None, str | None, str | None]:
    state, since, until = force
    return state, since, until
