"""What is done with the backups of the notebook: their dialog, and the one that is made by the clock."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from db.errors import DataError
from desktop.core.texts import _, ngettext

if TYPE_CHECKING:
    from pathlib import Path

    from db.notebook.backups import Backup
    from desktop.tasks.outcome import Outcome, Runner
    from desktop.views.action_set import Handler
    from desktop.views.backup_dialog import BackupDialog
    from desktop.views.main_window import MainWindow
    from desktop.views.notebook_commands import NotebookCommands

# How often is looked whether a backup is due; looking costs a millisecond, off the GUI thread.
LOOK_MS = 60_000
Clock = Callable[[], datetime]
_log = logging.getLogger("monazite.ui")


def utc_now() -> datetime:
    """Return the present time in UTC."""
    return datetime.now(UTC)


class BackupClock(QObject):
    """Backs the notebook up when it was changed and the last backup is half an hour old; one a program.

    Args:
        path: The notebook.
        clock: Tells the present time; replaced in tests.

    Signals:
        failed: A `DataError`, once until a backup succeeds again.
    """

    failed = Signal(object)

    def __init__(self, path: Path, runner: Runner, *, clock: Clock = utc_now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._runner = runner
        self._clock = clock
        self._is_said = False
        self.timer = QTimer(self)
        self.timer.setInterval(LOOK_MS)
        self.timer.timeout.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Make a backup now, if it is time."""
        from desktop.tasks.backups import make_if_due

        self._runner.change(partial(make_if_due, self._path, self._clock()), self._on_looked)

    @Slot(object)
    def _on_looked(self, outcome: Outcome) -> None:
        if outcome.error is None:
            self._is_said = False
            if outcome.value is not None:
                _log.info("the notebook was backed up")
        elif not self._is_said:
            self._is_said = True
            self.failed.emit(outcome.error)


