"""Paints a drawing with Qt: on a widget, and on an image for the clipboard or a file."""

from __future__ import annotations

from functools import lru_cache
from math import floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter, QPainterPath, QPen, QPolygonF

from desktop.core.theme import Theme
from desktop.figures.marks import Anchor, Area, Drawing, Label, Line, Mark, Rect, Ring
from desktop.figures.svg import MARGIN
from desktop.views.style import FAMILIES

_POINTS_PER_INCH = 72.0


def measure(text: str, size: float, *, is_strong: bool = False) -> float:
    """Return how wide a text is on the screen."""
    return _width(text, size, is_strong=is_strong)


@lru_cache(maxsize=4096)
def _width(text: str, size: float, *, is_strong: bool) -> float:
    return QFontMetricsF(figure_font(size, is_strong=is_strong)).horizontalAdvance(text)


@lru_cache(maxsize=16)
def figure_font(size: float, *, is_strong: bool) -> QFont:
    """Return the font of a text in a figure; sizes may have parts, which Qt knows in points only."""
    screen = QGuiApplication.primaryScreen()
    dots = screen.logicalDotsPerInch()
    font = QFont(list(FAMILIES))
    font.setPointSizeF(size * _POINTS_PER_INCH / dots)
    font.setBold(is_strong)
    return font


def image_of(drawing: Drawing, theme: Theme, *, ratio: float, margin: float = MARGIN) -> QImage:
    """Return the drawing as an image on the surface of the theme, `ratio` pixels to the unit."""
    width, height = drawing.width + 2 * margin, drawing.height + 2 * margin
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(theme.color("surface")))
    painter = QPainter(image)
    painter.translate(margin, margin)
    Brush(painter, theme, ratio=ratio).paint(drawing)
    painter.end()
    return image


class Brush:
    """Paints marks with one painter in the colours of one theme.

    Upright and level edges are put on whole pixels, so that bars and grids are sharp at every scale.
    """

    def __init__(self, painter: QPainter, theme: Theme, *, ratio: float) -> None:
        self._painter = painter
        self._theme = theme
        self._ratio = ratio
        self._colors: dict[str, QColor] = {}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self, drawing: Drawing) -> None:
        """Paint every mark in its order."""
        for mark in drawing.marks:
            self._mark(mark)

    def _mark(self, mark: Mark) -> None:
        match mark:
            case Rect():
                self._rect(mark)
            case Line():
                self._line(mark)
            case Area():
                self._area(mark)
            case Label():
                self._label(mark)

    def _rect(self, mark: Rect) -> None:
        left, top = self._edge(mark.x), self._edge(mark.y)
        box = QRectF(left, top, self._edge(mark.x + mark.width) - left, self._edge(mark.y + mark.height) - top)
        if mark.fill is not None:
            self._painter.fillRect(box, self._color(mark.fill))
        if mark.stroke is not None:
            half = mark.line / 2
            self._painter.setPen(self._pen(mark.stroke, mark.line))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(box.adjusted(half, half, -half, -half))

    def _line(self, mark: Line) -> None:
        pen = self._pen(mark.stroke, mark.line)
        if mark.dash:
            pen.setDashPattern([length / mark.line for length in mark.dash])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._painter.setPen(pen)
        points = mark.points
        if len(points) == 2:
            self._painter.drawLine(*self._straight(points))
        else:
            self._painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))

    def _straight(self, points: Ring) -> tuple[QPointF, QPointF]:
        (x1, y1), (x2, y2) = points
        if x1 == x2:
            x1 = x2 = self._middle(x1)
        elif y1 == y2:
            y1 = y2 = self._middle(y1)
        return QPointF(x1, y1), QPointF(x2, y2)

    def _area(self, mark: Area) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen if mark.stroke is None else self._pen(mark.stroke, mark.line))
        if mark.fill is None:
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            self._painter.setBrush(self._color(mark.fill))
        self._painter.drawPath(outline(mark.rings))

    def _label(self, mark: Label) -> None:
        left = mark.x
        if mark.anchor is not Anchor.START:
            width = measure(mark.text, mark.size, is_strong=mark.is_strong)
            left -= width if mark.anchor is Anchor.END else width / 2
        self._painter.setFont(figure_font(mark.size, is_strong=mark.is_strong))
        self._painter.setPen(self._color(mark.fill))
        self._painter.drawText(QPointF(left, mark.y), mark.text)

    def _pen(self, token: str, width: float) -> QPen:
        pen = QPen(self._color(token), width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        return pen

    def _color(self, token: str) -> QColor:
        if token not in self._colors:
            self._colors[token] = QColor(self._theme.color(token))
        return self._colors[token]

    def _edge(self, value: float) -> float:
        return round(value * self._ratio) / self._ratio

    def _middle(self, value: float) -> float:
        return (floor(value * self._ratio) + 0.5) / self._ratio


def outline(rings: tuple[Ring, ...]) -> QPainterPath:
    """Return closed rings as a path, filled by the even-odd rule."""
    path = QPainterPath()
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring]))
        path.closeSubpath()
    return path
