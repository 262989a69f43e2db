"""Every question to the user: asked without blocking, answered by a call of a bound method."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.texts import _

Answer = Callable[[Path], None]


class Dialogs(Protocol):
    """What the window asks and tells; replaced in tests."""

    def ask_pdf(self, parent: QWidget, suggested: Path, *, answer: Answer) -> None:
        """Ask where to save a PDF; `answer` is called with the path, or never."""

    def tell(self, parent: QWidget, title: str, *, text: str) -> None:
        """Show a text that can be copied."""


class QtDialogs(QObject):
    """Asks with Qt's dialogs; one question at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answer: Answer | None = None

    def ask_pdf(self, parent: QWidget, suggested: Path, *, answer: Answer) -> None:
        """Ask where to save a PDF."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(parent, _("Export briefing"), str(suggested.parent))
        dialog.setObjectName("briefing_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("PDF documents (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(suggested.name)
        self._answer = answer
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def tell(self, parent: QWidget, title: str, *, text: str) -> None:
        """Show a text that can be copied."""
        from desktop.views.text_dialog import TextDialog

        TextDialog(title, text, parent).open()

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        if self._answer is not None:
            self._answer(Path(name))
