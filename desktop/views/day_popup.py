"""The small window in which the as-of day is typed or picked, or a day to compare it with."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.errors import DataError
from desktop.core.formats import day, parse_day
from desktop.core.texts import _, is_chinese
from desktop.views.style import Style
from desktop.views.widgets import set_property

_SPANS = (30, 365)


class DayPopup(QFrame):
    """A line for the day, a calendar, and buttons for days that are often wanted.

    Signals:
        day_chosen: The day to show; None for today, whatever day that is.
        day_compared: The day to set beside the one that is shown; None for today.
    """

    day_chosen = Signal(object)
    day_compared = Signal(object)

    def __init__(self, style: Style, edition_day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("day_popup")
        self._edition_day = edition_day
        self._style = style
        self._shown = edition_day
        self._is_comparing = False
        self._title = QLabel(self)
        self._title.setObjectName("day_title")
        self._title.setWordWrap(True)
        self._line = QLineEdit(self)
        self._line.setObjectName("day_line")
        self._line.setPlaceholderText(_("YYYY-MM-DD"))
        self._line.setMaxLength(20)
        self._go = QPushButton(self)
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
        self._today = self._button("day_today", _("Today"))
        self._edition = self._button("day_edition", _("Edition’s day, {day}").format(day=day(edition_day)))
        self._other = self._button("day_other", _("Compare with…"))
        self._before = tuple(
            self._button(f"day_{span}_before", text)
            for span, text in zip(_SPANS, (_("30 days before"), _("A year before")), strict=True)
        )
        top = QHBoxLayout()
        top.addWidget(self._line, 1)
        top.addWidget(self._go)
        bottom = QHBoxLayout()
        for button in (self._today, self._edition, *self._before):
            bottom.addWidget(button)
        bottom.addStretch(1)
        bottom.addWidget(self._other)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addLayout(top)
        layout.addWidget(self._hint)
        layout.addWidget(self._calendar)
        layout.addLayout(bottom)
        self._line.returnPressed.connect(self._on_typed)
        self._go.clicked.connect(self._on_typed)
        self._today.clicked.connect(self._on_today)
        self._edition.clicked.connect(self._on_edition)
        self._other.clicked.connect(self._on_other)
        for button in self._before:
            button.clicked.connect(self._on_before)
        self._calendar.clicked.connect(self._on_picked)

    def ask(self, shown: date, below: QWidget) -> None:
        """Open below the widget for another day than the one that is shown now."""
        self._shown = shown
        self._set_comparing(is_comparing=False)
        self._open(below)

    def ask_other(self, shown: date, below: QWidget) -> None:
        """Open below the widget for a day to set beside the one that is shown now."""
        self._shown = shown
        self._set_comparing(is_comparing=True)
        self._open(below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc close the popup."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button

    def _open(self, below: QWidget) -> None:
        self._set_arrows()
        self.adjustSize()
        corner = below.mapToGlobal(below.rect().bottomRight())
        self.move(corner.x() - self.width() + 1, corner.y() + 4)
        self.show()
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _set_comparing(self, *, is_comparing: bool) -> None:
        """Ask for another day, or for one to compare with."""
        self._is_comparing = is_comparing
        compared = _("Compare {day} with").format(day=day(self._shown))
        self._title.setText(compared if is_comparing else _("Show what holds on"))
        self._line.setAccessibleName(
            _("{title}, as year-month-day").format(title=compared if is_comparing else _("As-of day"))
        )
        self._go.setText(_("Compare") if is_comparing else _("Show"))
        self._other.setVisible(not is_comparing)
        for button in self._before:
            button.setVisible(is_comparing)
        offered = self._shown - timedelta(days=_SPANS[0]) if is_comparing else self._shown
        self._line.setText(day(offered))
        self._line.selectAll()
        self._calendar.setSelectedDate(QDate(offered.year, offered.month, offered.day))
        self._say("")

    def _set_arrows(self) -> None:
        """Give the calendar's arrows our icons; Qt offers no other way than its own object names."""
        for name, icon in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = self._calendar.findChild(QWidget, name)
            if button is not None:
                button.setProperty("icon", self._style.icons.icon(icon))
                button.setProperty("iconSize", QSize(16, 16))

    def _say(self, text: str) -> None:
        usual = (
            _("What changed between the two days is shown, for the open entry or for the table.")
            if self._is_comparing
            else _("Year, month, day. Later days are forecasts from the acts known now.")
        )
        self._hint.setText(text or usual)
        set_property(self._hint, "is_wrong", value="true" if text else "false")

    def _choose(self, chosen: date | None) -> None:
        if self._is_comparing and chosen == self._shown:
            self._say(_("That is the day that is shown already. Choose another one."))
            self._line.setFocus()
            return
        self.hide()
        (self.day_compared if self._is_comparing else self.day_chosen).emit(chosen)

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

    @Slot()
    def _on_other(self) -> None:
        self._set_comparing(is_comparing=True)
        self.adjustSize()
        self._line.setFocus()

    @Slot()
    def _on_before(self) -> None:
        place = [button is self.sender() for button in self._before].index(True)
        self._choose(self._shown - timedelta(days=_SPANS[place]))

    @Slot(QDate)
    def _on_picked(self, picked: QDate) -> None:
        self._choose(date(picked.year(), picked.month(), picked.day()))
