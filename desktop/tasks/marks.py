"""Edits of the notebook beside those of a note's text, as values that are called with its writer on its thread."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from desktop.core import formats
from desktop.core.texts import _

if TYPE_CHECKING:
    from db.notebook.records import Changes, Review, Tag, Target, Version
    from db.notebook.writer import NotebookWriter
    from db.notes import Note, NotePart
    from db.records import EntryRef


class Edit(Protocol):
    """An edit."""

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it and return what was done, as a sentence; DataError where it cannot be done."""


@dataclass(frozen=True, slots=True)
class Done:
    """The end of an edit.

    Attributes:
        said: What was done, as a sentence.
        changes: What it touched; empty where nothing changed.
        step: The step of the journal that can be taken back; empty where nothing changed, and for an undo or redo.
    """

    said: str
    changes: Changes
    step: str = ""


@dataclass(frozen=True, slots=True)
class PutStar:
    """Puts a star on an entry."""

    entry: EntryRef

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        writer.marks.star((_target(self.entry),))
        return _("Starred {name}.").format(name=self.entry.name)


@dataclass(frozen=True, slots=True)
class TakeStar:
    """Takes the star off an entry."""

    entry: EntryRef

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        writer.marks.unstar((_target(self.entry),))
        return _("Star taken off {name}.").format(name=self.entry.name)


@dataclass(frozen=True, slots=True)
class PutTag:
    """Puts a tag on an entry; it is made where there is none of the name."""

    entry: EntryRef
    name: str

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        put = writer.tags.put(self.name, (_target(self.entry),))
        return _("Tagged {name} with “{tag}”.").format(name=self.entry.name, tag=put.name)


@dataclass(frozen=True, slots=True)
class TakeTag:
    """Takes a tag off an entry."""

    entry: EntryRef
    tag: Tag

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        writer.tags.take(self.tag.id, (_target(self.entry),))
        return _("Tag “{tag}” taken off {name}.").format(name=self.entry.name, tag=self.tag.name)


@dataclass(frozen=True, slots=True)
class SetReview:
    """Sets a day to look at an entry again."""

    entry: EntryRef
    due: date
    reason: str

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        writer.marks.add_review(_target(self.entry), self.due, reason=self.reason)
        return _("To look at {name} again on {day}.").format(name=self.entry.name, day=formats.day(self.due))


@dataclass(frozen=True, slots=True)
class FinishReview:
    """Marks a review as done."""

    review: Review

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        writer.marks.finish_review(self.review.id)
        return _("Review of {name} done.").format(name=self.review.target.name)


@dataclass(frozen=True, slots=True)
class RestoreText:
    """Gives a note the text that it had in a version of its history; the present one stays in the history."""

    version: Version

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        from db.notebook.reader import note, open_reader

        with closing(open_reader(writer.core.path)) as connection:
            present = note(connection, self.version.note_id)
        if present.is_removed:
            present = writer.restore_note(present.id)
        writer.save_note(present.id, self.version.text, expected_revision=present.revision)
        return _("The note on {name} has its former text again.").format(name=present.entry_name)


@dataclass(frozen=True, slots=True)
class RemoveNote:
    """Takes a note out of sight."""

    note: Note

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        writer.remove_note(self.note.id)
        return _("Removed the note on {name}.").format(name=self.note.entry_name)


@dataclass(frozen=True, slots=True)
class RestoreNote:
    """Brings a removed note back."""

    note: Note

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        writer.restore_note(self.note.id)
        return _("The note on {name} is back.").format(name=self.note.entry_name)


@dataclass(frozen=True, slots=True)
class AttachNote:
    """Lets a note be about another part of its entry, or about the whole."""

    note: Note
    entry: EntryRef
    part: NotePart | None

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        writer.move_note(self.note.id, self.entry, part=self.part)
        if self.part is None:
            return _("The note is about the whole of {name} now.").format(name=self.entry.name)
        return _("The note is about {part} now.").format(part=self.part.name)


@dataclass(frozen=True, slots=True)
class Undo:
    """Takes a step of the journal back; the last one where none is named."""

    step: str = ""

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        label = writer.undo(self.step or None)
        return _("Nothing to undo.") if label is None else _("Undone: {label}.").format(label=label)


@dataclass(frozen=True, slots=True)
class Redo:
    """Brings the step back that was undone last."""

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        label = writer.redo()
        return _("Nothing to redo.") if label is None else _("Redone: {label}.").format(label=label)


def _target(entry: EntryRef) -> Target:
    from db.notebook.records import Target

    return Target(entry.id, entry.name)
