"""Brings notes from the notebook to the editor and back, and never loses a text between the two."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from db.errors import DataError
from db.notes import Judgement, Note, NotePart
from db.records import EntryRef
from desktop.core.drafts import DraftStore
from desktop.core.note_draft import NoteDraft, NoteJob, Step
from desktop.core.waiting_notes import forget, keep, waiting
from desktop.tasks.outcome import Outcome, Runner

REST_MS = 600
_log = logging.getLogger("monazite.ui")

ReadNotes = Callable[[str], tuple[Note, ...]]
WriteNote = Callable[[NoteJob], Note | None]


class NoteDesk(QObject):
    """Holds the open draft and those still on their way into the notebook.

    Args:
        read: Returns the notes of an entry; DataError where the notebook cannot be read.
        write: Does one write on the writer's thread.
        store: Where texts wait that the notebook did not take.

    Signals:
        draft_changed: The `NoteDraft` to show; None where no entry is open.
        notes_changed: Id of an entry whose notes were written.
        failed: A `DataError` to say.
    """

    draft_changed = Signal(object)
    notes_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, *, read: ReadNotes, write: WriteNote, runner: Runner, store: DraftStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._write = write
        self._runner = runner
        self._store = store
        self._open: NoteDraft | None = None
        self._away: dict[int, NoteDraft] = {}
        self._token = 0
        # The number of the write that the open draft waits for; 0 for none.
        self._open_token = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.save)

    @property
    def draft(self) -> NoteDraft | None:
        """Return the open draft."""
        return self._open

    def open_entry(self, entry: EntryRef | None) -> None:
        """Open the entry's latest note; what was open before is saved."""
        if entry is not None and self._open is not None and self._open.entry.id == entry.id:
            return
        self.leave()
        self._show(None if entry is None else self._load(entry, place=None))
        if entry is not None:
            self._take_back(entry.id)
        self.draft_changed.emit(self._open)

    @Slot(object)
    def turn(self, steps: int) -> None:
        """Open the note so many places on."""
        if self._open is not None:
            entry, place = self._open.entry, self._open.place + steps
            self.leave()
            self._show(self._load(entry, place=place))
            self.draft_changed.emit(self._open)

    @Slot()
    def start_new(self) -> None:
        """Open an empty note on the same entry."""
        if self._open is not None:
            entry = self._open.entry
            self.leave()
            total = self._load(entry, place=None).total
            self._show(NoteDraft(entry, place=total + 1, total=total + 1))
            self.draft_changed.emit(self._open)

    @Slot(object)
    def typed(self, text: str) -> None:
        """Take the text of the editor; it is saved when the typing rests."""
        if self._open is not None:
            self._open = self._open.typed(text)
            self._timer.start()
            self.draft_changed.emit(self._open)

    @Slot(object)
    def judged(self, judgement: Judgement | None) -> None:
        """Take the judgement of the editor; it is saved when the typing rests."""
        if self._open is not None:
            self._open = self._open.judging(judgement)
            self._timer.start()
            self.draft_changed.emit(self._open)

    def set_part(self, part: NotePart | None) -> None:
        """Let a note that is not saved yet be about a part of the entry."""
        if self._open is not None and self._open.saved is None:
            self._open = replace(self._open, part=part)
            self.draft_changed.emit(self._open)

    def open_note(self, note_id: str) -> None:
        """Open the note of the same entry."""
        if self._open is None:
            return
        entry = self._open.entry
        self.leave()
        places = [place for place, note in enumerate(self.notes(), start=1) if note.id == note_id]
        self._show(self._load(entry, place=next(iter(places), None)))
        self.draft_changed.emit(self._open)

    def notes(self) -> tuple[Note, ...]:
        """Return the notes of the open entry, oldest first; none where they cannot be read, which is said elsewhere."""
        try:
            return () if self._open is None else self._read(self._open.entry.id)
        except DataError:
            return ()

    @Slot()
    def save(self) -> None:
        """Write what is not in the notebook yet."""
        self._save(is_leaving=False)

    @Slot()
    def reload(self) -> None:
        """Show the open note as the notebook has it now, unless the editor holds what the notebook does not."""
        shown = self._open
        if shown is None or shown.is_dirty or shown.is_saving:
            return
        if shown.saved is None and shown.total > 1:
            return  # the user is about to write another note
        fresh = self._load(shown.entry, place=self._place(shown))
        if fresh != replace(shown, fault=None):
            self._show(fresh)
            self.draft_changed.emit(self._open)

    def leave(self) -> None:
        """Write what is not in the notebook yet, and remove a note that was emptied."""
        self._save(is_leaving=True)
        if self._open is not None and self._open.is_saving:
            # Its write is under way; a text typed meanwhile follows when that write ends.
            self._away[self._open_token] = self._open

    def finish(self, timeout_ms: int) -> DataError | None:
        """Write everything, wait for it, and return why a text is nowhere on the disk; None where all are."""
        self.leave()
        self._runner.finish(timeout_ms)
        # A text typed while an earlier one was written has only now been handed over.
        self._runner.finish(timeout_ms)
        left = [draft for draft in (self._open, *self._away.values()) if draft is not None and draft.is_dirty]
        try:
            for draft in left:
                if draft.has_words:
                    keep(self._store, draft)
        except DataError as error:
            return error
        return None

    def _show(self, draft: NoteDraft | None) -> None:
        self._open = draft
        self._open_token = 0

    def _take_back(self, entry_id: str) -> None:
        """Go on with a draft of the entry that is still on its way, instead of opening it twice."""
        for token, draft in self._away.items():
            if draft.entry.id == entry_id:
                self._open, self._open_token = draft, token

    def _load(self, entry: EntryRef, *, place: int | None) -> NoteDraft:
        try:
            notes = self._read(entry.id)
        except DataError as error:
            self.failed.emit(error)
            notes = ()
        total = len(notes) + 1
        never_added = waiting(self._store, NoteDraft(entry, place=total, total=total))
        if place is None and never_added is not None:
            return never_added
        total = max(1, len(notes))
        chosen = total if place is None else min(max(1, place), total)
        saved = notes[chosen - 1] if notes else None
        draft = NoteDraft(entry, saved, "" if saved is None else saved.text, place=chosen, total=total)
        draft = draft.judging(None if saved is None else saved.judgement)
        return waiting(self._store, draft) or draft

    def _place(self, draft: NoteDraft) -> int | None:
        """Return the place of the draft's note among those of its entry now; None where it is not there."""
        if draft.saved is None:
            return None
        try:
            notes = self._read(draft.entry.id)
        except DataError:
            return None  # said when it is loaded
        return next((place for place, note in enumerate(notes, start=1) if note.id == draft.saved.id), None)

    def _save(self, *, is_leaving: bool) -> None:
        self._timer.stop()
        if self._open is None:
            return
        step = self._open.step(is_leaving=is_leaving)
        if step is Step.NOTHING:
            return
        self._open = self._open.saving()
        # Set before the hand-over: a runner may deliver at once.
        self._open_token = self._next_token()
        self._hand_over(self._open, step, token=self._open_token)
        self.draft_changed.emit(self._open)

    def _next_token(self) -> int:
        self._token += 1
        return self._token

    def _hand_over(self, draft: NoteDraft, step: Step, *, token: int) -> None:
        self._away[token] = draft
        job = NoteJob(step, draft.entry, draft.saved, draft.text, draft.judged, draft.part)
        self._runner.change(partial(self._write, job), self._on_written, token=token)

    @Slot(object)
    def _on_written(self, outcome: Outcome) -> None:
        sent = self._away.pop(outcome.token)
        is_open = self._open is not None and self._open_token == outcome.token
        if outcome.error is not None:
            self._refuse(sent, outcome.error, is_open=is_open)
            return
        note = outcome.value if isinstance(outcome.value, Note) else None
        self._forget(sent)
        if is_open and self._open is not None:
            # The text on the screen may be newer than the one written; it stays and is written next.
            self._show(self._open.written(note))
            if self._open.is_dirty:
                self._timer.start()
            self.draft_changed.emit(self._open)
        else:
            later = sent.written(note)
            step = later.step(is_leaving=True)
            if step is not Step.NOTHING:
                self._hand_over(later.saving(), step, token=self._next_token())
        self.notes_changed.emit(sent.entry.id)

    def _refuse(self, sent: NoteDraft, error: DataError, *, is_open: bool) -> None:
        _log.info("a note on %s was not saved", sent.entry.id)
        current = getattr(error, "current", None)
        try:
            keep(self._store, sent)
        except DataError as second:
            _log.info("nor could its text be kept aside: %s", second)
        if is_open and self._open is not None:
            self._show(self._open.refused(error, current if isinstance(current, Note) else None))
            self.draft_changed.emit(self._open)
        else:
            self.failed.emit(error)

    def _forget(self, sent: NoteDraft) -> None:
        try:
            forget(self._store, sent)
        except DataError as error:
            _log.info("an old draft could not be dropped: %s", error)
