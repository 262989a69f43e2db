"""Edits of notes: every one a durable transaction that keeps the former text."""

from __future__ import annotations

import uuid

from db.errors import DataError
from db.notebook import limits
from db.notebook.records import Action, NoteConflictError
from db.notebook.rows import Row, Value, judgement_values, note_of
from db.notebook.writing.core import Core
from db.notebook.writing.ledger import NOTE, Ledger
from db.notebook.writing.versions import Typing, advance, go_on, has_text, keep, keep_aside
from db.notes import Judgement, Note, NotePart
from db.records import EntryRef


class NoteEdits:
    """Writes notes; a part of `db.notebook.writer.NotebookWriter`, where callers find its methods."""

    def __init__(self, core: Core) -> None:
        self._core = core
        # What this writer is typing, by note.
        self._typing: dict[str, Typing] = {}

    def add_note(
        self,
        entry: EntryRef,
        text: str,
        *,
        part: NotePart | None = None,
        judgement: Judgement | None = None,
        is_typing: bool = False,
    ) -> Note:
        """Write a new note on the entry.

        Args:
            entry: The entry.
            text: Markdown.
            part: What of the entry it is about; None for the whole.
            judgement: What the writer concludes; None for none.
            is_typing: True where more is about to come; see `save_note`.

        Raises:
            DataError: The text is too long or cannot be stored, or the notebook cannot be written.
        """
        _require(text, judgement, part=part)
        with self._core.edit(f"Note on {entry.name} added") as ledger:
            row: dict[str, Value] = {
                "id": uuid.uuid4().hex,
                "entry_id": entry.id,
                "entry_name": entry.name,
                "text": text,
                "revision": 1,
                "created": ledger.now,
                "changed": ledger.now,
                "is_removed": 0,
                "version_id": uuid.uuid4().hex,
                "part_kind": part.kind.value if part is not None else "",
                "part_id": part.id if part is not None else "",
                "part_name": part.name if part is not None else "",
                **judgement_values(judgement),
            }
            # The note has to stand before its history, which refers to it.
            ledger.put(NOTE, row)
            keep(ledger, row, action=Action.ADDED)
        note = note_of(row)
        self._remember(note.id, ledger, row, is_typing=is_typing)
        return note

    def save_note(
        self,
        note_id: str,
        text: str,
        *,
        expected_revision: int,
        entry_name: str | None = None,
        judgement: Judgement | None = None,
        is_judgement_kept: bool = True,
        base_text: str | None = None,
        is_typing: bool = False,
    ) -> Note:
        """Write a new text for the note; what it already has changes nothing.

        Args:
            note_id: The note.
            text: The whole new text.
            expected_revision: The revision that the user saw when the editing began.
            entry_name: The entry's present name; None leaves the name.
            judgement: The new judgement, where `is_judgement_kept` is False; None takes it away.
            is_judgement_kept: False to write `judgement` in place of the former one.
            base_text: The text of the expected revision, kept beside a refused text where the history lacks it.
            is_typing: True for a save while typing: such saves of one writer on one note go into one version for up to
                ten minutes, as long as nothing else was edited and no text rests on it.

        Raises:
            NoteConflictError: It was changed or removed since. Nothing is overwritten; this text is in the history.
            DataError: As `add_note`, or there is no such note.
        """
        _require(text, judgement)
        conflict: NoteConflictError | None = None
        with self._core.edit("") as ledger:
            row = require_note(ledger, note_id)
            values: dict[str, Value] = {"text": text}
            if not is_judgement_kept:
                values |= judgement_values(judgement)
            if not row["is_removed"] and all(row[name] == value for name, value in values.items()):
                return note_of(row)
            if row["is_removed"] or row["revision"] != expected_revision:
                _refuse(ledger, {**row, **values}, revision=expected_revision, base=base_text)
                conflict = _conflict(note_of(row))
            else:
                ledger.label = ledger.label or f"Note on {row['entry_name']} saved"
                values["entry_name"] = row["entry_name"] if entry_name is None else entry_name
                row = self._write(ledger, row, values, is_typing=is_typing)
        if conflict is not None:
            raise conflict
        return note_of(row)

    def remove_note(self, note_id: str) -> Note:
        """Take the note out of sight; it stays restorable with its history. A removed one stays removed.

        Raises:
            DataError: There is no such note, or the notebook cannot be written.
        """
        return self._show(note_id, is_removed=True)

    def restore_note(self, note_id: str) -> Note:
        """Bring a removed note back as it was; one that is there stays as it is.

        Raises:
            DataError: There is no such note, or the notebook cannot be written.
        """
        return self._show(note_id, is_removed=False)

    def move_note(self, note_id: str, entry: EntryRef, *, part: NotePart | None = None) -> Note:
        """Attach the note to another entry, as when its own is gone from the edition.

        Raises:
            DataError: There is no such note, or the notebook cannot be written.
        """
        with self._core.edit(f"Note moved to {entry.name}") as ledger:
            row = require_note(ledger, note_id)
            values: dict[str, Value] = {
                "entry_id": entry.id,
                "entry_name": entry.name,
                "part_kind": part.kind.value if part is not None else "",
                "part_id": part.id if part is not None else "",
                "part_name": part.name if part is not None else "",
            }
            if any(row[name] != value for name, value in values.items()):
                row = advance(ledger, row, values=values, action=Action.MOVED)
        return note_of(row)

    def _show(self, note_id: str, *, is_removed: bool) -> Note:
        with self._core.edit("") as ledger:
            row = require_note(ledger, note_id)
            what = "removed" if is_removed else "restored"
            ledger.label = ledger.label or f"Note on {row['entry_name']} {what}"
            if bool(row["is_removed"]) is not is_removed:
                action = Action.REMOVED if is_removed else Action.RESTORED
                row = advance(ledger, row, values={"is_removed": int(is_removed)}, action=action)
        return note_of(row)

    def _write(self, ledger: Ledger, row: Row, values: Row, *, is_typing: bool) -> dict[str, Value]:
        note_id = str(row["id"])
        typing = self._typing.get(note_id) if is_typing else None
        if typing is not None and typing.can_go_on(ledger, row, now=self._core.clock()):
            return go_on(ledger, row, values=values, typing=typing)
        after = advance(ledger, row, values=values, action=Action.SAVED)
        self._remember(note_id, ledger, after, is_typing=is_typing)
        return after

    def _remember(self, note_id: str, ledger: Ledger, row: Row, *, is_typing: bool) -> None:
        self._typing.pop(note_id, None)
        if is_typing:
            self._typing[note_id] = Typing(str(row["version_id"]), ledger.id, self._core.clock())


