"""Asks which file to read, or for a folder."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


class OpenDialog(QFileDialog):
    """Deletes itself when it is closed.

    Args:
        title: Over the dialog.
        sorts: The sorts of file as Qt writes them; none asks for a folder.
    """

    def __init__(self, title: str, parent: QWidget, *, sorts: tuple[str, ...]) -> None:
        super().__init__(parent, title)
        self.setObjectName("open_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        if sorts:
            self.setFileMode(QFileDialog.FileMode.ExistingFile)
            self.setNameFilters(sorts)
        else:
            self.setFileMode(QFileDialog.FileMode.Directory)
            self.setOption(QFileDialog.Option.ShowDirsOnly)
