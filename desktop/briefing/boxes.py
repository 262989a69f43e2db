"""The flowables that have a ground or a bar of their own, and the paragraphs that links lead to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from desktop.briefing import styles
from desktop.briefing.leaf import TaggedCanvas
from desktop.briefing.structure import Element
from desktop.briefing.table import cut_paragraph
from desktop.briefing.tagged import TaggedParagraph


class Box(Flowable):
    """Paragraphs on a ground, with a bar at their left; breaks between and inside paragraphs.

    Args:
        paragraphs: At least one.
        ground: Colour behind them; None for none.
        bar: Colour of the bar; None for none.
        padding: Around the text, in points.
    """

    def __init__(
        self, paragraphs: Sequence[Paragraph], *, ground: Color | None, bar: Color | None, padding: float = 6.0
    ) -> None:
        super().__init__()
        self._paragraphs = tuple(paragraphs)
        self._heights: list[float] = []
        self._ground = ground
        self._bar = bar
        self._padding = padding
        self.spaceAfter = 5.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return width and height."""
        del available_height
        self.width = available_width
        self.height = 2 * self._padding + sum(self._measure())
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return the part that fits and the rest; nothing where no line fits."""
        self.width = available_width
        room = available_height - 2 * self._padding
        above: list[Paragraph] = []
        rest = list(self._paragraphs)
        for height in self._measure():
            if height > room:
                break
            room -= height
            above.append(rest.pop(0))
        if not rest:
            return [self]
        first, second = cut_paragraph(rest[0], self._inner(), height=room)
        if first is not None and second is not None:
            above.append(first)
            rest[0] = second
        if not above:
            return []
        return [self._part(above), self._part(rest)]

    def draw(self) -> None:
        """Draw ground, bar and text."""
        canvas = cast(TaggedCanvas, self.canv)
        canvas.saveState()
        with canvas.artifact():
            if self._ground is not None:
                canvas.setFillColor(self._ground)
                canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
            if self._bar is not None:
                canvas.setFillColor(self._bar)
                canvas.rect(0, 0, 2.4, self.height, stroke=0, fill=1)
        canvas.restoreState()
        y = self.height - self._padding
        for paragraph, height in zip(self._paragraphs, self._measure(), strict=True):
            paragraph.drawOn(canvas, self._left(), y - paragraph.height)
            y -= height

    def _measure(self) -> list[float]:
        """Return the height of each paragraph with the space after it, none after the last."""
        if not self._heights:
            last = len(self._paragraphs) - 1
            self._heights = [
                paragraph.wrap(self._inner(), 0)[1] + (paragraph.getSpaceAfter() if index != last else 0.0)
                for index, paragraph in enumerate(self._paragraphs)
            ]
        return self._heights

    def _left(self) -> float:
        return self._padding + (4.0 if self._bar is not None else 0.0)

    def _inner(self) -> float:
        return float(self.width) - self._left() - self._padding

    def _part(self, paragraphs: Sequence[Paragraph]) -> Box:
        return Box(paragraphs, ground=self._ground, bar=self._bar, padding=self._padding)


class Anchor(TaggedParagraph):
    """A paragraph that links and the outline lead to.

    Args:
        frags: Its text, set.
        style: How it is set.
        element: What it is.
        key: Name of the place.
        title: Its line in the outline; empty for none.
        level: Depth in the outline.
    """

    def __init__(
        self,
        frags: list[ParaFrag],
        style: ParagraphStyle,
        *,
        element: Element,
        key: str,
        title: str = "",
        level: int = 0,
    ) -> None:
        super().__init__("", style, frags=frags)
        self.element = element
        self._key = key
        self._title = title
        self._level = level

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return the paragraph whole or nothing, so that it is one place."""
        height = self.wrap(available_width, available_height)[1]
        return [self] if height <= available_height else []

    def draw(self) -> None:
        """Set the place at the paragraph's top, with a little of what is above in sight, and draw."""
        self.canv.bookmarkHorizontal(self._key, 0, self.height + 4)
        if self._title:
            self.canv.addOutlineEntry(self._title, self._key, self._level, closed=self._level > 0)
        super().draw()


class Rule(Flowable):
    """A line over the whole width."""

    def __init__(self, *, width: float, color: Color, after: float = 0.0) -> None:
        super().__init__()
        self._line_width = width
        self._color = color
        self.spaceAfter = after

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the width offered and the line's own height."""
        del available_height
        self.width = available_width
        return available_width, self._line_width

    def draw(self) -> None:
        """Draw the line."""
        canvas = cast(TaggedCanvas, self.canv)
        canvas.saveState()
        with canvas.artifact():
            canvas.setStrokeColor(self._color)
            canvas.setLineWidth(self._line_width)
            canvas.line(0, self._line_width / 2, self.width, self._line_width / 2)
        canvas.restoreState()


def shaded(paragraphs: Sequence[Paragraph]) -> Box:
    """Return paragraphs on a light ground."""
    return Box(paragraphs, ground=styles.SHADE, bar=None, padding=6.0)


def barred(paragraphs: Sequence[Paragraph], *, bar: Color) -> Box:
    """Return paragraphs beside a bar."""
    return Box(paragraphs, ground=None, bar=bar, padding=3.0)
