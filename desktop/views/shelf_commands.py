"""What is done with collections: their dialog, and what it asks for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from db.errors import DataError

if TYPE_CHECKING:
    from db.notebook.records import Collection, Target
    from desktop.tasks.marks import Edit
    from desktop.tasks.outcome import Outcome
    from desktop.views.action_set import Handler
    from desktop.views.collection_dialog import CollectionDialog
    from desktop.views.main_window import MainWindow
    from desktop.views.notebook_commands import NotebookCommands


class ShelfCommands(QObject):
    """Serves the dialog; acts on the window that owns it."""

    def __init__(self, window: MainWindow, notebook: NotebookCommands) -> None:
        super().__init__(window)
        self._window = window
        self._notebook = notebook
        self._dialog: CollectionDialog | None = None

    def handlers(self) -> dict[str, Handler]:
        """Return the method for each action id."""
        return {"notebook.collections": self.show}

    @Slot()
    def show(self) -> None:
        """Open the dialog."""
        from desktop.views.collection_dialog import CollectionDialog

        self._window.browser.flush()
        self._dialog = CollectionDialog(self._chosen(), self._window)
        self._dialog.edit_asked.connect(self._on_edit_asked)
        self._dialog.show_asked.connect(self._on_show_asked)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()
        self._list()

    def _chosen(self) -> tuple[Target, ...]:
        """Return the rows that are chosen in the table where they are several, else the open entry."""
        from db.notebook.records import Target

        rows = self._window.list.table.chosen_ids
        open_id = self._window.browser.state.entry_id
        ids = rows if len(rows) > 1 else (open_id,) if open_id is not None else ()
        try:
            entries = [self._window.context.reading.ref(entry_id) for entry_id in ids]
        except DataError as error:
            self._window.fail(error)
            return ()
        return tuple(Target(entry.id, entry.name) for entry in entries)

    def _list(self) -> None:
        if self._dialog is not None:
            try:
                self._dialog.show_collections(self._window.context.notebook.collections())
            except DataError as error:
                self._window.fail(error)

    @Slot(object)
    def _on_edit_asked(self, edit: Edit) -> None:
        services = self._window.services
        services.runner.change(partial(services.writing.do, edit), self._on_edited)

    @Slot(object)
    def _on_edited(self, outcome: Outcome) -> None:
        self._notebook.take_done(outcome)
        self._list()

    @Slot(object)
    def _on_show_asked(self, collection: Collection) -> None:
        # Nothing escapes a quotation mark in a query; words fold without it.
        name = collection.name.replace('"', " ")
        self._window.browser.search(f'collection:"{name}"')

    @Slot()
    def _on_finished(self) -> None:
        self._dialog = None
