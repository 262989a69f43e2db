"""Tests of a page as lines of text."""

from __future__ import annotations

from datetime import UTC, date, datetime

from db.force import State
from db.records import EditionInfo
from desktop.cli.document import document_lines
from desktop.cli.tables import width_of
from desktop.pages.blocks import (
    Alignment,
    AsOf,
    Badge,
    Block,
    Cite,
    Column,
    DataTable,
    Document,
    FactRow,
    FactTable,
    Heading,
    LinkSpan,
    ListBlock,
    NoteBlock,
    NotKnown,
    Paragraph,
    Remark,
    Row,
    SourceItem,
    SourceList,
    Text,
)

EDITION = EditionInfo(date(2026, 11, 22), date(2026, 10, 9), 1, "0" * 64, {})


def lines_of(*blocks: Block, width: int = 40) -> list[str]:
    page = Document("mineral/gallium", "Gallium", "Mineral · 镓", date(2026, 11, 15), EDITION, blocks)
    lines = document_lines(page, width=width)
    assert lines[:4] == ["Gallium", "=======", "Mineral · 镓 · mineral/gallium", ""]
    assert all(width_of(line) <= width or "http" in line for line in lines)
    return lines[4:]


def test_running_text_has_its_links_and_citations() -> None:
    spans = (Text("By "), LinkSpan("No. 46", "measure/mofcom-2024-46"), Text("."), Cite(2))

    assert lines_of(Paragraph(spans)) == ["By No. 46.[2]"]
    assert lines_of(Remark(spans)) == ["By No. 46.[2]"]


def test_state_and_day_stand_out() -> None:
    blocks = (Badge(State.IN_FORCE, "in force"), AsOf((Text("As of 2026-11-15."),), ("A forecast.",)))

    assert lines_of(*blocks) == ["IN FORCE", "", "As of 2026-11-15.", "A forecast."]


def test_headings_are_underlined_by_level() -> None:
    assert lines_of(Heading(1, "Force"), Heading(2, "Part")) == ["Force", "-----", "", "Part", "····"]


def test_facts_stand_in_two_columns() -> None:
    table = FactTable(
        (FactRow("Symbol", (Text("Ga"),)), FactRow("Other names", (Text("a name that takes more than one line"),)))
    )

    assert lines_of(table) == [
        "Symbol       Ga",
        "Other names  a name that takes more than",
        "             one line",
    ]


def test_table_has_its_title_remarks_and_what_was_left_out() -> None:
    row = Row(((Text("2024"),), (Text("750"),)), ((Text("estimated"),),))
    table = DataTable("Production", (Column("Year"), Column("t", Alignment.END)), (row,), "and 3 more")

    assert lines_of(table) == ["Production", "Year    t", "────  ───", "2024  750", "  estimated", "and 3 more"]


def test_lists_and_gaps_have_marks() -> None:
    ties = ListBlock("Used in", ((Text("a laser whose name goes on and on and on"),),), "and 2 more")

    assert lines_of(ties, NotKnown(("Whether it ends.",))) == [
        "Used in",
        "- a laser whose name goes on and on and",
        "  on",
        "  and 2 more",
        "",
        "- Whether it ends.",
    ]


def test_note_is_printed_without_what_a_terminal_would_obey() -> None:
    note = NoteBlock("a" * 32, "Mine.\n\x1b[31mred", datetime(2026, 11, 14, 9, 0, tzinfo=UTC))

    assert lines_of(note) == ["2026-11-14 09:00 UTC", "  Mine.", "  \ufffd[31mred"]


def test_source_keeps_its_address_in_one_piece() -> None:
    url = "https://example.org/a-long-address/that-must-not-be-broken/in-the-middle"
    first = SourceItem(1, "a", "Ministry", "A notice", "2024-12-03", url, "official text, read")
    second = SourceItem(2, "b", "A digest", "", "", None, "second-hand")

    assert lines_of(SourceList((first, second))) == [
        "[1] Ministry: A notice, 2024-12-03,",
        "    official text, read",
        f"    {url}",
        "[2] A digest, second-hand",
    ]
