"""What is done with notes on vanished entries: said at the start, shown, attached to other entries."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from db.errors import DataError
from desktop.core.kept_words import kept_message
from desktop.core.texts import _

if TYPE_CHECKING:
    from db.notebook.held import Kept
    from desktop.core.hit_rows import HitRow
    from desktop.tasks.marks import Edit
    from desktop.tasks.outcome import Outcome
    from desktop.views.action_set import Handler
    from desktop.views.kept_dialog import KeptDialog
    from desktop.views.main_window import MainWindow
    from desktop.views.notebook_commands import NotebookCommands

_log = logging.getLogger("monazite.ui")


class KeptCommands(QObject):
    """Serves the dialog; acts on the window that owns it."""

    def __init__(self, window: MainWindow, notebook: NotebookCommands) -> None:
        super().__init__(window)
        self._window = window
        self._notebook = notebook
        self._dialog: KeptDialog | None = None
        self._asked: Kept | None = None

    def handlers(self) -> dict[str, Handler]:
        """Return the method for each action id."""
        return {"notebook.kept": self.show}

    def look(self) -> None:
        """Look off the GUI thread whether something is kept; said where it is."""
        from desktop.tasks.kept import look

        paths = self._window.context.paths
        self._window.services.runner.query(partial(look, paths.notebook, paths.edition), self._on_looked)

    @Slot()
    def show(self) -> None:
        """Open the dialog."""
        from desktop.views.kept_dialog import KeptDialog

        self._dialog = KeptDialog(self._window)
        self._dialog.attach_asked.connect(self._on_attach_asked)
        self._dialog.picker_asked.connect(self._on_picker_asked)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()
        self.look()

    @Slot(object)
    def _on_looked(self, outcome: Outcome) -> None:
        kept = outcome.value if isinstance(outcome.value, tuple) else ()
        if self._dialog is not None:
            self._dialog.show_kept(kept)
            if outcome.error is not None:
                self._dialog.say(f"{outcome.error.text} {outcome.error.hint}".strip())
            return
        if outcome.error is not None:
            _log.info("what is kept cannot be read: %s", outcome.error)  # the start has said it
            return
        message = kept_message(kept)
        if message is not None and not self._window.messages.isVisible():
            self._window.say(message)

    @Slot(object)
    def _on_attach_asked(self, kept: tuple[Kept, ...]) -> None:
        from desktop.tasks.kept import Attach

        moves = tuple((each, each.renamed) for each in kept if each.renamed is not None)
        self._do(Attach(moves))

    @Slot(object)
    def _on_picker_asked(self, kept: Kept) -> None:
        from desktop.views.entry_picker import EntryPicker

        self._asked = kept
        title = _("Attach what was on {name} to").format(name=kept.held.name)
        parent = self._dialog if self._dialog is not None else self._window
        picker = EntryPicker(title, self._hits, style=self._window.services.style, parent=parent)
        picker.picked.connect(self._on_picked)
        picker.open()

    @Slot(object)
    def _on_picked(self, entry_id: str) -> None:
        from desktop.tasks.kept import Attach

        if self._asked is None:
            return
        try:
            entry = self._window.context.reading.ref(entry_id)
        except DataError as error:
            self._window.fail(error)
            return
        self._do(Attach(((self._asked, entry),)))

    def _do(self, edit: Edit) -> None:
        services = self._window.services
        services.runner.change(partial(services.writing.do, edit), self._on_attached)

    @Slot(object)
    def _on_attached(self, outcome: Outcome) -> None:
        self._notebook.take_done(outcome)
        if self._dialog is not None:
            self.look()

    @Slot()
    def _on_finished(self) -> None:
        self._dialog = None
        self._asked = None

    def _hits(self, text: str) -> tuple[HitRow, ...]:
        return self._window.context.reading.hits(text, self._window.browser.day)
