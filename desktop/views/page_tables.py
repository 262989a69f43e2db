"""Turns the tables of a page into rich text: side by side, or row by row where sentences would not fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from desktop.pages.blocks import Alignment, DataTable, Row, Spans, StateSpan, plain
from desktop.views.page_spans import GAP_AFTER, Look, more_html, spans_html

WORDY_CHARACTERS = 90
_MIN_WORDY_COLUMNS = 4
# Cells that say nothing where each stands with the name of its column.
_NOTHING = ("", "–")
_TABLE = "<table width='100%' cellspacing='0' cellpadding='0' border='0' style='border-collapse: collapse'>"


def is_wordy(block: DataTable) -> bool:
    """Return whether the rows of the table are sentences rather than figures."""
    if len(block.columns) < _MIN_WORDY_COLUMNS or not block.rows:
        return False
    characters = sum(len(plain(cell)) for row in block.rows for cell in row.cells)
    return characters > WORDY_CHARACTERS * len(block.rows)


def side_by_side(block: DataTable, look: Look) -> Iterator[str]:
    """Yield the table with its heads and columns."""
    if block.title:
        yield f"<p class='title'>{escape(block.title)}</p>"
    block = _without_blank(block) if look.is_narrow else block
    total = sum(column.share for column in block.columns) or 1.0
    aligns = ["right" if column.alignment is Alignment.END else "left" for column in block.columns]
    kind = "tight" if look.is_narrow else "line"
    heads = "".join(
        f"<th class='{kind}' align='{align}' valign='bottom' width='{int(100 * column.share / total)}%'>"
        f"{escape(column.title)}</th>"
        for column, align in zip(block.columns, aligns, strict=True)
    )
    rows: list[str] = []
    for row in block.rows:
        kind = "tight" if look.is_narrow else "open" if row.remarks else "line"
        cells = "".join(
            f"<td class='{kind}' align='{align}' valign='top'>{spans_html(cell, look)}</td>"
            for cell, align in zip(row.cells, aligns, strict=True)
        )
        rows.append(f"<tr>{cells}</tr>")
        for place, remark in enumerate(row.remarks):
            kind = "remark" if place == len(row.remarks) - 1 else "open"
            rows.append(f"<tr><td class='{kind}' colspan='{len(aligns)}'>{spans_html(remark, look)}</td></tr>")
    yield f"{_TABLE}<thead><tr>{heads}</tr></thead>{''.join(rows)}</table>{GAP_AFTER}"
    if block.more:
        yield more_html(block.more)


def _without_blank(block: DataTable) -> DataTable:
    """Return the table without the columns that have nothing in any row, for a page that is short of room."""
    kept = [
        place
        for place in range(len(block.columns))
        if not block.rows or any(plain(row.cells[place]) for row in block.rows)
    ]
    columns = tuple(block.columns[place] for place in kept)
    rows = tuple(replace(row, cells=tuple(row.cells[place] for place in kept)) for row in block.rows)
    return replace(block, columns=columns, rows=rows)


def table_html(block: DataTable, look: Look, *, is_crowded: bool) -> Iterator[str]:
    """Yield the table: side by side, or row by row where it is wordy and the page narrow, or where it has no room."""
    is_stacked = look.is_narrow and (is_crowded or is_wordy(block))
    yield from (stacked if is_stacked else side_by_side)(block, look)


def stacked(block: DataTable, look: Look) -> Iterator[str]:
    """Yield the table row by row: what it is about and its state in one line, what it says, then the rest.

    Of two states, as before and after a change, the later one stands beside the name.
    """
    if block.title:
        yield f"<p class='title'>{escape(block.title)}</p>"
    state = next((place for place in reversed(range(1, len(block.columns))) if _has_state(block, place)), None)
    others = [place for place in range(1, len(block.columns)) if place != state]
    # Figures say nothing without the names of their columns: of them none is set off.
    body = max(others, key=lambda place: block.columns[place].share) if is_wordy(block) else None
    yield _TABLE
    for row in block.rows:
        yield from _stacked_row(block, row, look, state=state, body=body)
    yield f"</table>{GAP_AFTER}"
    if block.more:
        yield more_html(block.more)


def _stacked_row(block: DataTable, row: Row, look: Look, *, state: int | None, body: int | None) -> Iterator[str]:
    head = f"<b>{spans_html(row.cells[0], look)}</b>"
    told = {0, state, body}
    if state is None:
        if body is None and _is_words(block, 1) and plain(row.cells[1]):
            head += f"<b> · {spans_html(row.cells[1], look)}</b>"
            told.add(1)
        yield f"<tr><td class='head' colspan='2'>{head}</td></tr>"
    else:
        yield f"<tr><td class='head' width='58%'>{head}</td>"
        yield f"<td class='head' align='right' valign='top'>{spans_html(row.cells[state], look)}</td></tr>"
    lines = [] if body is None else [_line("body", row.cells[body], look)]
    rest = [
        f"{escape(column.title)}: {spans_html(cell, look)}"
        for place, (column, cell) in enumerate(zip(block.columns, row.cells, strict=True))
        if place not in told and plain(cell) not in _NOTHING
    ]
    if rest:
        lines.append(f"<tr><td class='rest' colspan='2'>{' &nbsp;·&nbsp; '.join(rest)}</td></tr>")
    lines += [_line("rest", remark, look) for remark in row.remarks]
    yield "".join(lines)
    yield "<tr><td class='end' colspan='2'></td></tr>"


def _line(kind: str, spans: Spans, look: Look) -> str:
    return f"<tr><td class='{kind}' colspan='2'>{spans_html(spans, look)}</td></tr>" if plain(spans) else ""


def _is_words(block: DataTable, place: int) -> bool:
    return len(block.columns) > place and block.columns[place].alignment is Alignment.START


def _has_state(block: DataTable, place: int) -> bool:
    return any(isinstance(span, StateSpan) for row in block.rows for span in row.cells[place])
