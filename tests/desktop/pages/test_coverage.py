"""The coverage page and the pages of sources say what their records say, and every link leads somewhere."""

from __future__ import annotations

from datetime import date

from db.provenance import CoverageReport, CoverageRow, SourceRecord, SourceUse
from desktop.pages.blocks import DataTable, FactTable, Heading, LinkSpan, ListBlock, WebSpan, plain
from desktop.pages.coverage import coverage_page
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
    round_count=72,
    round_rows=70,
    standing=71,
    newest_event=date(2026, 9, 28),
    newest_source=date(2026, 8, 7),
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
        lists=(_LIST,),
        others=changes.get("others", ()),
        not_known=1,
        sources=SOURCES,
    )


def test_list_is_told_with_its_counts_and_what_is_missing() -> None:
    page = coverage_page(_report(), EDITION)

    table = page.blocks[page.blocks.index(Heading(1, "By list")) + 1]
    assert isinstance(table, DataTable)
    (row,) = table.rows
    assert row.cells[0] == (LinkSpan(UEL.name, UEL.id),)
    assert [plain(cell) for cell in row.cells[1:]] == ["88 [1]", "71", "87", "32", "6", "2026-09-28"]
    assert [plain(remark) for remark in row.remarks] == [
        (
            "Newest source of 2026-08-07. Official count of 2026-10-01. Of the acts that count themselves: 70 listings"
            " here for 72 by the authority’s count. Sources differ on 1 fact, told on its page."
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
    assert [plain(cell) for cell in table.rows[0].cells] == ["Port fees", "—", "The rule."]


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
