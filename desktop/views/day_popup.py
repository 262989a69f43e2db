"""The small window in which the as-of day is typed or picked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.errors import DataError
from desktop.core.formats import day, parse_day
from desktop.core.texts import _, is_chinese
from desktop.views.style import Style
from desktop.views.widgets import set_property


class DayPopup(QFrame):
    """A line for the day, a calendar, today, and the edition's own day.

    Signals:
        day_chosen: The day; None for today, whatever day that is.
    """

    day_chosen = Signal(object)

    def __init__(self, style: Style, edition_day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("day_popup")
        self._edition_day = edition_day
        self._style = style
        title = QLabel(_("Show what holds on"), self)
        self._line = QLineEdit(self)
        self._line.setObjectName("day_line")
        self._line.setAccessibleName(_("As-of day, as year-month-day"))
        self._line.setPlaceholderText(_("YYYY-MM-DD"))
        self._line.setMaxLength(20)
        self._go = QPushButton(_("Show"), self)
        self._go.setObjectName("day_go")
        self._go.setProperty("look", "primary")
        self._hint = QLabel(self)
        self._hint.setObjectName("popup_hint")
        self._hint.setWordWrap(True)
        self._calendar = QCalendarWidget(self)
        self._calendar.setObjectName("day_calendar")
        self._calendar.setAccessibleName(_("Calendar"))
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Months and days of the week in the language of the window, whatever the system speaks.
        self._calendar.setLocale(QLocale("zh_CN" if is_chinese() else "en_GB"))
        self._calendar.setGridVisible(False)
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            # Qt paints weekends red, which here is the colour of a state.
            self._calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
        self._today = QPushButton(_("Today"), self)
        self._today.setObjectName("day_today")
        self._edition = QPushButton(_("Edition’s day, {day}").format(day=day(edition_day)), self)
        self._edition.setObjectName("day_edition")
        top = QHBoxLayout()
        top.addWidget(self._line, 1)
        top.addWidget(self._go)
        bottom = QHBoxLayout()
        bottom.addWidget(self._today)
        bottom.addWidget(self._edition)
        bottom.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addLayout(top)
        layout.addWidget(self._hint)
        layout.addWidget(self._calendar)
        layout.addLayout(bottom)
        self._line.returnPressed.connect(self._on_typed)
        self._go.clicked.connect(self._on_typed)
        self._today.clicked.connect(self._on_today)
        self._edition.clicked.connect(self._on_edition)
        self._calendar.clicked.connect(self._on_picked)

    def ask(self, shown: date, below: QWidget) -> None:
        """Open below the widget, with the day that is shown now."""
        self._say("")
        self._line.setText(day(shown))
        self._line.selectAll()
        self._calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._set_arrows()
        self.adjustSize()
        corner = below.mapToGlobal(below.rect().bottomRight())
        self.move(corner.x() - self.width() + 1, corner.y() + 4)
        self.show()
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc close the popup."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def _set_arrows(self) -> None:
        """Give the calendar's arrows our icons; Qt offers no other way than its own object names."""
        for name, icon in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = self._calendar.findChild(QWidget, name)
            if button is not None:
                button.setProperty("icon", self._style.icons.icon(icon))
                button.setProperty("iconSize", QSize(16, 16))

    def _say(self, text: str) -> None:
        self._hint.setText(text or _("Year, month, day. Later days are forecasts from the acts known now."))
        set_property(self._hint, "is_wrong", value="true" if text else "false")

    def _choose(self, chosen: date | None) -> None:
        self.hide()
        self.day_chosen.emit(chosen)

    @Slot()
    def _on_typed(self) -> None:
        try:
            chosen = parse_day(self._line.text())
        except DataError as error:
            self._say(f"{error.text} {error.hint}")
            self._line.setFocus()
            return
        self._choose(chosen)

    @Slot()
    def _on_today(self) -> None:
        self._choose(None)

    @Slot()
    def _on_edition(self) -> None:
        self._choose(self._edition_day)

    @Slot(QDate)
    def _on_picked(self, picked: QDate) -> None:
        self._choose(date(picked.year(), picked.month(), picked.day()))
