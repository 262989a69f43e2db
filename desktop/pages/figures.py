"""Puts figures on a page: each as a block with its sources cited below it."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.core.texts import _
from desktop.figures.figure import Figure
from desktop.pages.blocks import Block, FigureBlock, Spans, Text
from desktop.pages.citations import Citations

# More citations than this under a figure say nothing; the table has one a row.
_MOST_CITED = 6


def figure_blocks(figures: Iterable[Figure | None], citations: Citations) -> tuple[Block, ...]:
    """Return the figures that there are, in order."""
    return tuple(FigureBlock(each, _caption(each, citations)) for each in figures if each is not None)


def _caption(figure: Figure, citations: Citations) -> Spans:
    """Return the sources of the figure's numbers as citations; of a long row of them, where they stand."""
    sources = tuple(dict.fromkeys(source for source in figure.table.source_ids if source))
    if not sources:
        return ()
    if len(sources) > _MOST_CITED:
        return (Text(_("Sources: a source for each row stands in the table of the figure.")),)
    cited = citations.cite(sources)
    return (Text(_("Sources:")), *cited) if cited else ()
