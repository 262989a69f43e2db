"""Reads the notebook through sqlite3: the notes, the entries that have one, and what became of a note."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path

from db.errors import DataError
from db.notebook import file, migrations
from db.notebook.fetching import fetch
from db.notebook.records import Version
from db.notebook.rows import NOTE_COLUMNS, VERSION_COLUMNS, note_of, version_of
from db.notes import Note

_NOTE = f"SELECT {', '.join(NOTE_COLUMNS)} FROM note"


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
    # Two statements, because SQLite uses no index for a condition that may be left out.
    one = "" if entry_id is None else " AND entry_id = :entry_id"
    found = fetch(
        connection,
        f"{_NOTE} WHERE is_removed = :is_removed{one} ORDER BY entry_name, entry_id, created, id",
        values={"is_removed": int(is_removed), "entry_id": entry_id},
    )
    return tuple(note_of(row) for row in found)


def newest_notes(connection: sqlite3.Connection, *, limit: int) -> tuple[Note, ...]:
    """Return the notes that were changed last, newest first; removed ones are not among them."""
    statement = f"{_NOTE} WHERE is_removed = 0 ORDER BY changed DESC, id LIMIT :limit"
    return tuple(note_of(row) for row in fetch(connection, statement, values={"limit": limit}))


def note(connection: sqlite3.Connection, note_id: str) -> Note:
    """Return one note, a removed one too.

    Raises:
        DataError: There is no such note.
    """
    found = fetch(connection, f"{_NOTE} WHERE id = :id", values={"id": note_id})
    if not found:
        raise DataError(f"The notebook has no note “{note_id}”.")
    return note_of(found[0])


def notes_beginning(connection: sqlite3.Connection, id_start: str) -> tuple[Note, ...]:
    """Return the notes whose id begins so, removed ones too, in the order of their ids."""
    statement = f"{_NOTE} WHERE id >= :start AND id < :end ORDER BY id"
    values = {"start": id_start, "end": id_start + "\U0010ffff"}
    return tuple(note_of(row) for row in fetch(connection, statement, values=values))


def noted_entries(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of the entries that have a note."""
    found = fetch(connection, "SELECT DISTINCT entry_id FROM note WHERE is_removed = 0")
    return frozenset(str(row["entry_id"]) for row in found)


def history(connection: sqlite3.Connection, note_id: str) -> tuple[Version, ...]:
    """Return every text that a note had, and every text that was refused, in the order of writing."""
    found = fetch(
        connection,
        f"SELECT {', '.join(VERSION_COLUMNS)} FROM note_history WHERE note_id = :id ORDER BY at, history_no",
        values={"id": note_id},
    )
    return tuple(version_of(row) for row in found)


def data_version(connection: sqlite3.Connection) -> int:
    """Return a number that changes whenever another connection has written; it means nothing by itself."""
    return int(fetch(connection, "PRAGMA data_version")[0]["data_version"] or 0)


def _empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(_empty_file())
    migrations.lend_functions(connection)
    return connection


@cache
def _empty_file() -> bytes:
    """Return an empty notebook as a file would hold it: its tables are made once, not for every page that asks."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrations.lend_functions(connection)
    for step in migrations.STEPS:
        for statement in step:
            connection.execute(statement)
    try:
        return connection.serialize()
    finally:
        connection.close()
