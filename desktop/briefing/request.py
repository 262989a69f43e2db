"""Reads the pages of a briefing: entries and reports by id, each in the form and language that was asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from db.errors import DataError
from db.queries.refs import located, refs, standings
from db.records import EditionInfo, EntryRef, Kind, Note, Standing
from desktop.briefing.method import with_method
from desktop.briefing.naming import linked, named
from desktop.briefing.short import shortened
from desktop.briefing.titles import SUMMARY
from desktop.core import formats
from desktop.core.briefing_options import BriefingOptions, Names
from desktop.core.page_id import EntryPage, PageId, SelectionPage, parse_page_id
from desktop.core.texts import _, ngettext
from desktop.pages import wording
from desktop.pages.blocks import Column, DataTable, Document, LinkSpan, Paragraph, Row, StateSpan, Text, Tone
from desktop.pages.frame import as_of_box
from desktop.pages.limits import FULL
from desktop.reading.marking import Marking
from desktop.reading.page_reader import PageReader

MOST_PAGES = 2000
# Told how many parts of how many are done; what it raises ends the work.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BriefingRequest:
    """What a briefing has.

    Attributes:
        pages: Ids of entries and reports, in order; see `desktop.core.page_id`.
        is_each: Whether a selection stands for its entries, each with a part of its own.
        most: How many parts are read at most, for a preview; None for all of them.
    """

    pages: tuple[str, ...]
    as_of: date
    options: BriefingOptions
    is_each: bool = False
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The pages of a briefing.

    Attributes:
        documents: In order; with several entries a summary of their states comes first.
        page_ids: Of what was asked for, selections opened.
        asked: How many parts were asked for, also where fewer were read.
    """

    documents: tuple[Document, ...]
    page_ids: tuple[str, ...]
    asked: int


def read_portfolio(
    connection: sqlite3.Connection,
    edition: EditionInfo,
    *,
    request: BriefingRequest,
    marking: Marking,
    notes: Callable[[str], Sequence[Note]],
    progress: Progress | None = None,
) -> Portfolio:
    """Return the pages of a briefing.

    Args:
        connection: To the edition.
        edition: What it says of itself.
        request: What the briefing has.
        marking: Tells what the terms of a query mean that speak of the notebook.
        notes: Returns the user's notes on an entry; asked only where the options say so.
        progress: Told before each page how many of how many are read.

    Raises:
        DataError: There is no such page, or a selection finds nothing.
    """
    asked = _pages(connection, request, marking=marking)
    pages = asked[: request.most]
    reader = PageReader(connection, edition, marking=marking)
    documents: list[Document] = []
    for page in pages:
        if progress is not None:
            progress(len(documents), len(pages))
        documents.append(_page(reader, page, request=request, notes=notes))
    entries = [page.entry_id for page in pages if isinstance(page, EntryPage)]
    if len(entries) > 1:
        documents.insert(0, _summary(connection, edition, entry_ids=entries, day=request.as_of))
    names = request.options.names
    if names is not Names.BOTH:
        known = refs(connection, frozenset().union(*(linked(document) for document in documents)))
        documents = [named(document, names, refs=known) for document in documents]
    return Portfolio(tuple(documents), tuple(str(page) for page in pages), len(asked))


def content_json(documents: Sequence[dict[str, object]], *, edition: EditionInfo, as_of: date) -> bytes:
    """Return the file that is attached to a briefing: its documents in their JSON form and what they rest on."""
    content = {
        "as_of": as_of,
        "edition": {"data_date": edition.data_date, "content_hash": edition.content_hash},
        "note": _("Not legal advice."),
        "documents": documents,
    }
    return json.dumps(content, ensure_ascii=False, indent=1, default=_plain).encode()


def _plain(value: object) -> object:
    fields = getattr(value, "__dataclass_fields__", None)
    return {name: getattr(value, name) for name in fields} if fields else str(value)


def _pages(connection: sqlite3.Connection, request: BriefingRequest, *, marking: Marking) -> tuple[PageId, ...]:
    found: dict[str, PageId] = {}
    for text in request.pages:
        page = parse_page_id(text)
        opened: tuple[PageId, ...] = (page,)
        if request.is_each and isinstance(page, SelectionPage):
            opened = _entries(connection, page, day=request.as_of, marking=marking)
        for each in opened:
            found.setdefault(str(each), each)
    if len(found) > MOST_PAGES:
        raise DataError(
            _("A briefing of {count} parts is too long.").format(count=formats.number(len(found))),
            _("Take a narrower selection: {most} parts are the most.").format(most=formats.number(MOST_PAGES)),
        )
    return tuple(found.values())


def _entries(
    connection: sqlite3.Connection, page: SelectionPage, *, day: date, marking: Marking
) -> tuple[EntryPage, ...]:
    from db.queries.browse import Browser, BrowseRequest
    from db.search.query import parse

    query = parse(page.query)
    result = Browser(connection).browse(BrowseRequest(page.kind, query, day, marked=marking(query, day=day)))
    if not result.ids:
        raise DataError(_("The selection “{page}” finds nothing.").format(page=str(page)))
    return tuple(EntryPage(entry_id) for entry_id in result.ids)


def _page(
    reader: PageReader, page: PageId, *, request: BriefingRequest, notes: Callable[[str], Sequence[Note]]
) -> Document:
    if not isinstance(page, EntryPage):
        return with_method(reader.page(page, request.as_of, limits=FULL))
    own = notes(page.entry_id) if request.options.has_notes else ()
    whole = reader.page(page, request.as_of, limits=FULL, notes=own)
    if request.options.is_full:
        return with_method(whole)
    short = shortened(whole, paper=request.options.paper)
    return with_method(short, is_short=short is not whole)


def _summary(connection: sqlite3.Connection, edition: EditionInfo, *, entry_ids: Sequence[str], day: date) -> Document:
    """Return the table of the entries with their states."""
    places = [located(connection, entry_id) for entry_id in entry_ids]
    states = standings(connection, [number for number, _ref in places], as_of=day)
    columns = (
        Column(_("Name"), share=3.2),
        Column(_("Kind"), share=1.0),
        Column(_("State"), share=2.2),
        Column(_("Since"), share=0.9),
        Column(_("Until"), share=0.9),
    )
    rows = tuple(_row(ref, states.get(number, Standing(None))) for number, ref in places)
    words = ngettext("{count} entry", "{count} entries", len(rows)).format(count=formats.number(len(rows)))
    lead = _("The state of {entries} on {day}.").format(entries=words, day=formats.long_day(day))
    blocks = (Paragraph((Text(lead),), Tone.LEAD), as_of_box(day, edition), DataTable("", columns, rows))
    return Document(SUMMARY, _("Summary"), words, day, edition, blocks)


def _row(ref: EntryRef, standing: Standing) -> Row:
    name: tuple[LinkSpan | Text, ...] = (LinkSpan(ref.name, ref.id),)
    if ref.name_zh is not None and ref.kind is not Kind.MEASURE:
        name = (*name, Text(f" {ref.name_zh}"))
    counts = [(state, count) for state, count in standing.counts if count]
    words = wording.counted_states(counts) if sum(count for _s, count in counts) > 1 else wording.state_words(standing)
    return Row(
        (
            name,
            (Text(formats.kind(ref.kind)),),
            (StateSpan(standing.state, words),),
            (Text(formats.day(standing.since) or "–"),),
            (Text(formats.day(standing.until) or "–"),),
        )
    )
