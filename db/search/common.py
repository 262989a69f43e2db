"""How words are written of which an edition has so many entries that it keeps them as bits; see `db.search.bits`.

A token is written as it is, a run of tokens with spaces, the beginning of a token with a star behind it. The beginning
of a name stands behind a caret; behind a tilde where names that nobody sees, ids and pinyin, begin so too.
"""

from __future__ import annotations

import sqlite3

from db.search.bits import unpacked
from db.search.folding import has_cjk

# So many entries are read from the index in a few milliseconds; words with more are kept as bits.
MANY = 10_000
# Editions with fewer entries are read as a whole and need no bits.
WIDE = 20_000
HIDDEN_FIELDS = ("id", "pinyin")
_READ = "SELECT bits FROM common_word WHERE word = ?"


def written(tokens: tuple[str, ...], *, is_prefix: bool) -> str:
    """Return how a run of tokens is written whose last one may go on."""
    return " ".join(tokens) + ("*" if is_prefix and not has_cjk(tokens[-1]) else "")


def start_written(text: str, *, with_hidden: bool) -> str:
    """Return how the beginning of a name is written."""
    return ("~" if with_hidden else "^") + text


class CommonWords:
    """The words of one edition that many entries have, each read when it is first asked for."""

    def __init__(self, connection: sqlite3.Connection, *, kept: int = 64) -> None:
        self._connection = connection
        self._kept = kept
        self._masks: dict[str, int | None] = {}

    def mask(self, word: str) -> int | None:
        """Return the mask of all kinds of those that have the word; None where they are few."""
        if word in self._masks:
            self._masks[word] = found = self._masks.pop(word)
            return found
        row = self._connection.execute(_READ, (word,)).fetchone()
        while len(self._masks) >= self._kept:
            del self._masks[next(iter(self._masks))]
        self._masks[word] = found = None if row is None else unpacked(row[0])
        return found
