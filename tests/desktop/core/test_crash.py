"""The crash hook catches what nothing else caught."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.crash import CrashHook


@pytest.fixture
def caught() -> list[BaseException]:
    return []


@pytest.fixture
def hook(caught: list[BaseException], tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[CrashHook]:
    installed = CrashHook(caught.append)
    installed.install(tmp_path)
    yield installed
    installed.remove()


def test_exception_of_the_main_thread_is_reported(hook: CrashHook, caught: list[BaseException]) -> None:
    error = KeyError("lost")

    sys.excepthook(KeyError, error, None)

    assert caught == [error]


def test_exception_of_another_thread_is_reported(hook: CrashHook, caught: list[BaseException]) -> None:
    def fail() -> None:
        raise KeyError("lost")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()

    assert [str(error) for error in caught] == ["'lost'"]


def test_exception_while_reporting_does_not_go_round(
    caught: list[BaseException], caplog: pytest.LogCaptureFixture
) -> None:
    hook = CrashHook(caught.append)

    def report(error: BaseException) -> None:
        caught.append(error)
        hook.handle(ValueError("again"))

    hook.report = report
    hook.handle(KeyError("lost"))

    assert [type(error) for error in caught] == [KeyError]


def test_hooks_are_put_back(tmp_path: Path) -> None:
    former = (sys.excepthook, threading.excepthook)
    hook = CrashHook(print)

    hook.install(tmp_path)
    hook.remove()

    assert (sys.excepthook, threading.excepthook) == former
