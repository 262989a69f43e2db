"""Answers the window's questions from the edition and the notebook, in finished words."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db.queries.result import BrowseResult, whole_table
from db.queries.rows import Rows
from db.words import EditionInfo, Kind
from desktop.core.browse_state import BrowseState
from desktop.core.columns import column, shown_order, words_for
from desktop.core.formats import kind as kind_word
from desktop.core.formats import number
from desktop.core.listing import Listing
from desktop.core.texts import _

if TYPE_CHECKING:
    from db.queries.browse import Browser
    from db.queries.request import BrowseRequest
    from db.records import EntryRef, Facet, Note
    from db.search.query import Query
    from desktop.pages.blocks import Document

# Pages that are no entry's, beside the ids of entries.
COVERAGE = "coverage"
SOURCE = "source/"

_STATE = "state"
_SHOWN = 40


class Library:
    """Reads an edition and a notebook. Belongs to the thread that opened the connection, and does not close it.

    Args:
        edition: What the edition says of itself.
        notebook: The notebook's file, which need not exist.
    """

    def __init__(self, connection: sqlite3.Connection, edition: EditionInfo, *, notebook: Path) -> None:
        self._connection = connection
        self._rows = Rows(connection)
        self._made: Browser | None = None
        self._edition = edition
        self._notebook = notebook

    @property
    def edition(self) -> EditionInfo:
        """Return what the edition says of itself."""
        return self._edition

    def listing(self, state: BrowseState, day: date) -> Listing:
        """Return the table of the state.

        Raises:
            DataError: The query cannot be read.
        """
        if state.is_filtered or state.sort_key:
            from db.search.query import parse

            query = parse(state.text)
            result = self._browser().browse(self._request(state, query, day))
            sentence = self._sentence(query)
        else:
            # The way of the first rows, which spares them the imports of the search.
            result, sentence = whole_table(self._rows, state.kind, as_of=day), ""
        keys = tuple(spec.key for spec in result.columns)
        order = shown_order(state.kind, keys)
        specs = [result.columns[place] for place in order]
        columns = tuple(column(spec.key, spec.title, is_numeric=spec.is_numeric) for spec in specs)
        if result.is_joint:
            # "Gallium, ended" would be wrong where only a proposal of the day that was asked for has ended.
            columns = tuple(replace(each, title=_("State of match")) if each.is_state else each for each in columns)
            sentence += _("; the state is that of the acts or listings that match")
        return Listing(
            columns=columns,
            ids=result.ids,
            cells=_cells(result, order),
            states=_states(result, keys),
            count=_count(state, result),
            sentence=sentence,
        )

    def facets(self, state: BrowseState, day: date) -> tuple[Facet, ...]:
        """Return the facets of the state, each counted with its own filter left out."""
        from db.search.query import parse

        return self._browser().facets(self._request(state, parse(state.text), day))

    def counts(self, text: str, day: date) -> Mapping[Kind, int]:
        """Return how many entries of each kind the query finds.

        Raises:
            DataError: The query cannot be read.
        """
        if not text.strip():
            return {kind: self._edition.counts.get(kind.value, 0) for kind in Kind}
        from db.search.query import parse

        query = parse(text)
        return self._browser().counts(query, as_of=day, noted=self._noted(query))

    def suggestion(self, text: str) -> str | None:
        """Return what may have been meant by a query that found nothing."""
        from db.search.suggest import suggest

        return suggest(self._connection, text)

    def ref(self, entry_id: str) -> EntryRef:
        """Return the entry's name.

        Raises:
            DataError: There is no such entry.
        """
        from db.queries.entries import ref

        return ref(self._connection, entry_id)

    def page(self, entry_id: str, day: date) -> Document:
        """Return the page of the entry, without notes; likewise of a source, or of how complete the edition is.

        Raises:
            DataError: There is no such entry.
        """
        if entry_id == COVERAGE:
            return self._coverage(day)
        if entry_id.startswith(SOURCE):
            return self._source(entry_id, day)
        from db.queries.entries import entry
        from desktop.pages.build import entry_page
        from desktop.pages.limits import Limits

        # Less than a briefing prints: a page leads on to the table, which has every row.
        limits = Limits(provisions=_SHOWN, listings=_SHOWN, ties=_SHOWN, numbers=_SHOWN)
        return entry_page(entry(self._connection, entry_id, as_of=day), self._edition, limits=limits)

    def notes(self, entry_id: str) -> tuple[Note, ...]:
        """Return the notes of the entry, oldest first.

        Raises:
            DataError: The notebook cannot be read.
        """
        from db.notebook.reader import notes, open_reader

        with closing(open_reader(self._notebook)) as connection:
            return notes(connection, entry_id)

    def _coverage(self, day: date) -> Document:
        from db.queries.coverage import coverage
        from desktop.pages.coverage import coverage_page

        return coverage_page(coverage(self._connection, as_of=day), self._edition)

    def _source(self, source_id: str, day: date) -> Document:
        from db.queries.sources import source
        from desktop.pages.limits import FULL
        from desktop.pages.source import source_page

        return source_page(source(self._connection, source_id), self._edition, as_of=day, limits=FULL)

    def _browser(self) -> Browser:
        if self._made is None:
            from db.queries.browse import Browser

            self._made = Browser(self._connection, self._rows)
        return self._made

    def _sentence(self, query: Query) -> str:
        """Return the query in words, without the "Entries" that it begins with: the count says of which kind."""
        from db.search.naming import labels
        from db.search.query import sentence

        if query.is_empty:
            return ""
        words = sentence(query, labels(self._connection, query))
        first, _space, rest = words.partition(" ")
        return rest if first.rstrip(",").lower() == "entries" else words

    def _request(self, state: BrowseState, query: Query, day: date) -> BrowseRequest:
        from db.queries.request import BrowseRequest

        return BrowseRequest(
            state.kind,
            query,
            day,
            sort_key=state.sort_key,
            is_descending=state.is_descending,
            noted=self._noted(query),
        )

    def _noted(self, query: Query) -> frozenset[str]:
        if not any(term.key == "has" for term in query.terms):
            return frozenset()
        from db.notebook.reader import noted_entries, open_reader

        with closing(open_reader(self._notebook)) as connection:
            return noted_entries(connection)


def _cells(result: BrowseResult, order: tuple[int, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the finished texts, made a column at a time because that is twice as fast as a row at a time."""
    if not result.rows:
        return ()
    values = tuple(zip(*result.rows, strict=True))
    texts = [[*map(words_for(result.columns[place].key), values[place])] for place in order]
    return tuple(zip(*texts, strict=True))


def _states(result: BrowseResult, keys: tuple[str, ...]) -> tuple[str, ...]:
    if _STATE not in keys:
        return ("",) * len(result.ids)
    place = keys.index(_STATE)
    return tuple(str(row[place]) if row[place] is not None else "" for row in result.rows)


def _count(state: BrowseState, result: BrowseResult) -> str:
    if not state.is_filtered:
        return f"{number(result.total)} {kind_word(state.kind, count=result.total)}"
    return _("{found} of {total} {kinds}").format(
        found=number(len(result.ids)), total=number(result.total), kinds=kind_word(state.kind, count=result.total)
    )
