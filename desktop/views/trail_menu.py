"""The lists under the back and forward buttons: a long press or a right click shows where they lead."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from desktop.core.texts import _
from desktop.core.trail import trail
from desktop.pages.blocks import Document
from desktop.views.browser import Browser

_WIDEST = 60


class TrailMenu(QMenu):
    """Lists what lies behind or ahead; filled when it is shown."""

    def __init__(self, browser: Browser, titles: dict[str, str], *, button: QToolButton, is_forward: bool) -> None:
        super().__init__(button)
        self.setObjectName("trail_forward" if is_forward else "trail_back")
        self._browser = browser
        self._titles = titles
        self._is_forward = is_forward
        self._button = button
        button.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
        button.setMenu(self)
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(self._on_menu)
        self.aboutToShow.connect(self._on_show)
        self.triggered.connect(self._on_triggered)

    @Slot(QPoint)
    def _on_menu(self, _place: QPoint) -> None:
        self.popup(self._button.mapToGlobal(QPoint(0, self._button.height())))

    @Slot()
    def _on_show(self) -> None:
        self.clear()
        for step in trail(self._browser.history, self._titles, is_forward=self._is_forward):
            text = step.text if len(step.text) <= _WIDEST else f"{step.text[: _WIDEST - 1].rstrip()}…"
            action = QAction(text.replace("&", "&&"), self)
            action.setData(step.steps)
            self.addAction(action)
        if self.isEmpty():
            nothing = QAction(_("Nothing"), self)
            nothing.setEnabled(False)
            self.addAction(nothing)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self._browser.walk(int(action.data()))


class Trail(QObject):
    """Remembers the titles of pages, and gives the two buttons their lists."""

    def __init__(self, browser: Browser, back: QToolButton, *, forward: QToolButton) -> None:
        super().__init__(browser)
        self._titles: dict[str, str] = {}
        self.back = TrailMenu(browser, self._titles, button=back, is_forward=False)
        self.forward = TrailMenu(browser, self._titles, button=forward, is_forward=True)
        self._button = back
        browser.page_ready.connect(self._on_page)

    @Slot()
    def show(self) -> None:
        """Show what lies behind."""
        self.back.popup(self._button.mapToGlobal(QPoint(0, self._button.height())))

    @Slot(object)
    def _on_page(self, document: Document) -> None:
        self._titles[document.id] = document.title
