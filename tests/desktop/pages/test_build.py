"""Pages have the same boxes in the same order, and every citation leads to a source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import pytest

from db.records import Entry, EntryRef, Fact, Kind
from desktop.pages import blocks
from desktop.pages.blocks import AsOf, Cite, DataTable, Document, Heading, NoteBlock, SourceList, plain, spans_of
from desktop.pages.build import entry_page
from desktop.pages.limits import FULL
from tests.desktop.pages import samples
from tests.desktop.pages.samples import EDITION, UEL, entry, listing, opening

Block = TypeVar("Block")

ENTRIES = [samples.gallium("2026-11-25"), samples.no_46("2026-11-25"), samples.no_57("2026-11-15")]


def only(document: Document, kind: type[Block]) -> list[Block]:
    """Return the blocks of one kind."""
    return [block for block in document.blocks if isinstance(block, kind)]


def words(document: Document) -> str:
    """Return all running text of a page."""
    return "\n".join(plain(spans) for block in document.blocks for spans in spans_of(block))


def cited(document: Document) -> Iterable[int]:
    """Yield the numbers in the order in which the page cites them."""
    for block in document.blocks:
        for spans in spans_of(block):
            yield from (span.number for span in spans if isinstance(span, Cite))


def test_the_boxes_stand_in_order() -> None:
    page = entry_page(samples.gallium("2026-11-25"), EDITION, notes=(samples.note("Ask."),))

    assert isinstance(page.blocks[1], blocks.Paragraph)
    assert page.blocks[1].tone is blocks.Tone.LEAD
    assert isinstance(page.blocks[2], AsOf)
    assert [block.text for block in only(page, Heading)] == [
        "Force by provision",
        "Who and what it touches",
        "Facts",
        "Numbers",
        "Analyst’s notes",
        "Not known",
        "Sources",
    ]


@pytest.mark.parametrize("subject", ENTRIES)
def test_citations_count_up_and_resolve(subject: Entry) -> None:
    page = entry_page(subject, EDITION)
    (sources,) = only(page, SourceList)

    numbers = list(dict.fromkeys(cited(page)))

    assert [item.number for item in sources.items] == sorted(numbers) == list(range(1, len(numbers) + 1))


def test_a_page_warns_beyond_the_editions_day_and_reach() -> None:
    def warned(as_of: str) -> bool:
        (box,) = only(entry_page(samples.gallium(as_of), EDITION), AsOf)
        return bool(box.warnings)

    assert not warned("2026-10-09")
    assert warned("2026-10-10")
    assert warned("2027-01-01")


def test_a_row_carries_the_statement_under_it() -> None:
    page = entry_page(samples.no_57("2026-11-15"), EDITION)
    force = only(page, DataTable)[0]

    (remark,) = force.rows[0].remarks

    assert plain(remark).startswith(
        "An official statement of 2026-09-28 (Outcome of the consultations) says the suspension is extended "
        "to 2027-01-10; no act that carries it out is known to this edition."
    )


def test_an_unconfirmed_measure_is_nowhere_in_force() -> None:
    page = entry_page(samples.no_57("2026-11-15"), EDITION)

    assert "in force" not in words(page)
    assert "unconfirmed since 2026-11-10 (stated end passed, no act known)" in words(page)


def test_a_page_of_unread_source_says_so() -> None:
    base = samples.gallium("2026-11-25")
    page = entry_page(
        entry(base.ref, base.subjects, as_of="2026-11-25", facts=(Fact("a", "A", "B", ("issuer-72",)),)),
        EDITION,
    )
    (sources,) = only(page, SourceList)

    grades = {item.source_id: item.grade for item in sources.items}

    assert grades["issuer-72"] == "issuer’s page, linked by a source but not read"


def test_notes_stand_apart() -> None:
    page = entry_page(samples.gallium("2026-11-25"), EDITION, notes=(samples.note("Ask the ministry."),))

    assert [block.text for block in only(page, NoteBlock)] == ["Ask the ministry."]
    assert "Ask the ministry." not in words(page)


def test_a_long_list_is_cut_with_a_line_and_can_be_had_in_full() -> None:
    day = "2026-10-01"
    subjects = [listing(UEL, opening("2025-01-02", "2025-01-02"), as_of=day, firm=f"f{n}") for n in range(760)]
    register = entry(UEL, subjects, as_of=day)

    short = only(entry_page(register, EDITION), DataTable)
    full = only(entry_page(register, EDITION, limits=FULL), DataTable)

    assert len(short[0].rows) == 1
    assert plain(short[0].rows[0].cells[2]) == "760"
    assert len(short[1].rows) == 100
    assert short[1].more == "and 660 more; use the table"
    assert len(full[1].rows) == 760
    assert not full[1].more


def test_a_bare_firm_still_has_a_page() -> None:
    page = entry_page(entry(EntryRef("firm/acme", Kind.FIRM, "Acme"), as_of="2026-10-01", summary=None), EDITION)

    assert [type(block) for block in page.blocks] == [blocks.Badge, blocks.Paragraph, AsOf]
    assert page.subtitle == "Firm"


def test_a_statement_on_every_row_stands_once_under_the_table() -> None:
    day = "2026-11-15"
    events = (*opening("2025-10-09", "2025-11-08"), samples.SUSPENDED_70, samples.EXTENDED_BY_WORD)
    subjects = [
        samples.provision(samples.NO_57, events, as_of=day, label=label) for label in ("Holmium items", "Erbium items")
    ]
    page = entry_page(entry(samples.NO_57, subjects, as_of=day), EDITION)
    force = only(page, DataTable)[0]

    (remark,) = only(page, blocks.Remark)

    assert plain(remark.spans).startswith("On each of these: An official statement of 2026-09-28")
    assert [row.remarks for row in force.rows] == [(), ()]
