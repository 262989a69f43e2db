"""All windows of the program: opened as they were left, one after the other, and kept in the session together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from desktop.core.history import Trail
from desktop.core.session import Session, WindowSession, at_start
from desktop.core.session_file import SessionFile
from desktop.core.tabs import Tab, Tabs
from desktop.tasks.outcome import Outcome, Runner
from desktop.views.main_window import MainWindow

# Makes a window from how it was left, and the day of the last visit.
Make = Callable[[WindowSession, date | None], MainWindow]

SAVE_MS = 5_000
# Windows that are closed within this time before the last one are closed with it, as at the end of a desktop session.
TOGETHER_S = 2.0
_ASIDE = 32


@dataclass(slots=True)
class _Slot:
    """A window of the set: as it was left, open now or not yet."""

    session: WindowSession
    window: MainWindow | None = None
    closed_at: float | None = None


class WindowSet(QObject):
    """Opens windows and keeps the session.

    The window that was used last is opened first; the others follow when its rows are painted.

    Args:
        make: Makes a window, which is not shown yet.

    Signals:
        emptied: Without argument, when the last window was closed.
    """

    emptied = Signal()

    def __init__(
        self, file: SessionFile, *, make: Make, runner: Runner, today: Callable[[], date], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._make = make
        self._runner = runner
        self._today = today
        self._visited: date | None = None
        self._active = 0
        self._slots: list[_Slot] = []
        self._gone: list[_Slot] = []
        self._is_quitting = False
        self._saving = self._timer(SAVE_MS, self._on_save)
        self._opening = self._timer(0, self.open_next)

    @property
    def windows(self) -> tuple[MainWindow, ...]:
        """Return the windows that are open, in the order in which they were opened."""
        return tuple(slot.window for slot in self._slots if slot.window is not None)

    @property
    def active(self) -> MainWindow | None:
        """Return the window that was used last."""
        self._look_active()
        window = self._slots[self._active].window if self._active < len(self._slots) else None
        return window if window is not None else next(iter(self.windows), None)

    def restore(self, *, as_of: date | None, is_home: bool) -> MainWindow:
        """Open the window that was used last, and the others soon.

        Args:
            as_of: The day to show; None for today.
            is_home: Whether to begin with the home page.
        """
        session = self._file.load()
        self._visited, self._active = session.visited, session.active
        self._slots = [_Slot(_begun(window, as_of, is_home=is_home)) for window in session.windows]
        return self._open(self._slots[self._active])

    def open_beside(self, trail: Trail) -> None:
        """Open a window with what the trail leads to, beside the one that is used."""
        beside = self.active
        if beside is None:
            return
        slot = _Slot(WindowSession(Tabs((Tab(trail),)), "", beside.frame.sizes()))
        self._slots.append(slot)
        window = self._open(slot, beside=beside)
        window.activateWindow()

    @Slot()
    def open_next(self) -> None:
        """Open the next of the windows that were left open; the one used last keeps the focus."""
        waiting = next((slot for slot in self._slots if slot.window is None), None)
        if waiting is None:
            return
        first = self.active
        self._open(waiting, is_quiet=True)
        if first is not None:
            first.raise_()

    def quit(self) -> None:
        """Close every window. One that has to stay open keeps the program running."""
        self._look_active()
        self._is_quitting = True
        QApplication.closeAllWindows()
        self._is_quitting = False

    def close(self) -> None:
        """Save no longer; called when the windows are gone or go."""
        self._saving.stop()
        self._opening.stop()
        self._file.close()

    def session(self) -> Session:
        """Return all windows as they are left now."""
        self._look_active()
        windows = tuple(slot.session if slot.window is None else slot.window.left() for slot in self._slots)
        return Session(windows, min(self._active, len(windows) - 1), self._today())

    def _open(self, slot: _Slot, *, beside: MainWindow | None = None, is_quiet: bool = False) -> MainWindow:
        window = self._make(slot.session, self._visited)
        slot.window = window
        window.closing.connect(self._on_closing)
        window.browser.state_shown.connect(self._on_state)
        window.furnished.connect(self._opening.start)
        if beside is not None:
            window.resize(beside.size())
            window.move(beside.pos() + QPoint(_ASIDE, _ASIDE))
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, is_quiet)
        window.start()
        window.show()
        window.focus_search()
        return window

    def _look_active(self) -> None:
        """Keep in mind which window is used; none is while the user is in another program."""
        for place, slot in enumerate(self._slots):
            if slot.window is not None and slot.window.isActiveWindow():
                self._active = place

    def _timer(self, interval_ms: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(slot)
        return timer

    @Slot(object)
    def _on_state(self, _state: object) -> None:
        if not self._saving.isActive():
            self._saving.start()

    @Slot()
    def _on_save(self) -> None:
        """Write the session beside the work, so that a program that is killed is restored as well."""
        if self._slots:
            work = partial(self._file.try_to_save, self.session(), self._file.ticket())
            self._runner.change(work, self._on_saved)

    @Slot(object)
    def _on_saved(self, _outcome: Outcome) -> None:
        """Take notice of nothing: what is in the session may be lost."""

    @Slot()
    def _on_closing(self) -> None:
        window = self.sender()
        slot = next((slot for slot in self._slots if slot.window is window), None)
        if slot is None or slot.window is None:
            return
        self._look_active()
        slot.session, slot.closed_at = slot.window.left(), monotonic()
        slot.window.deleteLater()
        slot.window = None
        if any(self.windows):
            if not self._is_quitting:
                self._forget(slot)
                self._saving.start()
            return
        self._end(slot)

    def _forget(self, slot: _Slot) -> None:
        place = self._slots.index(slot)
        self._slots.remove(slot)
        self._gone.append(slot)
        self._active = min(self._active - (place < self._active), len(self._slots) - 1)

    def _end(self, last: _Slot) -> None:
        """Keep the windows that were closed together with the last one."""
        now = monotonic()
        together = [slot for slot in self._gone if slot.closed_at is not None and now - slot.closed_at < TOGETHER_S]
        active = self._slots[min(self._active, len(self._slots) - 1)] if self._is_quitting else last
        kept = [*together, *self._slots]
        session = Session(tuple(slot.session for slot in kept), kept.index(active), self._today())
        self._saving.stop()
        self._opening.stop()
        self._file.try_to_save(session, self._file.ticket())
        # From here on the next start may have it, also while this program finishes its work.
        self._file.close()
        self.emptied.emit()


def _begun(window: WindowSession, as_of: date | None, *, is_home: bool) -> WindowSession:
    """Return the window as it is at a start: on that day, and with the home page in the tab that is shown."""
    tabs = window.tabs
    begun = tuple(
        at_start(tab, as_of=as_of, is_home=is_home and place == tabs.current) for place, tab in enumerate(tabs.tabs)
    )
    return replace(window, tabs=replace(tabs, tabs=begun))
