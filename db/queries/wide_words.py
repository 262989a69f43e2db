"""Finds what has the words of a query in an edition of many entries: as bits, with scores for the best alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace

from db.search.bits import mask_of
from db.search.common import CommonWords, start_written, written
from db.search.folding import has_cjk
from db.search.matching import LAST, folded_forms
from db.search.query import Query
from db.search.scores import FIELDS, name_scores, ranked_scores
from db.search.tokens import MAX_TOKENS, tokens

# More than that many hits of the full text stand by name: to rank them takes longer than anybody looks at them.
MOST_RANKED = 1_000
_KEPT = 24
_BEGUN = "SELECT entry_no, field IN ('id', 'pinyin') FROM name WHERE folded >= :text AND folded < :end"


@dataclass(frozen=True, slots=True)
class Found:
    """The entries of all kinds that have the words.

    Attributes:
        mask: All of them, by number.
        starts: Those with a name that begins so, where they are too many for scores.
        scores: The lower, the better; of all of them where they are few.
    """

    mask: int
    starts: int
    scores: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of tokens that has to stand in the full text."""

    tokens: tuple[str, ...]
    is_prefix: bool

    @property
    def expression(self) -> str:
        """Return what asks the index for it."""
        return '"' + " ".join(self.tokens) + '"' + (" *" if self.is_prefix else "")

    @property
    def word(self) -> str:
        """Return how it is written among the common words."""
        return written(self.tokens, is_prefix=self.is_prefix)


class WideWords:
    """What words find in one edition. Belongs to the thread that uses the connection."""

    def __init__(self, connection: sqlite3.Connection, every: int) -> None:
        self._connection = connection
        self._every = every
        self.common = CommonWords(connection)
        self._found: dict[Query, Found] = {}
        self._rare: dict[str, tuple[int, ...]] = {}

    def words(self, query: Query) -> Found | None:
        """Return what has the words of the query, its terms left aside; None where it has no words."""
        asked = replace(query, terms=())
        if asked.is_empty:
            return None
        found = self._found.pop(asked, None)
        self._found[asked] = found = self._find(asked) if found is None else found
        while len(self._found) > _KEPT:
            del self._found[next(iter(self._found))]
        return found

    def _find(self, query: Query) -> Found:
        scores: dict[int, float] = {}
        has_words = bool(query.words or query.phrases)
        mask = starts = 0
        if not has_words:
            mask = self._every
        else:
            parts = _parts(query)
            if parts:
                mask = self._with_all(parts)
                scores.update(self._ranked(parts, query, mask))
            for form in folded_forms(query):
                begun, seen, best = self._names(form)
                mask |= begun
                starts |= seen
                for number, score in best.items():
                    if score < scores.get(number, score + 1):
                        scores[number] = score
        for word in query.excluded:
            for part in _runs(word, is_prefix=False):
                without = self._mask(part)
                mask &= ~without
        return Found(mask, starts & mask, {number: score for number, score in scores.items() if mask >> number & 1})

    def _with_all(self, parts: tuple[_Part, ...]) -> int:
        found = -1
        for part in parts:
            found &= self._mask(part)
            if not found:
                break
        return found

    def _mask(self, part: _Part) -> int:
        common = self.common.mask(part.word)
        return mask_of(self._numbers(part.expression)) if common is None else common

    def _numbers(self, expression: str) -> tuple[int, ...]:
        """Return the entries with a word that few have."""
        found = self._rare.pop(expression, None)
        if found is None:
            rows = self._connection.execute("SELECT rowid FROM fts WHERE fts MATCH ?", (expression,))
            found = tuple(number for (number,) in rows)
        self._rare[expression] = found
        while len(self._rare) > _KEPT:
            del self._rare[next(iter(self._rare))]
        return found

    def _ranked(self, parts: tuple[_Part, ...], query: Query, mask: int) -> dict[int, float]:
        """Return scores by the words that few have, where few have them; a word that is everywhere ranks nothing."""
        if len(query.text) == 1 and not has_cjk(query.text):
            return {}
        rare = [part for part in parts if self.common.mask(part.word) is None]
        if not rare or any(len(self._numbers(part.expression)) > MOST_RANKED for part in rare):
            return {}
        # Words in quotation marks are told from the last one, which may go on, by their place.
        expression = " AND ".join(part.expression for part in sorted(rare, key=_may_go_on))
        scores = ranked_scores(self._connection, expression)
        return {number: score for number, score in scores.items() if mask >> number & 1}

    def _names(self, form: str) -> tuple[int, int, dict[int, float]]:
        """Return what a name begins so of, those among them whose name is seen, and scores."""
        common = self.common.mask(start_written(form, with_hidden=True))
        if common is None:
            begun, visible = self._begun(form)
            if len(begun) <= MOST_RANKED:
                return mask_of(begun), 0, name_scores(self._connection, form)
            return mask_of(begun), mask_of(visible), self._exact(form)
        seen = self.common.mask(start_written(form, with_hidden=False)) or 0
        return common, seen, self._exact(form)

    def _begun(self, form: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the entries with a name that begins so, and those among them whose name is seen."""
        rows = self._connection.execute(_BEGUN, {"text": form, "end": form + LAST}).fetchall()
        return tuple(number for number, _hidden in rows), tuple(number for number, hidden in rows if not hidden)

    def _exact(self, form: str) -> dict[int, float]:
        """Return scores of the entries whose name or code it is."""
        exact: dict[int, float] = {}
        for number, field in self._connection.execute("SELECT entry_no, field FROM name WHERE folded = ?", (form,)):
            place = float(FIELDS.index(field))
            exact[number] = min(place, exact.get(number, place))
        return exact


def _parts(query: Query) -> tuple[_Part, ...]:
    """Return the runs of tokens of the phrases, complete, and of the words, the last of which may go on."""
    found = [part for phrase in query.phrases for part in _runs(phrase, is_prefix=False)]
    words = [part for word in query.words for part in _runs(word, is_prefix=False)]
    if words:
        words[-1] = replace(words[-1], is_prefix=True)
    return tuple([*found, *words][:MAX_TOKENS])


def _runs(word: str, *, is_prefix: bool) -> tuple[_Part, ...]:
    found = tokens(word)
    return (_Part(found, is_prefix),) if found else ()


def _may_go_on(part: _Part) -> bool:
    return part.is_prefix
