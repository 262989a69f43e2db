"""A dialog with a text to read and copy: shortcuts, versions, a crash report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.core.texts import _


class TextDialog(QDialog):
    """Shows a text; destroys itself when it is closed."""

    def __init__(self, title: str, text: str, parent: QWidget | None, *, lead: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("text_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(560, 420)
        self._text = QPlainTextEdit(text, self)
        self._text.setObjectName("text_dialog_text")
        self._text.setAccessibleName(title)
        self._text.setReadOnly(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        copy = QPushButton(_("Copy"), self)
        copy.setObjectName("text_dialog_copy")
        close = QPushButton(_("Close"), self)
        close.setObjectName("text_dialog_close")
        close.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        if lead:
            words = QLabel(lead, self)
            words.setWordWrap(True)
            layout.addWidget(words)
        layout.addWidget(self._text, 1)
        layout.addLayout(buttons)
        copy.clicked.connect(self._on_copy)
        close.clicked.connect(self.close)

    @property
    def text(self) -> str:
        """Return what is shown."""
        return self._text.toPlainText()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
