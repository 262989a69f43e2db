"""Opens a notebook for writing: made where it is missing, checked, brought to the present version, set to be durable.

Standard library only, so that a program can bring an old notebook up to date without loading SQLModel.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from db.notebook import file, migrations

BACKUP_FOLDER = "backups"


def open_for_writing(
    path: Path, *, now: datetime, backup_dir: Path | None = None, wait_seconds: float = file.WAIT_SECONDS
) -> sqlite3.Connection:
    """Return a connection that may write; the caller closes it and guards it against use by two threads at once.

    Args:
        path: The notebook; it and its folder are made where they are missing, for the user's eyes only.
        now: The time that a backup's name carries.
        backup_dir: Where the backup before a migration goes; None for the folder "backups" beside the notebook.
        wait_seconds: How long a write waits for another program's.

    Raises:
        DataError: The file is no notebook, newer, damaged, locked or may not be written. It is not changed then.
    """
    is_filled = file.require_notebook(path)
    with file.faults(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            path.touch(mode=0o600, exist_ok=False)
        connection = sqlite3.connect(path, timeout=wait_seconds, isolation_level=None, check_same_thread=False)
    try:
        with file.faults(path):
            _set_up(connection)
        if is_filled:
            file.check_integrity(connection, path)
        migrations.migrate(connection, path, backup_dir=backup_dir or path.parent / BACKUP_FOLDER, now=now)
    except BaseException:
        connection.close()
        raise
    return connection


def bring_up_to_date(path: Path, *, now: datetime, backup_dir: Path | None = None) -> None:
    """Migrate an existing notebook of an older version; a missing one is not made, a present one not touched.

    Raises:
        DataError: As `open_for_writing`.
    """
    if not file.require_notebook(path):
        return
    with closing(file.connect_read_only(path)) as connection:
        is_current = file.version_of(connection) == file.LATEST_VERSION
    if not is_current:
        open_for_writing(path, now=now, backup_dir=backup_dir).close()


def _set_up(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # Another window is about to do the same. The older journal is as safe, only slower.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
    connection.execute("PRAGMA synchronous = FULL")
    # Without it macOS says "written" when the disk has not.
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