def require_note(ledger: Ledger, note_id: str) -> dict[str, Value]:
    """Return the row of the note.

    Raises:
        DataError: There is no such note.
    """
    row = ledger.row(NOTE, (note_id,))
    if row is None:
        raise DataError(f"The notebook has no note “{note_id}”.")
    return row


def _refuse(ledger: Ledger, refused: Row, *, revision: int, base: str | None) -> None:
    """Keep what was refused in the history, its judgement too, and what it was based on where the history lacks it."""
    note_id = str(refused["id"])
    if base is not None and not has_text(ledger, note_id, text=base):
        keep_aside(ledger, {**refused, "text": base}, revision=revision, action=Action.BASE)
    keep_aside(ledger, refused, revision=revision, action=Action.REFUSED)


def _require(text: str, judgement: Judgement | None, *, part: NotePart | None = None) -> None:
    limits.require_text(text)
    if judgement is not None:
        limits.require_text(judgement.text)
    if part is not None:
        limits.require_storable(part.id + part.name, "The part of the entry")


def _conflict(current: Note) -> NoteConflictError:
    what = "removed" if current.is_removed else "changed"
    return NoteConflictError(
        f"The note on {current.entry_name} was {what} elsewhere on {current.changed:%Y-%m-%d at %H:%M} UTC,"
        " after you opened it.",
        "Nothing was overwritten: your text is kept in the note's history. Open the note again to see both.",
        current=current,
    )
