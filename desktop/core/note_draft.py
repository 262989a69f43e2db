"""A note while it is written: what is on the screen, what is in the notebook, and what has to happen next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from db.errors import DataError
from db.notes import Judgement, Note, NotePart
from db.records import EntryRef
from desktop.core.texts import _


class Step(StrEnum):
    """What has to be done for the notebook to hold the text."""

    NOTHING = "nothing"
    ADD = "add"
    SAVE = "save"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class NoteJob:
    """One write.

    Attributes:
        saved: The note as the notebook had it when the text was typed; None for a new one.
        judged: What the writer concludes; None for nothing.
        part: What of the entry a new note is about; None for the whole.
    """

    step: Step
    entry: EntryRef
    saved: Note | None
    text: str
    judged: Judgement | None = None
    part: NotePart | None = None


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """One note of one entry as the editor has it.

    Attributes:
        saved: The note as the notebook has it; None for a new one.
        text: What is in the editor.
        judged: What the writer concludes, as the editor has it; None where it holds nothing.
        part: What of the entry a new note is to be about; None for the whole.
        is_saving: True from the moment a write was asked for until it ended.
        fault: Why the text is not in the notebook; None where nothing failed.
        place: Which of the entry's notes it is, from 1; `total` is how many there are, this one included.
    """

    entry: EntryRef
    saved: Note | None = None
    text: str = ""
    is_saving: bool = False
    fault: DataError | None = None
    place: int = 1
    total: int = 1
    judged: Judgement | None = None
    part: NotePart | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Return what tells it from other drafts: entry id and note id, the latter empty for a new one."""
        return (self.entry.id, "" if self.saved is None else self.saved.id)

    @property
    def is_dirty(self) -> bool:
        """Return whether the editor holds what the notebook does not."""
        if self.text.strip() != ("" if self.saved is None else self.saved.text.strip()):
            return True
        return self.judged != settled(None if self.saved is None else self.saved.judgement)

    @property
    def has_words(self) -> bool:
        """Return whether the editor holds anything worth keeping."""
        return bool(self.text.strip()) or self.judged is not None

    @property
    def about(self) -> NotePart | None:
        """Return what of the entry the note is about; None for the whole."""
        return self.part if self.saved is None else self.saved.part

    def step(self, *, is_leaving: bool) -> Step:
        """Return what has to be written.

        An emptied note is removed only when the user leaves it: someone who clears a note to write it anew
        means the same note.
        """
        if self.is_saving or not self.is_dirty:
            return Step.NOTHING
        if self.has_words:
            return Step.ADD if self.saved is None else Step.SAVE
        return Step.REMOVE if self.saved is not None and is_leaving else Step.NOTHING

    def typed(self, text: str) -> NoteDraft:
        """Return the draft after a stroke."""
        return replace(self, text=text)

    def judging(self, judgement: Judgement | None) -> NoteDraft:
        """Return the draft after the judgement was changed."""
        return replace(self, judged=settled(judgement))

    def saving(self) -> NoteDraft:
        """Return the draft after a write was asked for."""
        return replace(self, is_saving=True, fault=None)

    def written(self, note: Note | None) -> NoteDraft:
        """Return the draft after the notebook took it; None for a removed note."""
        return replace(self, saved=note, is_saving=False, fault=None)

    def refused(self, fault: DataError, current: Note | None) -> NoteDraft:
        """Return the draft after the notebook did not take it.

        Args:
            fault: Why.
            current: The note as another window left it, after a conflict: saving again then means to
                replace that text by this one.
        """
        return replace(self, is_saving=False, fault=fault, saved=self.saved if current is None else current)


def settled(judgement: Judgement | None) -> Judgement | None:
    """Return the judgement without space around its text; None where it says nothing."""
    if judgement is None:
        return None
    text = judgement.text.strip()
    has_any = bool(text) or judgement.likelihood is not None or judgement.confidence is not None
    return replace(judgement, text=text) if has_any else None


@dataclass(frozen=True, slots=True)
class DraftWords:
    """What the editor says of a draft: `tone` is "", "done" or "error"."""

    text: str
    tone: str
    can_retry: bool


def draft_words(draft: NoteDraft) -> DraftWords:
    """Return what the editor says of the draft."""
    if draft.fault is not None:
        words = _("Not saved. {text} {hint}").format(text=draft.fault.text, hint=draft.fault.hint)
        return DraftWords(words.strip(), "error", can_retry=True)
    if draft.is_saving:
        return DraftWords(_("Saving…"), "", can_retry=False)
    if draft.is_dirty:
        if not draft.has_words:
            return DraftWords(_("Empty: removed when you leave it"), "", can_retry=False)
        return DraftWords(_("Not saved yet"), "", can_retry=False)
    if draft.saved is None:
        return DraftWords("", "", can_retry=False)
    changed = draft.saved.changed.astimezone().strftime("%Y-%m-%d %H:%M")
    return DraftWords(_("Saved {time}").format(time=changed), "done", can_retry=False)
