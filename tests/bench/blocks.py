"""Notices how long the event loop of a window is kept from its work: from waking up until it would wait again."""

from __future__ import annotations

import time

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Slot


class BlockWatch(QObject):
    """Collects the milliseconds of every stretch of work on the thread that it is made on."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stretches: list[float] = []
        self._begin: float | None = None
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is None:
            raise LookupError("this thread has no event loop")
        dispatcher.awake.connect(self._on_awake)
        dispatcher.aboutToBlock.connect(self._on_about_to_block)

    def restart(self) -> None:
        """Forget what was collected."""
        self.stretches.clear()
        self._begin = None

    @Slot()
    def _on_awake(self) -> None:
        self._begin = time.perf_counter()

    @Slot()
    def _on_about_to_block(self) -> None:
        if self._begin is not None:
            self.stretches.append((time.perf_counter() - self._begin) * 1000)
            self._begin = None
