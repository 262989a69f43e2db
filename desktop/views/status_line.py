"""The last line of the window: which edition, how old, where the notes are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop.views.elided_label import ElidedLabel


class StatusLine(QFrame):
    """Two texts, one at each end."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self._edition = ElidedLabel(self)
        self._edition.setObjectName("status_edition")
        self._notebook = QLabel(self)
        self._notebook.setObjectName("status_notebook")
        self._notebook.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 3, 14, 4)
        layout.addWidget(self._edition, 1)
        layout.addWidget(self._notebook)

    def show_edition(self, text: str, tip: str) -> None:
        """Show which edition is open."""
        self._edition.setText(text)
        self._edition.setAccessibleName(text)
        self._edition.tell(tip)
        self._edition.setAccessibleDescription(tip)

    def show_notebook(self, text: str) -> None:
        """Show what is known of the notebook."""
        self._notebook.setText(text)
        self._notebook.setAccessibleName(text)
