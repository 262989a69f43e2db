"""Every question to the user: asked without blocking, answered by a call of a bound method."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.texts import _

Answer = Callable[[Path], None]


class Dialogs(Protocol):
    """What the window asks and tells; replaced in tests."""

    def ask_pdf(self, parent: QWidget, suggested: Path, *, answer: Answer) -> None:
        """Ask where to save a PDF; `answer` is called with the path, or never."""

    def ask_image(self, parent: QWidget, suggested: Path, *, answer: Answer) -> None:
        """Ask where to save an image of the suggested file's sort; `answer` is called with the path, or never."""

    def ask_table(self, parent: QWidget, suggested: Path, *, answer: Answer) -> None:
        """Ask where to save a table as CSV, JSON or XLSX; `answer` is called with the path, or never."""

    def ask_notes(self, parent: QWidget, suggested: Path, *, answer: Answer) -> None:
        """Ask where to save notes as JSON or CSV; `answer` is called with the path, or never."""

    def ask_open(self, parent: QWidget, title: str, *, sorts: tuple[str, ...], answer: Answer) -> None:
        """Ask which file to read; `answer` is called with the path, or never."""

    def ask_folder(self, parent: QWidget, title: str, *, answer: Answer) -> None:
        """Ask for a folder; `answer` is called with the path, or never."""

    def tell(self, parent: QWidget, title: str, *, text: str) -> None:
        """Show a text that can be copied."""


class QtDialogs(QObject):
    """Asks with Qt's dialogs; one question at a time.

    Args:
        folder: Where Qt's own file dialog keeps its size and the folders that were last open. Left to itself it
            would write into the home folder, and this program writes nowhere but into its profile.
    """

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._answer: Answer | None = None

    def ask_pdf(self, parent: QWidget, suggested: Path, *, answer: Answer) -> None:
        """Ask where to save a PDF."""
        self._ask(parent, suggested, title=_("Export briefing"), sorts=(_("PDF documents (*.pdf)"),), answer=answer)

    def ask_image(self, parent: QWidget, suggested: Path, *, answer: Answer) -> None:
        """Ask where to save an image."""
        is_svg = suggested.suffix == ".svg"
        sort = _("SVG drawings (*.svg)") if is_svg else _("PNG images (*.png)")
        self._ask(parent, suggested, title=_("Save figure"), sorts=(sort,), answer=answer)

    def ask_table(self, parent: QWidget, suggested: Path, *, answer: Answer) -> None:
        """Ask where to save a table; the chosen sort of file decides the ending."""
        sorts = (_("CSV tables (*.csv)"), _("XLSX workbooks (*.xlsx)"), _("JSON documents (*.json)"))
        self._ask(parent, suggested, title=_("Export table"), sorts=sorts, answer=answer)

    def ask_notes(self, parent: QWidget, suggested: Path, *, answer: Answer) -> None:
        """Ask where to save notes; the chosen sort of file decides the ending."""
        sorts = (_("JSON documents (*.json)"), _("CSV tables (*.csv)"))
        self._ask(parent, suggested, title=_("Export notes"), sorts=sorts, answer=answer)

    def ask_open(self, parent: QWidget, title: str, *, sorts: tuple[str, ...], answer: Answer) -> None:
        """Ask which file to read."""
        self._choose(parent, title, sorts=sorts, answer=answer)

    def ask_folder(self, parent: QWidget, title: str, *, answer: Answer) -> None:
        """Ask for a folder."""
        self._choose(parent, title, sorts=(), answer=answer)

    def _choose(self, parent: QWidget, title: str, *, sorts: tuple[str, ...], answer: Answer) -> None:
        from desktop.views.open_dialog import OpenDialog
        from desktop.views.save_dialog import keep_qt_in

        keep_qt_in(self._folder)
        dialog = OpenDialog(title, parent, sorts=sorts)
        self._answer = answer
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _ask(self, parent: QWidget, suggested: Path, *, title: str, sorts: tuple[str, ...], answer: Answer) -> None:
        from desktop.views.save_dialog import SaveDialog, keep_qt_in

        keep_qt_in(self._folder)
        dialog = SaveDialog(title, suggested, parent, sorts=sorts)
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
