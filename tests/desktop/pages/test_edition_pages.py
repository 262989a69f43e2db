"""Every entry of the bundled edition has a page on any day, and none of them says more than is known.

The firms are many: a quick run looks at every seventh, a run of the whole check (``CI`` is set) at all of them.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.edition import describe, open_edition
from db.force import State
from db.queries.entries import entry
from db.records import EditionInfo, Entry, Kind
from desktop.figures.marks import approximate_width
from desktop.pages.blocks import Cite, Document, FigureBlock, LinkSpan, Paragraph, SourceList, plain, spans_of
from desktop.pages.build import entry_page

DAYS = [date.fromisoformat(day) for day in ("2019-06-01", "2025-05-20", "2025-12-01", "2026-11-15", "2027-06-01")]

_STEP = 1 if os.environ.get("CI") else 7
_WIDTH = 560.0


@pytest.fixture(scope="module")
def edition(edition_path: Path) -> Iterator[sqlite3.Connection]:
    """Return the bundled edition."""
    connection = open_edition(edition_path)
    yield connection
    connection.close()


def pages(edition: sqlite3.Connection, day: date) -> Iterator[tuple[Entry, Document]]:
    """Yield every entry with its page; of the firms every seventh, unless this is the whole check."""
    info = describe(edition)
    for number, (entry_id,) in enumerate(edition.execute("SELECT id FROM entry ORDER BY entry_no")):
        if entry_id.startswith(Kind.FIRM) and number % _STEP:
            continue
        found = entry(edition, entry_id, as_of=day)
        yield found, entry_page(found, info)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_page_builds_and_every_citation_and_link_resolves(edition: sqlite3.Connection, day: date) -> None:
    ids = {entry_id for (entry_id,) in edition.execute("SELECT id FROM entry")}

    for found, page in pages(edition, day):
        spans = [span for block in page.blocks for run in spans_of(block) for span in run]
        cited = {span.number for span in spans if isinstance(span, Cite)}
        listed = [item.number for block in page.blocks if isinstance(block, SourceList) for item in block.items]
        assert listed == sorted(cited) == list(range(1, len(listed) + 1)), found.ref.id
        assert {span.entry_id for span in spans if isinstance(span, LinkSpan)} <= ids, found.ref.id


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_bottom_line_says_in_force_where_nothing_is(edition: sqlite3.Connection, day: date) -> None:
    for found, page in pages(edition, day):
        lead = page.blocks[1]
        assert isinstance(lead, Paragraph)
        words = plain(lead.spans)
        is_binding = any(subject.standing.state is State.IN_FORCE for subject in found.subjects)
        says_so = words.startswith(("Under ", "On the ")) or "in force since" in words
        assert is_binding or not says_so, (found.ref.id, words)
        assert words.endswith((".", "below.")), (found.ref.id, words)
        assert "  " not in words, (found.ref.id, words)


def info_of(edition: sqlite3.Connection) -> EditionInfo:
    """Return what the edition says of itself."""
    return describe(edition)


def lead_of(edition: sqlite3.Connection, entry_id: str, day: str) -> str:
    """Return the bottom line of an entry on a day."""
    page = entry_page(entry(edition, entry_id, as_of=date.fromisoformat(day)), info_of(edition))
    lead = page.blocks[1]
    assert isinstance(lead, Paragraph)
    return plain(lead.spans)


def test_gallium_has_been_under_licence_since_august_2023(edition: sqlite3.Connection) -> None:
    words = lead_of(edition, "mineral/gallium", "2026-11-25")

    assert words.startswith(
        "Under Chinese export licence to every destination since 2023-08-01 (now Announcement No. 51 of 2024); "
    )
    assert (
        "Chinese export ban to the United States (clause 2 of Announcement No. 46 of 2024) suspended until 2026-11-27"
        in words
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-06-01", "All 3 provisions in force since 2024-12-03."),
        ("2025-12-01", "clause 2 suspended since 2025-11-09 until 2026-11-27 by Announcement No. 72 of 2025."),
        ("2026-11-28", "clause 2 unconfirmed since 2026-11-27 (stated end passed, no act known)."),
    ],
)
def test_number_46_tells_three_different_truths(edition: sqlite3.Connection, day: str, expected: str) -> None:
    assert expected in lead_of(edition, "measure/mofcom-2024-46", day)


def test_number_57_is_unconfirmed_with_the_statement_beside_it(edition: sqlite3.Connection) -> None:
    assert lead_of(edition, "measure/mofcom-2025-57", "2026-11-15").startswith(
        "All 5 provisions unconfirmed since 2026-11-10 (stated end passed, no act known). "
        "An official statement of 2026-09-28 says its suspension is extended to 2027-01-10; "
        "no act is known to this edition."
    )


def test_every_figure_says_itself_and_is_drawn_within_its_width(edition: sqlite3.Connection) -> None:
    drawn = 0
    for found, page in pages(edition, DAYS[3]):
        for block in page.blocks:
            if not isinstance(block, FigureBlock):
                continue
            figure = block.figure
            drawing = figure.draw(width=_WIDTH, measure=approximate_width)
            drawn += 1
            assert figure.alternative.endswith("."), (found.ref.id, figure.key)
            assert figure.table.rows, (found.ref.id, figure.key)
            assert drawing.width == _WIDTH, (found.ref.id, figure.key)
            assert drawing.marks, (found.ref.id, figure.key)
            assert all(spot.tip and spot.x >= -1 and spot.x + spot.width <= _WIDTH + 1 for spot in drawing.spots), (
                found.ref.id,
                figure.key,
            )

    assert drawn > 300
