"""Brings a notebook to the present version: numbered steps, each in a transaction with its number.

A released step is never edited: a change of the tables is a new step, an old file in ``tests/data`` and a
test. The steps are SQL text, so that they keep meaning what they meant whatever the models become.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from db.notebook import backup, file

Step = Sequence[str]

_STEP_1: Step = (
    f"PRAGMA application_id = {file.APPLICATION_ID}",
    """
    CREATE TABLE note (
        id TEXT NOT NULL PRIMARY KEY,
        entry_id TEXT NOT NULL,
        entry_name TEXT NOT NULL,
        text TEXT NOT NULL,
        revision INTEGER NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        is_removed INTEGER NOT NULL
    )
    """,
    "CREATE INDEX note_entry ON note (entry_id, is_removed)",
    """
    CREATE TABLE note_history (
        history_no INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        note_id TEXT NOT NULL REFERENCES note (id),
        revision INTEGER NOT NULL,
        action TEXT NOT NULL,
        entry_id TEXT NOT NULL,
        entry_name TEXT NOT NULL,
        text TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL
    )
    """,
    "CREATE INDEX note_history_note ON note_history (note_id, history_no)",
)

STEPS: tuple[Step, ...] = (_STEP_1,)


def migrate(
    connection: sqlite3.Connection, path: Path, *, backup_dir: Path, now: datetime, steps: Sequence[Step] = STEPS
) -> Path | None:
    """Bring the notebook to the version that the steps lead to, after a backup where it holds anything yet.

    Killed at any instant, it leaves the version before or after a step, and goes on from there when opened again.

    Args:
        connection: Open for writing, with `isolation_level` None and outside a transaction.
        path: The file of the connection, read a second time for the backup.
        backup_dir: Where the backup goes.
        now: The time that the backup's name carries.
        steps: Replaced in tests only.

    Returns:
        The backup; None where none was needed.

    Raises:
        DataError: The file is newer than the steps, or cannot be written. Nothing is changed then.
    """
    made: Path | None = None
    with file.faults(path):
        while (version := file.version_of(connection)) != len(steps):
            # Another process may migrate the same file: the version counts only once the write lock is held.
            connection.execute("BEGIN IMMEDIATE")
            try:
                version = file.version_of(connection)
                if version > len(steps):
                    raise file.newer(path, version)
                if version < len(steps):
                    if version > 0 and made is None:
                        made = _back_up(path, backup_dir, version=version, now=now)
                    for statement in steps[version]:
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version = {version + 1}")
                connection.execute("COMMIT")
            except BaseException:
                # A full disk may have ended the transaction already.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
    return made


def _back_up(path: Path, backup_dir: Path, *, version: int, now: datetime) -> Path:
    with closing(file.connect_read_only(path)) as source:
        return backup.back_up(source, backup_dir, reason=f"before-version-{version + 1}", now=now)
