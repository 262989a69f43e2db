"""Builds the page of what a query finds: the table of the window, as a page that can be printed."""

from __future__ import annotations

from datetime import date

from db.force import State
from db.words import EditionInfo
from desktop.core import formats
from desktop.core.listing import Column as TableColumn
from desktop.core.listing import Listing
from desktop.core.page_id import SelectionPage
from desktop.core.texts import _
from desktop.pages.blocks import (
    Alignment,
    Block,
    Column,
    DataTable,
    Document,
    LinkSpan,
    Paragraph,
    Row,
    Span,
    StateSpan,
    Text,
    Tone,
)
from desktop.pages.frame import as_of_box
from desktop.pages.limits import SHORT, Limits, cut

# Columns of the window are measured in pixels; on a page only their proportion counts.
_NAME_SHARE = 2.2
_NARROWEST, _WIDEST = 0.7, 2.0
_PIXELS_A_SHARE = 110.0


def selection_page(
    page: SelectionPage,
    edition: EditionInfo,
    *,
    as_of: date,
    listing: Listing,
    limits: Limits = SHORT,
) -> Document:
    """Return the page.

    Args:
        page: The kind and the query.
        edition: The edition that the rows come from.
        as_of: The day of their states.
        listing: The table in finished words, with the query as a sentence, which is empty for all of the kind.
        limits: How many rows to show.
    """
    columns, sentence = listing.columns, listing.sentence
    shown, more = cut(tuple(zip(listing.ids, listing.cells, listing.states, strict=True)), limits.listings)
    kept = [place for place in range(len(columns)) if any(row[place] not in ("", "–") for _id, row, _state in shown)]
    table = DataTable(
        "",
        tuple(_column(columns[place]) for place in kept),
        tuple(
            Row(tuple((_cell(columns[place], row[place], entry_id=entry_id, state=state),) for place in kept))
            for entry_id, row, state in shown
        ),
        more,
    )
    words = formats.kind(page.kind, count=len(listing.ids))
    title = words[:1].upper() + words[1:]
    lead = f"{formats.number(len(listing.ids))} {words}"
    if sentence:
        lead = f"{lead}: {sentence.rstrip('.')}"
    blocks: list[Block] = [Paragraph((Text(f"{lead}."),), Tone.LEAD), as_of_box(as_of, edition)]
    if shown:
        blocks.append(table)
    subtitle = _("Selection: {query}").format(query=page.query) if page.query else _("All {kind}").format(kind=words)
    return Document(str(page), title, subtitle, as_of, edition, tuple(blocks))


def _column(column: TableColumn) -> Column:
    share = _NAME_SHARE if column.is_stretched else min(max(column.width / _PIXELS_A_SHARE, _NARROWEST), _WIDEST)
    return Column(column.title, Alignment.END if column.is_at_end else Alignment.START, share)


def _cell(column: TableColumn, text: str, *, entry_id: str, state: str) -> Span:
    if column.is_stretched:
        return LinkSpan(text, entry_id)
    if column.is_state and state:
        return StateSpan(State(state), text)
    return Text(text)
