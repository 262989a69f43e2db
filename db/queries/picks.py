"""Keeps what terms and words found lately, so that the next letter asks the database for that letter only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from db.queries.refs import Interval
from db.records import Kind
from db.search.filters import filtered
from db.search.keys import NO_STATE
from db.search.marked import NOTHING, Marked
from db.search.query import Query
from db.search.scores import scores
from db.search.values import Values

Key = TypeVar("Key")
Found = TypeVar("Found")

# A few choices of facets for each kind, and some letters forth and back.
_TERMS_KEPT = 32
_WORDS_KEPT = 16


@dataclass(frozen=True, slots=True)
class Question:
    """What decides which entries there are: a query whose values are those of the edition, of one kind, on one day.

    Attributes:
        marked: What the query's terms on the notebook mean; see `db.notebook.finding.marked`.
    """

    query: Query
    kind: Kind
    as_of: date
    marked: Marked = NOTHING


@dataclass(frozen=True, slots=True)
class Picked:
    """The entries of a kind that terms pick.

    A mask is an integer with the bit of an entry number set for each entry that is meant.

    Attributes:
        standings: By entry number, in the order of names, the standing that is shown.
        mask: All of them.
        states: Those in each state.
        is_joint: Whether the standing is that of the subjects that meet the terms.
    """

    standings: Mapping[int, Interval]
    mask: int
    states: Mapping[str, int]
    is_joint: bool


@dataclass(frozen=True, slots=True)
class Matched:
    """The entries of all kinds that have the words, with their scores, the lower the better."""

    scores: Mapping[int, float]
    mask: int


class Picks:
    """What terms and words find in one edition. Belongs to the thread that owns the connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._terms: dict[Question, Picked] = {}
        self._words: dict[Query, Matched] = {}

    def terms(self, question: Question) -> Picked:
        """Return what the terms of the question pick, its words left aside."""
        query = Query(terms=question.query.terms)
        asked = replace(question, query=query, marked=question.marked.of(query))
        return _kept(self._terms, asked, _TERMS_KEPT) or _keep(self._terms, asked, self._pick(asked))

    def words(self, query: Query) -> Matched | None:
        """Return what has the words of the query, its terms left aside; None where it has no words."""
        asked = replace(query, terms=())
        if asked.is_empty:
            return None
        kept = _kept(self._words, asked, _WORDS_KEPT)
        if kept is not None:
            return kept
        found = scores(self._connection, asked) or {}
        return _keep(self._words, asked, Matched(found, mask_of(found)))

    def mask(self, question: Question) -> int:
        """Return the mask of what the question finds."""
        matched = self.words(question.query)
        mask = self.terms(question).mask
        return mask if matched is None else mask & matched.mask

    def states(self, question: Question) -> Mapping[str, int]:
        """Return the masks of the states that are shown of what the terms pick."""
        return self.terms(question).states

    def _pick(self, question: Question) -> Picked:
        values = Values()
        chosen = filtered(question.query, question.kind, as_of=question.as_of, values=values, marked=question.marked)
        columns = "e.entry_no, standing.state, standing.since, standing.until"
        rows = self._connection.execute(chosen.statement(columns, "ORDER BY e.sort_name, e.entry_no"), values.named)
        standings: dict[int, Interval] = {number: (state, since, until) for number, state, since, until in rows}
        states = masks_of((state or NO_STATE, number) for number, (state, _, _) in standings.items())
        return Picked(standings, mask_of(standings), states, is_joint=chosen.is_joint)


def masks_of(rows: Iterable[tuple[str | None, int]]) -> dict[str, int]:
    """Return the mask of each value in rows of value and entry number, in the order of first appearance."""
    numbers: dict[str, list[int]] = {}
    for value, number in rows:
        if value is not None:
            numbers.setdefault(value, []).append(number)
    return {value: mask_of(found) for value, found in numbers.items()}


def mask_of(numbers: Iterable[int]) -> int:
    """Return the mask of some entry numbers."""
    numbers = tuple(numbers)
    bits = bytearray(max(numbers, default=0) // 8 + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def _kept(cache: dict[Key, Found], key: Key, limit: int) -> Found | None:
    """Return what is kept and make it the newest; beyond the limit the oldest is forgotten."""
    found = cache.pop(key, None)
    if found is not None:
        cache[key] = found
    while len(cache) > limit:
        del cache[next(iter(cache))]
    return found


def _keep(cache: dict[Key, Found], key: Key, found: Found) -> Found:
    cache[key] = found
    return found
