"""Reads the notebook through sqlite3: the notes, the entries that have one, and what became of a note."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from db.errors import DataError
from db.notebook import file, migrations
from db.notebook.records import Action, Version
from db.records import Note

_NOTE = "SELECT id, entry_id, entry_name, text, revision, created, changed, is_removed FROM note"


def open_reader(path: Path) -> sqlite3.Connection:
    """Open the notebook for reading; the caller closes it, in the thread that opened it.

    Opening costs well under a millisecond: open, read, close. A connection kept open sees what others
    write, but a notebook that did not exist yet is read as an empty one until it is opened again.

    Raises:
        DataError: The file is no notebook, is damaged, or is of another version.
    """
    if not file.require_notebook(path):
        return _empty()
    connection = file.connect_read_only(path)
    version = file.version_of(connection)
    if version < file.LATEST_VERSION:
        # Only the writer may bring it up to date, with a backup.
        connection.close()
        raise DataError(
            f"The notebook {path} is of version {version} and has to be brought to {file.LATEST_VERSION} first.",
            "Save a note, which does it after a backup.",
        )
    return connection


def notes(connection: sqlite3.Connection, entry_id: str | None = None, *, is_removed: bool = False) -> tuple[Note, ...]:
    """Return the notes of one entry, or all notes, by entry name and then oldest first.

    Notes whose entry is gone from the edition are among them.

    Args:
        connection: As `open_reader` gives it.
        entry_id: ``mineral/gallium``; None for every entry.
        is_removed: True for those that were removed and can be restored.
    """
    rows = _rows(
        connection,
        f"{_NOTE} WHERE is_removed = :is_removed AND (:entry_id IS NULL OR entry_id = :entry_id)"
        " ORDER BY entry_name, entry_id, created, id",
        {"is_removed": int(is_removed), "entry_id": entry_id},
    )
    return tuple(_note(row) for row in rows)


def newest_notes(connection: sqlite3.Connection, *, limit: int) -> tuple[Note, ...]:
    """Return the notes that were changed last, newest first; removed ones are not among them."""
    statement = f"{_NOTE} WHERE is_removed = 0 ORDER BY changed DESC, id LIMIT :limit"
    return tuple(_note(row) for row in _rows(connection, statement, {"limit": limit}))


def note(connection: sqlite3.Connection, note_id: str) -> Note:
    """Return one note, a removed one too.

    Raises:
        DataError: There is no such note.
    """
    rows = _rows(connection, f"{_NOTE} WHERE id = :id", {"id": note_id})
    if not rows:
        raise DataError(f"The notebook has no note “{note_id}”.")
    return _note(rows[0])


def noted_entries(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of the entries that have a note."""
    return frozenset(row[0] for row in _rows(connection, "SELECT DISTINCT entry_id FROM note WHERE is_removed = 0"))


def history(connection: sqlite3.Connection, note_id: str) -> tuple[Version, ...]:
    """Return every text that a note had, and every text that was refused, in the order of writing."""
    rows = _rows(
        connection,
        "SELECT id, note_id, revision, action, entry_id, entry_name, text, author, at FROM note_history"
        " WHERE note_id = :id ORDER BY history_no",
        {"id": note_id},
    )
    return tuple(
        Version(
            id=row[0],
            note_id=row[1],
            revision=row[2],
            action=Action(row[3]),
            entry_id=row[4],
            entry_name=row[5],
            text=row[6],
            author=row[7],
            at=datetime.fromisoformat(row[8]),
        )
        for row in rows
    )


def data_version(connection: sqlite3.Connection) -> int:
    """Return a number that changes whenever another connection has written; it means nothing by itself."""
    return int(_rows(connection, "PRAGMA data_version")[0][0])


def _rows(
    connection: sqlite3.Connection, statement: str, values: Mapping[str, str | int | None] | None = None
) -> list[tuple[Any, ...]]:
    """Return all rows of a statement; a fault of the file under the connection is a `DataError`."""
    try:
        return connection.execute(statement, values or {}).fetchall()
    except sqlite3.DatabaseError as error:
        path = connection.execute("PRAGMA database_list").fetchone()[2]
        translated = file.fault(error, Path(path))
        if translated is None:
            raise
        raise translated from error


def _note(row: tuple[Any, ...]) -> Note:
    return Note(
        id=row[0],
        entry_id=row[1],
        entry_name=row[2],
        text=row[3],
        revision=row[4],
        created=datetime.fromisoformat(row[5]),
        changed=datetime.fromisoformat(row[6]),
        is_removed=bool(row[7]),
    )


def _empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for step in migrations.STEPS:
        for statement in step:
            connection.execute(statement)
    return connection
