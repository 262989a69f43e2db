"""The bar of tabs over the window: names, icons of kind, close buttons; tabs can be dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QContextMenuEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QToolButton, QWidget

from desktop.core.tabs import tab_icon, tab_text
from desktop.core.texts import _
from desktop.core.trail import state_text
from desktop.views.style import Style

if TYPE_CHECKING:
    from desktop.core.tabs import Tab, Tabs
    from desktop.views.action_set import ActionSet

HEIGHT = 34
WIDEST, NARROWEST = 220, 96
_SIDE = QTabBar.ButtonPosition.RightSide
_ICON = 16


class TabBar(QTabBar):
    """Shows `Tabs`.

    Signals:
        place_chosen: Place of the tab to show.
        close_asked: Place of the tab to close.
        tab_dragged: Where a tab was dragged from and to, as a pair of places.
        menu_asked: Place of the tab whose menu is asked for.
    """

    place_chosen = Signal(object)
    close_asked = Signal(object)
    tab_dragged = Signal(object)
    menu_asked = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tab_bar")
        self.setAccessibleName(_("Tabs"))
        self._style = style
        self._is_showing = False
        self._pressed = -1
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(_ICON, _ICON))
        self.currentChanged.connect(self._on_current)
        self.tabMoved.connect(self._on_moved)

    def show_tabs(self, tabs: Tabs) -> None:
        """Show the tabs: those that are there already get other words, where these changed."""
        self._is_showing = True
        while self.count() > len(tabs.tabs):
            self.removeTab(self.count() - 1)
        for place, tab in enumerate(tabs.tabs):
            if place == self.count():
                self._add()
            self._show_tab(place, tab)
        self.setCurrentIndex(tabs.current)
        self._is_showing = False

    def draw_icons(self, tabs: Tabs) -> None:
        """Draw all icons in the colours of the theme."""
        for place, tab in enumerate(tabs.tabs[: self.count()]):
            self.setTabIcon(place, self._style.icons.icon(tab_icon(tab)))
            button = self.tabButton(place, _SIDE)
            if isinstance(button, QToolButton):
                button.setIcon(self._style.icons.icon("close"))

    def tabSizeHint(self, index: int) -> QSize:
        """Return the size of a tab: all are as wide as there is room for, between two bounds."""
        hint = super().tabSizeHint(index)
        # Of the window, which the strip goes all along: the strip has its own width only when it is shown.
        room = (self.window().width() - 2 * HEIGHT) // max(1, self.count())
        return QSize(min(WIDEST, max(NARROWEST, room)), hint.height())

    def fit(self) -> None:
        """Give the tabs the widths that the window has room for now."""
        # Qt looks at the sizes anew only with such a change.
        self.setElideMode(Qt.TextElideMode.ElideRight)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the size under which no tab goes."""
        return QSize(NARROWEST, super().minimumTabSizeHint(index).height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep in mind which tab the middle button went down on; the left one is Qt's."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pressed = self.tabAt(event.position().toPoint())
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close the tab that the middle button was clicked on."""
        if event.button() is Qt.MouseButton.MiddleButton:
            place = self.tabAt(event.position().toPoint())
            if place >= 0 and place == self._pressed:
                self.close_asked.emit(place)
            self._pressed = -1
            return
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the tab: the one under the pointer, with the keyboard the current one."""
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.currentIndex() if is_key else self.tabAt(event.pos())
        if place >= 0:
            self.menu_asked.emit(place)

    def _add(self) -> None:
        place = self.addTab("")
        button = QToolButton(self)
        button.setObjectName("tab_close")
        button.setProperty("look", "flat")
        button.setIconSize(QSize(12, 12))
        button.setIcon(self._style.icons.icon("close"))
        button.setToolTip(_("Close tab"))
        # The keyboard closes tabs by shortcut and by menu: as many stops as tabs would be in its way.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self._on_close)
        self.setTabButton(place, _SIDE, button)

    def _show_tab(self, place: int, tab: Tab) -> None:
        text = tab_text(tab)
        shown = text.replace("&", "&&")
        if shown != self.tabText(place) or self.tabIcon(place).isNull() or self.tabData(place) != tab_icon(tab):
            self.setTabText(place, shown)
            self.setTabIcon(place, self._style.icons.icon(tab_icon(tab)))
            self.setTabData(place, tab_icon(tab))
            self.setAccessibleTabName(place, text)
            button = self.tabButton(place, _SIDE)
            if button is not None:
                button.setAccessibleName(_("Close tab: {name}").format(name=text))
        titles = {} if tab.state.selected is None or not tab.title else {tab.state.selected: tab.title}
        tip = state_text(tab.state, titles)
        if tab.state.as_of is not None:
            tip = _("{page}, as of {day}").format(page=tip, day=tab.state.as_of.isoformat())
        self.setTabToolTip(place, tip)

    @Slot(int)
    def _on_current(self, place: int) -> None:
        if not self._is_showing and place >= 0:
            self.place_chosen.emit(place)

    @Slot(int, int)
    def _on_moved(self, source: int, target: int) -> None:
        if not self._is_showing:
            self.tab_dragged.emit((source, target))

    @Slot()
    def _on_close(self) -> None:
        button = self.sender()
        for place in range(self.count()):
            if self.tabButton(place, _SIDE) is button:
                self.close_asked.emit(place)
                return


class TabStrip(QFrame):
    """The bar, and the button that opens a tab; seen only while there are several."""

    def __init__(self, style: Style, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tab_strip")
        self.setFixedHeight(HEIGHT)
        self._tabs: Tabs | None = None
        self.bar = TabBar(style, self)
        self._new = actions.button("tab.new", "tab_new", self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(2)
        layout.addWidget(self.bar)
        layout.addWidget(self._new)
        layout.addStretch(1)
        style.changed.connect(self._on_style_changed)

    def show_tabs(self, tabs: Tabs) -> None:
        """Show the tabs, where there are several."""
        self._tabs = tabs
        self.bar.show_tabs(tabs)
        self.setVisible(len(tabs.tabs) > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the tabs other widths."""
        super().resizeEvent(event)
        self.bar.fit()

    def announce(self, text: str) -> None:
        """Have the text read by a screen reader."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.bar, text))

    @Slot()
    def _on_style_changed(self) -> None:
        if self._tabs is not None:
            self.bar.draw_icons(self._tabs)
