"""Asks on which day an entry is to be looked at again, and why."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.entry_marks import WEEK, usual_days
from desktop.core.texts import _

_LONGEST = 500


class ReviewDialog(QDialog):
    """Deletes itself when it is closed.

    Args:
        name: Of the entry.
        today: The day of the calendar.

    Signals:
        chosen: The day, and the reason, as a pair.
    """

    chosen = Signal(object)

    def __init__(self, name: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Look at {name} again").format(name=name))
        self.setMinimumWidth(440)
        self._days = usual_days(today)
        lead = QLabel(_("On that day the home page brings {name} up.").format(name=name), self)
        lead.setWordWrap(True)
        usual = QHBoxLayout()
        usual.setSpacing(6)
        self._group = QButtonGroup(self)
        for number, (words, _day) in enumerate(self._days):
            button = QPushButton(words, self)
            button.setObjectName(f"review_in_{number}")
            button.setAutoDefault(False)
            self._group.addButton(button, number)
            usual.addWidget(button)
        usual.addStretch(1)
        self.day = QDateEdit(self)
        self.day.setObjectName("review_day")
        self.day.setAccessibleName(_("Day"))
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self._show_day(today + WEEK)
        self.reason = QLineEdit(self)
        self.reason.setObjectName("review_reason")
        self.reason.setAccessibleName(_("Reason"))
        self.reason.setPlaceholderText(_("Reason, for example: the suspension ends"))
        self.reason.setMaxLength(_LONGEST)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(lead)
        layout.addLayout(usual)
        layout.addWidget(self.day)
        layout.addWidget(self.reason)
        layout.addWidget(buttons)
        self._group.idClicked.connect(self._on_usual)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._on_accepted)

    def _show_day(self, day: date) -> None:
        self.day.setDate(QDate(day.year, day.month, day.day))

    @Slot(int)
    def _on_usual(self, number: int) -> None:
        self._show_day(self._days[number][1])

    @Slot()
    def _on_accepted(self) -> None:
        shown = self.day.date()
        self.chosen.emit((date(shown.year(), shown.month(), shown.day()), self.reason.text().strip()))
