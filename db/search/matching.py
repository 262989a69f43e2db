"""Turns the free words of a query into SQL that says which entries have them, and how well.

An exact name or code is best, then a name that begins so, then full text by rank.
"""

from __future__ import annotations

from db.search.folding import digits_of, fold, has_cjk
from db.search.query import Query
from db.search.tokens import MAX_CHARACTERS, any_expression, match_expression
from db.search.values import Values

# Fields of the name table, those that mean most first.
FIELDS = (
    "symbol",
    "name",
    "Chinese name",
    "number",
    "control code",
    "HS code",
    "alias",
    "id",
    "pinyin",
)
# Scores: 0 and up for an exact name, then for a code above others, then for a name that begins so, then for full
# text; the lower the better.
# A code stands for all that are under it: whoever types 1C902 means 1C902.a to 1C902.c.
CODE_SCORE = 50.0
PREFIX_SCORE = 100.0
TEXT_SCORE = 1_000_000.0
_LENGTH_SHARE = 100.0
_CODE_FIELDS = "('control code', 'HS code')"
_CODE_LENGTH = 4
_MOST_CODES = 40
# Nobody sees these, so what begins with them is less likely meant.
_HIDDEN_FIELDS = "('id', 'pinyin')"
_HIDDEN_SHARE = 100_000.0


def folded_forms(query: Query) -> tuple[str, ...]:
    """Return the forms in which the free text as a whole may stand in the name table."""
    text = query.text[:MAX_CHARACTERS]
    folded = fold(text)
    if not folded:
        return ()
    digits = digits_of(text)
    # "8112.92" is also kept without its dot.
    return (folded, digits) if digits != folded and any(letter.isdigit() for letter in digits) else (folded,)


def matching(query: Query, values: Values, *, is_ranked: bool = True) -> str | None:
    """Return a table ``hit (entry_no, score)`` of the entries that have the free words; None where there are none.

    Entries with an excluded word are left out; a query of excluded words alone takes every other entry.

    Args:
        query: Any query.
        values: Takes the values to bind.
        is_ranked: Whether hits in the full text are scored by rank, which takes time.
    """
    parts = [_names(form, values) for form in folded_forms(query)]
    expression = _expression(query)
    if expression is not None:
        # One letter is everywhere: its rank says nothing and would take as long as everything else together.
        is_letter = len(query.text) == 1 and not has_cjk(query.text)
        rank = " + bm25(fts, 10.0, 8.0, 6.0, 1.0)" if is_ranked and not is_letter else ""
        parts.append(
            f"SELECT fts.rowid AS entry_no, {TEXT_SCORE}{rank} AS score, 0 AS codes"
            f" FROM fts WHERE fts MATCH {values.bind(expression)}"
        )
    unwanted = any_expression(query.excluded)
    if not parts and (query.words or query.phrases):
        parts.append("SELECT 0 AS entry_no, 0.0 AS score, 0 AS codes WHERE 0")  # such as "++": nothing has that
    if not parts and unwanted is None:
        return None
    found = " UNION ALL ".join(parts) if parts else "SELECT entry_no, 0.0 AS score, 0 AS codes FROM entry"
    without = ""
    if unwanted is not None:
        without = f" AND entry_no NOT IN (SELECT rowid FROM fts WHERE fts MATCH {values.bind(unwanted)})"
    # Of those under a code, the ones with the most of it come first: its mineral and its act.
    more = f"(min(score) >= {CODE_SCORE} AND min(score) < {PREFIX_SCORE}) * min(sum(codes), {_MOST_CODES})"
    return (
        f"hit AS MATERIALIZED (SELECT entry_no, min(score) - {more} AS score"
        f" FROM ({found}) WHERE 1{without} GROUP BY entry_no)"
    )


def _names(form: str, values: Values) -> str:
    text, end = values.bind(form), values.bind(form + chr(0x10FFFF))
    rank = " ".join(f"WHEN '{field}' THEN {place}" for place, field in enumerate(FIELDS))
    return (
        f"SELECT entry_no, CASE field {rank} ELSE {len(FIELDS)} END + CASE WHEN folded = {text} THEN 0.0"
        f" WHEN field IN {_CODE_FIELDS} AND length({text}) >= {_CODE_LENGTH} THEN {CODE_SCORE}"
        f" ELSE {PREFIX_SCORE} + {_LENGTH_SHARE} * length(folded) + {_HIDDEN_SHARE} * (field IN {_HIDDEN_FIELDS}) END"
        f" AS score, field IN {_CODE_FIELDS} AS codes"
        f" FROM name WHERE folded >= {text} AND folded < {end}"
    )


def _expression(query: Query) -> str | None:
    phrases = match_expression(query.phrases, is_prefix=False)
    words = match_expression(query.words)
    return " AND ".join(part for part in (phrases, words) if part) or None
