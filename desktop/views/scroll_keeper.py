"""Lets back, forward and tabs come back to the row and the line where a state was left."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from desktop.core.history import Scroll
from desktop.views.browser import Browser
from desktop.views.page_view import PageView
from desktop.views.record_table import RecordTable


class ScrollKeeper(QObject):
    """Marks where each state is left, and scrolls there when it is shown again.

    Made after everything that shows rows and pages is tied to the browser: it comes after them.
    """

    def __init__(self, browser: Browser, table: RecordTable, *, page: PageView) -> None:
        super().__init__(browser)
        self._browser = browser
        self._table = table
        self._page = page
        self._waiting: Scroll | None = None
        browser.leaving.connect(self._on_leaving)
        browser.returned.connect(self.come_back)
        browser.page_ready.connect(self._on_page)

    @Slot()
    def come_back(self) -> None:
        """Scroll to where the current state was left: the table now, the page when it is there."""
        scroll = self._browser.history.scroll
        self._table.scroll_to(scroll.row)
        self._waiting = scroll
        if not self._browser.is_page_due:
            self._on_page()

    @Slot()
    def _on_leaving(self) -> None:
        if self._waiting is not None:
            return  # the page is not there yet: it is left where it was left before
        position, offset = (0, 0) if self._page.is_empty else self._page.text.place()
        self._browser.history.mark(Scroll(self._table.top_row, position, offset))

    @Slot()
    def _on_page(self) -> None:
        scroll, self._waiting = self._waiting, None
        if scroll is not None and not self._page.is_empty:
            self._page.text.go_to_place(scroll.position, scroll.offset)
