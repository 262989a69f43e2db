"""Reads what a page needs and builds it: the one place that knows which query a page of each sort rests on."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, assert_never

from db.queries.entries import entry
from db.words import EditionInfo
from desktop.core.page_id import (
    ChangesPage,
    ComparePage,
    CoveragePage,
    DaysPage,
    DeadlinesPage,
    EntryPage,
    GraphPage,
    HomePage,
    ManualPage,
    PageId,
    PathPage,
    SelectionPage,
    SourcePage,
)
from desktop.pages.limits import SHORT, Limits

if TYPE_CHECKING:
    from db.records import Note
    from desktop.pages.blocks import Document
    from desktop.pages.home import Own
    from desktop.reading.marking import Marking

# How far back a first visit looks for changes.
_BEFORE = timedelta(days=30)


class PageReader:
    """Builds pages from an edition. Belongs to the thread that opened the connection, and does not close it.

    Args:
        edition: What the edition says of itself.
        marking: Tells what the terms of a query mean that speak of the notebook.
    """

    def __init__(self, connection: sqlite3.Connection, edition: EditionInfo, *, marking: Marking) -> None:
        self._connection = connection
        self._edition = edition
        self._marking = marking

    def page(
        self,
        page: PageId,
        day: date,
        *,
        limits: Limits = SHORT,
        notes: Sequence[Note] = (),
        own: Own | None = None,
    ) -> Document:
        """Return the page on that day; a report with days of its own speaks of these.

        Args:
            page: Which page.
            day: The as-of day.
            limits: How much of long tables to show.
            notes: The user's notes on the entry, for its page.
            own: What the user keeps, for the home page; None for nothing.

        Raises:
            DataError: There is no such entry or source, or the query cannot be read.
        """
        # Each builder is imported with the first page of its sort: a window shows one of them at a time.
        match page:
            case EntryPage():
                from desktop.pages.build import entry_page

                found = entry(self._connection, page.entry_id, as_of=day)
                return entry_page(found, self._edition, notes=notes, limits=limits)
            case HomePage():
                return self._home(page, day, own)
            case CoveragePage() | SourcePage() | DeadlinesPage() | ChangesPage() | SelectionPage():
                return self._report(page, day, limits)
            case ComparePage() | DaysPage():
                return self._comparison(page, day)
            case PathPage() | GraphPage():
                return self._ties(page, day, limits)
            case ManualPage():
                from desktop.reading.manual import read_manual

                return read_manual(page, self._edition, as_of=day)
        assert_never(page)

    def _home(self, page: HomePage, day: date, own: Own | None) -> Document:
        from db.queries.changes import changes
        from db.queries.deadlines import deadlines
        from desktop.pages.home import HomeFacts, Own, home_page

        since = min(page.since, day) if page.since is not None else day - _BEFORE
        facts = HomeFacts(
            deadlines=deadlines(self._connection, as_of=day),
            changes=changes(self._connection, since, after=day),
            since=since,
            has_visited=page.since is not None,
            own=Own() if own is None else own,
        )
        return home_page(facts, self._edition, as_of=day)

    def _report(
        self,
        page: CoveragePage | SourcePage | DeadlinesPage | ChangesPage | SelectionPage,
        day: date,
        limits: Limits,
    ) -> Document:
        match page:
            case CoveragePage():
                from db.queries.coverage import coverage
                from desktop.pages.coverage import coverage_page

                return coverage_page(coverage(self._connection, as_of=day), self._edition)
            case SourcePage():
                from db.queries.sources import source
                from desktop.pages.source import source_page

                return source_page(source(self._connection, str(page)), self._edition, as_of=day, limits=limits)
            case DeadlinesPage():
                from db.queries.deadlines import deadlines
                from desktop.pages.agenda import deadlines_page

                return deadlines_page(deadlines(self._connection, as_of=day), self._edition, as_of=day)
            case ChangesPage():
                return self._changes(page, limits)
            case SelectionPage():
                return self._selection(page, day, limits)
        assert_never(page)

    def _changes(self, page: ChangesPage, limits: Limits) -> Document:
        from db.queries.changes import changes
        from db.search.query import parse
        from desktop.pages.agenda import changes_page
        from desktop.reading.table import query_sentence

        query = parse(page.query)
        marked = self._marking(query, day=page.after)
        found = changes(self._connection, page.before, after=page.after, query=query, marked=marked)
        sentence = query_sentence(self._connection, query, marked=marked)
        return changes_page(found, page, edition=self._edition, limits=limits, sentence=sentence)

    def _selection(self, page: SelectionPage, day: date, limits: Limits) -> Document:
        from db.queries.browse import Browser, BrowseRequest
        from db.search.query import parse
        from desktop.pages.selection import selection_page
        from desktop.reading.table import listing_of, query_sentence

        query = parse(page.query)
        marked = self._marking(query, day=day)
        result = Browser(self._connection).browse(BrowseRequest(page.kind, query, day, marked=marked))
        sentence = query_sentence(self._connection, query, marked=marked)
        listing = listing_of(result, page.kind, count="", sentence=sentence)
        return selection_page(page, self._edition, as_of=day, listing=listing, limits=limits)

    def _ties(self, page: PathPage | GraphPage, day: date, limits: Limits) -> Document:
        from db.queries.network import network, path
        from db.queries.sources import sources

        if isinstance(page, PathPage):
            from desktop.pages.path import path_page

            way = path(self._connection, page.start_id, end_id=page.end_id, as_of=day)
            cited = sources(self._connection, [source for tie in way.ties for source in tie.source_ids])
            return path_page(way, self._edition, as_of=day, sources=cited)
        from desktop.pages.graph import graph_page

        around = network(self._connection, page.entry_id, as_of=day, hops=page.hops)
        cited = sources(self._connection, [source for tie in around.ties for source in tie.source_ids])
        return graph_page(around, self._edition, page=page, as_of=day, sources=cited, limits=limits)

    def _comparison(self, page: ComparePage | DaysPage, day: date) -> Document:
        if isinstance(page, DaysPage):
            from desktop.pages.days import days_page

            before, after = (entry(self._connection, page.entry_id, as_of=each) for each in (page.before, page.after))
            return days_page(before, after, edition=self._edition)
        from desktop.pages.compare import compare_page

        found = [entry(self._connection, entry_id, as_of=day) for entry_id in page.entry_ids]
        return compare_page(found, self._edition)
