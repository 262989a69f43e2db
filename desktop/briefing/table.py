"""A table that breaks anywhere: between rows, and inside a row that is too tall, with its head repeated.

ReportLab's own table cannot split a row that has a line spanning all columns; this one needs nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import cast

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, Paragraph

from desktop.briefing import styles
from desktop.briefing.leaf import TaggedCanvas

_PAD = 2.6
_GAP = 6.0
# A row up to this height stays whole: it fits on a fresh page. A taller one is split.
_KEPT_WHOLE = 150.0
# Less room than this is not worth beginning a split row in.
_WORTH_SPLITTING = 60.0


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row, ready to place: one paragraph a column, and the lines under it over the whole width.

    Attributes:
        has_rule: False where the next row goes on with the same matter.
    """

    cells: tuple[Paragraph, ...]
    remarks: tuple[Paragraph, ...] = ()
    has_rule: bool = True


class RuledTable(Flowable):
    """Rows between hairlines under an optional head.

    Args:
        head: Paragraphs of the head, one a column; empty for none.
        rows: At least one.
        widths: Of the columns in points.
        heights: Of rows that have been measured before; None for one that has not.
        is_continued: True where the head stood on a page before, so that it is not part of the text again.
    """

    def __init__(
        self,
        head: tuple[Paragraph, ...],
        rows: Sequence[SetRow],
        *,
        widths: tuple[float, ...],
        heights: Sequence[float | None] = (),
        is_continued: bool = False,
    ) -> None:
        super().__init__()
        self._head = head
        self._rows = tuple(rows)
        self._widths = widths
        self._is_continued = is_continued
        self._known = tuple(heights) or (None,) * len(self._rows)
        self._head_height = 0.0
        self._heights: tuple[float, ...] = ()

    @property
    def rows(self) -> tuple[SetRow, ...]:
        """Return the rows."""
        return self._rows

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return width and height."""
        del available_width, available_height
        if not self._heights:
            self._head_height = self._line_height(self._head) if self._head else 0.0
            self._heights = tuple(
                known if known is not None else self._row_height(row)
                for row, known in zip(self._rows, self._known, strict=True)
            )
        self.width = sum(self._widths)
        self.height = self._head_height + sum(self._heights)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return the part that fits and the rest; nothing where not even a first row fits."""
        self.wrap(available_width, available_height)
        room = available_height - self._head_height
        fitting = 0
        for height in self._heights:
            if height > room:
                break
            room -= height
            fitting += 1
        if fitting == len(self._rows):
            return [self]
        above, rest = list(self._rows[:fitting]), list(self._rows[fitting:])
        heights: list[float | None] = list(self._heights)
        if self._heights[fitting] > _KEPT_WHOLE and room > _WORTH_SPLITTING:
            halves = self._split_row(rest[0], room)
            if halves is not None:
                above.append(halves[0])
                rest[0] = halves[1]
                heights[fitting : fitting + 1] = [None, None]
        if not above:
            return []
        return [
            self._part(above, heights[: len(above)], is_continued=self._is_continued),
            self._part(rest, heights[len(above) :], is_continued=True),
        ]

    def draw(self) -> None:
        """Draw head, rows and hairlines on the canvas."""
        canvas = cast(TaggedCanvas, self.canv)
        y = self.height
        if self._head:
            with canvas.artifact() if self._is_continued else nullcontext():
                self._draw_line(self._head, y)
            y -= self._head_height
            self._draw_rule(canvas, y, color=styles.STRONG_RULE, width=0.7)
        for row, height in zip(self._rows, self._heights, strict=True):
            self._draw_line(row.cells, y)
            bottom = y - self._line_height(row.cells)
            for remark in row.remarks:
                remark.drawOn(canvas, self._indent(), bottom - remark.height + _PAD * 0.4)
                bottom -= remark.height + _PAD * 0.6
            y -= height
            if row.has_rule:
                self._draw_rule(canvas, y, color=styles.RULE, width=0.4)

    def _part(self, rows: Sequence[SetRow], heights: Sequence[float | None], *, is_continued: bool) -> RuledTable:
        # Measured rows keep their heights: a table over fifty pages is measured once.
        return RuledTable(self._head, rows, widths=self._widths, heights=heights, is_continued=is_continued)

    def _row_height(self, row: SetRow) -> float:
        height = self._line_height(row.cells)
        for remark in row.remarks:
            _width, needed = remark.wrap(self._remark_width(), 0)
            remark.height = needed
            height += needed + _PAD * 0.6
        if not row.has_rule:
            return height - _PAD * 0.8
        return height + (_PAD if row.remarks else 0.0)

    def _line_height(self, cells: Sequence[Paragraph]) -> float:
        heights = [cell.wrap(width, 0)[1] for cell, width in zip(cells, self._inner_widths(), strict=True)]
        return max(heights, default=0.0) + 2 * _PAD

    def _draw_line(self, cells: Sequence[Paragraph], top: float) -> None:
        x = 0.0
        for cell, width in zip(cells, self._widths, strict=True):
            cell.drawOn(self.canv, x, top - _PAD - cell.height)
            x += width

    def _draw_rule(self, canvas: TaggedCanvas, y: float, *, color: Color, width: float) -> None:
        canvas.saveState()
        with canvas.artifact():
            canvas.setStrokeColor(color)
            canvas.setLineWidth(width)
            canvas.line(0, y, sum(self._widths), y)
        canvas.restoreState()

    def _indent(self) -> float:
        """Return how far remarks are set in: past the first column, so that the rows' names stand out."""
        return self._widths[0] if len(self._widths) > 1 else 0.0

    def _remark_width(self) -> float:
        return sum(self._widths) - self._indent()

    def _inner_widths(self) -> tuple[float, ...]:
        """Return the columns' widths without the gap to the next column."""
        return (*(width - _GAP for width in self._widths[:-1]), self._widths[-1])

    def _split_row(self, row: SetRow, room: float) -> tuple[SetRow, SetRow] | None:
        """Return the row in two, the first no taller than the room; None where it cannot be cut."""
        line_height = self._line_height(row.cells)
        if line_height > room:
            halves = [
                _cut(cell, width, room - 2 * _PAD) for cell, width in zip(row.cells, self._inner_widths(), strict=True)
            ]
            if all(above.height <= 0 for above, _below in halves):
                return None
            return (
                SetRow(tuple(above for above, _below in halves), has_rule=False),
                SetRow(tuple(below for _above, below in halves), row.remarks, has_rule=row.has_rule),
            )
        return self._split_remarks(row, room - line_height - _PAD)

    def _split_remarks(self, row: SetRow, room: float) -> tuple[SetRow, SetRow] | None:
        above: list[Paragraph] = []
        rest = list(row.remarks)
        while rest and rest[0].height + _PAD * 0.6 <= room:
            room -= rest[0].height + _PAD * 0.6
            above.append(rest.pop(0))
        if rest and room > _WORTH_SPLITTING:
            first, second = _cut(rest[0], self._remark_width(), room - _PAD)
            if first.height > 0:
                above.append(first)
                rest[0] = second
        empty = tuple(_blank(cell) for cell in row.cells)
        return (
            SetRow(row.cells, tuple(above), has_rule=False),
            SetRow(empty, tuple(rest), has_rule=row.has_rule),
        )


def _cut(paragraph: Paragraph, width: float, height: float) -> tuple[Paragraph, Paragraph]:
    """Return what of the paragraph fits into the height, and the rest; either may be blank."""
    above, below = cut_paragraph(paragraph, width, height=height)
    return above or _blank(paragraph), below or _blank(paragraph)


def cut_paragraph(paragraph: Paragraph, width: float, *, height: float) -> tuple[Paragraph | None, Paragraph | None]:
    """Return what of the paragraph fits into the height, and the rest, both measured; None for nothing."""
    parts: list[Paragraph] = paragraph.split(width, height) if height > 0 else []  # type: ignore[assignment]
    # Trying to split makes a paragraph forget its lines, also where it stays whole.
    for part in parts or (paragraph,):
        part.wrap(width, 0)
    if not parts:
        return None, paragraph
    return parts[0], parts[1] if len(parts) > 1 else None


def _blank(paragraph: Paragraph) -> Paragraph:
    blank = Paragraph("", paragraph.style, frags=[])
    blank.height = 0
    return blank
