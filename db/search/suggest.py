"""Offers the words that were probably meant, where a query finds nothing."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from db.errors import DataError
from db.search.folding import fold, has_cjk
from db.search.query import parse
from db.search.tokens import match_expression

# Ids repeat names, and no one mistypes pinyin or a code into an English word.
_WORDS = "SELECT DISTINCT folded FROM name WHERE field IN ('name', 'alias', 'symbol', 'number') ORDER BY folded"
_LEAST = 70
_SHORTEST = 3


def suggest(connection: sqlite3.Connection, text: str) -> str | None:
    """Return the line with each unknown word replaced by the nearest known one; None where nothing is near.

    Takes some milliseconds and imports rapidfuzz: ask only after a query that found nothing.
    """
    try:
        query = parse(text)
    except DataError:
        return None
    words = [_nearest(connection, word) for word in query.words]
    phrases = [" ".join(_nearest(connection, word) for word in phrase.split()) for phrase in query.phrases]
    meant = replace(query, words=tuple(words), phrases=tuple(phrases))
    return None if meant == query else str(meant)


def _nearest(connection: sqlite3.Connection, word: str) -> str:
    """Return the known word that is nearest to the word; the word itself where it is known or none is near."""
    from rapidfuzz import process  # not on the way to the first window
    from rapidfuzz.distance import OSA

    folded = fold(word)
    if len(folded) < _SHORTEST or has_cjk(folded) or any(letter.isdigit() for letter in folded):
        return word
    expression = match_expression([folded])
    if expression and connection.execute("SELECT 1 FROM fts WHERE fts MATCH ? LIMIT 1", (expression,)).fetchone():
        return word
    known = {part for (name,) in connection.execute(_WORDS) for part in name.split() if len(part) >= _SHORTEST}
    best = process.extractOne(folded, sorted(known), scorer=OSA.normalized_similarity, score_cutoff=_LEAST / 100)
    return word if best is None else str(best[0])
