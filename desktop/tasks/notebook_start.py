"""Brings the notebook up to date when the program starts, examines it, backs it up, and clears what a crash left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import DataError

if TYPE_CHECKING:
    from db.notebook.health import Health


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was found and done.

    Attributes:
        health: The notebook as it is now.
        is_migrated: True where it was brought to the present version, after a backup.
        fault: Why it could not be brought up to date or backed up, though it can be used; None where all went well.
    """

    health: Health
    is_migrated: bool = False
    fault: DataError | None = None


def prepare(path: Path, now: datetime) -> Prepared:
    """Bring the notebook up to date and back it up; a missing one is not made, a faulty one not touched."""
    from db.notebook.backups import is_due, make
    from db.notebook.health import Condition, examine
    from db.notebook.leftovers import clear
    from db.notebook.opening import BACKUP_FOLDER, bring_up_to_date

    clear((path.parent, path.parent / BACKUP_FOLDER), now=now)
    health = examine(path)
    is_old = health.condition is Condition.OLD
    if not is_old and health.condition is not Condition.GOOD:
        return Prepared(health)
    try:
        if is_old:
            bring_up_to_date(path, now=now)
            health = examine(path)
        if is_due(path, now=now):
            make(path, reason="changed", now=now)
    except DataError as error:
        return Prepared(health, is_old and health.condition is Condition.GOOD, error)
    return Prepared(health, is_old)
