"""Turns the tables of a page into rich text: side by side, or row by row where sentences would not fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from desktop.pages.blocks import Alignment, DataTable, Row, Spans, StateSpan, plain
from desktop.views.page_spans import Look, more_html, spans_html

WORDY_CHARACTERS = 90
_MIN_WORDY_COLUMNS = 4
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
    heads = "".join(
        f"<th align='{align}' valign='bottom' width='{int(100 * column.share / total)}%'>{escape(column.title)}</th>"
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
    yield f"{_TABLE}<thead><tr>{heads}</tr></thead>{''.join(rows)}</table>"
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


def stacked(block: DataTable, look: Look) -> Iterator[str]:
    """Yield the table row by row: what it is about and its state in one line, what it says, then the rest."""
    if block.title:
        yield f"<p class='title'>{escape(block.title)}</p>"
    state = next((place for place in range(1, len(block.columns)) if _has_state(block, place)), None)
    others = [place for place in range(1, len(block.columns)) if place != state]
    body = max(others, key=lambda place: block.columns[place].share)
    yield _TABLE
    for row in block.rows:
        yield from _stacked_row(block, row, look, state=state, body=body)
    yield "</table>"
    if block.more:
        yield more_html(block.more)


def _stacked_row(block: DataTable, row: Row, look: Look, *, state: int | None, body: int) -> Iterator[str]:
    right = "" if state is None else spans_html(row.cells[state], look)
    yield f"<tr><td class='head' width='58%'><b>{spans_html(row.cells[0], look)}</b></td>"
    yield f"<td class='head' align='right' valign='top'>{right}</td></tr>"
    lines = [_line("body", row.cells[body], look)]
    rest = [
        f"{escape(column.title)}: {spans_html(cell, look)}"
        for place, (column, cell) in enumerate(zip(block.columns, row.cells, strict=True))
        if place not in (0, state, body) and plain(cell)
    ]
    if rest:
        lines.append(f"<tr><td class='rest' colspan='2'>{' &nbsp;·&nbsp; '.join(rest)}</td></tr>")
    lines += [_line("rest", remark, look) for remark in row.remarks]
    yield "".join(lines)
    yield "<tr><td class='end' colspan='2'></td></tr>"


def _line(kind: str, spans: Spans, look: Look) -> str:
    return f"<tr><td class='{kind}' colspan='2'>{spans_html(spans, look)}</td></tr>" if plain(spans) else ""


def _has_state(block: DataTable, place: int) -> bool:
    return any(isinstance(span, StateSpan) for row in block.rows for span in row.cells[place])
