"""The as-of control in the top bar and the banner that says when the day is not today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from desktop.core.as_of import AsOfView
from desktop.core.texts import _
from desktop.views.style import Style
from desktop.views.widgets import set_property


class AsOfButton(QToolButton):
    """Says the as-of day and opens the popup that changes it.

    Signals:
        day_chosen: The day; None for today.
    """

    day_chosen = Signal(object)

    def __init__(self, style: Style, edition_day: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("as_of")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(16, 16))
        self._style = style
        self._edition_day = edition_day
        self._shown = edition_day
        self._popup: QWidget | None = None
        self.clicked.connect(self.ask)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def show_day(self, view: AsOfView) -> None:
        """Show the day."""
        self._shown = view.day
        self.setText(view.button)
        self.setAccessibleName(_("As of {day}").format(day=view.button))
        self.setToolTip(_("All states are those of this day. Click to choose another one. (Ctrl+D)"))

    @Slot()
    def ask(self) -> None:
        """Open the popup."""
        # Made when first asked for: a calendar costs more than the rest of the window.
        from desktop.views.day_popup import DayPopup

        if not isinstance(self._popup, DayPopup):
            popup = DayPopup(self._style, self._edition_day, self)
            popup.day_chosen.connect(self._on_chosen)
            self._popup = popup
            popup.ask(self._shown, self)
            return
        self._popup.ask(self._shown, self)

    @Slot(object)
    def _on_chosen(self, chosen: date | None) -> None:
        self.day_chosen.emit(chosen)

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
        self._tone = "quiet"
        self.hide()

    def show_day(self, view: AsOfView) -> None:
        """Say what has to be said of the day; hide where that is nothing."""
        self._tone = "quiet" if view.is_today else "warning"
        set_property(self, "tone", value=self._tone)
        self._text.setText(view.banner)
        self.setAccessibleName(view.banner)
        self._button.setVisible(not view.is_today)
        self.setVisible(bool(view.banner))
        self._on_style_changed()

    @Slot()
    def _on_style_changed(self) -> None:
        name, token = ("info", "text_muted") if self._tone == "quiet" else ("calendar", "warning_text")
        self._icon.setPixmap(self._style.icons.icon(name, token).pixmap(QSize(18, 18)))

    @Slot()
    def _on_clicked(self) -> None:
        self.today_chosen.emit()
