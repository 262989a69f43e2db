"""What the actions of the tabs do, and the bar of tabs, which is made when there is more than one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction

from db.errors import DataError
from desktop.core.browse_state import is_entry
from desktop.core.history import Trail
from desktop.core.tab_actions import NUMBERED
from desktop.core.texts import ngettext

if TYPE_CHECKING:
    from desktop.core.tabs import Tabs
    from desktop.views.action_set import Handler
    from desktop.views.main_window import MainWindow
    from desktop.views.tab_bar import TabStrip

# So many chosen rows are opened at once, and no more.
MOST_AT_ONCE = 20


class TabCommands(QObject):
    """One method an action; acts on the tabs of the window that owns it.

    Signals:
        changed: Without argument, when other actions can be used than before.
    """

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._counted: tuple[int, int, int] | None = None
        self.strip: TabStrip | None = None

    def handlers(self) -> dict[str, Handler]:
        """Return the method for each action id."""
        return {
            "tab.new": self._new,
            "tab.open": self._open,
            "tab.close": self._close,
            "tab.close_others": self._close_others,
            "tab.reopen": self._reopen,
            "tab.next": self._next,
            "tab.previous": self._previous,
            "tab.move_right": self._move_right,
            "tab.move_left": self._move_left,
            **{f"tab.go_{number}": self._go for number in range(1, NUMBERED + 1)},
            "tab.go_last": self._go_last,
        }

    def furnish(self) -> None:
        """Show the tabs, where there are several, from now on, and scroll to where the current one was left."""
        from desktop.views.scroll_keeper import ScrollKeeper

        window = self._window
        keeper = ScrollKeeper(window.browser, window.list.table, page=window.pane.page)
        keeper.come_back()
        window.tabs.changed.connect(self._on_changed)
        self._on_changed(window.tabs.tabs)

    def title_of(self, page_id: str) -> str:
        """Return the title of a page that was not opened yet; empty where it has none."""
        reading = self._window.context.reading
        try:
            if is_entry(page_id):
                return reading.ref(page_id).name
            return reading.page(page_id, self._window.browser.day).title
        except DataError:
            return ""

    @Slot(object)
    def open_page(self, page_id: str) -> None:
        """Open the page in a tab that is not shown, and say so."""
        self._say_opened((page_id,))

    def _say_opened(self, page_ids: tuple[str, ...]) -> None:
        titles = [self._window.tabs.open_page(page_id) or page_id for page_id in page_ids]
        if self.strip is not None and titles:
            words = ngettext("Opened in a new tab: {titles}", "Opened in {count} new tabs: {titles}", len(titles))
            self.strip.announce(words.format(count=len(titles), titles=", ".join(titles)))

    @Slot(object)
    def _on_changed(self, tabs: Tabs) -> None:
        if self.strip is None and len(tabs.tabs) > 1:
            self.strip = self._made_strip()
        if self.strip is not None:
            self.strip.show_tabs(tabs)
        counted = (len(tabs.tabs), tabs.current, len(tabs.closed))
        if counted != self._counted:
            self._counted = counted
            self.changed.emit()

    def _made_strip(self) -> TabStrip:
        from desktop.views.tab_bar import TabStrip

        window = self._window
        strip = TabStrip(window.services.style, window.actions_by_id, window)
        strip.bar.place_chosen.connect(window.tabs.go_to)
        strip.bar.tab_dragged.connect(self._on_dragged)
        strip.bar.close_asked.connect(window.tabs.close_tab)
        strip.bar.menu_asked.connect(self._show_menu)
        window.frame.put_tabs(strip)
        return strip

    @Slot(object)
    def _on_dragged(self, places: tuple[int, int]) -> None:
        self._window.tabs.move(*places)

    # --- the menu of the page

    @Slot(object)
    def show_page_menu(self, asked: tuple[QPoint, str]) -> None:
        """Show what can be done with a link, or with the page where the id is empty."""
        from desktop.views.page_menu import PageMenu

        place, page_id = asked
        window = self._window
        menu = PageMenu(page_id, window.pane.page.text, actions=window.actions_by_id, parent=window)
        menu.followed.connect(window.browser.follow)
        menu.tab_asked.connect(self.open_page)
        menu.window_asked.connect(self._on_page_window_asked)
        menu.popup(place)

    @Slot(object)
    def _on_page_window_asked(self, page_id: str) -> None:
        self._window.services.open_another(Trail.of(self._window.browser.state.with_page(page_id)))

    # --- the menu of a tab

    @Slot(object)
    def _show_menu(self, place: int) -> None:
        from desktop.views.tab_menu import TabMenu

        if self.strip is not None:
            menu = TabMenu(place, self._window.tabs, actions=self._window.actions_by_id, parent=self._window)
            menu.window_asked.connect(self._on_window_asked)
            box = self.strip.bar.tabRect(place)
            menu.popup(self.strip.bar.mapToGlobal(QPoint(box.left(), box.bottom())))

    @Slot(object)
    def _on_window_asked(self, place: int) -> None:
        """Let the tab go on in a window of its own."""
        tab = self._window.tabs.left().tabs[place]
        self._window.services.open_another(tab.trail)
        self._window.tabs.close_tab(place)

    # --- actions

    @Slot()
    def _new(self) -> None:
        self._window.tabs.open_blank()
        self._window.focus_search()

    @Slot()
    def _open(self) -> None:
        chosen = self._window.list.table.chosen_ids[:MOST_AT_ONCE]
        selected = self._window.browser.state.selected
        if len(chosen) > 1 or selected is None:
            self._say_opened(chosen)
        else:
            self._say_opened((selected,))

    @Slot()
    def _close(self) -> None:
        self._window.tabs.close_tab(self._window.tabs.tabs.current)

    @Slot()
    def _close_others(self) -> None:
        current = self._window.tabs.tabs.current
        self._window.tabs.close_but(current, current)

    @Slot()
    def _reopen(self) -> None:
        self._window.tabs.reopen()

    @Slot()
    def _next(self) -> None:
        self._window.tabs.step(1)

    @Slot()
    def _previous(self) -> None:
        self._window.tabs.step(-1)

    @Slot()
    def _move_right(self) -> None:
        self._move(1)

    @Slot()
    def _move_left(self) -> None:
        self._move(-1)

    def _move(self, steps: int) -> None:
        current = self._window.tabs.tabs.current
        self._window.tabs.move(current, current + steps)

    @Slot()
    def _go(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            place = int(action.objectName().rpartition("_")[2]) - 1
            if place < len(self._window.tabs.tabs.tabs):
                self._window.tabs.go_to(place)

    @Slot()
    def _go_last(self) -> None:
        self._window.tabs.go_to(len(self._window.tabs.tabs.tabs) - 1)
