"""Every link of the manual leads somewhere, and chapters are found by search."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from db.edition import describe, open_edition
from db.search.marked import NOTHING, Marked
from db.search.query import Query
from desktop.core.manual_files import chapters
from desktop.core.page_id import ManualPage, parse_page_id
from desktop.pages.blocks import LinkSpan, WebSpan, spans_of
from desktop.reading.manual import manual_rows
from desktop.reading.page_reader import PageReader

DAY = date(2026, 11, 25)


def _nothing_marked(_query: Query, /, *, day: date) -> Marked:
    return NOTHING


@pytest.fixture
def reader(edition_path: Path) -> Iterator[PageReader]:
    with closing(open_edition(edition_path)) as connection:
        yield PageReader(connection, describe(connection), marking=_nothing_marked)


@pytest.mark.parametrize("name", ["", *chapters()])
def test_every_link_of_a_chapter_leads_to_a_page(name: str, reader: PageReader) -> None:
    page = reader.page(ManualPage(name), DAY)
    spans = [span for block in page.blocks for run in spans_of(block) for span in run]

    assert not any(isinstance(span, WebSpan) for span in spans)
    for span in spans:
        if isinstance(span, LinkSpan):
            assert reader.page(parse_page_id(span.entry_id), DAY).title


def test_chapters_are_rows_under_a_head() -> None:
    head, *rows = manual_rows("unconfirmed")

    assert (head.is_head, head.title) == (True, "Manual")
    assert rows[0].page_id == "manual/states"
    assert rows[0].spoken.endswith("chapter of the manual")


def test_what_no_chapter_has_makes_no_rows() -> None:
    assert manual_rows("gallium shipments") == ()
