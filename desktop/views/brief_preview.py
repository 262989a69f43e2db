"""Shows the pages of a briefing one under the other: those in sight are painted, off the GUI thread."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.core.texts import _
from desktop.tasks.outcome import Outcome, Runner
from desktop.tasks.page_image import PageImage, Pages
from desktop.views.style import Style

ZOOMS = (50, 75, 100, 125, 150, 200, 300)
# The most bytes of painted pages that are kept beside those in sight.
MOST_BYTES = 96 * 1024 * 1024
_GAP = 12
_POINTS = 72.0
_DOTS = 96.0


class BriefPreview(QAbstractScrollArea):
    """The pages, as wide as there is room or as large as the zoom says.

    Signals:
        page_shown: The index of the page in the middle, after each change.
        failed: The `DataError` of a page that cannot be painted.
    """

    page_shown = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: Runner, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("brief_preview")
        self.setAccessibleName(_("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self._runner = runner
        self._style = style
        self._pages: Pages | None = None
        self._turn = 0
        self._zoom: int | None = None
        self._is_painting = False
        self._said = ""
        self._images: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._rects: tuple[QRect, ...] = ()
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        style.changed.connect(self._on_style_changed)

    @property
    def count(self) -> int:
        """Return the number of pages."""
        return 0 if self._pages is None else len(self._pages.sizes)

    @property
    def current(self) -> int:
        """Return the index of the page in the middle."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return next(
            (place for place, rect in enumerate(self._rects) if rect.bottom() >= middle), max(0, self.count - 1)
        )

    @property
    def painted(self) -> frozenset[int]:
        """Return the pages that are painted."""
        return frozenset(page for page, _scale in self._images)

    @property
    def painted_bytes(self) -> int:
        """Return what the painted pages take."""
        return sum(image.sizeInBytes() for image in self._images.values())

    @property
    def zoom(self) -> int | None:
        """Return the zoom in percent; None for as wide as there is room."""
        return self._zoom

    def show_pages(self, pages: Pages | None) -> None:
        """Show other pages, from where the former ones were looked at."""
        self._pages = pages
        self._turn += 1
        self._images.clear()
        self._lay_out()

    def say(self, text: str) -> None:
        """Say something over the pages, or in their place; nothing where it is empty."""
        self._said = text
        self.viewport().update()

    @Slot(object)
    def set_zoom(self, zoom: int | None) -> None:
        """Show the pages at so many percent; None for as wide as there is room."""
        page = self.current
        self._zoom = zoom
        self._lay_out()
        self.go_to(page)

    def step_zoom(self, step: int) -> None:
        """Show the pages at the next zoom in the steps of `ZOOMS`."""
        now = self._scale() * 100 * _POINTS / _DOTS / self.devicePixelRatioF() if self.count else 100
        larger = [zoom for zoom in ZOOMS if zoom > now + 1]
        smaller = [zoom for zoom in ZOOMS if zoom < now - 1]
        if step > 0 and larger:
            self.set_zoom(larger[0])
        elif step < 0 and smaller:
            self.set_zoom(smaller[-1])

    def go_to(self, page: int) -> None:
        """Bring the head of a page into sight."""
        if self._rects:
            rect = self._rects[min(max(page, 0), len(self._rects) - 1)]
            self.verticalScrollBar().setValue(rect.top() - _GAP)

    # --- events

    def sizeHint(self) -> QSize:
        """Return a size for most of a page."""
        return QSize(520, 640)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages out anew."""
        page = self.current
        super().resizeEvent(event)
        self._lay_out()
        if self._zoom is None:
            self.go_to(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, and zoom with Ctrl."""
        has_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_PageDown:
                self.go_to(self.current + 1)
            case Qt.Key.Key_PageUp:
                self.go_to(self.current - 1)
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.go_to(self.count - 1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal if has_ctrl:
                self.step_zoom(1)
            case Qt.Key.Key_Minus if has_ctrl:
                self.step_zoom(-1)
            case Qt.Key.Key_0 if has_ctrl:
                self.set_zoom(None)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Follow a link to another page."""
        target = self._link_at(event.position().toPoint())
        if target is not None:
            self.go_to(target)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a link can be followed."""
        is_link = self._link_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight; one that is not there yet is an empty sheet."""
        del event
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._color("sunken"))
        scale = self._scale()
        for page in self._in_sight():
            place = self._seen(self._rects[page])
            image = self._images.get((page, scale))
            if image is None:
                image = next((each for (number, _scale), each in self._images.items() if number == page), None)
            if image is not None:
                painter.drawImage(place, image)
            else:
                painter.fillRect(place, self._color("surface"))
            painter.setPen(self._color("border"))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        if self._said:
            painter.setFont(self.font())
            room = self.viewport().rect().adjusted(16, 12, -16, -12)
            box = painter.boundingRect(room, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), self._said)
            painter.fillRect(box.adjusted(-10, -6, 10, 6), self._color("raised"))
            painter.setPen(self._color("text"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), self._said)
        painter.end()
        self._want_pages()

    # --- pages

    def _scale(self) -> float:
        """Return the pixels of the screen a point."""
        if self._pages is None or not self._pages.sizes:
            return 1.0
        ratio = self.devicePixelRatioF()
        if self._zoom is not None:
            return self._zoom / 100 * _DOTS / _POINTS * ratio
        widest = max(size.width for size in self._pages.sizes)
        return max(80, self.viewport().width() - 2 * _GAP) / widest * ratio

    def _lay_out(self) -> None:
        rects = []
        top, widest = _GAP, 0
        scale = self._scale() / self.devicePixelRatioF()
        for size in () if self._pages is None else self._pages.sizes:
            wide, high = round(size.width * scale), round(size.height * scale)
            rects.append(QRect(0, top, wide, high))
            widest = max(widest, wide)
            top += high + _GAP
        room = self.viewport().size()
        whole = max(widest + 2 * _GAP, room.width())
        self._rects = tuple(rect.translated((whole - rect.width()) // 2, 0) for rect in rects)
        self.verticalScrollBar().setPageStep(room.height())
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setRange(0, max(0, top - room.height()))
        self.horizontalScrollBar().setPageStep(room.width())
        self.horizontalScrollBar().setRange(0, max(0, whole - room.width()))
        self._tell()

    def _in_sight(self) -> list[int]:
        seen = self.viewport().rect().translated(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return [page for page, rect in enumerate(self._rects) if rect.intersects(seen)]

    def _seen(self, rect: QRect) -> QRect:
        return rect.translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _want_pages(self) -> None:
        """Ask for the first page in sight that is not painted; the next one follows when it is."""
        scale = self._scale()
        missing = [page for page in self._in_sight() if (page, scale) not in self._images]
        if self._pages is None or self._is_painting or not missing:
            return
        self._is_painting = True
        work = partial(_paint, self._pages, missing[0], scale=scale)
        self._runner.query(work, self._on_painted, token=self._turn)

    @Slot(object)
    def _on_painted(self, outcome: Outcome) -> None:
        self._is_painting = False
        if outcome.error is not None:
            self.failed.emit(outcome.error)
            return
        if outcome.token == self._turn and isinstance(outcome.value, tuple):
            page, scale, made = outcome.value
            if isinstance(made, PageImage):
                self._keep(page, scale, made.image)
        self.viewport().update()

    def _keep(self, page: int, scale: float, image: QImage) -> None:
        self._images[page, scale] = image
        seen = frozenset(self._in_sight())
        for key in list(self._images):
            if self.painted_bytes <= MOST_BYTES:
                break
            if key[0] not in seen or key[1] != scale:
                del self._images[key]

    def _link_at(self, place: QPoint) -> int | None:
        if self._pages is None:
            return None
        for page in self._in_sight():
            rect = self._seen(self._rects[page])
            if rect.contains(place):
                size = self._pages.sizes[page]
                x = (place.x() - rect.left()) * size.width / rect.width()
                y = size.height - (place.y() - rect.top()) * size.height / rect.height()
                for link in size.links:
                    if link.box[0] <= x <= link.box[2] and link.box[1] <= y <= link.box[3]:
                        return link.page
        return None

    def _color(self, token: str) -> QColor:
        return QColor(self._style.theme.color(token))

    def _tell(self) -> None:
        words = _("Preview, page {number} of {count}").format(number=self.current + 1, count=self.count)
        self.setAccessibleName(words if self.count else _("Preview"))
        self.page_shown.emit(self.current)
        self.viewport().update()

    @Slot(int)
    def _on_scrolled(self, _value: int) -> None:
        self._tell()

    @Slot()
    def _on_style_changed(self) -> None:
        self.viewport().update()


def _paint(pages: Pages, number: int, *, scale: float) -> tuple[int, float, PageImage]:
    return number, scale, pages.paint(number, scale)
