"""The home page tells what turns soon, what nobody confirmed, and what changed since the last visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.force import State
from db.records import Change, Deadline, EntryRef, Kind, Standing
from desktop.core.page_id import parse_page_id
from desktop.pages.blocks import DataTable, Document, Heading, LinkSpan, ListBlock, plain, spans_of
from desktop.pages.home import HomeFacts, Own, OwnLine, home_page
from tests.desktop.pages.samples import EDITION, NO_57, NO_72, note

DAY = date(2026, 11, 20)
NOTHING = HomeFacts((), (), date(2026, 10, 21), has_visited=False)


def deadline(day: str, *, is_passed: bool = False) -> Deadline:
    what = "end passed, unconfirmed" if is_passed else "suspension ends"
    return Deadline(date.fromisoformat(day), what, NO_57, "Whole act", 1, is_passed=is_passed, remarks=())


def change(firm: str) -> Change:
    ref = EntryRef(f"firm/{firm}", Kind.FIRM, firm)
    before, after = Standing(State.IN_FORCE, date(2025, 4, 4)), Standing(State.ENDED, date(2026, 11, 1))
    return Change(ref, "Export Control List", before, after, None, NO_72)


def days_of(page: Document) -> list[list[str]]:
    return [[plain(row.cells[0]) for row in block.rows] for block in page.blocks if isinstance(block, DataTable)]


def headings(page: Document) -> list[str]:
    return [block.text for block in page.blocks if isinstance(block, Heading)]


def test_what_turns_within_ninety_days_is_told_and_what_is_later_is_not() -> None:
    facts = replace(NOTHING, deadlines=(deadline("2026-11-27"), deadline("2027-11-27")))

    page = home_page(facts, EDITION, as_of=DAY)

    assert days_of(page) == [["2026-11-27"]]


def test_the_newest_of_what_passed_comes_first() -> None:
    passed = tuple(deadline(f"2026-0{month}-01", is_passed=True) for month in range(1, 10))

    page = home_page(replace(NOTHING, deadlines=passed), EDITION, as_of=DAY)

    assert days_of(page)[0][0] == "2026-09-01"
    assert len(days_of(page)[0]) == 6


def test_changes_are_those_since_the_last_visit() -> None:
    facts = replace(NOTHING, changes=(change("a"), change("b")), has_visited=True)

    page = home_page(facts, EDITION, as_of=DAY)

    assert "Changed since your last visit on 2026-10-21" in headings(page)
    links = [span for block in page.blocks for run in spans_of(block) for span in run if isinstance(span, LinkSpan)]
    assert "changes/2026-10-21..2026-11-20" in [link.entry_id for link in links]


def test_a_quiet_time_says_so() -> None:
    page = home_page(NOTHING, EDITION, as_of=DAY)

    assert days_of(page) == []
    assert "Changed since 2026-10-21" in headings(page)


def test_notes_stand_with_their_first_words() -> None:
    page = home_page(replace(NOTHING, own=Own(notes=(note("Ask\nthem " * 40),))), EDITION, as_of=DAY)

    (item,) = next(block for block in page.blocks if isinstance(block, ListBlock)).items
    assert plain(item).startswith("Gallium (2026-11-23): Ask them Ask them")
    assert plain(item).endswith("…")


def test_every_link_of_the_page_names_a_page() -> None:
    page = home_page(NOTHING, EDITION, as_of=DAY)

    for block in page.blocks:
        for run in spans_of(block):
            for span in run:
                if isinstance(span, LinkSpan):
                    assert str(parse_page_id(span.entry_id)) == span.entry_id


def test_starred_entries_and_due_reviews_are_linked() -> None:
    review = OwnLine("mineral/gallium", "Gallium", "To look at again today: the pause ends")
    own = Own(starred=(OwnLine("firm/huawei", "Huawei"), OwnLine("", "Gone")), reviews=(review,))

    page = home_page(replace(NOTHING, own=own), EDITION, as_of=DAY)

    first, second, _beginnings = (block for block in page.blocks if isinstance(block, ListBlock))
    assert [plain(item) for item in first.items] == ["Gallium – To look at again today: the pause ends"]
    assert [plain(item) for item in second.items] == ["Huawei", "Gone"]
    assert [span.entry_id for item in second.items for span in item if isinstance(span, LinkSpan)] == ["firm/huawei"]
    assert headings(page)[0] == "To look at again"


def test_many_stars_are_counted_rather_than_listed() -> None:
    own = Own(starred=tuple(OwnLine("firm/huawei", f"Firm {number}") for number in range(25)))

    page = home_page(replace(NOTHING, own=own), EDITION, as_of=DAY)

    starred = next(block for block in page.blocks if isinstance(block, ListBlock))
    assert plain(starred.items[-1]) == "and 5 more"
