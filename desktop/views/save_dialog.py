"""Asks where to save a file; the sort of file that is chosen decides how the name ends."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

_ENDING = re.compile(r"\(\*\.(\w+)\)")


class SaveDialog(QFileDialog):
    """Deletes itself when it is closed. Asks itself before an existing file is replaced.

    Args:
        title: Over the dialog.
        suggested: The file to begin with.
        sorts: The sorts of file as Qt writes them, such as ``PDF documents (*.pdf)``.
    """

    def __init__(self, title: str, suggested: Path, parent: QWidget, *, sorts: tuple[str, ...]) -> None:
        super().__init__(parent, title, str(suggested.parent))
        self.setObjectName("save_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilters(sorts)
        self.setDefaultSuffix(suggested.suffix.removeprefix("."))
        self.selectFile(suggested.name)
        self.filterSelected.connect(self._on_filter)

    @Slot(str)
    def _on_filter(self, sort: str) -> None:
        """Give the name the ending of the sort, which would else be that of the sort before."""
        chosen = self.selectedFiles()
        self.setDefaultSuffix(ending_of(sort))
        if chosen:
            self.selectFile(renamed(chosen[0], sort))


def keep_qt_in(folder: Path) -> None:
    """Let Qt's file dialogs that are made from now on keep what they remember in the folder, and not in the home."""
    native = QtCore.QSettings.Format.NativeFormat
    QtCore.QSettings.setPath(native, QtCore.QSettings.Scope.UserScope, str(folder))


def ending_of(sort: str) -> str:
    """Return the ending that files of the sort have; empty where it names none."""
    ending = _ENDING.search(sort)
    return "" if ending is None else ending[1]


def renamed(path: str, sort: str) -> str:
    """Return the name of the file with the ending of the sort; as it was where the sort names none."""
    ending = ending_of(sort)
    return f"{Path(path).stem}.{ending}" if ending else Path(path).name
