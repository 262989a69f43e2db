"""Orders what words found: exact names and codes, then beginnings, then full text; among equals what binds."""

from __future__ import annotations

import json
import sqlite3

from db.queries.picks import Matched, Picked
from db.queries.refs import RANK_OF_STATE
from db.search.matching import PREFIX_SCORE

_RANKS: dict[str | None, int] = {None if state is None else state.value: rank for state, rank in RANK_OF_STATE.items()}
_WEIGHTS = (
    "SELECT w.entry_no, count(*) FROM json_each(?) AS j JOIN entry_subject AS w ON w.entry_no = j.value"
    " GROUP BY w.entry_no"
)


def by_relevance(connection: sqlite3.Connection, picked: Picked, matched: Matched) -> list[int]:
    """Return the numbers of the picked entries that have the words, the best first, as `db.search.find` orders them."""
    scores = matched.scores
    exact = [number for number in picked.standings if scores.get(number, PREFIX_SCORE) < PREFIX_SCORE]
    # Only equals are told apart by how much bears on them.
    weights: dict[int, int] = dict(connection.execute(_WEIGHTS, (json.dumps(exact),))) if len(exact) > 1 else {}
    found = [
        (scores[number], _RANKS[state], -weights.get(number, 0), place, number)
        for place, (number, (state, _, _)) in enumerate(picked.standings.items())
        if number in scores
    ]
    found.sort()
    return [number for *_, number in found]
