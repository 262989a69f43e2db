"""Look-ups on the bundled edition without a window: tables with facets, search, entries as pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import partial

from db.edition import describe, open_edition
from db.queries.browse import Browser, BrowseRequest
from db.queries.entries import entry
from db.records import EditionInfo, Kind
from db.search.find import find
from db.search.query import parse
from desktop.core.paths import default_edition
from desktop.pages.blocks import Document
from desktop.pages.build import entry_page
from tests.bench.figures import Figure, latency, timed

DAYS = (date(2025, 6, 1), date(2025, 12, 1), date(2026, 9, 30))
QUERIES = (
    "",
    "g",
    "gallium",
    "镓",
    "46号",
    "lockheed martin",
    "semiconductor equipment",
    "state:suspended",
    "country:US -state:ended",
    "mineral:gallium",
    "list:cn-unreliable-entities state:suspended",
)
PAGES_PER_KIND = 40


def measure() -> Iterator[Figure]:
    """Yield percentiles."""
    with closing(open_edition(default_edition())) as connection:
        browser = Browser(connection)
        rows, facets, hits, pages = [], [], [], []
        edition = describe(connection)
        for kind in Kind:
            for day in DAYS:
                for text in QUERIES:
                    request = BrowseRequest(kind, parse(text), day)
                    rows.append(timed(partial(browser.browse, request)))
                    facets.append(timed(partial(browser.facets, request)))
        for day in DAYS:
            hits += [timed(partial(find, connection, text, as_of=day)) for text in QUERIES if text]
        for kind in Kind:
            found = find(connection, "", as_of=DAYS[-1], kinds=(kind,), limit=PAGES_PER_KIND)
            pages += [timed(partial(_page, connection, hit.entry.id, edition=edition)) for hit in found]
    yield latency("table of a query: rows", rows)
    yield latency("table of a query: facets", facets)
    yield latency("search in all kinds, 50 hits", hits)
    yield latency("entry read and made a page", pages)


def _page(connection: sqlite3.Connection, entry_id: str, *, edition: EditionInfo) -> Document:
    return entry_page(entry(connection, entry_id, as_of=DAYS[-1]), edition)
