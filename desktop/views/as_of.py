"""The as-of control in the top bar and the banner that says when the day is not today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from desktop.core.as_of import AsOfView
from desktop.core.texts import _
from desktop.views.announcer import Announcer
from desktop.views.style import Style
from desktop.views.widgets import set_property

if TYPE_CHECKING:
    from desktop.views.day_popup import DayPopup


class AsOfButton(QToolButton):
    """Says the as-of day and opens the popup that changes it.

    Signals:
        day_chosen: The day; None for today.
        day_compared: The day to set beside the one that is shown.
    """

    day_chosen = Signal(object)
    day_compared = Signal(object)

    def __init__(self, style: Style, edition_day: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("as_of")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(16, 16))
        self._style = style
        self._edition_day = edition_day
        self._shown = edition_day
        self._popup: DayPopup | None = None
        self.setToolTip(_("All states are those of this day. Click to choose another one."))
        self.clicked.connect(self.ask)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def show_day(self, view: AsOfView) -> None:
        """Show the day."""
        self._shown = view.day
        self.setText(view.button)
        self.setAccessibleName(_("As of {day}").format(day=view.button))

    @Slot()
    def ask(self) -> None:
        """Open the popup for another day."""
        self._made_popup().ask(self._shown, self)

    def ask_other(self) -> None:
        """Open the popup for a day to compare with."""
        self._made_popup().ask_other(self._shown, self)

    def _made_popup(self) -> DayPopup:
        # Made when first asked for: a calendar costs more than the rest of the window.
        from desktop.views.day_popup import DayPopup

        if self._popup is None:
            self._popup = DayPopup(self._style, self._edition_day, self)
            self._popup.day_chosen.connect(self._on_chosen)
            self._popup.day_compared.connect(self._on_compared)
        return self._popup

    @Slot(object)
    def _on_chosen(self, chosen: date | None) -> None:
        self.day_chosen.emit(chosen)

    @Slot(object)
    def _on_compared(self, other: date) -> None:
        self.day_compared.emit(other)

    @Slot()
    def _on_style_changed(self) -> None:
        self.setIcon(self._style.icons.icon("calendar"))


class AsOfBanner(QFrame):
    """Stands over the table while the day is not today or the edition may be too old for it.

    Signals:
        today_chosen: Without argument.
    """

    today_chosen = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        # Set before it is dressed, so that the usual start need not dress it again.
        self.setProperty("tone", "quiet")
        self._style = style
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._text.setObjectName("banner_text")
        self._text.setWordWrap(True)
        self._button = QPushButton(_("Back to today"), self)
        self._button.setObjectName("banner_today")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 10, 5)
        layout.setSpacing(9)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        self._button.clicked.connect(self._on_clicked)
        style.changed.connect(self._on_style_changed)
        self._announcer = Announcer(self)
        self._tone = "quiet"
        self._view: AsOfView | None = None
        self._happens: tuple[date | None, str] = (None, "")
        self.hide()

    def show_happening(self, day: date, text: str) -> None:
        """Say also what happens on the day, for as long as it is shown."""
        self._happens = (day, text)
        if self._view is not None:
            self.show_day(self._view)

    def show_day(self, view: AsOfView) -> None:
        """Say what has to be said of the day; hide where that is nothing."""
        self._view = view
        self._tone = "quiet" if view.is_today else "warning"
        set_property(self, "tone", value=self._tone)
        day, happens = self._happens
        said = f"{view.banner} {happens}".strip() if day == view.day else view.banner
        self._text.setText(said)
        self.setAccessibleName(said)
        self._button.setVisible(not view.is_today)
        self.setVisible(bool(said))
        self._announcer.say(said)
        self._on_style_changed()

    @Slot()
    def _on_style_changed(self) -> None:
        name, token = ("info", "text_muted") if self._tone == "quiet" else ("calendar", "warning_text")
        self._icon.setPixmap(self._style.icons.icon(name, token).pixmap(QSize(18, 18)))

    @Slot()
    def _on_clicked(self) -> None:
        self.today_chosen.emit()
