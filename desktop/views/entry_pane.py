"""The right side of the window: the page of an entry, and under it the user's note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from db.records import EntryRef
from desktop.core.emptiness import Emptiness
from desktop.core.note_draft import NoteDraft
from desktop.views.note_desk import NoteDesk
from desktop.views.note_editor import NoteEditor
from desktop.views.page_view import PageView

if TYPE_CHECKING:
    from desktop.core.hit_rows import HitRow
    from desktop.pages.blocks import Document
    from desktop.reading.context import AppContext
    from desktop.views.action_set import ActionSet
    from desktop.views.services import Services


class EntryPane(QSplitter):
    """Holds page, note and the desk that brings notes to the notebook.

    Signals:
        entry_followed: Id of the entry that a link leads to.
        address_followed: Address of a link out of the program.
        table_asked: Id of the entry whose left-out rows are wanted.
        action_chosen: Id of the action of the empty state.
        note_changed: Without argument, when another text or state of the note is shown.
        notes_saved: Id of an entry whose notes were written.
        failed: A `DataError` to say.
        tab_asked: Id of the page that is to be opened in a tab of its own.
    """

    entry_followed = Signal(object)
    address_followed = Signal(object)
    table_asked = Signal(object)
    action_chosen = Signal(object)
    note_changed = Signal()
    notes_saved = Signal(object)
    failed = Signal(object)
    tab_asked = Signal(object)

    def __init__(self, context: AppContext, services: Services, *, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("splitter_reading")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.page = PageView(services.style, actions, self)
        self.note = NoteEditor(services.style, actions, self)
        self.desk = NoteDesk(
            read=context.reading.notes,
            write=services.writing.write,
            runner=services.runner,
            store=services.drafts,
            parent=self,
        )
        self.addWidget(self.page)
        self.addWidget(self.note)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.note.hide()
        self._reading, self._today = context.reading, context.today
        self.note.text_widget.set_search(self._find)
        self.note.judgement.text.set_search(self._find)
        self.page.entry_followed.connect(self.entry_followed)
        self.page.address_followed.connect(self.address_followed)
        self.page.text.tab_asked.connect(self.tab_asked)
        self.page.table_asked.connect(self.table_asked)
        self.page.action_chosen.connect(self.action_chosen)
        self.note.preview.entry_followed.connect(self.entry_followed)
        self.note.preview.address_followed.connect(self.address_followed)
        self.note.preview.tab_asked.connect(self.tab_asked)
        self.note.text_typed.connect(self.desk.typed)
        self.note.left.connect(self.desk.save)
        self.note.escaped.connect(self.page.enter)
        self.note.retry_asked.connect(self.desk.save)
        self.note.turned.connect(self.desk.turn)
        self.note.judgement_typed.connect(self.desk.judged)
        self.desk.draft_changed.connect(self._on_draft)
        self.desk.notes_changed.connect(self.notes_saved)
        self.desk.failed.connect(self.failed)

    def show_entry(self, entry: EntryRef, document: Document, *, path: str) -> None:
        """Show the page and the note of an entry."""
        self.page.show_document(document, path)
        self.desk.open_entry(entry)

    def show_report(self, document: Document) -> None:
        """Show a page that is no entry's, which nobody writes notes on."""
        self.page.show_document(document, document.title)
        self.desk.open_entry(None)

    def show_reason(self, reason: Emptiness) -> None:
        """Say why there is no page."""
        self.page.show_reason(reason)
        self.desk.open_entry(None)

    def _find(self, text: str) -> tuple[HitRow, ...]:
        """Return the entries that a link in a note may lead to."""
        return self._reading.hits(text, self._today())

    @Slot(object)
    def _on_draft(self, draft: NoteDraft | None) -> None:
        self.note.setVisible(draft is not None)
        if draft is not None:
            self.note.show_draft(draft)
        self.note_changed.emit()
