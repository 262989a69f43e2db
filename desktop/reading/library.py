"""Answers the window's questions from the edition and the notebook, in finished words."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db.queries.result import BrowseResult, whole_table
from db.queries.rows import Rows
from db.words import EditionInfo, Kind
from desktop.core.browse_state import BrowseState
from desktop.core.formats import kind as kind_word
from desktop.core.formats import number
from desktop.core.listing import Listing
from desktop.core.texts import _
from desktop.reading.table import listing_of, query_sentence, query_words

if TYPE_CHECKING:
    from db.queries.browse import Browser
    from db.queries.request import BrowseRequest
    from db.queries.seen import SeenBrowser
    from db.records import EntryRef, Facet, Note, NotePart, Turn
    from db.search.marked import Marked
    from db.search.query import Query
    from desktop.core.hit_rows import HitRow
    from desktop.core.table_export import ExportTable
    from desktop.pages.blocks import Document
    from desktop.pages.home import Own
    from desktop.reading.marking import Marking

_SHOWN = 40
_MOST_HITS = 40
# Editions with more entries keep sets of them as bits, as `db.search.common` says; the number is here for the start.
WIDE = 20_000


class Library:
    """Reads an edition and a notebook. Belongs to the thread that opened the connection, and does not close it.

    Args:
        edition: What the edition says of itself.
        notebook: The notebook's file, which need not exist.
    """

    def __init__(self, connection: sqlite3.Connection, edition: EditionInfo, *, notebook: Path) -> None:
        self._connection = connection
        self._rows = Rows(connection)
        self._made: Browser | SeenBrowser | None = None
        self._is_wide = edition.counts.get("entry", 0) >= WIDE
        self._marking: Marking | None = None
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
        if state.is_filtered or state.sort_key or self._is_wide:
            from db.search.query import parse

            query = parse(state.text)
            request = self._request(state, query, day)
            result = self._browser().browse(request)
            sentence, chips = query_words(self._connection, query, marked=request.marked)
        else:
            # The way of the first rows, which spares them the imports of the search.
            result, sentence, chips = whole_table(self._rows, state.kind, as_of=day), "", ()
        return listing_of(result, state.kind, count=_count(state, result), sentence=sentence, chips=chips)

    def export(self, state: BrowseState, day: date, *, columns: tuple[str, ...] = ()) -> ExportTable:
        """Return the table of the state as it is saved: all its rows, with the edition's own values.

        Args:
            state: What is asked for.
            day: The as-of day.
            columns: Keys of the columns, in order; empty for all of them.

        Raises:
            DataError: The query cannot be read.
        """
        from db.search.query import parse
        from desktop.reading.export_table import about, table_of_kind

        query = parse(state.text)
        request = self._request(state, query, day)
        result = self._browser().browse(request)
        sentence, count = query_sentence(self._connection, query, marked=request.marked), _count(state, result)
        basis = about(state.text, sentence, count=count, as_of=day, edition=self._edition)
        return table_of_kind(result, state.kind, about=basis, keys=columns)

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
        return self._browser().counts(query, as_of=day, marked=self._marked(query, day=day))

    def hits(self, text: str, day: date, *, kinds: tuple[Kind, ...] = ()) -> tuple[HitRow, ...]:
        """Return what the query finds over the kinds, all of them where none is named, under a head for each.

        Raises:
            DataError: The query cannot be read.
        """
        from db.search.find import find
        from db.search.query import parse
        from desktop.core.hit_rows import hit_rows

        query = parse(text)
        if query.is_empty:
            return ()
        marked = self._marked(query, day=day)
        found = find(self._connection, query, as_of=day, kinds=kinds, limit=_MOST_HITS, marked=marked)
        return hit_rows(found)

    def suggestion(self, text: str) -> str | None:
        """Return what may have been meant by a query that found nothing."""
        from db.search.query import parse
        from db.search.suggest import suggest
        from desktop.core.days_in_words import with_announced_day

        day = with_announced_day(parse(text))
        return day[1] if day is not None else suggest(self._connection, text)

    def ref(self, entry_id: str) -> EntryRef:
        """Return the entry's name.

        Raises:
            DataError: There is no such entry.
        """
        from db.queries.entries import ref

        return ref(self._connection, entry_id)

    def parts(self, entry_id: str, day: date) -> tuple[NotePart, ...]:
        """Return what of the entry a note can be about.

        Raises:
            DataError: There is no such entry.
        """
        from db.queries.entries import entry
        from desktop.reading.parts import parts

        return parts(entry(self._connection, entry_id, as_of=day))

    def page(self, page_id: str, day: date) -> Document:
        """Return the page of an entry, without notes, or a report; see `desktop.core.page_id`.

        Raises:
            DataError: There is no such entry.
        """
        from desktop.core.page_id import EntryPage, HomePage, parse_page_id
        from desktop.pages.limits import FULL, Limits
        from desktop.reading.page_reader import PageReader

        page = parse_page_id(page_id)
        # Less than a briefing prints: a page leads on to the table, which has every row.
        limits = Limits(provisions=_SHOWN, listings=_SHOWN, ties=_SHOWN, numbers=_SHOWN)
        reader = PageReader(self._connection, self._edition, marking=self._marked)
        own = self._own(day) if isinstance(page, HomePage) else None
        return reader.page(page, day, limits=limits if isinstance(page, EntryPage) else FULL, own=own)

    def turn(self, state: BrowseState, day: date, *, is_later: bool) -> Turn | None:
        """Return what happens next, or happened last, to the entries of the open page, else to those of the table.

        Raises:
            DataError: The query cannot be read.
        """
        from db.queries.turns import turn_after, turn_before
        from desktop.core.page_id import entries_on, parse_page_id

        shown = () if state.selected is None else entries_on(parse_page_id(state.selected))
        find = turn_after if is_later else turn_before
        return find(self._connection, shown or self.listing(state, day).ids, day=day)

    def notes(self, entry_id: str) -> tuple[Note, ...]:
        """Return the notes of the entry, oldest first.

        Raises:
            DataError: The notebook cannot be read.
        """
        from db.notebook.reader import notes, open_reader

        with closing(open_reader(self._notebook)) as connection:
            return notes(connection, entry_id)

    def _own(self, day: date) -> Own:
        """Return what the user keeps, for the home page."""
        from desktop.reading.notebook import NotebookReading
        from desktop.reading.own import own

        return own(NotebookReading(self._notebook, self.ref), day)

    def _browser(self) -> Browser | SeenBrowser:
        if self._made is None and self._is_wide:
            from db.queries.seen import SeenBrowser

            self._made = SeenBrowser(self._connection)
        elif self._made is None:
            from db.queries.browse import Browser

            self._made = Browser(self._connection, self._rows)
        return self._made

    def _request(self, state: BrowseState, query: Query, day: date) -> BrowseRequest:
        from db.queries.request import BrowseRequest

        return BrowseRequest(
            state.kind,
            query,
            day,
            sort_key=state.sort_key,
            is_descending=state.is_descending,
            marked=self._marked(query, day=day),
        )

    def _marked(self, query: Query, /, *, day: date) -> Marked:
        if self._marking is None:
            from desktop.reading.marking import NotebookMarking

            self._marking = NotebookMarking(self._notebook)
        return self._marking(query, day=day)


def _count(state: BrowseState, result: BrowseResult) -> str:
    if not state.is_filtered:
        return _("{count} {kind}").format(count=number(result.total), kind=kind_word(state.kind, count=result.total))
    return _("{found} of {total} {kinds}").format(
        found=number(len(result.ids)), total=number(result.total), kinds=kind_word(state.kind, count=result.total)
    )
