"""Finds entries of all kinds by a query, the best first, and says of each which of its texts matched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db.force import State
from db.records import EntryRef, Hit, Kind, Standing
from db.search.filters import filtered
from db.search.matched import matched_texts
from db.search.matching import PREFIX_SCORE
from db.search.naming import resolved
from db.search.query import Query, parse
from db.search.ranks import RANK_OF_STATE
from db.search.values import Values

_STATE_RANK = RANK_OF_STATE.format(state="standing.state")
# Only exact names are told apart by it; to count for all that a letter finds would take longer than to find them.
_WEIGHT = (
    f"CASE WHEN {{score}} < {PREFIX_SCORE}"
    " THEN (SELECT count(*) FROM entry_subject AS w WHERE w.entry_no = e.entry_no) ELSE 0 END"
)
# Among entries that match alike, those that something binds now come first, then those that most bears on.
RELEVANCE = f"hit.score, {_STATE_RANK}, {_WEIGHT.format(score='hit.score')} DESC, e.sort_name"
_COLUMNS = (
    f"{{score}}, {_STATE_RANK}, {_WEIGHT}, e.sort_name, e.entry_no, e.id, e.name, e.name_zh, m.number,"
    " standing.state, standing.since, standing.until"
)
_NUMBERS = " LEFT JOIN measure AS m ON e.kind = 'measure' AND m.id = substr(e.id, 9)"


@dataclass(frozen=True, slots=True)
class _Found:
    order: tuple[float | str, ...]
    entry_no: int
    ref: EntryRef
    standing: Standing


def find(
    connection: sqlite3.Connection,
    query: Query | str,
    *,
    as_of: date,
    kinds: Iterable[Kind] = (),
    limit: int | None = 50,
    noted: Iterable[str] = (),
) -> tuple[Hit, ...]:
    """Return the entries that the query asks for: exact names and codes first, then beginnings, then full text.

    Without free words they stand by kind and name.

    Args:
        connection: An edition.
        query: A query, or the line that says one.
        as_of: The day that states refer to.
        kinds: The kinds to look in; empty for all. Kinds that the query itself names narrow it further.
        limit: The most hits to return; None for all.
        noted: Ids of the entries that have a note, for ``has:note``.

    Raises:
        DataError: A key or value that does not exist.
    """
    asked = resolved(connection, parse(query) if isinstance(query, str) else query)
    allowed = set(kinds) or set(Kind)
    found: list[_Found] = []
    for kind in Kind:
        if kind in allowed and kind in (asked.values("kind") or Kind):
            found += _of_kind(connection, asked, kind, as_of=as_of, limit=limit, noted=noted)
    found.sort(key=_order)
    best = found[:limit]
    texts = matched_texts(connection, asked, {item.entry_no: item.ref for item in best})
    return tuple(Hit(item.ref, item.standing, *texts[item.entry_no]) for item in best)


def _of_kind(
    connection: sqlite3.Connection, query: Query, kind: Kind, *, as_of: date, limit: int | None, noted: Iterable[str]
) -> list[_Found]:
    values = Values()
    chosen = filtered(query, kind, as_of=as_of, values=values, noted=noted)
    columns = _COLUMNS.format(score="hit.score" if chosen.has_text else "0.0")
    order = RELEVANCE if chosen.has_text else "e.sort_name"
    rest = f"ORDER BY {order}, e.entry_no LIMIT {values.bind(-1 if limit is None else limit)}"
    statement = chosen.statement(columns, rest, join=_NUMBERS)
    place = list(Kind).index(kind)
    found = []
    for row in connection.execute(statement, values.named):
        score, state_rank, weight, sort_name, entry_no, entry_id, name, name_zh, number, state, since, until = row
        order_of = (score, state_rank, -weight, place, sort_name) if chosen.has_text else (place, sort_name)
        ref = EntryRef(entry_id, kind, name, name_zh, number)
        found.append(_Found(order_of, entry_no, ref, standing(state, since, until)))
    return found


def standing(state: str | None, since: str | None, until: str | None) -> Standing:
    """Return the standing that the columns of an interval say; days are ISO text."""
    return Standing(None if state is None else State(state), _day(since), _day(until))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _order(item: _Found) -> tuple[float | str, ...]:
    return item.order
