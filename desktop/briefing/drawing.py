"""Draws the marks of a figure as vectors, the same ones that the screen paints, in the colours of the light theme."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import cast

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from desktop.briefing.fonts import Face, FontSet
from desktop.briefing.leaf import TaggedCanvas
from desktop.briefing.structure import Element
from desktop.core.paths import resources_dir
from desktop.core.theme import load_theme
from desktop.figures.figure import Figure
from desktop.figures.marks import Anchor, Area, Drawing, Label, Line, Mark, Rect, Ring

# A figure is laid out for reading on a screen; on paper, which is read from nearer, it stands smaller.
SCALE = 0.74


class FigureDrawing(Flowable):
    """A figure over the whole width; it is never broken.

    Args:
        figure: What to draw.
        fonts: Where glyphs come from.
        where: Where the figure stands, for a sentence on a character without a glyph.
        element: What it is.
    """

    def __init__(self, figure: Figure, fonts: FontSet, *, where: str, element: Element) -> None:
        super().__init__()
        self._figure = figure
        self._fonts = fonts
        self._where = where
        self._element = element
        self._drawing: Drawing | None = None
        self.spaceBefore = 2.0
        self.spaceAfter = 4.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return width and height; a figure higher than the page is made smaller as a whole."""
        del available_height
        if self._drawing is None or self.width != available_width:
            self.width = available_width
            self._drawing = self._figure.draw(width=available_width / SCALE, measure=self.measure)
            self.height = self._drawing.height * SCALE
        return self.width, self.height

    def measure(self, text: str, size: float, *, is_strong: bool = False) -> float:
        """Return how wide a text is in the briefing's fonts."""
        runs = self._fonts.runs(text, Face.BOLD if is_strong else Face.REGULAR, where=self._where)
        return float(sum(pdfmetrics.stringWidth(run.text, run.font, size) for run in runs))

    def draw(self) -> None:
        """Draw the marks in their order."""
        if self._drawing is None:
            return
        canvas = cast(TaggedCanvas, self.canv)
        self._element.box = (*canvas.absolutePosition(0, 0), *canvas.absolutePosition(self.width, self.height))
        canvas.saveState()
        with canvas.figure(self._element):
            # Marks count down from the top, paper up from the bottom.
            canvas.translate(0, self.height)
            canvas.scale(SCALE, SCALE)
            for mark in self._drawing.marks:
                self._mark(canvas, mark)
        canvas.restoreState()

    def _mark(self, canvas: Canvas, mark: Mark) -> None:
        match mark:
            case Rect():
                _ink(canvas, mark.fill, mark.stroke, line=mark.line)
                canvas.rect(
                    mark.x,
                    -mark.y - mark.height,
                    mark.width,
                    mark.height,
                    stroke=int(mark.stroke is not None),
                    fill=int(mark.fill is not None),
                )
            case Line():
                _ink(canvas, None, mark.stroke, line=mark.line)
                canvas.setDash(list(mark.dash))
                path = canvas.beginPath()
                _trace(path, mark.points)
                canvas.drawPath(path, stroke=1, fill=0)
                canvas.setDash([])
            case Area():
                _ink(canvas, mark.fill, mark.stroke, line=mark.line)
                path = canvas.beginPath()
                for ring in mark.rings:
                    _trace(path, ring)
                    path.close()
                canvas.drawPath(path, stroke=int(mark.stroke is not None), fill=int(mark.fill is not None), fillMode=0)
            case Label():
                self._label(canvas, mark)

    def _label(self, canvas: Canvas, label: Label) -> None:
        width = self.measure(label.text, label.size, is_strong=label.is_strong)
        shift = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[label.anchor]
        text = canvas.beginText(label.x - shift, -label.y)
        text.setFillColor(_color(label.fill))
        face = Face.BOLD if label.is_strong else Face.REGULAR
        for run in self._fonts.runs(label.text, face, where=self._where):
            text.setFont(run.font, label.size)
            text.textOut(run.text)
        canvas.drawText(text)


def _trace(path: object, points: Ring) -> None:
    for place, (x, y) in enumerate(points):
        step = path.lineTo if place else path.moveTo  # type: ignore[attr-defined]  # ReportLab has no types
        step(x, -y)


def _ink(canvas: Canvas, fill: str | None, stroke: str | None, *, line: float) -> None:
    if fill is not None:
        canvas.setFillColor(_color(fill))
    if stroke is not None:
        canvas.setStrokeColor(_color(stroke))
        canvas.setLineWidth(line)


@cache
def _colors(folder: Path) -> dict[str, Color]:
    return {token: HexColor(color) for token, color in load_theme(folder, "light").colors.items()}


def _color(token: str) -> Color:
    """Return the colour for a meaning; KeyError where the theme has no such token."""
    return _colors(resources_dir() / "themes")[token]
