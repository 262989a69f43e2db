"""Reads how well entries match the words of a query, and what tells equals apart."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace

from db.search.matching import PREFIX_SCORE, matching
from db.search.query import Query
from db.search.values import Values

# What binds most comes first; None where nothing binds.
RANK_OF_STATE: dict[str | None, int] = {
    "in-force": 0,
    "suspended": 1,
    "unconfirmed": 2,
    "announced": 3,
    "proposed": 4,
    "ended": 5,
    None: 6,
}
_WEIGHTS = (
    "SELECT w.entry_no, count(*) FROM json_each(?) AS j JOIN entry_subject AS w ON w.entry_no = j.value"
    " GROUP BY w.entry_no"
)


def scores(connection: sqlite3.Connection, query: Query) -> dict[int, float] | None:
    """Return the entries of all kinds that have the words of the query, by number, each with a score.

    The lower the score, the better: see `db.search.matching`. None where the query has no words.
    """
    values = Values()
    hit = matching(replace(query, terms=()), values)
    if hit is None:
        return None
    return dict(connection.execute(f"WITH {hit} SELECT entry_no, score FROM hit", values.named).fetchall())


def weights(connection: sqlite3.Connection, numbers: Iterable[int], *, found: Mapping[int, float]) -> dict[int, int]:
    """Return how many provisions and listings bear on those of the entries whose name or code was meant exactly.

    Only these are told apart by it: to count for all that a letter finds would take longer than to find them.
    """
    exact = [number for number in numbers if found.get(number, PREFIX_SCORE) < PREFIX_SCORE]
    return dict(connection.execute(_WEIGHTS, (json.dumps(exact),))) if len(exact) > 1 else {}
