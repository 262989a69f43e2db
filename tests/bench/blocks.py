"""Notices how long the event loop of a window is kept from its work, by the lateness of a timer that wants to tick."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer, Slot

_TICK_MS = 2


class BlockWatch(QObject):
    """Collects by how many milliseconds each tick came late, on the thread that it is made on.

    Not by the signals of the event dispatcher: where Qt runs on GLib's loop, both come before the events are handled.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stretches: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    @Slot()
    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.stretches.append(max(0.0, (now - self._last) * 1000 - _TICK_MS))
        self._last = now
