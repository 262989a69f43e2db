"""Finds entries of all kinds by a query, the best first, and says of each which of its texts matched."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date

from db.force import State
from db.records import EntryRef, Hit, Kind, Standing
from db.search.filters import filtered
from db.search.marked import NOTHING, Marked
from db.search.matched import matched_texts
from db.search.naming import resolved
from db.search.query import Query, parse
from db.search.scores import RANK_OF_STATE, scores, weights
from db.search.values import Values

# Number of the entry, then state, since and until as the edition has them.
_Row = tuple[int, str | None, str | None, str | None]

_REFS = (
    "SELECT e.entry_no, e.id, e.kind, e.name, e.name_zh, m.number FROM json_each(?) AS j"
    " JOIN entry AS e ON e.entry_no = j.value LEFT JOIN measure AS m ON e.kind = 'measure' AND m.id = substr(e.id, 9)"
)


def find(
    connection: sqlite3.Connection,
    query: Query | str,
    *,
    as_of: date,
    kinds: Iterable[Kind] = (),
    limit: int | None = 50,
    marked: Marked = NOTHING,
) -> tuple[Hit, ...]:
    """Return the entries that the query asks for: exact names and codes first, then beginnings, then full text.

    Without free words they stand by kind and name.

    Args:
        connection: An edition.
        query: A query, or the line that says one.
        as_of: The day that states refer to.
        kinds: The kinds to look in; empty for all. Kinds that the query itself names narrow it further.
        limit: The most hits to return; None for all.
        marked: What the query's terms on the notebook mean; see `db.notebook.finding.marked`.

    Raises:
        DataError: A key or value that does not exist.
    """
    asked = resolved(connection, parse(query) if isinstance(query, str) else query)
    allowed = set(kinds) or set(Kind)
    # The words are looked up once for all kinds, the terms, which mean other things of other kinds, once a kind.
    found = scores(connection, asked)
    rows: list[_Row] = []
    for kind in Kind:
        if kind in allowed and kind in (asked.values("kind") or Kind):
            rows += _of_kind(connection, asked, kind, as_of=as_of, found=found, marked=marked)
    if found is not None:
        rows = _by_relevance(connection, rows, found)
    best = rows[:limit]
    refs = _refs(connection, [number for number, *_ in best])
    texts = matched_texts(connection, asked, refs=refs)
    return tuple(Hit(refs[number], _standing(*interval), *texts[number]) for number, *interval in best)


def _of_kind(
    connection: sqlite3.Connection,
    query: Query,
    kind: Kind,
    *,
    as_of: date,
    found: Mapping[int, float] | None,
    marked: Marked,
) -> list[_Row]:
    """Return the entries of the kind by name."""
    values = Values()
    terms = Query(terms=query.terms)
    chosen = filtered(terms, kind, as_of=as_of, values=values, marked=marked)
    among = ""
    if found is not None:
        among = f"AND e.entry_no IN (SELECT value FROM json_each({values.bind(json.dumps(list(found)))})) "
    columns = "e.entry_no, standing.state, standing.since, standing.until"
    statement = chosen.statement(columns, f"{among}ORDER BY e.sort_name, e.entry_no")
    return connection.execute(statement, values.named).fetchall()


def _by_relevance(connection: sqlite3.Connection, rows: list[_Row], found: Mapping[int, float]) -> list[_Row]:
    """Return the rows with the best first; among those that match alike, what binds now and what most bears on."""
    bearing = weights(connection, (row[0] for row in rows), found=found)
    ordered = [
        (found[number], RANK_OF_STATE[state], -bearing.get(number, 0), place)
        for place, (number, state, _, _) in enumerate(rows)
    ]
    return [rows[place] for *_, place in sorted(ordered)]


def _refs(connection: sqlite3.Connection, numbers: list[int]) -> dict[int, EntryRef]:
    rows = connection.execute(_REFS, (json.dumps(numbers),))
    return {
        number: EntryRef(entry_id, Kind(kind), name, name_zh, act_number)
        for number, entry_id, kind, name, name_zh, act_number in rows
    }


def _standing(state: str | None, since: str | None, until: str | None) -> Standing:
    return Standing(None if state is None else State(state), _day(since), _day(until))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
