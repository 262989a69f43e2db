"""Copies a live notebook with SQLite's online backup, checked before it counts; never a copy of the file."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from db.errors import DataError
from db.notebook import file

STAMP = "%Y%m%dT%H%M%SZ"


def back_up(source: sqlite3.Connection, folder: Path, *, reason: str, now: datetime) -> Path:
    """Write a backup of the notebook into the folder and return it.

    Its name carries the time and the reason: ``notebook-20261125T033600Z-before-version-2.sqlite``. An
    existing backup is never replaced. The file has its name only when it is whole, checked and on the disk.

    Args:
        source: The notebook, open for reading, without a write of its own under way.
        folder: Made where it is missing.
        reason: In lower-case words with hyphens.
        now: The time of the content, aware.

    Raises:
        DataError: The backup cannot be written or does not check out.
    """
    stamp = now.astimezone(UTC).strftime(STAMP)
    partial = folder / f".{stamp}-{os.getpid()}.partial"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial.touch(mode=0o600)
        with closing(sqlite3.connect(partial, isolation_level=None)) as target:
            source.backup(target)
            # One file, complete in itself: a copy of it on a stick must not depend on a log beside it.
            target.execute("PRAGMA journal_mode = DELETE")
            file.check_integrity(target, partial)
        _flush(partial)
        made = _name(partial, folder, f"notebook-{stamp}-{reason}")
        flush_folder(folder)
        return made
    except (OSError, sqlite3.DatabaseError) as error:
        raise DataError(
            f"No backup of the notebook could be written to {folder}: {error}.", "The notebook was not changed."
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink()


def back_up_file(path: Path, folder: Path, *, reason: str, now: datetime) -> Path:
    """Write a backup of the notebook file; see `back_up`.

    Raises:
        DataError: There is no notebook, it is damaged, or the backup cannot be written.
    """
    if not file.require_notebook(path):
        raise DataError(f"There is no notebook at {path}.", "Write a note first.")
    with closing(file.connect_read_only(path)) as source:
        return back_up(source, folder, reason=reason, now=now)


def flush_folder(folder: Path) -> None:
    """Make the names in the folder durable, where the system lets a folder be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _name(partial: Path, folder: Path, stem: str) -> Path:
    """Give the backup the first free name with this stem."""
    number = 1
    while True:
        target = folder / (f"{stem}.sqlite" if number == 1 else f"{stem}-{number}.sqlite")
        if not target.exists():
            partial.replace(target)
            return target
        number += 1


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
