"""What the actions on the open note do: another one, the list, judgement, preview, history, removal."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from db.errors import DataError

if TYPE_CHECKING:
    from db.notebook.records import Version
    from db.notes import Note, NotePart
    from desktop.views.action_set import Handler
    from desktop.views.main_window import MainWindow
    from desktop.views.note_editor import NoteEditor
    from desktop.views.notebook_commands import NotebookCommands

_SPAN = timedelta(days=90)
_log = logging.getLogger("monazite.ui")


class NoteCommands(QObject):
    """One method an action; acts on the note in the pane of the window that owns it."""

    def __init__(self, window: MainWindow, notebook: NotebookCommands) -> None:
        super().__init__(window)
        self._window = window
        self._notebook = notebook

    def handlers(self) -> dict[str, Handler]:
        """Return the method for each action id."""
        return {
            "note.new": self._start_new,
            "note.list": self._open_menu,
            "note.judgement": self._open_judgement,
            "note.remove": self._remove,
            "note.preview": self._toggle_preview,
            "note.history": self._show_history,
            "notebook.changes": self._show_changes,
        }

    def serve(self, editor: NoteEditor) -> None:
        """Take the intents of the menu over the editor."""
        editor.menu.asked.connect(self._on_menu_asked)
        editor.menu.note_chosen.connect(self._on_note_chosen)
        editor.menu.restore_asked.connect(self._on_restore_asked)
        editor.menu.part_chosen.connect(self._on_part_chosen)

    @Slot()
    def _start_new(self) -> None:
        self._window.pane.desk.start_new()
        self._window.pane.note.enter()

    @Slot()
    def _show_changes(self) -> None:
        from desktop.core.page_id import ChangesPage

        day = self._window.browser.day
        self._window.browser.follow(str(ChangesPage(day - _SPAN, day, "is:mine")))

    @Slot()
    def _open_menu(self) -> None:
        self._window.browser.flush()
        self._window.pane.note.title.showMenu()

    @Slot()
    def _open_judgement(self) -> None:
        self._window.browser.flush()
        self._window.pane.note.open_judgement()

    @Slot()
    def _remove(self) -> None:
        from desktop.tasks.marks import RemoveNote

        desk = self._window.pane.desk
        draft = desk.draft
        if draft is None:
            return
        if draft.saved is None:
            # Nothing of it is in the notebook: it is taken off the screen, as if it had been emptied.
            desk.typed("")
            desk.judged(None)
            return
        self._notebook.do(RemoveNote(draft.saved))

    @Slot()
    def _toggle_preview(self) -> None:
        self._window.pane.note.toggle_preview()

    @Slot()
    def _show_history(self) -> None:
        from desktop.views.history_dialog import HistoryDialog

        desk = self._window.pane.desk
        desk.save()
        draft = desk.draft
        if draft is None or draft.saved is None:
            return
        try:
            versions = self._window.context.notebook.history(draft.saved.id)
        except DataError as error:
            self._window.fail(error)
            return
        style = self._window.services.style
        dialog = HistoryDialog(draft.entry.name, versions, style=style, parent=self._window)
        dialog.version_chosen.connect(self._on_version_chosen)
        dialog.open()

    @Slot(object)
    def _on_version_chosen(self, version: Version) -> None:
        from desktop.tasks.marks import RestoreText

        self._notebook.do(RestoreText(version))

    @Slot()
    def _on_menu_asked(self) -> None:
        draft = self._window.pane.desk.draft
        if draft is None:
            return
        context, day = self._window.context, self._window.browser.day
        try:
            parts = context.reading.parts(draft.entry.id, day)
            removed = context.notebook.removed_notes(draft.entry.id)
        except DataError as error:
            _log.info("the menu of the note is not whole: %s", error)
            parts, removed = (), ()
        self._window.pane.note.menu.fill(draft, self._window.pane.desk.notes(), removed=removed, parts=parts)

    @Slot(object)
    def _on_note_chosen(self, note_id: str) -> None:
        self._window.pane.desk.open_note(note_id)

    @Slot(object)
    def _on_restore_asked(self, note: Note) -> None:
        from desktop.tasks.marks import RestoreNote

        self._notebook.do(RestoreNote(note))

    @Slot(object)
    def _on_part_chosen(self, part: NotePart | None) -> None:
        from desktop.tasks.marks import AttachNote

        desk = self._window.pane.desk
        draft = desk.draft
        if draft is None:
            return
        if draft.saved is None:
            desk.set_part(part)
            return
        self._notebook.do(AttachNote(draft.saved, draft.entry, part))
