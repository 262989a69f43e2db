"""Gets out of a damaged notebook what can still be read, row by row, into a new file; the old one stays as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.errors import DataError
from db.notebook import file, opening
from db.notebook.snapshot import CHANGE_COLUMNS, COLUMNS, OPERATION_COLUMNS, VERSION_COLUMNS
from db.search.tokens import index_text

_TABLES: dict[str, tuple[str, ...]] = {
    **COLUMNS,
    "note_history": VERSION_COLUMNS,
    "operation": OPERATION_COLUMNS,
    "row_change": CHANGE_COLUMNS,
}
# How far behind the last row that was found others are looked for.
_BEYOND = 1000
_FAULTS = (sqlite3.DatabaseError, OverflowError, UnicodeDecodeError)


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What a salvage got out.

    Attributes:
        rows: How many rows by table.
        rebuilt: Notes whose own row was gone and that were made anew from their history.
        is_complete: True where every table could be read from beginning to end.
    """

    target: Path
    rows: dict[str, int]
    rebuilt: int
    is_complete: bool


def salvage(damaged: Path, target: Path, *, now: datetime) -> Salvaged:
    """Write what can be read of the damaged notebook into a new one.

    Args:
        damaged: Only read.
        target: A file that does not exist yet.
        now: The present time.

    Raises:
        DataError: The target exists, or nothing can be read.
    """
    if target.exists():
        raise DataError(f"{target} exists already.", "Name a file that does not exist; nothing was changed.")
    found: dict[str, list[dict[str, object]]] = {}
    is_complete = True
    with closing(_open(damaged)) as source:
        for table, columns in _TABLES.items():
            rows, is_whole = _rows(source, table, columns)
            found[table] = rows
            is_complete = is_complete and is_whole
    if not any(found.values()):
        raise DataError(f"Nothing can be read of {damaged}.", "Keep the file, and restore a backup.")
    try:
        with closing(opening.open_for_writing(target, now=now)) as connection, file.faults(target):
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN IMMEDIATE")
            counts = {table: _insert(connection, table, rows) for table, rows in found.items()}
            rebuilt = _rebuild_notes(connection)
            _index(connection)
            connection.execute("COMMIT")
            file.check_integrity(connection, target, is_thorough=True)
    except BaseException:
        for name in (target.name, f"{target.name}-wal", f"{target.name}-shm"):
            target.with_name(name).unlink(missing_ok=True)
        raise
    return Salvaged(target, counts, rebuilt, is_complete)


def _open(damaged: Path) -> sqlite3.Connection:
    with file.faults(damaged):
        if not damaged.is_file():
            raise DataError(f"There is no notebook at {damaged}.", "Name the damaged file.")
    try:
        return file.connect_read_only(damaged)
    except DataError as error:
        raise DataError(f"Nothing can be read of {damaged}.", "Keep the file, and restore a backup.") from error


def _rows(source: sqlite3.Connection, table: str, columns: Sequence[str]) -> tuple[list[dict[str, object]], bool]:
    """Return every row that can be read, and whether none was out of reach."""
    try:
        known = [row[1] for row in source.execute(f"PRAGMA table_info({table})")]
    except _FAULTS:
        return [], False
    if not known:
        return [], True  # a table of a later version than the file's
    names = [name for name in columns if name in known]
    named = ", ".join(f'"{name}"' for name in names)
    found: dict[int, tuple[object, ...]] = {}
    is_whole = True
    for order in ("ASC", "DESC"):
        try:
            for row in source.execute(f"SELECT rowid, {named} FROM {table} ORDER BY rowid {order}"):
                found[row[0]] = row[1:]
        except _FAULTS:
            is_whole = False
        if is_whole:
            break
    if not is_whole:
        # A page that is damaged hides the rows of its own only from whoever asks for each row by its number.
        for number in range(1, max(found, default=0) + _BEYOND):
            if number not in found:
                with suppress(*_FAULTS):
                    row = source.execute(f"SELECT {named} FROM {table} WHERE rowid = ?", (number,)).fetchone()
                    if row is not None:
                        found[number] = row
    return [dict(zip(names, found[number], strict=True)) for number in sorted(found)], is_whole


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[dict[str, object]]) -> int:
    count = 0
    for row in rows:
        named = ", ".join(f'"{name}"' for name in row)
        places = ", ".join("?" for _name in row)
        # What a damaged page made up may break a rule of the table; such a row is no row.
        with suppress(sqlite3.IntegrityError):
            statement = f"INSERT OR IGNORE INTO {table} ({named}) VALUES ({places})"
            count += connection.execute(statement, tuple(row.values())).rowcount
    return count


def _rebuild_notes(connection: sqlite3.Connection) -> int:
    """Make the notes anew that have a history but no row, and tie each note to its present version."""
    connection.execute(
        "UPDATE note SET version_id = coalesce((SELECT h.id FROM note_history AS h WHERE h.note_id = note.id"
        " AND h.action NOT IN ('refused', 'base') ORDER BY h.revision DESC, h.history_no DESC LIMIT 1), '')"
        " WHERE version_id NOT IN (SELECT id FROM note_history)"
    )
    rebuilt = connection.execute(
        "INSERT INTO note (id, entry_id, entry_name, text, revision, created, changed, is_removed, version_id,"
        " judgement, likelihood, confidence)"
        " SELECT h.note_id, h.entry_id, h.entry_name, h.text, max(h.revision), h.at, h.at, h.action = 'removed', h.id,"
        " h.judgement, h.likelihood, h.confidence FROM note_history AS h"
        " WHERE h.action NOT IN ('refused', 'base') AND h.note_id NOT IN (SELECT id FROM note) GROUP BY h.note_id"
    ).rowcount
    # A note whose history is gone begins one anew.
    connection.execute("UPDATE note SET version_id = lower(hex(randomblob(16))) WHERE version_id = ''")
    connection.execute(
        "INSERT INTO note_history (id, note_id, revision, action, entry_id, entry_name, text, author, at, judgement,"
        " likelihood, confidence) SELECT version_id, id, revision, 'saved', entry_id, entry_name, text, '', changed,"
        " judgement, likelihood, confidence FROM note WHERE version_id NOT IN (SELECT id FROM note_history)"
    )
    return rebuilt


def _index(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO entry_key (entry_id) SELECT DISTINCT entry_id FROM note ORDER BY entry_id"
    )
    connection.execute(
        "INSERT OR IGNORE INTO note_key (note_id, entry_no) SELECT n.id, e.entry_no FROM note AS n"
        " JOIN entry_key AS e ON e.entry_id = n.entry_id ORDER BY n.created, n.id"
    )
    rows = connection.execute(
        "SELECT k.note_no, n.text, n.judgement FROM note_key AS k JOIN note AS n ON n.id = k.note_id"
        " WHERE n.is_removed = 0"
    ).fetchall()
    connection.executemany(
        "INSERT OR REPLACE INTO note_text (rowid, text) VALUES (?, ?)",
        [(number, index_text(f"{text}\n{judgement}")) for number, text, judgement in rows],
    )