class BackupCommands(QObject):
    """Serves the dialog of the backups; acts on the window that owns it."""

    def __init__(self, window: MainWindow, notebook: NotebookCommands) -> None:
        super().__init__(window)
        self._window = window
        self._notebook = notebook
        self._dialog: BackupDialog | None = None
        self._asked: Backup | None = None

    def handlers(self) -> dict[str, Handler]:
        """Return the method for each action id."""
        return {"notebook.backups": self.show}

    @Slot()
    def show(self) -> None:
        """Open the dialog."""
        from db.notebook.health import Condition, examine
        from desktop.views.backup_dialog import BackupDialog

        if self._window.has_pane:
            self._window.pane.desk.save()
        health = examine(self._path)
        is_damaged = health.condition in (Condition.DAMAGED, Condition.FOREIGN)
        fault = f"{health.fault.text} {_of_restore()}" if is_damaged and health.fault is not None else ""
        folder = self._path.parent / "backups"
        self._dialog = BackupDialog(folder, fault, self._window)
        self._dialog.make_asked.connect(self._on_make_asked)
        self._dialog.differences_asked.connect(self._on_differences_asked)
        self._dialog.restore_asked.connect(self._on_restore_asked)
        self._dialog.salvage_asked.connect(self._on_salvage_asked)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()
        self._list()

    @property
    def _path(self) -> Path:
        return self._window.context.notebook.path

    def _list(self) -> None:
        if self._dialog is None:
            return
        try:
            self._dialog.show_backups(self._window.context.notebook.backups())
        except DataError as error:
            self._dialog.say(f"{error.text} {error.hint}".strip())
            return
        self._check_next()

    def _check_next(self) -> None:
        """Look into one backup after the other, so that the first ones are told at once."""
        from desktop.tasks.backups import check

        unchecked = None if self._dialog is None else self._dialog.unchecked()
        if unchecked is not None:
            self._window.services.runner.query(partial(check, unchecked), self._on_checked)

    @Slot(object)
    def _on_checked(self, outcome: Outcome) -> None:
        from db.notebook.backups import Verdict

        if self._dialog is not None and isinstance(outcome.value, Verdict):
            self._dialog.show_verdict(outcome.value)
            self._check_next()

    @Slot()
    def _on_make_asked(self) -> None:
        from desktop.tasks.backups import make

        self._begin(_("Backing up …"))
        self._window.services.runner.change(partial(make, self._path, utc_now()), self._on_made)

    @Slot(object)
    def _on_made(self, outcome: Outcome) -> None:
        self._end(outcome, _("A backup was made and checked."))

    @Slot(object)
    def _on_differences_asked(self, backup: Backup) -> None:
        from desktop.tasks.backups import differences

        self._asked = backup
        self._begin(_("Comparing …"))
        self._window.services.runner.query(partial(differences, self._path, backup.path), self._on_compared)

    @Slot(object)
    def _on_compared(self, outcome: Outcome) -> None:
        from db.notebook.comparing import Differences

        self._end(outcome, "", is_list_new=False)
        if self._dialog is not None and self._asked is not None and isinstance(outcome.value, Differences):
            self._dialog.show_differences(self._asked, outcome.value)

    @Slot(object)
    def _on_restore_asked(self, backup: Backup) -> None:
        from desktop.tasks.backups import Restore

        services = self._window.services
        self._begin(_("Restoring …"))
        if self._dialog is not None and self._dialog.is_damaged:
            services.runner.change(partial(services.writing.replace, backup.path, utc_now()), self._on_replaced)
            return
        services.runner.change(partial(services.writing.do, Restore(backup)), self._on_restored)

    @Slot(object)
    def _on_restored(self, outcome: Outcome) -> None:
        self._close_or_say(outcome)
        if outcome.error is None:
            self._notebook.take_done(outcome)

    @Slot(object)
    def _on_replaced(self, outcome: Outcome) -> None:
        from desktop.core.errors import Message, Tone

        self._close_or_say(outcome)
        if outcome.error is None:
            text = _("The backup is in place. The damaged notebook is {path} now.").format(path=outcome.value)
            self._window.say(Message(Tone.DONE, text))
            self._notebook.show_anew()

    @Slot()
    def _on_salvage_asked(self) -> None:
        from desktop.tasks.backups import salvage_beside

        self._begin(_("Reading what can be read …"))
        self._window.services.runner.change(partial(salvage_beside, self._path, utc_now()), self._on_salvaged)

    @Slot(object)
    def _on_salvaged(self, outcome: Outcome) -> None:
        from db.notebook.salvage import Salvaged

        said = ""
        if isinstance(outcome.value, Salvaged):
            done = outcome.value
            count = done.rows["note"] + done.rebuilt
            said = ngettext(
                "{count} note was got out. It is the newest in the list; restore it, or a backup.",
                "{count} notes were got out. They are the newest in the list; restore it, or a backup.",
                count,
            ).format(count=count)
        self._end(outcome, said)

    @Slot()
    def _on_finished(self) -> None:
        self._dialog = None
        self._asked = None

    def _begin(self, words: str) -> None:
        if self._dialog is not None:
            self._dialog.set_busy(is_busy=True)
            self._dialog.say(words)

    def _end(self, outcome: Outcome, words: str, *, is_list_new: bool = True) -> None:
        error = outcome.error
        if self._dialog is None:
            if error is not None:
                self._window.fail(error)
            return
        self._dialog.set_busy(is_busy=False)
        if is_list_new and error is None:
            self._list()
        self._dialog.say(words if error is None else f"{error.text} {error.hint}".strip())

    def _close_or_say(self, outcome: Outcome) -> None:
        self._end(outcome, "", is_list_new=False)
        if outcome.error is None and self._dialog is not None:
            self._dialog.accept()


def _of_restore() -> str:
    return _("Restoring a backup moves this file aside, where it is kept, and puts the backup in its place.")
