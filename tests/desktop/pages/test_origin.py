"""What leaves a page names its sources, the page, the day and the edition."""

from __future__ import annotations

from datetime import date

from desktop.pages.blocks import Document, FigureBlock, SourceItem, SourceList, Text
from desktop.pages.origin import citation_lines, figure_origin, origin_line
from tests.desktop.fakes import EDITION
from tests.desktop.figures.samples import FIGURE

SOURCES = SourceList(
    (
        SourceItem(1, "usgs", "USGS", "Summaries.", "2026-01-31", "https://usgs.gov/x", "official"),
        SourceItem(2, "other", "BGS", "Statistics", "no date", None, "official"),
    )
)
BLOCK = FigureBlock(FIGURE, (Text("Mine output."),))
PAGE = Document("mineral/gallium", "Gallium", "Mineral", date(2026, 1, 15), EDITION, (BLOCK, SOURCES))


def test_a_source_is_a_line_with_its_number() -> None:
    assert citation_lines(PAGE, (2,)) == ("[2] BGS: Statistics. no date",)
    assert citation_lines(PAGE, {1, 2})[0] == "[1] USGS: Summaries. 2026-01-31. https://usgs.gov/x"
    assert citation_lines(PAGE, ()) == ()


def test_the_origin_names_page_day_and_edition() -> None:
    line = origin_line(PAGE)

    assert all(part in line for part in ("Gallium (mineral/gallium)", "2026-01-15", "2026-11-22", "ab"))


def test_a_figure_takes_its_own_sources_along() -> None:
    caption, sources, origin = figure_origin(BLOCK, PAGE)

    assert (caption, sources) == ("Mine output.", "Sources: USGS: Summaries, 2026-01-31.")
    assert origin == origin_line(PAGE)
