"""A figure on the screen: painted sharp, and answering to pointer and keyboard."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from desktop.core.texts import _
from desktop.views.aside import wants_tab
from desktop.views.figure_deeds import FigureDeed, deed_words
from desktop.views.figure_paint import Brush, outline
from desktop.views.style import Style

if TYPE_CHECKING:
    from desktop.figures.figure import Figure
    from desktop.figures.marks import Drawing, Spot

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
# The room around a drawing, in which the ring that shows the focus stands clear of labels at the drawing's edge.
RING = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FigureView(QWidget):
    """Shows one drawing of a figure at a time; made once and used for many.

    Arrow keys go from spot to spot in reading order, Enter follows the one that is marked.

    Signals:
        page_followed: Id of the page that a spot leads to.
        tab_asked: Id of such a page that is to be opened in a tab of its own.
        deed_asked: A `FigureDeed`.
        spot_entered: The `QRect` of the spot that the keyboard went to.
        focus_left: True where Tab goes on, False where it goes back.
        escaped: Without argument, when Esc was pressed.
        used: Without argument, when pointer or keyboard came to it.
    """

    page_followed = Signal(object)
    tab_asked = Signal(object)
    deed_asked = Signal(object)
    spot_entered = Signal(object)
    focus_left = Signal(object)
    escaped = Signal()
    used = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("figure_view")
        self.setMouseTracking(True)
        # Tab comes here by way of the page, which knows what stands before and after.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._style = style
        self._figure: Figure | None = None
        self._drawing: Drawing | None = None
        self._pixmap: QPixmap | None = None
        self._hovered: Spot | None = None
        self._place: int | None = None
        style.changed.connect(self._on_style_changed)

    @property
    def figure(self) -> Figure | None:
        """Return what is shown."""
        return self._figure

    @property
    def spot(self) -> Spot | None:
        """Return the spot that the keyboard went to."""
        return None if self._place is None or self._drawing is None else self._drawing.spots[self._place]

    def show_figure(self, figure: Figure, drawing: Drawing) -> None:
        """Show the drawing of the figure in place of the one before."""
        if figure is not self._figure:
            self._place = None
            self.setAccessibleName(f"{figure.title}. {figure.alternative}")
            self.setAccessibleDescription("")
        elif self._place is not None and self._place >= len(drawing.spots):
            self._place = None
        self._hovered = None
        self._pixmap = None
        self._figure, self._drawing = figure, drawing
        self.unsetCursor()
        self.update()

    def enter(self, *, is_backward: bool = False) -> None:
        """Take the focus as Tab gives it."""
        reason = Qt.FocusReason.BacktabFocusReason if is_backward else Qt.FocusReason.TabFocusReason
        self.setFocus(reason)

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the drawing, then what is pointed at or marked."""
        painter = QPainter(self)
        pixmap = self._painted()
        painter.fillRect(event.rect(), QColor(self._style.theme.color("surface")))
        if pixmap is not None:
            painter.drawPixmap(0, 0, pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(RING, RING)
        if self._hovered is not None:
            self._mark(painter, self._hovered, token="accent", width=1.5)
        if self.hasFocus():
            if self.spot is not None:
                self._mark(painter, self.spot, token="focus", width=2.5)
            painter.translate(-RING, -RING)
            painter.setPen(QPen(QColor(self._style.theme.color("focus")), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _painted(self) -> QPixmap | None:
        """Return the drawing as pixels of this screen, painted once."""
        ratio = self.devicePixelRatioF()
        if self._drawing is None or (self._pixmap is not None and self._pixmap.devicePixelRatio() == ratio):
            return self._pixmap
        pixmap = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self._style.theme.color("surface")))
        painter = QPainter(pixmap)
        painter.translate(RING, RING)
        Brush(painter, self._style.theme, ratio=ratio).paint(self._drawing)
        painter.end()
        self._pixmap = pixmap
        return pixmap

    def _mark(self, painter: QPainter, spot: Spot, *, token: str, width: float) -> None:
        painter.setPen(QPen(QColor(self._style.theme.color(token)), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if spot.rings:
            painter.drawPath(outline(spot.rings))
        else:
            painter.drawRect(QRectF(spot.x, spot.y, spot.width, spot.height).adjusted(-1, -1, 1, 1))

    # --- pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark what the pointer is on."""
        super().mouseMoveEvent(event)
        place = event.position()
        spot = None if self._drawing is None else self._drawing.spot_at(place.x() - RING, place.y() - RING)
        if spot is self._hovered:
            return
        self._hovered = spot
        if spot is not None and spot.page_id is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        self.used.emit()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Mark nothing."""
        super().leaveEvent(event)
        self._hovered = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the spot that was clicked."""
        super().mouseReleaseEvent(event)
        buttons = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)
        if event.button() in buttons and self.rect().contains(event.position().toPoint()):
            self._follow(self._hovered, is_aside=wants_tab(event))

    def event(self, event: QEvent) -> bool:
        """Tell value and source of what is pointed at."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            if self._hovered is None:
                QToolTip.hideText()
            else:
                self._tell(self._hovered, event.globalPos())
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the figure."""
        self.used.emit()
        menu = QMenu(self)
        menu.setObjectName("figure_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for deed, words in deed_words(is_table=False).items():
            menu.addAction(words).setData(deed.value)
        menu.triggered.connect(self._on_menu)
        menu.popup(event.globalPos())

    # --- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from spot to spot, follow, copy; other keys are the page's."""
        spots = () if self._drawing is None else self._drawing.spots
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.deed_asked.emit(FigureDeed.COPY)
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in _ENTER and self.spot is not None:
            self._follow(self.spot, is_aside=wants_tab(event))
        elif key in _STEPS and spots:
            step = _STEPS[key]
            first = 0 if step > 0 else len(spots) - 1
            self._go(first if self._place is None else min(max(self._place + step, 0), len(spots) - 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and spots:
            self._go(0 if key == Qt.Key.Key_Home else len(spots) - 1)
        else:
            event.ignore()

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Let the page say what comes next, so that links and figures follow each other as they stand."""
        self.focus_left.emit(is_next)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys go here."""
        super().focusInEvent(event)
        self.used.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        QToolTip.hideText()
        self.update()

    def _go(self, place: int) -> None:
        self._place = place
        spot = self.spot
        if spot is None:
            return
        leads = _("Enter opens it.") if spot.page_id is not None else ""
        self.setAccessibleDescription(f"{spot.tip} {leads}".strip())
        self.spot_entered.emit(_box(spot))
        self._tell(spot, self.mapToGlobal(_box(spot).bottomLeft()))
        self.update()

    def _tell(self, spot: Spot, place: QPoint) -> None:
        # As rich text, so that a long tip is broken into lines; what it says is not trusted.
        QToolTip.showText(place, f"<qt>{escape(spot.tip)}</qt>", self, _box(spot))

    def _follow(self, spot: Spot | None, *, is_aside: bool) -> None:
        if spot is not None and spot.page_id is not None:
            QToolTip.hideText()
            signal = self.tab_asked if is_aside else self.page_followed
            signal.emit(spot.page_id)

    @Slot(QAction)
    def _on_menu(self, action: QAction) -> None:
        self.deed_asked.emit(FigureDeed(action.data()))

    @Slot()
    def _on_style_changed(self) -> None:
        self._pixmap = None
        self.update()


def _box(spot: Spot) -> QRect:
    """Return where the spot is in the widget."""
    return QRectF(spot.x, spot.y, spot.width, spot.height).toAlignedRect().translated(RING, RING)
