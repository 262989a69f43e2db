"""Asks for the keys of an action: by pressing them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QKeySequenceEdit, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.core.texts import _

# Returns as a sentence why the keys cannot be taken; empty where they can.
Fault = Callable[[str], str]


class KeyDialog(QDialog):
    """Deletes itself when it is closed.

    Args:
        action: What the action is called.
        keys: Its shortcuts now.
        fault: Judges keys.

    Signals:
        chosen: The shortcuts, a tuple of texts as Qt writes them; empty for none.
    """

    chosen = Signal(object)

    def __init__(self, action: str, keys: tuple[str, ...], *, fault: Fault, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("key_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Shortcut"))
        self.setMinimumWidth(380)
        self._fault = fault
        lead = QLabel(_("Press the keys for “{action}”.").format(action=action), self)
        lead.setWordWrap(True)
        self.keys = QKeySequenceEdit(QKeySequence(keys[0] if keys else ""), self)
        self.keys.setObjectName("key_edit")
        self.keys.setAccessibleName(lead.text())
        self.keys.setMaximumSequenceLength(1)
        self.said = QLabel(self)
        self.said.setObjectName("popup_hint")
        self.said.setWordWrap(True)
        self._none = QPushButton(_("No shortcut"), self)
        self._none.setObjectName("key_none")
        cancel = QPushButton(_("Cancel"), self)
        cancel.setObjectName("key_cancel")
        self._take = QPushButton(_("Use these keys"), self)
        self._take.setObjectName("key_take")
        self._take.setEnabled(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self._none)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(lead)
        layout.addWidget(self.keys)
        layout.addWidget(self.said)
        layout.addLayout(buttons)
        self.keys.keySequenceChanged.connect(self._on_keys)
        self._none.clicked.connect(self._on_none)
        self._take.clicked.connect(self._on_take)
        cancel.clicked.connect(self.close)
        self.keys.setFocus()

    @property
    def pressed(self) -> str:
        """Return the keys as Qt writes them everywhere; empty for none."""
        return self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    @Slot(QKeySequence)
    def _on_keys(self, _sequence: QKeySequence) -> None:
        fault = self._fault(self.pressed) if self.pressed else ""
        self.said.setText(fault)
        self._take.setEnabled(bool(self.pressed) and not fault)

    @Slot()
    def _on_none(self) -> None:
        self.chosen.emit(())
        self.close()

    @Slot()
    def _on_take(self) -> None:
        self.chosen.emit((self.pressed,))
        self.close()
