"""What the measured processes share: an event filter that notices a painting, and the memory used so far."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QTableView, QWidget


class PaintWatch(QObject):
    """Calls back when the watched widget has been painted, once; the widget owns it."""

    def __init__(self, watched: QObject, on_painted: Callable[[], None], is_due: Callable[[], bool]) -> None:
        super().__init__(watched)
        self._on_painted = on_painted
        self._is_due = is_due
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything pass; ask to be told when the painting is over."""
        if event.type() == QEvent.Type.Paint and self._is_due():
            watched.removeEventFilter(self)
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
        return False

    def event(self, event: QEvent) -> bool:
        """Take the word that the painting is over."""
        if event.type() == QEvent.Type.User:
            self._on_painted()
            return True
        return super().event(event)


def table_in(widget: QWidget) -> QTableView:
    """Return the table below a widget."""
    view = widget.findChild(QTableView)
    if view is None:
        raise LookupError(f"there is no table in {widget.objectName()}")
    return view


def memory_mb() -> float:
    """Return the resident memory of this process now, where the system tells; else the most it had."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / 1e6 if sys.platform == "darwin" else most / 1e3
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def report_and_leave() -> None:
    """Tell the parent process that the time has come, and end without tidying up."""
    print(f"painted {memory_mb():.1f}", flush=True)
    os._exit(0)
