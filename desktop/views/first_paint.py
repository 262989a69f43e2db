"""Says when a widget was painted for the first time, so that what is not seen at once can wait for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

# A window that is never exposed, as one that starts minimised, is furnished all the same.
LATEST_MS = 400


class FirstPaint(QObject):
    """Watches one widget, once.

    Signals:
        happened: Without argument, after the first paint event was handled.
    """

    happened = Signal()

    def __init__(self, widget: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._widget: QWidget | None = widget
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LATEST_MS)
        self._timer.timeout.connect(self.stop)
        self._timer.start()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the event pass, and come back when it is handled."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._timer.start(0)
        return False

    @Slot()
    def stop(self) -> None:
        """Say that it happened, and watch no longer."""
        if self._widget is not None:
            self._widget.removeEventFilter(self)
            self._widget = None
            self._timer.stop()
            self.happened.emit()
