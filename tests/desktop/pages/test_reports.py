"""Reports say what their records say: comparisons, two days, deadlines, changes, selections."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.force import State
from db.records import Change, Deadline, Entry, EntryRef, Fact, Kind, Link, Quantity, Standing
from desktop.core.listing import Column, Listing
from desktop.core.page_id import ChangesPage, SelectionPage, parse_page_id
from desktop.pages.agenda import changes_page, deadlines_page, turning
from desktop.pages.blocks import Cite, DataTable, Document, Heading, LinkSpan, ListBlock, SourceList, plain, spans_of
from desktop.pages.citations import Citations
from desktop.pages.compare import compare_page
from desktop.pages.days import days_page
from desktop.pages.limits import FULL, Limits
from desktop.pages.quantities import leading_producer, newest_reliance
from desktop.pages.selection import selection_page
from tests.desktop.pages.samples import (
    EDITION,
    EXTENDED_BY_WORD,
    GALLIUM,
    NO_46,
    NO_57,
    NO_72,
    SOURCES,
    entry,
    gallium,
    no_46,
    no_57,
    opening,
    provision,
)

GERMANIUM = EntryRef("mineral/germanium", Kind.MINERAL, "Germanium", "锗")
LED = EntryRef("technology/led", Kind.TECHNOLOGY, "LED lighting")
DAY = date(2026, 11, 20)


def table_of(page: Document) -> DataTable:
    return next(block for block in page.blocks if isinstance(block, DataTable))


def texts(page: Document) -> list[list[str]]:
    return [[plain(cell).strip() for cell in row.cells] for row in table_of(page).rows]


def germanium(*, facts: tuple[Fact, ...] = (), links: tuple[Link, ...] = ()) -> Entry:
    ban = provision(NO_46, opening("2024-12-03", "2024-12-03"), as_of=str(DAY), label="Clause 1", act_kind="export-ban")
    return entry(GERMANIUM, (ban,), as_of=str(DAY), facts=facts, links=links)


# --- comparison


def test_a_comparison_has_a_column_an_entry_and_a_line_a_fact() -> None:
    page = compare_page((gallium(str(DAY)), germanium(facts=(Fact("symbol", "Symbol", "Ge", ("usgs",)),))), EDITION)

    rows = {row[0]: row[1:] for row in texts(page)}
    assert [column.title for column in table_of(page).columns] == ["", "Gallium", "Germanium"]
    assert [cell.split()[0] for cell in rows["Symbol"]] == ["Ga", "Ge"]
    assert rows["State"] == ["in force", "in force"]
    assert rows["Next stated end"] == ["2026-11-27", "–"]
    assert page.id == "compare/mineral/gallium,mineral/germanium"


def test_a_comparison_says_what_is_shared() -> None:
    tied = germanium(links=(Link("used in", LED, "lenses"),))

    page = compare_page((gallium(str(DAY)), tied), EDITION)

    shared = [plain(item) for block in page.blocks if isinstance(block, ListBlock) for item in block.items]
    assert "LED lighting" in shared
    assert "Announcement No. 46 of 2024" in shared
    assert not any(item.startswith("Announcement No. 23") for item in shared)


def test_of_three_it_says_which_share() -> None:
    other = entry(EntryRef("mineral/indium", Kind.MINERAL, "Indium"), as_of=str(DAY))

    page = compare_page((gallium(str(DAY)), germanium(), other), EDITION)

    shared = [plain(item) for block in page.blocks if isinstance(block, ListBlock) for item in block.items]
    assert "Announcement No. 46 of 2024: Gallium and Germanium" in shared


def test_entries_without_anything_in_common_say_so() -> None:
    alone = [entry(EntryRef(f"mineral/{name}", Kind.MINERAL, name), as_of=str(DAY)) for name in ("a", "b")]

    page = compare_page(alone, EDITION)

    assert any("No act, technology, firm or list" in plain(run) for block in page.blocks for run in spans_of(block))


@pytest.mark.parametrize("page", ["compare", "days"])
def test_every_citation_of_a_report_is_in_its_sources(page: str) -> None:
    built = (
        compare_page((gallium(str(DAY)), germanium()), EDITION)
        if page == "compare"
        else days_page(gallium("2025-01-01"), gallium(str(DAY)), edition=EDITION)
    )

    cited = {span.number for block in built.blocks for run in spans_of(block) for span in run if isinstance(span, Cite)}
    listed = [item.number for block in built.blocks if isinstance(block, SourceList) for item in block.items]
    assert cited
    assert sorted(cited) == listed == list(range(1, len(listed) + 1))
    assert str(parse_page_id(built.id)) == built.id


# --- two days


def test_two_days_show_what_an_act_changed_and_count_the_rest() -> None:
    page = days_page(no_46("2025-01-01"), no_46(str(DAY)), edition=EDITION)

    (row,) = texts(page)
    assert row[0].endswith("clause 2")
    assert row[1].startswith("in force since 2024-12-03")
    assert row[2].startswith("suspended until 2026-11-27")
    assert row[3].startswith(NO_72.name)
    assert any("1 provision or listing is as it was" in plain(run) for block in page.blocks for run in spans_of(block))


def test_two_days_alike_say_so() -> None:
    page = days_page(no_46("2026-11-01"), no_46("2026-11-02"), edition=EDITION)

    assert not any(isinstance(block, DataTable) for block in page.blocks)


def test_what_was_not_yet_published_says_so() -> None:
    page = days_page(no_57("2025-01-01"), no_57("2025-10-20"), edition=EDITION)

    assert texts(page)[0][1] == "not yet published"


# --- time


def deadline(day: str, *, is_passed: bool = False) -> Deadline:
    what = "end passed, unconfirmed" if is_passed else "suspension ends"
    remarks = (EXTENDED_BY_WORD,) if is_passed else ()
    return Deadline(date.fromisoformat(day), what, NO_57, "Whole act", 5, is_passed=is_passed, remarks=remarks)


def test_deadlines_tell_the_next_one_and_what_passed() -> None:
    page = deadlines_page((deadline("2026-11-10", is_passed=True), deadline("2026-11-27")), EDITION, as_of=DAY)

    words = [plain(run) for block in page.blocks for run in spans_of(block)]
    assert words[0] == (
        "Next: suspension ends on 27 November 2026 (Announcement No. 57 of 2025)."
        " 1 stated end has passed, and no act says what followed."
    )
    assert any("2027-01-10" in text for text in words)
    assert "Whole act: 5 provisions or listings" in words


@pytest.mark.parametrize(
    ("label", "count", "said"),
    [
        ("Whole act", 1, "Whole act"),
        ("3 provisions", 3, "3 provisions"),
        ("16 listings", 16, "16 listings"),
        ("Export Control List", 16, "Export Control List: 16 provisions or listings"),
    ],
)
def test_a_deadline_says_how_many_turn_only_where_they_are_several(label: str, count: int, said: str) -> None:
    assert turning(replace(deadline("2026-11-27"), label=label, subjects=count)) == said


def test_without_deadlines_both_sections_say_none() -> None:
    page = deadlines_page((), EDITION, as_of=DAY)

    assert not any(isinstance(block, DataTable) for block in page.blocks)
    assert len([block for block in page.blocks if isinstance(block, Heading)]) == 2


def change(firm: str) -> Change:
    return Change(
        entry=EntryRef(f"firm/{firm}", Kind.FIRM, firm),
        label="Export Control List",
        before=Standing(State.IN_FORCE, date(2025, 4, 4)),
        after=Standing(State.SUSPENDED, date(2025, 5, 14), date(2025, 8, 12)),
        cause=None,
        measure=NO_72,
    )


def test_changes_are_counted_and_cut_with_a_word_on_the_rest() -> None:
    page = changes_page(
        [change("a"), change("b"), change("c")],
        ChangesPage(date(2025, 5, 1), date(2025, 6, 1), "country:US"),
        edition=EDITION,
        limits=replace(FULL, listings=2),
        sentence="in the United States",
    )

    assert plain(next(run for run in spans_of(page.blocks[0]))).startswith("3 provisions or listings changed state")
    assert [row[1] for row in texts(page)] == ["a", "b"]
    assert texts(page)[0][3:5] == ["in force", "suspended until 2025-08-12"]
    assert table_of(page).more.startswith("and 1 more")
    assert page.id == "changes/2025-05-01..2025-06-01?country:US"


def test_no_changes_leave_the_count_alone() -> None:
    page = changes_page([], ChangesPage(DAY, DAY), edition=EDITION)

    assert plain(next(run for run in spans_of(page.blocks[0]))).startswith("0 provisions or listings")
    assert not any(isinstance(block, DataTable) for block in page.blocks)


# --- selection


def test_a_selection_is_the_table_of_the_window() -> None:
    listing = Listing(
        columns=(
            Column("name", "Name", 200, is_stretched=True),
            Column("state", "State", 120, is_state=True),
            Column("empty", "Empty", 90),
            Column("firms", "Firms", 60, is_at_end=True),
        ),
        ids=("list/a", "list/b"),
        cells=(("A", "In force", "", "3"), ("B", "–", "–", "5")),
        states=("in-force", ""),
        sentence="by China.",
    )

    page = selection_page(
        SelectionPage(Kind.LIST, "country:CN"), EDITION, as_of=DAY, listing=listing, limits=Limits(listings=1)
    )

    assert [column.title for column in table_of(page).columns] == ["Name", "State", "Firms"]
    assert table_of(page).rows[0].cells[0] == (LinkSpan("A", "list/a"),)
    assert table_of(page).more.startswith("and 1 more")
    assert plain(next(run for run in spans_of(page.blocks[0]))) == "2 lists: by China."


# --- numbers in a line


def quantity(country: str, value: float, *, year: int = 2025, table: str = "production", unit: str = "t") -> Quantity:
    return Quantity(table, year, country, value, unit, "mine", year == 2025, "usgs")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            (quantity("CN", 900), quantity("RU", 6), quantity("WORLD", 1000)),
            "China, 900 t (mine, 2025, estimate), 90 % of the world [1]",
            id="share",
        ),
        pytest.param(
            (quantity("CN", 900), quantity("WORLD", 850)), "China, 900 t (mine, 2025, estimate) [1]", id="rounded"
        ),
        pytest.param(
            (quantity("CN", 9, year=2024), quantity("CL", 99, year=2023)), "China, 9 t (mine, 2024) [1]", id="newest"
        ),
        pytest.param((quantity("WORLD", 5),), "", id="total-only"),
        pytest.param((quantity("CN", 98, unit="% of world"),), "", id="share-only"),
        pytest.param((), "", id="none"),
    ],
)
def test_the_leading_producer(rows: tuple[Quantity, ...], expected: str) -> None:
    mineral = replace(entry(GALLIUM, as_of=str(DAY)), quantities=rows)

    assert plain(leading_producer(mineral, Citations(SOURCES))) == expected


def test_the_newest_import_reliance_with_its_bound() -> None:
    rows = (
        quantity("US", 60, year=2024, table="import_reliance", unit="%"),
        replace(quantity("US", 75, table="import_reliance", unit="%"), bound=">"),
    )
    mineral = replace(entry(GALLIUM, as_of=str(DAY)), quantities=rows)

    assert plain(newest_reliance(mineral, Citations(SOURCES))) == ">75 % (2025, estimate) [1]"
