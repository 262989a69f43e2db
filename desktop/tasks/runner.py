"""Runs tasks on a thread pool and delivers their outcomes on the GUI thread."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThreadPool, Signal, Slot

from desktop.tasks.outcome import Deliver, Work, run


class _Courier(QObject):
    """Carries one outcome from the thread that made it to the GUI thread, where it lives."""

    arrived = Signal(object)
    failed = Signal(object)
    done = Signal(object)

    def __init__(self, work: Work, token: int, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._token = token

    def carry(self) -> None:
        """Do the work; called on a thread of the pool, touches nothing of Qt but the signals."""
        try:
            outcome = run(self._work, self._token)
        except Exception as error:  # noqa: BLE001 - the border: a bug in a task goes to the crash hook
            self.failed.emit(error)
        else:
            self.arrived.emit(outcome)
        self.done.emit(self)


class TaskRunner(QObject):
    """Two pools: one thread for what writes, a few for what reads.

    The callback has to be a bound method of a QObject that lives on the GUI thread: Qt then calls it there
    and drops the call when the object has died meanwhile. Owned by whoever makes it; `finish` before the
    connections that tasks use are closed.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = QThreadPool(self)
        self._readers.setMaxThreadCount(2)
        self._writer = QThreadPool(self)
        self._writer.setMaxThreadCount(1)

    def query(self, work: Work, deliver: Deliver, *, token: int = 0) -> None:
        """Run work that only reads."""
        self._start(self._readers, work, deliver, token=token)

    def change(self, work: Work, deliver: Deliver, *, token: int = 0) -> None:
        """Run work that writes, after all such work asked for before."""
        self._start(self._writer, work, deliver, token=token)

    def finish(self, timeout_ms: int) -> bool:
        """Wait for all work, deliver what has ended and return whether all of it has."""
        has_ended = self._writer.waitForDone(timeout_ms) and self._readers.waitForDone(timeout_ms)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
        return has_ended

    def _start(self, pool: QThreadPool, work: Work, deliver: Deliver, *, token: int) -> None:
        courier = _Courier(work, token, self)
        courier.arrived.connect(deliver, Qt.ConnectionType.QueuedConnection)
        courier.failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)
        courier.done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)
        pool.start(courier.carry)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        sys.excepthook(type(error), error, error.__traceback__)

    @Slot(object)
    def _on_done(self, courier: _Courier) -> None:
        courier.deleteLater()


class InlineRunner:
    """Does everything at once on the calling thread: for tests, which then need not wait."""

    def query(self, work: Work, deliver: Deliver, *, token: int = 0) -> None:
        """Do the work and deliver."""
        deliver(run(work, token))

    def change(self, work: Work, deliver: Deliver, *, token: int = 0) -> None:
        """Do the work and deliver."""
        deliver(run(work, token))

    def finish(self, timeout_ms: int) -> bool:
        """Return True: nothing is ever left."""
        return True
