"""Serves the rows of a long table as sequences that are read by pages when they are first seen, and forgotten again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Generic, TypeVar, overload

from db.queries.columns import columns
from db.queries.request import BrowseRequest
from db.queries.result import BrowseResult
from db.queries.rows import Row
from db.queries.wide import WideBrowser, WideResult, Windows
from db.records import Facet, Kind
from db.search.marked import NOTHING, Marked
from db.search.query import Query

Part = TypeVar("Part")

# A screen has some fifty rows; a few dozen screens are kept.
_PAGE = 64
_PAGES_KEPT = 48


def result_of(connection: sqlite3.Connection, found: WideResult) -> BrowseResult:
    """Return what was found as any other table; reading a row of it takes the connection's thread."""
    pages = _Pages(Windows(connection, found), len(found.order))
    ids: Sequence[str] = _Ids(pages)
    rows: Sequence[Row] = _Rows(pages)
    return BrowseResult(columns(found.question.kind), ids, rows, found.total, is_joint=found.is_joint)


class _Pages:
    def __init__(self, windows: Windows, count: int) -> None:
        self.windows = windows
        self.count = count
        self._pages: dict[int, list[tuple[str, Row]]] = {}

    def at(self, place: int) -> tuple[str, Row]:
        """Return id and cells of a row."""
        page, rest = divmod(place, _PAGE)
        found = self._pages.pop(page, None)
        if found is None:
            found = self.windows.rows(page * _PAGE, min(self.count, (page + 1) * _PAGE))
        self._pages[page] = found
        if len(self._pages) > _PAGES_KEPT:
            del self._pages[next(iter(self._pages))]
        return found[rest]


class _Seen(Sequence[Part], Generic[Part]):
    """One part of every row."""

    def __init__(self, pages: _Pages) -> None:
        self._pages = pages

    def __len__(self) -> int:
        """Return how many rows there are."""
        return self._pages.count

    @overload
    def __getitem__(self, place: int) -> Part: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Part]: ...

    def __getitem__(self, place: int | slice) -> Part | Sequence[Part]:
        """Return the part of a row, or of some rows."""
        if isinstance(place, slice):
            return tuple(self.part(each) for each in range(*place.indices(len(self))))
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        return self.part(place % len(self))

    def __iter__(self) -> Iterator[Part]:
        """Yield the part of every row."""
        return map(self.part, range(len(self)))

    def part(self, place: int) -> Part:
        """Return the part of the row at the place."""
        raise NotImplementedError


class _Ids(_Seen[str]):
    """The ids, which know their places without being read."""

    def part(self, place: int) -> str:
        """Return the id of the row at the place."""
        return self._pages.at(place)[0]

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        """Return the place of an entry.

        Raises:
            ValueError: It is not in the table.
        """
        place = self._pages.windows.place_of(value)
        if place is None:
            raise ValueError(value)
        return place


class _Rows(_Seen[Row]):
    def part(self, place: int) -> Row:
        """Return the cells of the row at the place."""
        return self._pages.at(place)[1]


class SeenBrowser:
    """Answers requests on an edition of many entries as `db.queries.browse.Browser` does, with rows that are seen."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._wide = WideBrowser(connection)

    def browse(self, request: BrowseRequest) -> BrowseResult:
        """Return the entries that the request asks for; see `db.queries.browse.Browser.browse`."""
        return result_of(self._connection, self._wide.browse(request))

    def facets(self, request: BrowseRequest) -> tuple[Facet, ...]:
        """Return the facets of the kind with counts."""
        return self._wide.facets(request)

    def counts(self, query: Query, *, as_of: date, marked: Marked = NOTHING) -> dict[Kind, int]:
        """Return how many entries of each kind the query finds."""
        return self._wide.counts(query, as_of=as_of, marked=marked)
