"""The menu over the editor of a note: which note, what it is about, the removed ones; filled when it is opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from db.notes import Note, NotePart
from desktop.core.note_draft import NoteDraft
from desktop.core.note_rows import note_line, part_groups
from desktop.core.texts import _
from desktop.views.action_set import ActionSet

_ACTIONS = ("note.new", "note.judgement", "note.preview", "note.history", "note.remove")


class NoteMenu(QMenu):
    """Tells what was chosen.

    Signals:
        asked: Without argument, before it is shown: `fill` has to be called then.
        note_chosen: The id of a note of the entry.
        restore_asked: The removed `Note` to bring back.
        part_chosen: The `NotePart` that the note is to be about; None for the whole entry.
    """

    asked = Signal()
    note_chosen = Signal(object)
    restore_asked = Signal(object)
    part_chosen = Signal(object)

    def __init__(self, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("note_menu")
        self._set = actions
        self._ids: dict[QAction, str] = {}
        self._removed: dict[QAction, Note] = {}
        self._parts: dict[QAction, NotePart | None] = {}
        self._notes = QActionGroup(self)
        self._abouts = QActionGroup(self)
        self._about_menu = QMenu(_("What the note is about"), self)
        self._about_menu.setObjectName("note_menu_parts")
        self._removed_menu = QMenu(_("Bring a removed note back"), self)
        self._removed_menu.setObjectName("note_menu_removed")
        self.aboutToShow.connect(self.asked)
        self.triggered.connect(self._on_triggered)

    def fill(
        self, draft: NoteDraft, notes: Sequence[Note], *, removed: Sequence[Note], parts: Sequence[NotePart]
    ) -> None:
        """List the notes of the entry, what one can be about, and the removed ones."""
        for menu in (self, self._about_menu, self._removed_menu):
            menu.clear()
        self._ids, self._removed, self._parts = {}, {}, {}
        if len(notes) > 1:
            for note in notes:
                action = self._add(self, note_line(note), is_on=draft.saved is not None and note.id == draft.saved.id)
                self._notes.addAction(action)
                self._ids[action] = note.id
            self.addSeparator()
        for action_id in _ACTIONS:
            self.addAction(self._set.action(action_id))
        self.addSeparator()
        self._fill_parts(draft, parts)
        if removed:
            self.addMenu(self._removed_menu)
            self._removed = {self._removed_menu.addAction(_escaped(note_line(note))): note for note in removed}

    def _fill_parts(self, draft: NoteDraft, parts: Sequence[NotePart]) -> None:
        menu = self._about_menu
        self.addMenu(menu)
        about = draft.about
        whole = self._add(menu, _("The whole entry"), is_on=about is None)
        self._abouts.addAction(whole)
        self._parts[whole] = None
        if about is not None and about not in parts:
            # What it is about is not in this edition, or not on the page; it stays until something else is chosen.
            gone = self._add(menu, about.name, is_on=True)
            self._abouts.addAction(gone)
            self._parts[gone] = about
        for head, members in part_groups(parts):
            menu.addSection(head)
            for part in members:
                action = self._add(menu, part.name, is_on=part == about)
                self._abouts.addAction(action)
                self._parts[action] = part

    def _add(self, menu: QMenu, text: str, *, is_on: bool) -> QAction:
        action = menu.addAction(_escaped(text))
        action.setCheckable(True)
        action.setChecked(is_on)
        return action

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action in self._ids:
            self.note_chosen.emit(self._ids[action])
        elif action in self._removed:
            self.restore_asked.emit(self._removed[action])
        elif action in self._parts:
            self.part_chosen.emit(self._parts[action])


def _escaped(text: str) -> str:
    """Return the text with its ampersands, which a menu takes for the mark of a key."""
    return text.replace("&", "&&")
