"""The menu of the page: what can be done with the link that is pointed at, or with the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.page_link import link_of
from desktop.core.texts import _

if TYPE_CHECKING:
    from desktop.views.action_set import ActionSet
    from desktop.views.page_text import PageText

_PAGE = ("go.back", "go.forward", "", "tab.open", "app.new_window", "", "entry.copy_link", "entry.copy_citation")


class PageMenu(QMenu):
    """Destroys itself when it is closed.

    Signals:
        followed: Id of the page to open.
        tab_asked: Id of the page to open in a tab of its own.
        window_asked: Id of the page to open in a window of its own.
    """

    followed = Signal(object)
    tab_asked = Signal(object)
    window_asked = Signal(object)

    def __init__(self, page_id: str, text: PageText, *, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page_menu")
        self._page_id = page_id
        if page_id:
            for words, slot in (
                (_("Open"), self._on_open),
                (_("Open in a new tab"), self._on_tab),
                (_("Open in a new window"), self._on_window),
                (_("Copy link"), self._on_copy),
            ):
                self.addAction(words).triggered.connect(slot)
        else:
            for action_id in _PAGE:
                if action_id:
                    self.addAction(actions.action(action_id))
                else:
                    self.addSeparator()
        if text.textCursor().hasSelection():
            self.addSeparator()
            self.addAction(_("Copy text")).triggered.connect(text.copy)
        self.aboutToHide.connect(self.deleteLater)

    @Slot()
    def _on_open(self) -> None:
        self.followed.emit(self._page_id)

    @Slot()
    def _on_tab(self) -> None:
        self.tab_asked.emit(self._page_id)

    @Slot()
    def _on_window(self) -> None:
        self.window_asked.emit(self._page_id)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(link_of(self._page_id))
