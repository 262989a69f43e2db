"""Keeps the tabs of a window: one browser shows them all, each with the trail that it was left with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.browse_state import BrowseState
from desktop.core.tabs import Tab, Tabs
from desktop.views.browser import Browser

if TYPE_CHECKING:
    from desktop.pages.blocks import Document

# Returns the title of a page that was not opened yet; its id where it has none.
TitleOf = Callable[[str], str]


class TabDesk(QObject):
    """Turns intents about tabs into another `Tabs`, and lets the browser show its current one.

    There is one table and one page, whatever the number of tabs: a tab that is not shown is a value.

    Signals:
        changed: The `Tabs`, after each change of them.
    """

    changed = Signal(object)

    def __init__(self, browser: Browser, tabs: Tabs, *, title_of: TitleOf) -> None:
        super().__init__(browser)
        self._browser = browser
        self._tabs = tabs
        self._title_of = title_of
        browser.state_shown.connect(self._on_state)
        browser.page_ready.connect(self._on_page)

    @property
    def tabs(self) -> Tabs:
        """Return the tabs with what the current one shows."""
        tab = self._tabs.shown
        return self._tabs.with_shown(replace(tab, trail=self._browser.history.trail))

    def left(self) -> Tabs:
        """Return the tabs with where the current one is left now."""
        self._browser.leave()
        shown = self._tabs.shown
        if not shown.title and shown.state.selected is not None:
            # Left before its page was there.
            self._tabs = self._tabs.with_shown(replace(shown, title=self._title_of(shown.state.selected)))
        return self.tabs

    def open_page(self, page_id: str) -> str:
        """Open the page in a tab that is not shown, and return what it is called."""
        state = self._browser.state.with_page(page_id)
        tab = Tab.of(state, self._title_of(page_id))
        self._take(self.tabs.opened(tab))
        return tab.title

    def open_pages(self, page_ids: Iterable[str]) -> None:
        """Open each page in a tab that is not shown."""
        for page_id in page_ids:
            self.open_page(page_id)

    def open_blank(self) -> None:
        """Open a tab with the home page, on the day that is shown, and show it."""
        tabs = self.left().opened(self._blank())
        self._show(tabs.gone_to(tabs.current + tabs.beside))

    def go_to(self, place: int) -> None:
        """Show the tab; the last one where there are not as many."""
        if self._tabs.gone_to(place) is not self._tabs:
            self._show(self.left().gone_to(place))

    def step(self, steps: int) -> None:
        """Show the tab so many places to the right, going round at the ends."""
        self.go_to(self._tabs.stepped(steps).current)

    def move(self, source: int, target: int) -> None:
        """Put a tab at another place."""
        self._take(self.tabs.moved(source, target))

    def close_tab(self, place: int) -> None:
        """Close the tab."""
        self._show(self.left().without(place, blank=self._blank()))

    def close_but(self, first: int, last: int) -> None:
        """Close all tabs but those from one place to another."""
        self._show(self.left().only(first, last))

    def reopen(self) -> None:
        """Open the tab again that was closed last."""
        self._show(self.left().reopened())

    def _blank(self) -> Tab:
        return Tab.of(BrowseState(as_of=self._browser.state.as_of))

    def _show(self, tabs: Tabs) -> None:
        """Take the tabs, and show the current one where that is another than before."""
        trail = tabs.shown.trail
        self._tabs = tabs
        if trail != self._browser.history.trail:
            self._browser.resume(trail)
        self._take(tabs)

    def _take(self, tabs: Tabs) -> None:
        self._tabs = tabs
        self.changed.emit(self.tabs)

    @Slot(object)
    def _on_state(self, state: BrowseState) -> None:
        tab = self._tabs.shown
        if tab.state != state:
            is_same_page = tab.state.selected == state.selected
            tab = replace(tab, trail=self._browser.history.trail, title=tab.title if is_same_page else "")
            self._take(self._tabs.with_shown(tab))

    @Slot(object)
    def _on_page(self, document: Document) -> None:
        tab = self._tabs.shown
        if tab.title != document.title:
            self._take(self._tabs.with_shown(replace(tab, title=document.title)))
