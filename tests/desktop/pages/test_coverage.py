"""The coverage page and the pages of sources say what their records say, and every link leads somewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.provenance import (
    CoverageReport,
    CoverageRow,
    OfficialCount,
    RoundCount,
    SourceCount,
    SourceRecord,
    SourceUse,
    Totals,
)
from desktop.pages.blocks import DataTable, FactTable, Heading, LinkSpan, ListBlock, WebSpan, plain
from desktop.pages.coverage import coverage_page, second_hand_page
from desktop.pages.limits import Limits
from desktop.pages.source import source_page
from tests.desktop.pages.samples import EDITION, GALLIUM, NO_46, SOURCES, UEL

_DAY = date(2026, 10, 9)
_LIST = CoverageRow(
    key=UEL.id,
    title=UEL.name,
    rows=87,
    entry=UEL,
    official_count=88,
    official_as_of=date(2026, 10, 1),
    official_source_id="mofcom-46",
    official=OfficialCount.GIVEN,
    rounds=(RoundCount(NO_46, 72, 70, "usgs", "Two were merged."), RoundCount(NO_46, 3, 3, "mofcom-46")),
    standing=71,
    newest_event=date(2026, 9, 28),
    newest_source=date(2026, 8, 7),
    reach=date(2026, 9, 30),
    second_hand=6,
    confirmed=32,
    conflicts=1,
    missing="One name.",
    note="Names are as printed.",
)


def _report(**changes: tuple[CoverageRow, ...]) -> CoverageReport:
    return CoverageReport(
        as_of=_DAY,
        data_date=date(2026, 11, 22),
        reach=date(2026, 10, 9),
        newest_source=date(2026, 10, 7),
        source_count=854,
        unread_count=1,
        kinds=(CoverageRow("minerals", "Minerals", 69, confirmed=3),),
        lists=changes.get("lists", (_LIST,)),
        others=changes.get("others", ()),
        source_kinds=(SourceCount("official", 854, 853, date(2026, 10, 7)),),
        totals=Totals(rows=1000, facts=6500, confirmed=250, several_sources=400, second_hand=4, conflicts=7),
        not_known=1,
        sources=SOURCES,
    )


def test_list_is_told_with_its_counts_and_what_is_missing() -> None:
    page = coverage_page(_report(), EDITION)

    table = page.blocks[page.blocks.index(Heading(1, "By list")) + 1]
    assert isinstance(table, DataTable)
    (row,) = table.rows
    assert row.cells[0] == (LinkSpan(UEL.name, UEL.id),)
    assert [plain(cell) for cell in row.cells[1:]] == ["88 [1]", "71", "87", "32", "6 (7 %)", "2026-09-28"]
    assert [plain(remark) for remark in row.remarks] == [
        (
            "Sources reach to 2026-09-30, 9 days less than the edition’s. Newest source of 2026-08-07. Official count"
            " of 2026-10-01. Round by round, 1 of 2 agree with the authority’s count. 14 listings are of rounds without"
            " a count. Sources differ on 1 fact, told on its page."
        ),
        "Missing: One name.",
        "Names are as printed.",
    ]


def test_reach_stands_first() -> None:
    page = coverage_page(_report(), EDITION)

    assert "9 October 2026" in plain(page.blocks[0].spans)  # type: ignore[union-attr]


def test_subject_in_words_stands_apart() -> None:
    other = CoverageRow("Port fees", "Port fees", None, missing="The rule.")
    page = coverage_page(_report(others=(other,)), EDITION)

    table = page.blocks[page.blocks.index(Heading(1, "Other subjects")) + 1]
    assert isinstance(table, DataTable)
    assert [plain(cell) for cell in table.rows[0].cells] == ["Port fees", "none found", "The rule."]


def test_round_that_differs_says_why() -> None:
    page = coverage_page(_report(), EDITION)

    table = page.blocks[page.blocks.index(Heading(1, "Rounds that differ from the official count")) + 1]
    assert isinstance(table, DataTable)
    (row,) = table.rows
    assert [plain(cell) for cell in row.cells[1:]] == [UEL.name, "72 [2]", "70"]
    assert [plain(remark) for remark in row.remarks] == ["Two were merged."]


def test_whole_edition_is_counted_with_shares() -> None:
    page = coverage_page(_report(), EDITION)

    (facts,) = (block for block in page.blocks if isinstance(block, FactTable))
    assert [plain(row.spans) for row in facts.rows[:5]] == [
        "1,000 entries and listings with 6,500 facts, 6.5 a row",
        "250 (25 %)",
        "400 (40 %)",
        "4 (0.4 %)",
        "7",
    ]


def test_sources_stand_by_kind() -> None:
    page = coverage_page(_report(), EDITION)

    table = page.blocks[page.blocks.index(Heading(1, "Sources by kind")) + 1]
    assert isinstance(table, DataTable)
    assert [[plain(cell) for cell in row.cells] for row in table.rows] == [
        ["Official texts", "854", "853", "1", "2026-10-07"],
        ["All", "854", "853", "1", "2026-10-07"],
    ]


@pytest.mark.parametrize(
    ("key", "page"),
    [
        pytest.param("firms", "selection/firm?evidence:second-hand", id="kind"),
        pytest.param("measures of US", "selection/measure?country:US evidence:second-hand", id="measures-of-a-country"),
        pytest.param("listings", "selection/firm?listing:second-hand", id="listings"),
    ],
)
def test_second_hand_rows_can_be_seen(key: str, page: str) -> None:
    assert second_hand_page(CoverageRow(key, key, 9, second_hand=2)) == page
    assert second_hand_page(CoverageRow(key, key, 9)) is None


def test_second_hand_listings_of_a_list_can_be_seen() -> None:
    assert second_hand_page(_LIST) == f"selection/firm?list:{UEL.id.partition('/')[2]} listing:second-hand"


def test_authority_that_gives_no_number_is_told_from_one_of_which_none_was_found() -> None:
    lists = (replace(_LIST, official_count=None, official=OfficialCount.NOT_GIVEN), replace(_LIST, official_count=None))
    page = coverage_page(_report(lists=(lists[0], replace(lists[1], official=OfficialCount.NOT_FOUND))), EDITION)

    table = page.blocks[page.blocks.index(Heading(1, "By list")) + 1]
    assert isinstance(table, DataTable)
    assert [plain(row.cells[1]) for row in table.rows] == ["none given", "none found"]


def test_source_page_says_who_when_and_what_rests_on_it() -> None:
    source = SOURCES["mofcom-46"]
    uses = (
        SourceUse(GALLIUM, ("the entry itself", "2 prices")),
        SourceUse(NO_46, ("3 provisions",), is_confirming=True),
    )

    page = source_page(SourceRecord(source, uses), EDITION, as_of=_DAY)

    (facts,) = (block for block in page.blocks if isinstance(block, FactTable))
    assert page.id == "source/mofcom-46"
    assert [row.label for row in facts.rows] == ["Publisher", "Title", "Published", "Address", "Kind", "Read"]
    assert facts.rows[3].spans == (WebSpan(source.url or "", source.url or ""),)
    lists = [block for block in page.blocks if isinstance(block, ListBlock)]
    assert [block.title for block in lists] == ["Minerals", "Measures"]
    assert plain(lists[0].items[0]).endswith(": the entry itself, 2 prices")
    assert plain(lists[1].items[0]).endswith(": 3 provisions; confirms it")


def test_source_page_says_what_was_left_out() -> None:
    uses = (SourceUse(GALLIUM, ("1 price",)), SourceUse(GALLIUM, ("2 prices",)))

    page = source_page(SourceRecord(SOURCES["usgs"], uses), EDITION, as_of=_DAY, limits=Limits(ties=1))

    (block,) = (block for block in page.blocks if isinstance(block, ListBlock))
    assert (len(block.items), block.more) == (1, "and 1 more; use the table")
