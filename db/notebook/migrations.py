"""Brings a notebook to the present version: numbered steps, each in a transaction with its number.

A released step is never edited: a change of the tables is a new step, an old file in ``tests/data`` and a
test.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from db.notebook import backup, file
from db.notebook.steps import STEPS, Step

__all__ = ["STEPS", "Step", "lend_functions", "migrate"]


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
    is_new = False
    lend_functions(connection)
    with file.faults(path):
        while (version := file.version_of(connection)) != len(steps):
            # Another process may migrate the same file: the version counts only once the write lock is held.
            connection.execute("BEGIN IMMEDIATE")
            try:
                version = file.version_of(connection)
                if version > len(steps):
                    raise file.newer(path, version)
                is_new = is_new or version == 0
                if version < len(steps):
                    if made is None and not is_new:
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


def lend_functions(connection: sqlite3.Connection) -> None:
    """Give the connection the functions that the steps use."""
    # Imported here: a start that reads no notes needs no search either.
    from db.search.tokens import index_text

    connection.create_function("index_text", 1, index_text, deterministic=True)


def _back_up(path: Path, backup_dir: Path, *, version: int, now: datetime) -> Path:
    with closing(file.connect_read_only(path)) as source:
        return backup.back_up(source, backup_dir, reason=f"before-version-{version + 1}", now=now)
