"""Reads the ties of an entry to others, from both ends, grouped by relation."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.queries.refs import RANK_OF_STATE, numbered_refs, standing, standings
from db.queries.relations import FIRMS_LISTED, OF_PROCESS, ORDER, USED_IN, named, words
from db.records import EntryRef, Kind, Link, Standing

_RELATIONS = (
    "SELECT relation, 1 AS is_forward, to_no, via, source_id, position FROM relation WHERE from_no = :entry_no"
    " UNION ALL"
    " SELECT relation, 0, from_no, via, source_id, position FROM relation WHERE to_no = :entry_no"
    " ORDER BY relation, is_forward DESC, position, to_no"
)
_LISTED = (
    "SELECT f.entry_no, si.state, si.since, si.until, s.key FROM subject AS s"
    " JOIN entry AS f ON f.id = 'firm/' || s.firm_id"
    " LEFT JOIN subject_interval AS si ON si.subject_no = s.subject_no AND si.first <= :day AND :day < si.end_day"
    " WHERE s.measure_id = :slug AND s.subject_kind = 'listing' ORDER BY f.sort_name, s.subject_no"
)
_NAMED = (
    "SELECT e.entry_no, s.label, i.scope, si.state, si.since, si.until FROM subject AS s"
    " JOIN subject_item AS i ON i.subject_no = s.subject_no"
    " JOIN entry AS e ON e.id = coalesce('mineral/' || i.mineral_id, 'technology/' || i.technology_id,"
    " 'firm/' || i.firm_id)"
    " LEFT JOIN subject_interval AS si ON si.subject_no = s.subject_no AND si.first <= :day AND :day < si.end_day"
    " WHERE s.measure_id = :slug ORDER BY s.subject_no, i.position"
)
_PROCESSES = (
    "SELECT e.entry_no FROM technology AS t JOIN entry AS e ON e.id = 'technology/' || t.id"
    " WHERE t.technology_kind = 'process'"
)
_WHOLE_ACT = "Whole act"


@dataclass(slots=True)
class _Tie:
    """A tie while its rows are gathered."""

    via: dict[str, None]
    sources: dict[str, None]
    standing: Standing | None = None


_Ties = dict[tuple[str, int], _Tie]


def links(connection: sqlite3.Connection, entry_no: int, *, entry: EntryRef, as_of: date) -> tuple[Link, ...]:
    """Return the ties of the entry in groups of one relation, each other entry once a group.

    The standing is that of the tie for what a measure names or lists, else that of the other entry.

    Args:
        connection: An edition.
        entry_no: Number of the entry in it.
        entry: The entry.
        as_of: The day that states refer to.
    """
    ties: _Ties = {}
    processes = {row[0] for row in connection.execute(_PROCESSES)} if entry.kind is Kind.MINERAL else set()
    for relation, is_forward, other, via, source, _ in connection.execute(_RELATIONS, {"entry_no": entry_no}):
        reads = words(relation, is_forward=bool(is_forward))
        _add(ties, OF_PROCESS if reads == USED_IN and other in processes else reads, other, via, source)
    if entry.kind is Kind.MEASURE:
        _add_named(connection, ties, entry, as_of)
    numbers = {number for _, number in ties}
    refs = numbered_refs(connection, numbers)
    known = standings(connection, numbers, as_of=as_of)
    places = {relation: place for place, relation in enumerate(ORDER)}
    found = [
        Link(
            relation,
            refs[number],
            "; ".join(tie.via) or None,
            tuple(tie.sources),
            tie.standing if tie.standing is not None else known.get(number),
        )
        for (relation, number), tie in ties.items()
    ]
    # Within a group the order stays as read: that of the data, or by name.
    found.sort(key=lambda link: (places[link.relation], _rank(link)))
    return tuple(found)


def _add(ties: _Ties, relation: str, other: int, via: str | None, source: str | None) -> _Tie:
    tie = ties.setdefault((relation, other), _Tie({}, {}))
    if via is not None:
        tie.via[via] = None
    if source is not None:
        tie.sources[source] = None
    return tie


def _add_named(connection: sqlite3.Connection, ties: _Ties, measure: EntryRef, as_of: date) -> None:
    values = {"slug": measure.id.partition("/")[2], "day": as_of.isoformat()}
    rows: list[tuple[Any, ...]] = connection.execute(_NAMED, values).fetchall()
    kinds = {number: ref.kind for number, ref in numbered_refs(connection, {row[0] for row in rows}).items()}
    for number, label, scope, *interval in rows:
        # "Clause 2: gallium, germanium": what it is about is told by the scope.
        clause = "" if label == _WHOLE_ACT else label.partition(":")[0]
        tie = _add(
            ties, named(kinds[number]), number, ": ".join(part for part in (clause, scope) if part) or None, None
        )
        tie.standing = _weightier(tie.standing, standing(tuple(interval)))
    for number, state, since, until, _ in connection.execute(_LISTED, values):
        tie = _add(ties, FIRMS_LISTED, number, None, None)
        tie.standing = _weightier(tie.standing, standing((state, since, until)))


def _weightier(first: Standing | None, second: Standing) -> Standing:
    if first is None:
        return second
    return min(first, second, key=_weight)


def _weight(each: Standing) -> int:
    return RANK_OF_STATE[each.state]


def _rank(link: Link) -> int:
    """Return what orders the links of one group: of the firms that a measure lists, those still bound come first."""
    return RANK_OF_STATE[link.standing.state] if link.relation == FIRMS_LISTED and link.standing is not None else 0
