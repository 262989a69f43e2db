"""Asks where to save a file; the sort of file that is chosen decides how the name ends."""

from __future__ import annotations

import re
from pathlib import Path

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
        ending, chosen = _ENDING.search(sort), self.selectedFiles()
        if ending is not None:
            self.setDefaultSuffix(ending[1])
            if chosen:
                self.selectFile(f"{Path(chosen[0]).stem}.{ending[1]}")
