"""Says in one value what state a notebook is in when the program starts, and what can be done about it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from db.errors import DataError
from db.notebook import file
from db.notebook.backups import Backup, folder_of, list_backups
from db.notebook.places import PlaceWarning, warning_for


class Condition(StrEnum):
    """What a notebook file is."""

    GOOD = "good"
    MISSING = "missing"
    OLD = "old"
    NEWER = "newer"
    DAMAGED = "damaged"
    FOREIGN = "foreign"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Health:
    """What was found.

    Attributes:
        fault: What is wrong, for the user; None where the notebook can be used.
        is_readable: True where notes can be read, even from a damaged file.
        backups: Those beside it, the newest first; empty where nothing is wrong with the notebook.
        warning: A risk of the place that it lies in.
    """

    path: Path
    condition: Condition
    fault: DataError | None = None
    is_readable: bool = True
    backups: tuple[Backup, ...] = ()
    warning: PlaceWarning | None = None


def examine(path: Path, *, is_thorough: bool = False) -> Health:
    """Open the notebook for reading, check it, and say what it is. Nothing is changed or made.

    Args:
        path: The notebook.
        is_thorough: True to compare every index with its table too, which takes longer.
    """
    warning = warning_for(path)
    try:
        if not file.require_notebook(path):
            return Health(path, Condition.MISSING, is_readable=False, warning=warning, backups=_backups(path))
        with closing(file.connect_read_only(path)) as connection:
            file.check_integrity(connection, path, is_thorough=is_thorough)
            is_old = file.version_of(connection) < file.LATEST_VERSION
        return Health(path, Condition.OLD if is_old else Condition.GOOD, warning=warning)
    except file.NotebookError as error:
        condition = Condition(error.what)
        return Health(path, condition, error, _is_readable(path, condition), _backups(path), warning)
    except DataError as error:
        return Health(path, Condition.UNREADABLE, error, is_readable=False, backups=_backups(path), warning=warning)


def _is_readable(path: Path, condition: Condition) -> bool:
    if condition is not Condition.DAMAGED:
        return False
    try:
        with closing(file.connect_read_only(path)) as connection, file.faults(path):
            connection.execute("SELECT id FROM note LIMIT 1").fetchone()
    except DataError:
        return False
    return True


def _backups(path: Path) -> tuple[Backup, ...]:
    try:
        return list_backups(folder_of(path))
    except DataError:
        return ()
