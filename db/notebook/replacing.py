"""Puts a good backup in the place of a notebook that is damaged, which is moved aside and kept."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from db.errors import DataError
from db.notebook import backup, file


def replace_damaged(notebook: Path, source: Path, *, now: datetime) -> Path | None:
    """Let the notebook be a copy of the backup, or of a salvaged file.

    Args:
        notebook: The damaged file; no other window should have it open.
        source: A notebook that checks out; it stays where it is.
        now: The time that the name of the damaged file is given.

    Returns:
        Where the damaged file lies now; None where there was none.

    Raises:
        DataError: The source is no good, or a file cannot be written or moved. The notebook is as it was then.
    """
    if not file.require_notebook(source):
        raise DataError(f"There is no notebook at {source}.", "Choose another backup.")
    partial = notebook.with_name(f".{notebook.name}-{os.getpid()}.partial")
    try:
        with closing(file.connect_read_only(source)) as reading:
            file.check_integrity(reading, source, is_thorough=True)
            partial.touch(mode=0o600)
            with closing(sqlite3.connect(partial, isolation_level=None)) as writing:
                reading.backup(writing)
                writing.execute("PRAGMA journal_mode = DELETE")
        with partial.open("rb+") as stream:
            os.fsync(stream.fileno())
        aside = _move_aside(notebook, now)
        partial.replace(notebook)
        backup.flush_folder(notebook.parent)
    except (OSError, sqlite3.DatabaseError) as error:
        raise DataError(
            f"The backup {source} could not be put in the place of {notebook}: {error}.", "Nothing was lost."
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink()
    return aside


def _move_aside(notebook: Path, now: datetime) -> Path | None:
    """Give the damaged file another name, its log with it, by which it might be read yet."""
    if not notebook.exists():
        return None
    stamp = now.astimezone(UTC).strftime(backup.STAMP)
    number = 1
    while True:
        tail = "" if number == 1 else f"-{number}"
        aside = notebook.with_name(f"{notebook.stem}-damaged-{stamp}{tail}{notebook.suffix}")
        if not aside.exists():
            break
        number += 1
    # The log first: a main file without its log still opens, a log beside another file could be replayed into it.
    for ending in ("-wal", "-shm"):
        log = notebook.with_name(notebook.name + ending)
        if log.exists():
            log.replace(aside.with_name(aside.name + ending))
    notebook.replace(aside)
    return aside
