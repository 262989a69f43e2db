"""Three first steps over the home page, until they are put away for good."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.core.texts import _


class FirstSteps(QFrame):
    """Says how to begin.

    Signals:
        dismissed: Without argument, when they are not to come again.
    """

    dismissed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("first_steps")
        title = QLabel(_("Three steps to begin with"), self)
        title.setObjectName("first_steps_title")
        steps = (
            _("1. Type in the search box, as “gallium”, 镓 or “46号”; with Ctrl+K over all kinds at once."),
            _("2. Choose an as-of day with Ctrl+D: everything then shows what held on that day."),
            _("3. Open an entry and press Ctrl+N to write what you know; Ctrl+E saves the page as a briefing."),
        )
        self.texts = tuple(self._step(text) for text in steps)
        rest = self._step(_("Ctrl+Shift+P lists all commands, F1 the shortcuts."))
        self._done = QPushButton(_("Do not show again"), self)
        self._done.setObjectName("first_steps_done")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 12)
        layout.setSpacing(5)
        layout.addWidget(title)
        for label in (*self.texts, rest):
            layout.addWidget(label)
        layout.addWidget(self._done, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(" ".join((title.text(), *steps)))
        self._done.clicked.connect(self._on_done)

    def _step(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    @Slot()
    def _on_done(self) -> None:
        self.hide()
        self.dismissed.emit()
