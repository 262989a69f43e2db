"""Asks for a name in one line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

_LONGEST = 60


class NameDialog(QDialog):
    """Deletes itself when it is closed.

    Args:
        title: Over the dialog.
        lead: The question.
        suggested: The name to begin with.

    Signals:
        named: The name, when it was given.
    """

    named = Signal(object)

    def __init__(self, title: str, lead: str, parent: QWidget | None = None, *, suggested: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("name_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(380)
        label = QLabel(lead, self)
        label.setWordWrap(True)
        self._name = QLineEdit(self)
        self._name.setObjectName("name")
        self._name.setAccessibleName(lead)
        self._name.setMaxLength(_LONGEST)
        label.setBuddy(self._name)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self._save = buttons.button(QDialogButtonBox.StandardButton.Save)
        self._save.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(label)
        layout.addWidget(self._name)
        layout.addWidget(buttons)
        self._name.textChanged.connect(self._on_typed)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._on_accepted)
        self._name.setText(suggested[:_LONGEST])
        self._name.selectAll()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._save.setEnabled(bool(text.strip()))

    @Slot()
    def _on_accepted(self) -> None:
        if self._name.text().strip():
            self.named.emit(self._name.text().strip())
