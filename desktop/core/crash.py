"""Catches what nothing else caught: exceptions of every thread and faults of native code."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

_log = logging.getLogger("monazite.core")

Report = Callable[[BaseException], None]


class CrashHook:
    """Sets the hooks of interpreter and threads while it is installed.

    Attributes:
        report: Called with each uncaught exception, on the thread on which it was raised.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self._file: TextIO | None = None
        self._former = sys.excepthook
        self._former_thread = threading.excepthook
        self._is_reporting = False

    def install(self, folder: Path | None) -> None:
        """Set the hooks; faults of native code go to ``fault.log`` in the folder, to stderr without one."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        try:
            self._file = None if folder is None else (folder / "fault.log").open("a", encoding="utf-8")
        except OSError as error:
            _log.info("no fault log: %s", error)
        if self._file is not None:
            faulthandler.enable(self._file)
        elif sys.stderr is not None:
            faulthandler.enable()

    def remove(self) -> None:
        """Put back the hooks that were there before."""
        sys.excepthook = self._former
        threading.excepthook = self._former_thread
        faulthandler.disable()
        if self._file is not None:
            self._file.close()
            self._file = None

    def handle(self, error: BaseException) -> None:
        """Log the exception and report it; one raised while reporting is logged alone."""
        _log.error("uncaught", exc_info=error)
        if self._is_reporting:
            return
        self._is_reporting = True
        try:
            self.report(error)
        finally:
            self._is_reporting = False

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._former(kind, error, trace)
            return
        self.handle(error.with_traceback(trace))

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.handle(arguments.exc_value)
