"""The conditions of the query as a row of chips that wraps: each is a button that removes its condition."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.core.chips import Chip
from desktop.core.texts import _
from desktop.views.style import Style

HEIGHT = 24
GAP = 6
_EDGE = 2
_PADDING = 9
_CROSS = 12
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChipButton(QAbstractButton):
    """One condition. Painted by hand: a style sheet's buttons cost too much to make at each key stroke.

    Signals:
        chosen: The button itself, when it was clicked.
    """

    chosen = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self._chip = Chip("", "", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._on_clicked)

    @property
    def chip(self) -> Chip:
        """Return what is shown."""
        return self._chip

    def show_chip(self, chip: Chip) -> None:
        """Show another condition."""
        if chip == self._chip:
            return
        self._chip = chip
        self.setText(chip.words)
        self.setToolTip(chip.spoken)
        self.setAccessibleName(chip.spoken)
        self.update()

    def width_within(self, room: int) -> int:
        """Return how wide the chip is, at most the room."""
        words = self.fontMetrics().horizontalAdvance(self._chip.words) + 2
        return min(room, words + 2 * _PADDING + _CROSS + 4)

    def sizeHint(self) -> QSize:
        """Return the size that shows all words."""
        return QSize(self.width_within(10_000), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip: struck through and hollow where it excludes, dashed where it is offered."""
        theme, chip = self._style.theme, self._chip
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = self.hasFocus()
        edge = "focus" if has_focus else "error_border" if chip.is_excluded else "border_strong"
        ground = "hover" if self.underMouse() else "surface" if chip.is_excluded or chip.is_offer else "selection"
        words = "error_text" if chip.is_excluded else "link" if chip.is_offer else "selection_text"
        pen = QPen(QColor(theme.color(edge)), 2 if has_focus else 1)
        if chip.is_offer:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.color(ground)))
        inset = 1.0 if has_focus else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 5, 5)
        color = theme.color("text" if self.underMouse() and not chip.is_excluded else words)
        painter.setPen(QColor(color))
        font = QFont(self.font())
        font.setStrikeOut(chip.is_excluded)
        painter.setFont(font)
        area = self.rect().adjusted(_PADDING, 0, -_PADDING - _CROSS - 4, 0)
        text = painter.fontMetrics().elidedText(chip.words, Qt.TextElideMode.ElideRight, area.width() + 2)
        painter.drawText(area.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        icon = self._style.icons.icon("search" if chip.is_offer else "close", words)
        icon.paint(painter, QRect(self.width() - _PADDING - _CROSS + 2, (HEIGHT - _CROSS) // 2, _CROSS, _CROSS))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the condition on Delete, Backspace and Enter as on Space."""
        if event.key() in _REMOVING:
            self.click()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self)


class ChipBar(QWidget):
    """Shows the conditions of a query.

    Signals:
        query_chosen: The line that is left when a condition was removed, or that takes up an offered one.
        left: Without argument, on Esc, and when the last condition was removed by keyboard.
    """

    query_chosen = Signal(object)
    left = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chips")
        self.setAccessibleName(_("Conditions of the search"))
        self._style = style
        self._chips: tuple[Chip, ...] = ()
        self._buttons: list[ChipButton] = []
        style.changed.connect(self.update)
        self.hide()

    @property
    def buttons(self) -> tuple[ChipButton, ...]:
        """Return the chips that are shown, in order."""
        return tuple(self._buttons[: len(self._chips)])

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        """Show other conditions; none hides the bar."""
        if chips == self._chips:
            return
        self._chips = chips
        while len(self._buttons) < len(chips):
            self._buttons.append(self._made())
        for place, button in enumerate(self._buttons):
            if place < len(chips):
                button.show_chip(chips[place])
            button.setVisible(place < len(chips))
        self.setVisible(bool(chips))
        self._lay_out()

    @Slot()
    def enter(self) -> None:
        """Take the focus to the last condition, which is the one that was added last."""
        if self._chips:
            self._buttons[len(self._chips) - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from chip to chip with the arrow keys, and leave with Esc."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in steps:
            self._step(steps[key])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Wrap anew when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()

    def _made(self) -> ChipButton:
        button = ChipButton(self._style, self)
        button.setObjectName(f"chip_{len(self._buttons)}")
        button.chosen.connect(self._on_chosen)
        return button

    def _lay_out(self) -> None:
        room, place = self.width(), QPoint(0, _EDGE)
        for button in self.buttons:
            width = button.width_within(room)
            if place.x() and place.x() + width > room:
                place = QPoint(0, place.y() + HEIGHT + GAP)
            button.setGeometry(QRect(place, QSize(width, HEIGHT)))
            place += QPoint(width + GAP, 0)
        height = place.y() + HEIGHT + _EDGE
        if height != self.height():
            self.setFixedHeight(height)

    def _step(self, by: int) -> None:
        focused = self.focusWidget()
        place = next((place for place, button in enumerate(self.buttons) if button is focused), None)
        if place is not None:
            self._buttons[(place + by) % len(self._chips)].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def _on_chosen(self, button: ChipButton) -> None:
        place, had_focus = self._buttons.index(button), button.hasFocus()
        self.query_chosen.emit(button.chip.following)
        if had_focus and self._chips:
            self._buttons[min(place, len(self._chips) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        elif had_focus:
            self.left.emit()
