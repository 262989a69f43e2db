"""Has a screen reader say what changed on the screen away from the focus: counts, results, errors."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

PAUSE_MS = 600


def announce(widget: QWidget, text: str, *, is_urgent: bool = False) -> None:
    """Have the text said now; what is urgent breaks in on what is being said."""
    if not text or not widget.isVisible():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    urgent, polite = QAccessible.AnnouncementPoliteness.Assertive, QAccessible.AnnouncementPoliteness.Polite
    event.setPoliteness(urgent if is_urgent else polite)
    QAccessible.updateAccessibility(event)


class Announcer(QTimer):
    """Has the last of several texts said that follow each other quickly, as counts do while someone types."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.setSingleShot(True)
        self.setInterval(PAUSE_MS)
        self._widget = widget
        self._text = ""
        self.timeout.connect(self.flush)

    def say(self, text: str) -> None:
        """Have the text said after a pause; the same text is not said twice."""
        if text != self._text:
            self._text = text
            self.start()

    @Slot()
    def flush(self) -> None:
        """Have it said now."""
        self.stop()
        announce(self._widget, self._text)
