"""The composition root of the window: the one place where its parts are made and tied together."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import MutableMapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from db.edition import describe, open_edition
from db.errors import DataError
from desktop.core import logs
from desktop.core.crash import CrashHook
from desktop.core.drafts import DraftStore
from desktop.core.edition_file import build, needs_build
from desktop.core.formats import edition_line
from desktop.core.language import languages, system_languages
from desktop.core.paths import Paths, resources_dir
from desktop.core.session import WindowSession
from desktop.core.session_file import SessionFile
from desktop.core.settings import (
    APPEARANCE,
    AUTHOR,
    DENSITY,
    LANGUAGE,
    SCALE,
    START_PAGE,
    Language,
    SettingsStore,
    StartPage,
)
from desktop.core.texts import use_language
from desktop.reading.context import AppContext, Today
from desktop.reading.library import Library
from desktop.reading.notebook import NotebookReading
from desktop.tasks.notes import NoteWriting
from desktop.tasks.outcome import Outcome, Runner
from desktop.tasks.runner import TaskRunner
from desktop.views.backup_commands import BackupClock, Clock, utc_now
from desktop.views.dialogs import Dialogs, QtDialogs
from desktop.views.main_window import MainWindow
from desktop.views.preferences import Preferences
from desktop.views.services import Services
from desktop.views.style import Style
from desktop.views.window_set import WindowSet

WARM_MS = 3_000
_SCALE_VARIABLE = "QT_SCALE_FACTOR"


class Program(QObject):
    """One run of the program with its window, from the start to the last write.

    Args:
        application: Of Qt; not run here.
        runner: For tests; a `TaskRunner` where None.
        dialogs: For tests; Qt's own where None.
        as_of: The day to show first; None for today.
        today: The calendar; replaced in tests.
        clock: Tells the present time, for backups; replaced in tests.
        settings: The preferences, where they were read already.

    Signals:
        crashed: An exception that nothing caught, from whichever thread.
    """

    crashed = Signal(object)

    def __init__(
        self,
        application: QApplication,
        paths: Paths,
        *,
        runner: Runner | None = None,
        dialogs: Dialogs | None = None,
        as_of: date | None = None,
        today: Today = date.today,
        clock: Clock = utc_now,
        settings: SettingsStore | None = None,
    ) -> None:
        super().__init__()
        self._application = application
        self._paths = paths
        self._today = today
        self._as_of = as_of
        self._preferences = Preferences(_settings_of(paths) if settings is None else settings, self)
        self._preferences.changed.connect(self._on_preference)
        self._runner: Runner = TaskRunner(self) if runner is None else runner
        self._dialogs: Dialogs = QtDialogs(paths.data_dir, self) if dialogs is None else dialogs
        self._writing = NoteWriting(paths.notebook, author=self._author)
        self.backups = BackupClock(paths.notebook, self._runner, clock=clock, parent=self)
        self.backups.failed.connect(self._on_backup_failed)
        self._drafts = DraftStore(paths.data_dir / "drafts.json")
        self._connection: sqlite3.Connection | None = None
        self._ring: logs.Ring | None = None
        self._start_window: QObject | None = None
        self.style = Style(
            application,
            resources_dir(),
            appearance=self._preferences.get(APPEARANCE),
            density=self._preferences.get(DENSITY),
            parent=self,
        )
        self.windows = WindowSet(
            SessionFile(paths.data_dir / "session.json"),
            make=self._made_window,
            runner=self._runner,
            today=today,
            parent=self,
        )
        self.windows.emptied.connect(self._on_emptied)
        self._context: AppContext | None = None
        self._warm = QTimer(self)
        self._warm.setSingleShot(True)
        self._warm.setInterval(WARM_MS)
        self._warm.timeout.connect(self._on_idle)
        self.crashed.connect(self._on_crashed)

    def start(self) -> None:
        """Open the window, after building the edition where that is needed."""
        try:
            source = needs_build(self._paths)
            if source is None:
                self.open_window()
                return
        except DataError as error:
            self._say_at_start(error)
            return
        self._build(source)

    def open_window(self) -> MainWindow:
        """Open the edition and the window.

        Raises:
            DataError: The edition cannot be opened.
        """
        self._connection = open_edition(self._paths.edition)
        library = Library(self._connection, describe(self._connection), notebook=self._paths.notebook)
        notebook = NotebookReading(self._paths.notebook, library.ref)
        context = AppContext(self._paths, self._preferences.store, library, self._today, notebook)
        self._context = context
        window = self.windows.restore(as_of=self._as_of, is_home=self._preferences.get(START_PAGE) is StartPage.HOME)
        self._warm.start()
        self.backups.timer.start()
        return window

    @property
    def window(self) -> MainWindow | None:
        """Return the window that was opened first; None where none is open."""
        return next(iter(self.windows.windows), None)

    @property
    def others(self) -> list[MainWindow]:
        """Return the windows that were opened after it."""
        return list(self.windows.windows[1:])

    def _made_window(self, session: WindowSession, visited: date | None) -> MainWindow:
        """Return a window on the edition and the notebook, which are shared by all."""
        if self._context is None:
            raise RuntimeError("no edition is open")
        services = Services(
            self.style,
            self._runner,
            self._dialogs,
            self._writing,
            self._preferences,
            self._drafts,
            self.windows.open_beside,
            self.windows.quit,
        )
        return MainWindow(self._context, services, session=session, visited=visited)

    def close(self) -> None:
        """Finish all work and close files; the window is gone or goes with this."""
        self._warm.stop()
        self.backups.timer.stop()
        self._runner.finish(10_000)
        self.windows.close()
        self._writing.close()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def report(self, error: BaseException) -> None:
        """Take an exception that nothing caught; may be called on any thread."""
        self.crashed.emit(error)

    def keep_log(self, ring: logs.Ring) -> None:
        """Put the ring's lines into crash reports."""
        self._ring = ring

    def _build(self, source: Path) -> None:
        from functools import partial

        from desktop.views.start_window import StartWindow

        start = StartWindow(self.style)
        self._start_window = start
        start.show_work()
        self._runner.change(partial(build, source, self._paths.edition), self._on_built)

    @Slot(object)
    def _on_built(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            self._say_at_start(outcome.error)
            return
        try:
            self.open_window()
        except DataError as error:
            self._say_at_start(error)
            return
        self._close_start()

    def _say_at_start(self, error: DataError) -> None:
        from desktop.views.start_window import StartWindow

        if not isinstance(self._start_window, StartWindow):
            self._start_window = StartWindow(self.style)
        self._start_window.show_error(error)

    def _close_start(self) -> None:
        from desktop.views.start_window import StartWindow

        if isinstance(self._start_window, StartWindow):
            self._start_window.close()
            self._start_window.deleteLater()
            self._start_window = None

    @Slot()
    def _on_idle(self) -> None:
        self._runner.query(self._writing.warm, self._on_warm)

    @Slot(object)
    def _on_warm(self, _outcome: Outcome) -> None:
        """Take notice of nothing: the imports are there now."""

    @Slot(object)
    def _on_backup_failed(self, error: DataError) -> None:
        if self.window is not None:
            self.window.fail(error)

    def _author(self) -> str:
        return self._preferences.get(AUTHOR)

    @Slot(object)
    def _on_preference(self, key: str) -> None:
        if key == APPEARANCE.key:
            self.style.wear(self._preferences.get(APPEARANCE))
        elif key == DENSITY.key:
            self.style.space(self._preferences.get(DENSITY))

    @Slot()
    def _on_emptied(self) -> None:
        self._warm.stop()

    @Slot(object)
    def _on_crashed(self, error: BaseException) -> None:
        from desktop.core.errors import crash_report
        from desktop.core.texts import _
        from desktop.views.text_dialog import TextDialog

        edition = "" if self._connection is None else edition_line(describe(self._connection))
        lines = () if self._ring is None else self._ring.lines()
        text = crash_report(error, edition=edition, log_lines=lines)
        lead = _(
            "Something in the program went wrong. What was saved is safe. Copy this report if you want to pass it"
            " on; nothing is sent."
        )
        TextDialog(_("A fault in the program"), text, self.windows.active, lead=lead).open()


def prepare(settings: SettingsStore, environment: MutableMapping[str, str]) -> None:
    """Set what Qt asks for when it starts: the scale of the window, and where only Qt knows it the language.

    A scale that the environment asks for already is multiplied with the user's.
    """
    percent = settings.get(SCALE)
    if percent != SCALE.default:
        environment[_SCALE_VARIABLE] = f"{_factor(environment.get(_SCALE_VARIABLE, '')) * percent / 100:g}"
    if settings.get(LANGUAGE) is Language.SYSTEM and not system_languages(environment):
        # Where no variable names the language, as on Windows, Qt knows it.
        use_language(resources_dir() / "locale", languages(Language.SYSTEM, QLocale.system().uiLanguages()))


def _factor(text: str) -> float:
    try:
        return float(text) or 1.0
    except ValueError:
        return 1.0


def _settings_of(paths: Paths) -> SettingsStore:
    return SettingsStore(paths.data_dir / "settings.json")


def run(paths: Paths, as_of: date | None = None) -> int:
    """Open the window, on that day or today, and return the exit status when it is closed."""
    settings = _settings_of(paths)
    prepare(settings, os.environ)
    # By argument: `setStyle` would hand back the style, and wrapping that takes ten milliseconds.
    application = QApplication([*sys.argv[:1], "-style", "fusion"])
    application.setApplicationName("Monazite")
    application.setDesktopFileName("monazite")
    folder = paths.data_dir / "logs"
    ring = logs.start(folder)
    program = Program(application, paths, as_of=as_of, settings=settings)
    program.keep_log(ring)
    hook = CrashHook(program.report)
    hook.install(folder if folder.is_dir() else None)
    program.start()
    try:
        return application.exec()
    finally:
        program.close()
        hook.remove()
        logs.stop()
