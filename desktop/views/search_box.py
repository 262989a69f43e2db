"""The search box: finds as you type, and shows the query as text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.core.texts import _
from desktop.views.widgets import name_clear_button

HEIGHT = 32


class SearchBox(QLineEdit):
    """One line of query language.

    Signals:
        query_typed: The text, at each stroke.
        left_down: Without argument, when the user goes down into the table.
        left_empty: Without argument, on Esc in an empty box.
    """

    query_typed = Signal(object)
    left_down = Signal()
    left_empty = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("search_box")
        self.setAccessibleName(_("Search"))
        self.setMaxLength(1000)
        self.setFixedHeight(HEIGHT)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(self)
        self._clear.setObjectName("search_clear")
        self._clear.setText(_("Clear search"))
        self._clear.setToolTip(_("Clear search"))
        self._clear.setVisible(False)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        name_clear_button(self, self._clear.text())
        self._clear.triggered.connect(self._on_clear)
        self.textEdited.connect(self._on_edited)

    def set_icons(self, glass: QIcon, clear: QIcon) -> None:
        """Show these icons; called when the theme changes."""
        self._glass.setIcon(glass)
        self._clear.setIcon(clear)

    def show_query(self, text: str) -> None:
        """Show the query of the state, without moving the cursor of someone who typed just that."""
        if text != self.text():
            self.setText(text)
        self._clear.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc clear, and Down or Enter go to the table."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self._on_clear()
            else:
                self.left_empty.emit()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_down.emit()
            return
        super().keyPressEvent(event)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.query_typed.emit(text)

    @Slot()
    def _on_clear(self) -> None:
        self.clear()
        self._clear.setVisible(False)
        self.query_typed.emit("")
