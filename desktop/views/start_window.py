"""The small window before the window: says that the edition is being built, or why it cannot be opened."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from db.errors import DataError
from desktop.core.texts import _
from desktop.views.style import Style


class StartWindow(QWidget):
    """Shows one sentence, and a moving bar or a button."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setObjectName("start_window")
        self.setWindowTitle("Monazite")
        self.setFixedWidth(460)
        icon = QLabel(self)
        icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        icon.setPixmap(self.windowIcon().pixmap(QSize(64, 64)))
        self._title = QLabel(self)
        self._title.setObjectName("empty_title")
        self._text = QLabel(self)
        self._text.setObjectName("empty_text")
        for label in (self._title, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("start_progress")
        self._bar.setAccessibleName(_("Progress"))
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._close = QPushButton(_("Close"), self)
        self._close.setObjectName("start_close")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(36, 30, 36, 28)
        layout.setSpacing(12)
        for widget in (icon, self._title, self._text, self._bar):
            layout.addWidget(widget)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignCenter)
        self._close.clicked.connect(self.close)
        self._style = style

    def show_work(self) -> None:
        """Say that the edition is being built."""
        self._title.setText(_("Building the reference edition"))
        self._text.setText(_("The reference data changed. This takes a few seconds, once."))
        self._bar.show()
        self._close.hide()
        self.show()

    def show_error(self, error: DataError) -> None:
        """Say why the program cannot start."""
        self._title.setText(_("The reference edition cannot be opened"))
        self._text.setText(f"{error.text} {error.hint}".strip())
        self._bar.hide()
        self._close.show()
        self.show()
