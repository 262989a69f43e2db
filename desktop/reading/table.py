"""Puts the table that a query gave into finished words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, overload

from db.queries.result import BrowseResult
from db.queries.rows import Row
from db.words import Kind
from desktop.core.columns import column, shown_order, words_for
from desktop.core.listing import Listing
from desktop.core.texts import _, data_word

if TYPE_CHECKING:
    from db.search.marked import Marked
    from db.search.query import Query
    from desktop.core.chips import Chip

_STATE = "state"
# Some screens of rows.
_ROWS_KEPT = 1_024
_Part = TypeVar("_Part")


def listing_of(result: BrowseResult, kind: Kind, *, count: str, sentence: str, chips: tuple[Chip, ...] = ()) -> Listing:
    """Return the table in words.

    Args:
        result: What the query gave.
        kind: The kind of its entries.
        count: How many there are, in words.
        sentence: What is listed, in words; what the states are those of is added where it needs to be said.
        chips: The conditions of the query.
    """
    keys = tuple(spec.key for spec in result.columns)
    order = shown_order(kind, keys)
    specs = [result.columns[place] for place in order]
    columns = tuple(column(spec.key, spec.title, is_numeric=spec.is_numeric) for spec in specs)
    remark = ""
    if result.is_joint:
        # "Gallium, ended" would be wrong where only a proposal of the day that was asked for has ended.
        columns = tuple(replace(each, title=_("State of match")) if each.is_state else each for each in columns)
        sentence += _("; the state is that of the acts or listings that match")
        remark = _("State, since and until are those of the acts or listings that match.")
    return Listing(
        columns=columns,
        ids=result.ids,
        cells=_cells(result, order),
        states=_states(result, keys),
        count=count,
        sentence=sentence,
        kind=kind,
        chips=chips,
        remark=remark,
    )


def query_words(
    connection: sqlite3.Connection, query: Query, *, marked: Marked | None = None
) -> tuple[str, tuple[Chip, ...]]:
    """Return the query as a sentence, see `query_sentence`, and its conditions each by itself."""
    from desktop.core.chips import chips

    if query.is_empty:
        return "", ()
    named = _labels(connection, query, marked)
    return _sentence(query, named), chips(query, named)


def query_sentence(connection: sqlite3.Connection, query: Query, *, marked: Marked | None = None) -> str:
    """Return the query in words, without the "Entries" that it begins with: the count says of which kind."""
    return "" if query.is_empty else _sentence(query, _labels(connection, query, marked))


def _labels(connection: sqlite3.Connection, query: Query, marked: Marked | None) -> dict[tuple[str, str], str]:
    from db.search.naming import labels

    return labels(connection, query) | ({} if marked is None else marked.labels)


def _sentence(query: Query, labels: Mapping[tuple[str, str], str]) -> str:
    from db.search.query import sentence

    words = sentence(query, labels, word=data_word)
    every = data_word("entries")
    return words[len(every) :].lstrip(", ，") if words.lower().startswith(every) else words


def _cells(result: BrowseResult, order: tuple[int, ...]) -> Sequence[tuple[str, ...]]:
    """Return the finished texts, made a column at a time because that is twice as fast as a row at a time."""
    if not result.rows:
        return ()
    if not isinstance(result.rows, tuple):
        return _Worded(result.rows, [(place, words_for(result.columns[place].key)) for place in order])
    values = tuple(zip(*result.rows, strict=True))
    texts = [[*map(words_for(result.columns[place].key), values[place])] for place in order]
    return tuple(zip(*texts, strict=True))


def _states(result: BrowseResult, keys: tuple[str, ...]) -> Sequence[str]:
    if _STATE not in keys:
        return ("",) * len(result.ids)
    place = keys.index(_STATE)
    if not isinstance(result.rows, tuple):
        return _States(result.rows, place)
    return tuple(str(row[place]) if row[place] is not None else "" for row in result.rows)


class _Seen(Sequence[_Part]):
    """What is made of each row of a long table when it is seen; the newest are kept."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._kept: dict[int, _Part] = {}

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> _Part: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[_Part]: ...

    def __getitem__(self, place: int | slice) -> _Part | Sequence[_Part]:
        """Return what is made of a row, or of some rows."""
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(len(self))))
        found = self._kept.get(place)
        if found is None:
            while len(self._kept) >= _ROWS_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[place] = found = self._made(self._rows[place])
        return found

    def _made(self, row: Row) -> _Part:
        raise NotImplementedError


class _Worded(_Seen[tuple[str, ...]]):
    """The cells in words."""

    def __init__(self, rows: Sequence[Row], words: Sequence[tuple[int, Callable[[object], str]]]) -> None:
        super().__init__(rows)
        self._words = words

    def _made(self, row: Row) -> tuple[str, ...]:
        return tuple(words(row[place]) for place, words in self._words)


class _States(_Seen[str]):
    """The states."""

    def __init__(self, rows: Sequence[Row], place: int) -> None:
        super().__init__(rows)
        self._place = place

    def _made(self, row: Row) -> str:
        return "" if row[self._place] is None else str(row[self._place])
