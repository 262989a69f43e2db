"""Fixtures for tests with a QApplication: a style, a program on a small edition, and the leak check."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.app import Program
from desktop.core.paths import resolve, resources_dir
from desktop.core.settings import Appearance
from desktop.tasks.runner import InlineRunner
from desktop.views.main_window import MainWindow
from desktop.views.style import Style
from tests.desktop.fakes import TODAY, FakeDialogs

OpenProgram = Callable[..., Program]


def flush_deleted() -> None:
    """Delete what `deleteLater` was called for: without a running loop that waits for ever."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def no_leaks(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that leaves a top-level widget, a running timer, a thread or pool work behind."""
    if not {"qapp", "qtbot"}.intersection(request.fixturenames):
        yield
        return
    threads = set(threading.enumerate())

    yield

    flush_deleted()
    gc.collect()
    flush_deleted()
    widgets = [widget.objectName() or type(widget).__name__ for widget in QApplication.topLevelWidgets()]
    assert not widgets, f"top-level widgets were left: {widgets}"
    timers = [timer for timer in gc.get_objects() if isinstance(timer, QTimer) and _is_running(timer)]
    assert not timers, f"timers were left running: {timers}"
    assert QThreadPool.globalInstance().activeThreadCount() == 0, "work was left in the global pool"
    assert set(threading.enumerate()) <= threads, "threads were left running"


def _is_running(timer: QTimer) -> bool:
    try:
        return timer.isActive()
    except RuntimeError:
        return False  # its C++ part is gone


@pytest.fixture
def style(qapp: QApplication) -> Iterator[Style]:
    """Return a light style, taken off again after the test."""
    worn = Style(qapp, resources_dir(), appearance=Appearance.LIGHT)
    yield worn
    qapp.setStyleSheet("")
    worn.deleteLater()


@pytest.fixture
def host(qapp: QApplication) -> Iterator[QWidget]:
    """Return a shown window to put widgets in, which takes them along when the test is over."""
    window = QWidget()
    window.setObjectName("host")
    window.resize(900, 700)
    window.show()
    yield window
    window.close()
    window.deleteLater()
    flush_deleted()


@pytest.fixture
def dialogs() -> FakeDialogs:
    """Return dialogs that answer what the test scripted."""
    return FakeDialogs()


@pytest.fixture
def open_program(
    qapp: QApplication, small_edition_path: Path, tmp_path: Path, dialogs: FakeDialogs
) -> Iterator[OpenProgram]:
    """Return a function that opens the program on the small edition; called again, it is a restart."""
    opened: list[Program] = []

    def open_it(*, today: date = TODAY, edition: Path = small_edition_path, is_inline: bool = True) -> Program:
        paths = resolve(edition=edition, data_dir=tmp_path / "profile")
        runner = InlineRunner() if is_inline else None
        program = Program(qapp, paths, runner=runner, dialogs=dialogs, today=lambda: today)
        program.style.wear(Appearance.LIGHT)
        opened.append(program)
        window = program.open_window()
        window.furnish()
        window.browser.flush()
        return program

    yield open_it
    for program in opened:
        if isValid(program):  # a test may have closed it for a restart
            shut(program)
    qapp.setStyleSheet("")


def shut(program: Program) -> None:
    """Close the program as its user would, and take its parts down."""
    program.windows.quit()
    program.close()
    program.deleteLater()
    flush_deleted()


@pytest.fixture
def window(open_program: OpenProgram) -> MainWindow:
    """Return the window of a program on the small edition, furnished and idle."""
    opened = open_program().window
    assert opened is not None
    return opened
