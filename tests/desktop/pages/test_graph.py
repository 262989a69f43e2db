"""The page on what is around an entry counts what it shows and leaves out, and cites every tie."""

from __future__ import annotations

from datetime import date

from db.records import Source
from desktop.core.page_id import GraphPage
from desktop.pages.blocks import DataTable, FigureBlock, LinkSpan, Paragraph, plain
from desktop.pages.graph import graph_page
from desktop.pages.limits import Limits
from tests.desktop.figures.networks import SMALL_NETWORK, star
from tests.desktop.pages.samples import EDITION

DAY = date(2026, 11, 15)
SURVEY = Source("survey", "Geological Survey", "A sheet", None, None, "official", None, was_read=True)


def test_page_says_how_far_it_reaches_and_what_it_leaves_out() -> None:
    page = graph_page(SMALL_NETWORK, EDITION, page=GraphPage("mineral/gallium", 2), as_of=DAY, sources={})

    said = [plain(block.spans) for block in page.blocks if isinstance(block, Paragraph)]
    assert (page.id, page.title, page.subtitle) == ("graph/mineral/gallium@2", "Around Gallium", "Graph of 2 steps")
    assert said[0] == "Within 2 steps of Gallium, 3 entries are shown; 3 more are tied to it directly."


def test_page_leads_to_the_same_graph_of_other_reach() -> None:
    page = graph_page(SMALL_NETWORK, EDITION, page=GraphPage("mineral/gallium", 2), as_of=DAY, sources={})

    links = [
        span.entry_id
        for block in page.blocks
        if isinstance(block, Paragraph)
        for span in block.spans
        if isinstance(span, LinkSpan)
    ]
    assert links == ["graph/mineral/gallium@1", "graph/mineral/gallium@3"]
    kinds = [type(block) for block in page.blocks]
    assert kinds.index(FigureBlock) == kinds.index(Paragraph) + 2, "the choice stands above the figure"


def test_every_tie_is_a_row_with_its_source() -> None:
    sources = {"survey": SURVEY}
    page = graph_page(SMALL_NETWORK, EDITION, page=GraphPage("mineral/gallium", 2), as_of=DAY, sources=sources)

    table = next(block for block in page.blocks if isinstance(block, DataTable))
    assert [plain(cell) for cell in table.rows[1].cells] == ["Gallium", "is used in [1]", "Base stations", "", ""]
    assert any(isinstance(block, FigureBlock) for block in page.blocks)


def test_a_long_table_is_cut_and_says_so() -> None:
    page = graph_page(star(20), EDITION, page=GraphPage("list/entities"), as_of=DAY, sources={}, limits=Limits(ties=5))

    table = next(block for block in page.blocks if isinstance(block, DataTable))
    assert (len(table.rows), table.more) == (5, "and 15 more; use the table")


def test_an_entry_without_ties_says_so() -> None:
    page = graph_page(star(0), EDITION, page=GraphPage("list/entities"), as_of=DAY, sources={})

    assert not any(isinstance(block, DataTable) for block in page.blocks)
    assert plain(next(block for block in page.blocks if isinstance(block, Paragraph)).spans) == (
        "Nothing is tied to Entity List on that day."
    )
