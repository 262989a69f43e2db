"""Asks the notebook what the terms of a query mean that speak of it, again only when it has changed."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from db.search.marked import NOTHING, Marked, notebook_terms

if TYPE_CHECKING:
    from db.search.query import Query

# The rows, the counts, each facet and the global search ask the same, letter by letter.
_KEPT = 16


class Marking(Protocol):
    """Tells what the terms of a query mean that speak of the notebook."""

    def __call__(self, query: Query, /, *, day: date) -> Marked:
        """Return it, with the day by which a review is due; DataError where the notebook cannot say."""


class NotebookMarking:
    """Opens the notebook only for a query that speaks of it, so that one out of order stops no other search.

    Args:
        path: The notebook, which need not exist.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._state = ""
        self._kept: dict[tuple[Query, date], Marked] = {}

    def __call__(self, query: Query, /, *, day: date) -> Marked:
        """Return what the terms mean.

        Raises:
            DataError: There is no such tag or collection, or the notebook cannot be read.
        """
        terms = notebook_terms(query)
        if not terms:
            return NOTHING
        from db.notebook.finding import marked
        from db.notebook.marks import state
        from db.notebook.reader import open_reader
        from db.search.query import Query

        asked = Query(terms=terms), day
        with closing(open_reader(self._path)) as connection:
            present = state(connection)
            if present != self._state:
                self._state = present
                self._kept.clear()
            if asked not in self._kept:
                while len(self._kept) >= _KEPT:
                    del self._kept[next(iter(self._kept))]
                self._kept[asked] = marked(connection, asked[0], today=day)
            return self._kept[asked]
