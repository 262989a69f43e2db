"""Paints pages of a briefing as images, off the GUI thread; what is painted is what stands in the PDF."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from desktop.preview.fonts import Fonts
from desktop.preview.glyphs import Glyphs, Outline
from desktop.preview.marks import Matrix, PictureMark, Rgb, ShapeMark, TextMark
from desktop.preview.page_marks import PageMarks, read_page
from desktop.preview.pdf_file import PageLink, PdfFile
from desktop.tasks.briefing import BriefingJob, BriefingPreview, preview

# The most pixels of one image, 64 MB: a page that is looked at from nearer is painted as large and shown larger.
MOST_PIXELS = 16_000_000
_CAPS = {0: Qt.PenCapStyle.FlatCap, 1: Qt.PenCapStyle.RoundCap, 2: Qt.PenCapStyle.SquareCap}


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page before it is painted: its size in points, and what on it leads to another."""

    width: float
    height: float
    links: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class PageImage:
    """A painted page.

    Attributes:
        number: Its index.
        scale: Pixels a point.
    """

    number: int
    scale: float
    image: QImage


@dataclass(frozen=True, slots=True)
class Previewed:
    """A briefing made to be looked at."""

    made: BriefingPreview
    pages: Pages


def open_preview(job: BriefingJob) -> Previewed:
    """Make the briefing and open its pages, without a file.

    Raises:
        ExportCancelledError: Nobody wants it any more.
        DataError: A file cannot be read, or a character has no glyph.
    """
    made = preview(job)
    return Previewed(made, Pages(made.content))


class Pages:
    """The pages of one PDF. Belongs to the thread that works with it: one at a time, whichever that is.

    Raises:
        DataError: The content is no PDF of this program.
    """

    def __init__(self, content: bytes) -> None:
        self._file = PdfFile(content)
        self._fonts = Fonts(self._file)
        self._paths: dict[tuple[int, int], QPainterPath] = {}
        self.sizes: tuple[PageSize, ...] = tuple(
            PageSize(leaf.width, leaf.height, self._file.links(leaf)) for leaf in self._file.leaves
        )

    def paint(self, number: int, scale: float) -> PageImage:
        """Return the page as an image on white.

        Args:
            number: The page's index.
            scale: Pixels a point; a smaller one where the image would be too large.

        Raises:
            DataError: The page cannot be read.
        """
        leaf = self._file.leaves[number]
        marks = read_page(self._file, leaf, fonts=self._fonts)
        scale = min(scale, (MOST_PIXELS / (leaf.width * leaf.height)) ** 0.5)
        image = QImage(ceil(leaf.width * scale), ceil(leaf.height * scale), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        try:
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform, on=True
            )
            self._paint(painter, marks, QTransform(scale, 0, 0, -scale, 0, leaf.height * scale))
        finally:
            painter.end()
        return PageImage(number, scale, image)

    def _paint(self, painter: QPainter, page: PageMarks, whole: QTransform) -> None:
        for mark in page.marks:
            place = _transform(mark.matrix) * whole
            match mark:
                case TextMark():
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(QBrush(_color(mark.color)))
                    for code, x in mark.glyphs:
                        path = self._glyph(mark.font, code)
                        if not path.isEmpty():
                            painter.setTransform(QTransform.fromTranslate(x, 0) * place)
                            painter.drawPath(path)
                case ShapeMark():
                    painter.setTransform(place)
                    painter.setPen(_pen(mark))
                    painter.setBrush(Qt.BrushStyle.NoBrush if mark.fill is None else QBrush(_color(mark.fill)))
                    painter.drawPath(_path(mark.outline, is_even_odd=mark.is_even_odd))
                case PictureMark():
                    # Its rows count down from the top.
                    painter.setTransform(QTransform(1, 0, 0, -1, 0, 1) * place)
                    size = 3 * mark.width
                    picture = QImage(mark.rows, mark.width, mark.height, size, QImage.Format.Format_RGB888)
                    painter.drawImage(QRectF(0, 0, 1, 1), picture, QRectF(picture.rect()))

    def _glyph(self, font: Glyphs, code: int) -> QPainterPath:
        key = (id(font), code)
        if key not in self._paths:
            self._paths[key] = _path(font.outline(code), is_even_odd=False)
        return self._paths[key]


def _transform(matrix: Matrix) -> QTransform:
    return QTransform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _pen(mark: ShapeMark) -> QPen:
    if mark.stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(_color(mark.stroke), mark.width)
    pen.setCapStyle(_CAPS.get(mark.cap, Qt.PenCapStyle.FlatCap))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if mark.dash and any(mark.dash) and mark.width > 0:
        # Qt counts dashes in widths of the line, and in pairs.
        lengths = mark.dash if len(mark.dash) % 2 == 0 else mark.dash * 2
        pen.setDashPattern([length / mark.width for length in lengths])
    return pen


def _path(outline: Outline, *, is_even_odd: bool) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill if is_even_odd else Qt.FillRule.WindingFill)
    for steps in outline:
        path.moveTo(*steps[0])
        for step in steps[1:]:
            match step:
                case (x, y):
                    path.lineTo(x, y)
                case (bx, by, x, y):
                    path.quadTo(bx, by, x, y)
                case (ax, ay, bx, by, x, y):
                    path.cubicTo(QPointF(ax, ay), QPointF(bx, by), QPointF(x, y))
    return path


def _color(rgb: Rgb) -> QColor:
    return QColor.fromRgbF(*rgb)
