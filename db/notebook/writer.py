"""Writes the notebook through SQLModel: every edit one durable transaction that keeps the former text.

Importing this module costs about a second, so callers import it when they first need it.
"""

from __future__ import annotations

import sqlite3
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, create_engine, event, func
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, col, select

from db.errors import DataError
from db.notebook import file, limits, opening
from db.notebook.records import Action, Changes, NoteConflictError
from db.records import EntryRef, Note
from db.schema.notebook import NoteHistoryRow, NoteRow

_TIME = "%Y-%m-%dT%H:%M:%S.%fZ"


def utc_now() -> datetime:
    """Return the present time in UTC."""
    return datetime.now(UTC)


class NotebookWriter:
    """The one way to write a notebook; usable from any thread, one call at a time.

    Several writers, in this process or in others, may work on one file: each call is a transaction of its
    own, and a call that would overwrite what another has written is refused.

    Args:
        path: The notebook; made where it is missing, migrated after a backup where it is old.
        clock: Tells the present time, aware.
        author: Who writes, for the history.
        backup_dir: See `db.notebook.opening.open_for_writing`, likewise `wait_seconds`.

    Attributes:
        last_changes: What the last successful call touched.

    Raises:
        DataError: The notebook cannot be used; nothing in it was changed.
    """

    def __init__(
        self,
        path: Path,
        *,
        clock: Callable[[], datetime] = utc_now,
        author: str = "",
        backup_dir: Path | None = None,
        wait_seconds: float = file.WAIT_SECONDS,
    ) -> None:
        limits.require_storable(author, "The author's name")
        self.last_changes = Changes()
        self._path = path
        self._clock = clock
        self._author = author
        self._lock = threading.RLock()
        connection = opening.open_for_writing(path, now=clock(), backup_dir=backup_dir, wait_seconds=wait_seconds)
        self._engine = create_engine("sqlite://", creator=_Once(connection), poolclass=StaticPool)
        event.listen(self._engine, "begin", _begin_immediately)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a writer is of no use afterwards."""
        with self._lock:
            self._engine.dispose()

    def add_note(self, entry: EntryRef, text: str) -> Note:
        """Write a new note on the entry.

        Raises:
            DataError: The text is too long or cannot be stored, or the notebook cannot be written.
        """
        limits.require_text(text)
        with self._transaction() as session:
            now = self._now()
            row = NoteRow(
                id=uuid.uuid4().hex,
                entry_id=entry.id,
                entry_name=entry.name,
                text=text,
                revision=1,
                created=now,
                changed=now,
                is_removed=0,
            )
            session.add(row)
            # The note has to stand before its history, which refers to it.
            session.flush()
            self._keep(session, row, Action.ADDED)
            result = _note(row)
            changes = self._changes(session, row, Action.ADDED)
        self.last_changes = changes
        return result

    def save_note(self, note_id: str, text: str, *, expected_revision: int, entry_name: str | None = None) -> Note:
        """Write a new text for the note; a text that it already has changes nothing.

        Args:
            note_id: The note.
            text: The whole new text.
            expected_revision: The revision that the user saw when the editing began.
            entry_name: The entry's present name; None leaves the name.

        Raises:
            NoteConflictError: It was changed or removed since. Nothing is overwritten; this text is in the history.
            DataError: As `add_note`, or there is no such note.
        """
        limits.require_text(text)
        conflict: NoteConflictError | None = None
        changes = Changes()
        with self._transaction() as session:
            row = self._row(session, note_id)
            if row.text == text and not row.is_removed:
                result = _note(row)
            elif row.is_removed or row.revision != expected_revision:
                self._keep_refused(session, row, text, expected_revision)
                result = _note(row)
                conflict = _conflict(result)
            else:
                row.text = text
                row.entry_name = row.entry_name if entry_name is None else entry_name
                result = self._advance(session, row, Action.SAVED)
                changes = self._changes(session, row, Action.SAVED)
        if conflict is not None:
            raise conflict
        self.last_changes = changes
        return result

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

    def _show(self, note_id: str, *, is_removed: bool) -> Note:
        changes = Changes()
        with self._transaction() as session:
            row = self._row(session, note_id)
            if bool(row.is_removed) is is_removed:
                result = _note(row)
            else:
                action = Action.REMOVED if is_removed else Action.RESTORED
                row.is_removed = int(is_removed)
                result = self._advance(session, row, action)
                changes = self._changes(session, row, action)
        self.last_changes = changes
        return result

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        with self._lock, file.faults(self._path):
            try:
                with Session(self._engine, expire_on_commit=False) as session, session.begin():
                    yield session
            except DBAPIError as error:
                if isinstance(error.orig, sqlite3.DatabaseError):
                    raise error.orig from error
                raise

    def _row(self, session: Session, note_id: str) -> NoteRow:
        row = session.get(NoteRow, note_id)
        if row is None:
            raise DataError(f"The notebook has no note “{note_id}”.")
        return row

    def _advance(self, session: Session, row: NoteRow, action: Action) -> Note:
        row.revision += 1
        row.changed = self._now()
        session.add(row)
        self._keep(session, row, action)
        session.flush()
        return _note(row)

    def _keep(self, session: Session, row: NoteRow, action: Action) -> None:
        session.add(self._version(row, action, text=row.text, revision=row.revision, at=row.changed))

    def _keep_refused(self, session: Session, row: NoteRow, text: str, revision: int) -> None:
        """Keep a refused text once, however often an editor tries to save it."""
        known = session.exec(
            select(NoteHistoryRow.id).where(
                NoteHistoryRow.note_id == row.id,
                NoteHistoryRow.action == Action.REFUSED.value,
                NoteHistoryRow.revision == revision,
                NoteHistoryRow.text == text,
            )
        ).first()
        if known is None:
            session.add(self._version(row, Action.REFUSED, text=text, revision=revision, at=self._now()))

    def _version(self, row: NoteRow, action: Action, *, text: str, revision: int, at: str) -> NoteHistoryRow:
        return NoteHistoryRow(
            id=uuid.uuid4().hex,
            note_id=row.id,
            revision=revision,
            action=action.value,
            entry_id=row.entry_id,
            entry_name=row.entry_name,
            text=text,
            author=self._author,
            at=at,
        )

    def _changes(self, session: Session, row: NoteRow, action: Action) -> Changes:
        """Return what a finished edit of the row touched."""
        others = session.exec(
            select(func.count())
            .select_from(NoteRow)
            .where(NoteRow.entry_id == row.entry_id, NoteRow.is_removed == 0, col(NoteRow.id) != row.id)
        ).one()
        return Changes(
            note_ids=frozenset({row.id}),
            entry_ids=frozenset({row.entry_id}),
            is_noted_changed=others == 0 and action is not Action.SAVED,
        )

    def _now(self) -> str:
        return self._clock().astimezone(UTC).strftime(_TIME)


class _Once:
    """Hands the opened connection to SQLAlchemy, which asks for it once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __call__(self) -> sqlite3.Connection:
        return self._connection


def _begin_immediately(connection: Connection) -> None:
    """Take the write lock at once: a lock taken at the first write could fail after the reading, half-way."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _note(row: NoteRow) -> Note:
    return Note(
        id=row.id,
        entry_id=row.entry_id,
        entry_name=row.entry_name,
        text=row.text,
        revision=row.revision,
        created=datetime.fromisoformat(row.created),
        changed=datetime.fromisoformat(row.changed),
        is_removed=bool(row.is_removed),
    )


def _conflict(current: Note) -> NoteConflictError:
    what = "removed" if current.is_removed else "changed"
    return NoteConflictError(
        f"The note on {current.entry_name} was {what} elsewhere on {current.changed:%Y-%m-%d at %H:%M} UTC,"
        " after you opened it.",
        "Nothing was overwritten: your text is kept in the note's history. Open the note again to see both.",
        current=current,
    )
