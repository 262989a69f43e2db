"""What the actions of the notebook do: marks on entries, undo, and what is said of the notebook at the start."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from db.errors import DataError
from desktop.core.entry_marks import EntryMarks
from desktop.core.texts import _
from desktop.views.backup_commands import BackupCommands
from desktop.views.kept_commands import KeptCommands
from desktop.views.merge_commands import MergeCommands
from desktop.views.note_commands import NoteCommands
from desktop.views.shelf_commands import ShelfCommands

if TYPE_CHECKING:
    from datetime import date

    from db.notebook.records import Changes, Review
    from db.records import EntryRef
    from desktop.tasks.marks import Edit
    from desktop.tasks.outcome import Outcome
    from desktop.views.action_set import Handler
    from desktop.views.main_window import MainWindow
    from desktop.views.mark_strip import MarkStrip

UNDO = "undo:"
_log = logging.getLogger("monazite.ui")


class NotebookCommands(QObject):
    """One method an action; acts on the window that owns it. Every edit runs on the writer's thread.

    Signals:
        edited: What was changed, the `Changes`, after an edit or an undo.
    """

    edited = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._marks = EntryMarks()
        self.notes = NoteCommands(window, self)
        self.backups = BackupCommands(window, self)
        self.kept = KeptCommands(window, self)
        self.exchange = MergeCommands(window, self)
        self.shelves = ShelfCommands(window, self)
        window.services.style.changed.connect(self._draw_star)

    def handlers(self) -> dict[str, Handler]:
        """Return the method for each action id."""
        return {
            "notebook.undo": self._undo,
            "notebook.redo": self._redo,
            "entry.star": self._star,
            "entry.tags": self._ask_tag,
            "entry.review": self._ask_review,
            **self.notes.handlers(),
            **self.backups.handlers(),
            **self.kept.handlers(),
            **self.exchange.handlers(),
            **self.shelves.handlers(),
        }

    # --- the start

    def prepare(self) -> None:
        """Bring the notebook up to date and look whether it is sound; said where it is not."""
        from desktop.tasks.notebook_start import prepare

        path = self._window.context.notebook.path
        self._window.services.runner.change(partial(prepare, path, datetime.now(UTC)), self._on_prepared)

    @Slot(object)
    def _on_prepared(self, outcome: Outcome) -> None:
        from desktop.core.notebook_words import start_message
        from desktop.tasks.notebook_start import Prepared

        if outcome.error is not None:
            self._window.fail(outcome.error)
        elif isinstance(outcome.value, Prepared):
            found = outcome.value
            _log.info("the notebook is %s", found.health.condition)
            message = start_message(found.health, is_migrated=found.is_migrated, fault=found.fault)
            if message is not None:
                self._window.say(message)
            if found.is_migrated:
                self.show_anew()
            if found.health.fault is None and found.health.condition != "missing":
                self.kept.look()

    # --- what is shown

    @property
    def marks(self) -> EntryMarks:
        """Return the marks on the open entry."""
        return self._marks

    def serve(self, strip: MarkStrip) -> None:
        """Take the intents of the strip."""
        strip.tag_named.connect(self._on_tag_named)
        strip.tag_dropped.connect(self._on_tag_dropped)
        strip.review_done.connect(self._on_review_done)

    def show_page(self) -> None:
        """Show the marks of another page."""
        self._window.pane.page.marks.close_line()
        self._show_marks()

    def look_again(self) -> None:
        """Show what others may have written into the notebook meanwhile."""
        if not self._window.has_pane:
            return
        self._show_marks()
        self._window.pane.desk.reload()

    def _show_marks(self) -> None:
        entry_id = self._window.browser.state.entry_id
        self._marks = EntryMarks()
        if entry_id is not None:
            try:
                self._marks = self._window.context.notebook.marks(entry_id)
            except DataError as error:
                # The note of the entry says it too, in words; the page is shown all the same.
                _log.info("marks cannot be read: %s", error)
        self._window.pane.page.marks.show_marks(self._marks, today=self._window.context.today())
        self._draw_star()

    @Slot()
    def _draw_star(self) -> None:
        action = self._window.actions_by_id.action("entry.star")
        icons = self._window.services.style.icons
        is_starred = self._marks.is_starred
        token = "accent" if is_starred else "text_muted"
        action.setIcon(icons.icon("star-filled" if is_starred else "star", token, is_for_action=True))
        action.setText(_("Take the star off") if is_starred else _("Star"))

    # --- edits

    def do(self, edit: Edit) -> None:
        """Do the edit off the GUI thread; what was done is said, with a way back."""
        # What was typed just now came before it, also for an undo.
        if self._window.has_pane:
            self._window.pane.desk.save()
        self._window.services.runner.change(partial(self._window.services.writing.do, edit), self.take_done)

    @Slot(object)
    def take_offer(self, key: str) -> None:
        """Do what a message offered."""
        from desktop.tasks.marks import Undo

        if key.startswith(UNDO):
            self.do(Undo(key.removeprefix(UNDO)))
        else:
            self._window.actions_by_id.trigger(key)

    @Slot(object)
    def take_done(self, outcome: Outcome) -> None:
        """Say what an edit did, with a way back, and show it."""
        from desktop.core.errors import Message, Offer, Tone
        from desktop.tasks.marks import Done

        if outcome.error is not None:
            self._window.fail(outcome.error)
            return
        if isinstance(outcome.value, Done):
            done = outcome.value
            offer = Offer(_("Undo"), f"{UNDO}{done.step}") if done.step else None
            self._window.say(Message(Tone.DONE, done.said, offer=offer))
            self._show_changes(done.changes)

    def _show_changes(self, changes: Changes) -> None:
        if changes.tables:
            self.show_anew()
            self._window.browser.refresh_counts()
            self.edited.emit(changes)

    def show_anew(self) -> None:
        """Show what the notebook holds now."""
        self.look_again()
        if self._window.has_pane and self._window.browser.state.selected in (None, "home"):
            self._window.browser.show_page()

    def _entry(self) -> EntryRef | None:
        self._window.browser.flush()
        entry_id = self._window.browser.state.entry_id
        try:
            return None if entry_id is None else self._window.context.reading.ref(entry_id)
        except DataError as error:
            self._window.fail(error)
            return None

    @Slot()
    def _undo(self) -> None:
        from desktop.tasks.marks import Undo

        self.do(Undo())

    @Slot()
    def _redo(self) -> None:
        from desktop.tasks.marks import Redo

        self.do(Redo())

    @Slot()
    def _star(self) -> None:
        from desktop.tasks.marks import PutStar, TakeStar

        entry = self._entry()
        if entry is not None:
            self.do(TakeStar(entry) if self._marks.is_starred else PutStar(entry))

    @Slot()
    def _ask_tag(self) -> None:
        if self._entry() is None:
            return
        try:
            names = [tag.name for tag in self._window.context.notebook.tags()]
        except DataError as error:
            self._window.fail(error)
            return
        self._window.pane.page.marks.open_line(names)

    @Slot()
    def _ask_review(self) -> None:
        from desktop.views.review_dialog import ReviewDialog

        entry = self._entry()
        if entry is not None:
            dialog = ReviewDialog(entry.name, self._window.context.today(), self._window)
            dialog.chosen.connect(self._on_review_chosen)
            dialog.open()

    @Slot(object)
    def _on_review_chosen(self, chosen: tuple[date, str]) -> None:
        from desktop.tasks.marks import SetReview

        entry = self._entry()
        if entry is not None:
            self.do(SetReview(entry, *chosen))

    @Slot(object)
    def _on_tag_named(self, name: str) -> None:
        from desktop.tasks.marks import PutTag

        entry = self._entry()
        if entry is not None:
            self.do(PutTag(entry, name))

    @Slot(object)
    def _on_tag_dropped(self, tag_id: str) -> None:
        from desktop.tasks.marks import TakeTag

        entry = self._entry()
        dropped = next((tag for tag in self._marks.tags if tag.id == tag_id), None)
        if entry is not None and dropped is not None:
            self.do(TakeTag(entry, dropped))

    @Slot(object)
    def _on_review_done(self, review: Review) -> None:
        from desktop.tasks.marks import FinishReview

        self.do(FinishReview(review))
