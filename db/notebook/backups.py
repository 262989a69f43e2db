"""Keeps the backups of a notebook: lists, verifies by opening, thins by age, makes one when it is time."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Hashable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from db.errors import DataError
from db.notebook import backup, file
from db.notebook.fetching import fetch
from db.notebook.opening import BACKUP_FOLDER

# A notebook that was changed is backed up once in that time.
INTERVAL = timedelta(minutes=30)
_NAME = re.compile(r"notebook-(\d{8}T\d{6}Z)-([a-z0-9-]+?)(?:-(\d+))?\.sqlite")
_DAILY_DAYS = 30
_WEEKLY_DAYS = 366
# What was made before something that could go wrong is kept whole for a month.
_BEFORE = "before-"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as its name tells it.

    Attributes:
        made: When, in UTC.
        reason: In lower-case words with hyphens: ``by-hand``, ``changed``, ``before-merge``.
        size: In bytes.
    """

    path: Path
    made: datetime
    reason: str
    size: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found when a backup was opened and checked from beginning to end.

    Attributes:
        version: The version of its tables.
        notes: How many notes it has that are not removed.
        newest: When the newest of its notes was changed; None where it has none.
        fault: Why it cannot be used, as a sentence; None for a good one.
    """

    backup: Backup
    version: int = 0
    notes: int = 0
    newest: datetime | None = None
    fault: str | None = None


def folder_of(notebook: Path) -> Path:
    """Return the folder of the notebook's backups."""
    return notebook.parent / BACKUP_FOLDER


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in the folder, the newest first; none where there is no folder.

    Raises:
        DataError: The folder cannot be read.
    """
    found = []
    try:
        for path in folder.iterdir() if folder.is_dir() else ():
            match = _NAME.fullmatch(path.name)
            if match is not None and path.is_file():
                made = datetime.strptime(match[1], backup.STAMP).replace(tzinfo=UTC)
                found.append(Backup(path, made, match[2], path.stat().st_size))
    except (OSError, ValueError) as error:
        raise DataError(f"The backups in {folder} cannot be read: {error}.", "Check the folder's rights.") from error
    return tuple(sorted(found, key=lambda known: (known.made, known.path.stat().st_mtime_ns), reverse=True))


def verify(known: Backup) -> Verdict:
    """Open the backup, check every page and index of it, and return what it holds or what is wrong with it."""
    try:
        if not file.require_notebook(known.path):
            return Verdict(known, fault="It is empty.")
        with closing(file.connect_read_only(known.path)) as connection, file.faults(known.path):
            problem = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if problem != "ok":
                return Verdict(known, fault=f"It is damaged: {problem}.")
            (row,) = fetch(
                connection, "SELECT COUNT(*) AS notes, MAX(changed) AS newest FROM note WHERE is_removed = 0"
            )
            version = file.version_of(connection)
    except DataError as error:
        return Verdict(known, fault=str(error))
    except sqlite3.DatabaseError as error:
        return Verdict(known, fault=f"It cannot be read: {error}.")
    newest = None if row["newest"] is None else datetime.fromisoformat(str(row["newest"]))
    return Verdict(known, version, int(row["notes"] or 0), newest)


def is_due(notebook: Path, *, now: datetime) -> bool:
    """Return whether the notebook was changed since its newest backup and the interval has passed.

    Raises:
        DataError: The notebook or the folder cannot be read.
    """
    if not file.require_notebook(notebook):
        return False
    known = list_backups(folder_of(notebook))
    if not known:
        return True
    if now - known[0].made < INTERVAL:
        return False
    with closing(file.connect_read_only(notebook)) as connection:
        if file.version_of(connection) < file.LATEST_VERSION:
            return True
        (row,) = fetch(
            connection,
            "SELECT max((SELECT coalesce(max(at), '') FROM operation WHERE operation_no >"
            " (SELECT max(operation_no) - 100 FROM operation)), (SELECT coalesce(max(changed), '') FROM note)) AS at",
        )
    return bool(row["at"]) and datetime.fromisoformat(str(row["at"])) >= known[0].made


def make(notebook: Path, *, reason: str, now: datetime) -> Backup:
    """Write a backup into the notebook's folder of backups, verify it, and thin the older ones.

    Raises:
        DataError: It cannot be written, or does not verify. No other backup is touched then.
    """
    folder = folder_of(notebook)
    path = backup.back_up_file(notebook, folder, reason=reason, now=now)
    made = next(known for known in list_backups(folder) if known.path == path)
    verdict = verify(made)
    if verdict.fault is not None:
        raise DataError(f"The backup {path} does not verify: {verdict.fault}", "The notebook was not changed.")
    thin(folder, now=now)
    return made


def thin(folder: Path, *, now: datetime) -> tuple[Path, ...]:
    """Delete the backups that age has made superfluous and return them.

    Kept are all of the last 24 hours, the last of each day for 30 days, of each week for a year, of each month before
    that, and for 30 days all that were made before a migration, merge or restore. A backup goes only when the one that
    stands for its time was opened just now and is good; what is damaged is left where it is.

    Raises:
        DataError: The folder cannot be read, or a file in it not deleted.
    """
    kept: dict[Hashable, bool] = {}
    gone = []
    for known in list_backups(folder):
        period = _period(known, now)
        if period is None:
            continue
        if kept.get(period):
            gone.append(known.path)
        elif verify(known).fault is None:
            kept[period] = True
    _delete(gone)
    return tuple(gone)


def _period(known: Backup, now: datetime) -> Hashable | None:
    """Return the time that a backup is to stand for; None where each is kept."""
    age = now - known.made
    if age < timedelta(days=1) or (known.reason.startswith(_BEFORE) and age < timedelta(days=_DAILY_DAYS)):
        return None
    if age < timedelta(days=_DAILY_DAYS):
        return known.made.date()
    if age < timedelta(days=_WEEKLY_DAYS):
        return known.made.isocalendar()[:2]
    return (known.made.year, "month", known.made.month)


def _delete(paths: Iterable[Path]) -> None:
    for path in paths:
        try:
            path.unlink()
        except OSError as error:
            raise DataError(
                f"The old backup {path} cannot be deleted: {error.strerror}.", "Delete it by hand."
            ) from error
