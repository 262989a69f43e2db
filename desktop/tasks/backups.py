"""Looks after the backups of the notebook: made, checked, compared, restored; runs off the GUI thread."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.backup_words import local
from desktop.core.texts import _

if TYPE_CHECKING:
    from db.notebook.backups import Backup, Verdict
    from db.notebook.comparing import Differences
    from db.notebook.salvage import Salvaged
    from db.notebook.writer import NotebookWriter


def make(notebook: Path, now: datetime) -> Verdict:
    """Write a backup by hand and return what was found when it was checked.

    Raises:
        DataError: It cannot be written, or does not verify.
    """
    from db.notebook import backups

    return backups.verify(backups.make(notebook, reason="by-hand", now=now))


def make_if_due(notebook: Path, now: datetime) -> Backup | None:
    """Write a backup where the notebook was changed and the last one is half an hour old; None where neither.

    Raises:
        DataError: It cannot be written, or does not verify.
    """
    from db.notebook import backups

    return backups.make(notebook, reason="changed", now=now) if backups.is_due(notebook, now=now) else None


def check(backup: Backup) -> Verdict:
    """Open the backup and return what it holds, or what is wrong with it."""
    from db.notebook.backups import verify

    return verify(backup)


def differences(notebook: Path, source: Path) -> Differences:
    """Return what restoring the backup would change.

    Raises:
        DataError: A file is damaged, newer or no notebook.
    """
    from db.notebook import snapshot
    from db.notebook.comparing import compare

    return compare(snapshot.take_file(notebook), snapshot.take_file(source))


def salvage_beside(notebook: Path, now: datetime) -> Salvaged:
    """Write what can be read of a damaged notebook among its backups, where it is listed as salvaged.

    Raises:
        DataError: Nothing can be read, or nothing can be written there.
    """
    from db.errors import DataError
    from db.notebook import backup
    from db.notebook.backups import folder_of
    from db.notebook.salvage import salvage

    folder = folder_of(notebook)
    target = folder / f"notebook-{now.astimezone(UTC).strftime(backup.STAMP)}-salvaged.sqlite"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise DataError(
            _("The folder {path} cannot be made: {reason}.").format(path=folder, reason=error.strerror or error),
            _("Nothing was changed; check the rights of the folder."),
        ) from error
    done = salvage(notebook, target, now=now)
    for ending in ("-wal", "-shm"):
        # The connection that wrote it is closed, so its log is empty.
        with suppress(OSError):
            target.with_name(target.name + ending).unlink()
    return done


@dataclass(frozen=True, slots=True)
class Restore:
    """Lets the notebook hold what a backup holds; what it holds now is backed up first."""

    backup: Backup

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        made = writer.restore(self.backup.path)
        return _("The notebook is as it was on {time}. What it held before is in the backup {name}.").format(
            time=local(self.backup.made), name=made.name
        )
