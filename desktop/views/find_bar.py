"""The line under a page that looks for words on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.core.texts import _
from desktop.views.style import Style
from desktop.views.widgets import flat_button


class FindBar(QFrame):
    """Asks for the next or previous place of a text.

    Signals:
        next_asked: The text.
        previous_asked: The text.
        closed: Without argument.
    """

    next_asked = Signal(object)
    previous_asked = Signal(object)
    closed = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self._style = style
        self._line = QLineEdit(self)
        self._line.setObjectName("find_line")
        self._line.setAccessibleName(_("Find on the page"))
        self._line.setPlaceholderText(_("Find on the page"))
        self._line.setMaximumWidth(280)
        self._result = QLabel(self)
        self._result.setObjectName("find_result")
        self._previous = flat_button("find_previous", _("Previous place (Shift+Enter)"), self)
        self._next = flat_button("find_next", _("Next place (Enter)"), self)
        self._close = flat_button("find_close", _("Close (Esc)"), self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 8, 5)
        layout.addWidget(self._line, 1)
        layout.addWidget(self._previous)
        layout.addWidget(self._next)
        layout.addWidget(self._result, 1)
        layout.addWidget(self._close)
        self._line.textEdited.connect(self._on_edited)
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)
        self._close.clicked.connect(self.close_bar)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()
        self.hide()

    def open_bar(self) -> None:
        """Show the bar and type in it."""
        self.show()
        self._line.selectAll()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_result(self, *, is_found: bool) -> None:
        """Say whether the text stands on the page."""
        self._result.setText("" if is_found else _("Not on this page"))

    @Slot()
    def close_bar(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc close, Enter go on and Shift+Enter go back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self._on_previous if is_back else self._on_next)()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self.next_asked.emit(text)

    @Slot()
    def _on_next(self) -> None:
        self.next_asked.emit(self._line.text())

    @Slot()
    def _on_previous(self) -> None:
        self.previous_asked.emit(self._line.text())

    @Slot()
    def _on_style_changed(self) -> None:
        icons = self._style.icons
        self._previous.setIcon(icons.icon("sort-ascending"))
        self._next.setIcon(icons.icon("sort-descending"))
        self._close.setIcon(icons.icon("close"))
