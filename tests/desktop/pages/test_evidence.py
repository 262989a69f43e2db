"""A page says when a second source confirms it, and shows both values where sources differ."""

from __future__ import annotations

from dataclasses import replace

from db.records import Conflict
from desktop.pages.blocks import DataTable, Heading, Paragraph, plain
from desktop.pages.build import entry_page
from tests.desktop.pages import samples
from tests.desktop.pages.samples import EDITION

_DAY = "2026-10-09"
_CONFLICT = Conflict("import_sources", "20 %", "21 %", "usgs", "The newer table.")


def test_confirmed_entry_says_so_and_cites_who_confirms_it() -> None:
    page = entry_page(replace(samples.gallium(_DAY), confirmed_by=("mofcom-46", "usgs")), EDITION)

    (line,) = (
        plain(block.spans)
        for block in page.blocks
        if isinstance(block, Paragraph) and plain(block.spans).startswith("Confirmed")
    )
    assert line == "Confirmed by a second independent source [1][2]"


def test_unconfirmed_entry_says_nothing() -> None:
    page = entry_page(samples.gallium(_DAY), EDITION)

    assert not any("Confirmed" in plain(block.spans) for block in page.blocks if isinstance(block, Paragraph))
    assert Heading(1, "Sources differ") not in page.blocks


def test_both_values_of_a_conflict_are_shown_with_who_and_why() -> None:
    listing = replace(_CONFLICT, field="added", about="Entity List")
    page = entry_page(replace(samples.gallium(_DAY), conflicts=(_CONFLICT, listing)), EDITION)

    table = page.blocks[page.blocks.index(Heading(1, "Sources differ")) + 1]
    assert isinstance(table, DataTable)
    assert [[plain(cell) for cell in row.cells] for row in table.rows] == [
        ["Import sources", "20 %", "21 % [1]", "The newer table."],
        ["Added, Entity List", "20 %", "21 % [1]", "The newer table."],
    ]
