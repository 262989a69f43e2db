"""The line over a list that is searched as you type: it keeps the focus and moves the list's cursor."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.views.aside import wants_tab


class PickerLine(QLineEdit):
    """The line, which leaves moving in the list to the list.

    Signals:
        moved: Rows to go on by, down or up.
        aside_asked: Without argument, on Ctrl and Enter.
    """

    moved = Signal(object)
    aside_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the keys that move in a list over."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and wants_tab(event):
            self.aside_asked.emit()
            return
        super().keyPressEvent(event)
