"""Orders what words found: exact names and codes, then beginnings, then full text; among equals what binds."""

from __future__ import annotations

import sqlite3

from db.queries.picks import Matched, Picked
from db.search.scores import RANK_OF_STATE, weights


def by_relevance(connection: sqlite3.Connection, picked: Picked, *, matched: Matched) -> list[int]:
    """Return the numbers of the picked entries that have the words, the best first, as `db.search.find` orders them."""
    scores = matched.scores
    bearing = weights(connection, picked.standings, found=scores)
    found = [
        (scores[number], RANK_OF_STATE[state], -bearing.get(number, 0), place, number)
        for place, (number, (state, _, _)) in enumerate(picked.standings.items())
        if number in scores
    ]
    found.sort()
    return [number for *_, number in found]
