"""What stands where there is nothing to show: why it is empty, and one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.core.emptiness import Emptiness
from desktop.core.texts import _
from desktop.views.style import Style


class EmptyState(QFrame):
    """Shows an `Emptiness`.

    Signals:
        action_chosen: Id of the action of the button.
    """

    action_chosen = Signal(object)

    def __init__(self, name: str, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._style = style
        self._shown: Emptiness | None = None
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = QLabel(self)
        self._title.setObjectName("empty_title")
        self._text = QLabel(self)
        self._text.setObjectName("empty_text")
        self._button = QPushButton(self)
        self._button.setObjectName(f"{name}_action")
        self._button.setText(_("What to do"))
        self._button.hide()
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 24)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(self._icon)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addSpacing(6)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(3)
        self._button.clicked.connect(self._on_clicked)
        style.changed.connect(self._on_style_changed)

    def show_reason(self, reason: Emptiness) -> None:
        """Show why there is nothing."""
        self._shown = reason
        self._title.setText(reason.title)
        self._text.setText(reason.text)
        self._text.setVisible(bool(reason.text))
        if reason.button:
            self._button.setText(reason.button)
        self._button.setVisible(bool(reason.action))
        self.setAccessibleName(f"{reason.title} {reason.text}")
        self._on_style_changed()

    @Slot()
    def _on_style_changed(self) -> None:
        if self._shown is not None:
            icons, color = self._style.icons, self._style.theme.color("border_strong")
            self._icon.setPixmap(icons.pixmap(self._shown.icon, color, size=40, ratio=self.devicePixelRatioF()))

    @Slot()
    def _on_clicked(self) -> None:
        if self._shown is not None:
            self.action_chosen.emit(self._shown.action)
