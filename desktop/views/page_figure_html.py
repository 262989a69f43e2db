"""Turns a figure of a page into rich text: the room it is painted in, or its table, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from desktop.core.texts import _
from desktop.pages.blocks import Cite, Column, DataTable, FigureBlock, Row, Spans, Text
from desktop.pages.numbers import number_columns
from desktop.views.figure_deeds import deed_words
from desktop.views.page_links import DEED_SCHEME, FIGURE_SCHEME
from desktop.views.page_spans import Look, spans_html
from desktop.views.page_tables import table_html
from desktop.views.table_fit import needed_width


@dataclass(frozen=True, slots=True)
class FigureSlot:
    """The room of a figure on a page, in pixels at the normal scale; or whether its table stands there."""

    width: int
    height: int
    is_table: bool = False


def figure_html(
    block: FigureBlock, look: Look, *, place: int, slot: FigureSlot | None, numbers: Mapping[str, int]
) -> Iterator[str]:
    """Yield the figure.

    Args:
        block: The figure and its caption.
        look: Of the page.
        place: Which block of the page it is; its image is ``figure:<place>``.
        slot: Its room; None where nothing will be painted and its words have to do.
        numbers: Number of each source on the page by its id.
    """
    figure = block.figure
    yield f"<p class='title'>{escape(figure.title)}</p>"
    if slot is None:
        yield f"<p class='small'>{escape(figure.alternative)}</p>"
    elif slot.is_table:
        table = _table(block, numbers)
        yield from table_html(table, look, is_crowded=look.is_narrow and needed_width(table) > slot.width)
    else:
        size = f"width='{slot.width}' height='{slot.height}'"
        yield f"<p class='figure'><img src='{FIGURE_SCHEME}:{place}' {size}/></p>"
    if block.caption:
        yield f"<p class='small'>{spans_html(block.caption, look)}</p>"
    if slot is not None:
        links = (
            f"<a href='{DEED_SCHEME}:{deed.value}/{place}'>{escape(words)}</a>"
            for deed, words in deed_words(is_table=slot.is_table).items()
        )
        yield f"<p class='small'>{' &nbsp;·&nbsp; '.join(links)}</p>"


def _table(block: FigureBlock, numbers: Mapping[str, int]) -> DataTable:
    table = block.figure.table
    cited = any(source in numbers for source in table.source_ids)
    columns = (*number_columns(table), *((Column(_("Source"), share=6.0),) if cited else ()))
    rows = tuple(
        Row((*((Text(cell),) for cell in cells), *((_cite(source, numbers),) if cited else ())))
        for cells, source in zip(table.rows, table.source_ids, strict=True)
    )
    return DataTable("", columns, rows)


def _cite(source_id: str, numbers: Mapping[str, int]) -> Spans:
    return (Cite(numbers[source_id]),) if source_id in numbers else ()
