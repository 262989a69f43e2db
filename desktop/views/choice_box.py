"""A box to choose one of several words from, with the arrow of our icons."""

from __future__ import annotations

from PySide6.QtCore import QRect, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.views.style import Style

_ARROW, _IN = 16, 6


class ChoiceBox(QComboBox):
    """A combo box; a style sheet can only take a file for its arrow, which would not follow the theme."""

    def __init__(self, style: Style, name: str, *, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.view().setObjectName(f"{name}_choices")
        self.view().setAccessibleName(title)
        style.changed.connect(self._on_style_changed)

    def arrow(self) -> QRect:
        """Return where the arrow is painted."""
        return QRect(self.width() - _ARROW - _IN, (self.height() - _ARROW) // 2, _ARROW, _ARROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, and the arrow over it."""
        super().paintEvent(event)
        painter = QPainter(self)
        self._style.icons.icon("chevron-down").paint(painter, self.arrow())
        painter.end()

    @Slot()
    def _on_style_changed(self) -> None:
        self.update()
