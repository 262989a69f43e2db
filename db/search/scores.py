"""Scores how well entries match the words of a query, and tells equals apart.

An exact name or code is best, then a code above others, then a name that begins so, then full text by rank.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping

from db.search.folding import has_cjk
from db.search.matching import LAST, folded_forms, unwanted_expression, wanted_expression
from db.search.query import Query

# Fields of the name table, those that mean most first.
FIELDS = ("symbol", "name", "Chinese name", "number", "control code", "HS code", "alias", "id", "pinyin")
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
# Scores: the lower, the better; an exact name has the rank of its field.
# A code stands for all that are under it: whoever types 1C902 means 1C902.a to 1C902.c.
_CODE_SCORE = 50.0
_PREFIX_SCORE = 100.0
_TEXT_SCORE = 1_000_000.0
_LENGTH_SHARE = 100.0
_CODE_LENGTH = 4
_MOST_CODES = 40
# Nobody sees these, so what begins with them is less likely meant.
_HIDDEN_SHARE = 100_000.0

_NAMES = (
    "SELECT entry_no, CASE field "
    + " ".join(f"WHEN '{field}' THEN {place}" for place, field in enumerate(FIELDS))
    + " END + CASE WHEN folded = :text THEN 0.0"
    f" WHEN field IN ('control code', 'HS code') AND length(:text) >= {_CODE_LENGTH} THEN {_CODE_SCORE}"
    f" ELSE {_PREFIX_SCORE} + {_LENGTH_SHARE} * length(folded)"
    f" + {_HIDDEN_SHARE} * (field IN ('id', 'pinyin')) END"
    " FROM name WHERE folded >= :text AND folded < :end"
)
_RANKED = f"SELECT rowid, {_TEXT_SCORE} + bm25(fts, 10.0, 8.0, 6.0, 1.0) FROM fts WHERE fts MATCH ?"
_UNRANKED = f"SELECT rowid, {_TEXT_SCORE} FROM fts WHERE fts MATCH ?"
_WEIGHTS = (
    "SELECT w.entry_no, count(*) FROM json_each(?) AS j JOIN entry_subject AS w ON w.entry_no = j.value"
    " GROUP BY w.entry_no"
)


def scores(connection: sqlite3.Connection, query: Query) -> dict[int, float] | None:
    """Return the entries of all kinds that have the words of the query, by number, each with a score.

    They are those of `db.search.matching.matching`; the lower the score, the better. None where there are no words.
    """
    forms, wanted, unwanted = folded_forms(query), wanted_expression(query), unwanted_expression(query)
    has_words = bool(query.words or query.phrases)
    if not has_words and unwanted is None:
        return None
    found: dict[int, float] = {}
    if wanted is not None:
        # One letter is everywhere: its rank says nothing and would take as long as everything else together.
        is_letter = len(query.text) == 1 and not has_cjk(query.text)
        found.update(connection.execute(_UNRANKED if is_letter else _RANKED, (wanted,)))
    elif not has_words:
        found.update(connection.execute(f"SELECT entry_no, {_TEXT_SCORE} FROM entry"))
    _add_names(connection, forms, found)
    if unwanted is not None:
        for number, _ in connection.execute(_UNRANKED, (unwanted,)):
            found.pop(number, None)
    return found


def ranked_scores(connection: sqlite3.Connection, expression: str) -> dict[int, float]:
    """Return the entries that have what the expression asks the full text for, each with its score."""
    return dict(connection.execute(_RANKED, (expression,)))


def name_scores(connection: sqlite3.Connection, form: str) -> dict[int, float]:
    """Return the entries with a name or code that begins with the folded form, each with its best score."""
    found: dict[int, float] = {}
    _add_names(connection, (form,), found)
    return found


def weights(connection: sqlite3.Connection, numbers: Iterable[int], *, found: Mapping[int, float]) -> dict[int, int]:
    """Return how many provisions and listings bear on those of the entries whose name or code was meant exactly.

    Only these are told apart by it: to count for all that a letter finds would take longer than to find them.
    """
    exact = [number for number in numbers if found.get(number, _PREFIX_SCORE) < _PREFIX_SCORE]
    return dict(connection.execute(_WEIGHTS, (json.dumps(exact),))) if len(exact) > 1 else {}


def _add_names(connection: sqlite3.Connection, forms: Iterable[str], found: dict[int, float]) -> None:
    """Add the entries with a name or code that begins with one of the forms, each with its best score."""
    codes: Counter[int] = Counter()
    for form in forms:
        for number, score in connection.execute(_NAMES, {"text": form, "end": form + LAST}):
            if score < found.get(number, 2 * _TEXT_SCORE):
                found[number] = score
            if _CODE_SCORE <= score < _PREFIX_SCORE:
                codes[number] += 1
    for number, count in codes.items():
        # Of those under a code, the ones with the most of it come first: its mineral and its act.
        if found[number] >= _CODE_SCORE:
            found[number] -= min(count, _MOST_CODES)
