"""The menu of one tab: what can be done with it and with the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.texts import _

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from desktop.views.action_set import ActionSet
    from desktop.views.tab_desk import TabDesk


class TabMenu(QMenu):
    """Acts on the tab at a place; destroys itself when it is closed.

    Signals:
        window_asked: Place of the tab that is to go on in a window of its own.
    """

    window_asked = Signal(object)

    def __init__(self, place: int, desk: TabDesk, *, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tab_menu")
        self._place = place
        self._desk = desk
        last = len(desk.tabs.tabs) - 1
        self.addAction(actions.action("tab.new"))
        self._add(_("Move to a new window"), self._on_window)
        self.addSeparator()
        self._add(_("Close"), self._on_close)
        self._add(_("Close the others"), self._on_close_others).setEnabled(last > 0)
        self._add(_("Close those to the right"), self._on_close_right).setEnabled(place < last)
        self.addSeparator()
        self.addAction(actions.action("tab.reopen"))
        self.aboutToHide.connect(self.deleteLater)

    def _add(self, text: str, slot: object) -> QAction:
        action = self.addAction(text)
        action.triggered.connect(slot)
        return action

    @Slot()
    def _on_window(self) -> None:
        self.window_asked.emit(self._place)

    @Slot()
    def _on_close(self) -> None:
        self._desk.close_tab(self._place)

    @Slot()
    def _on_close_others(self) -> None:
        self._desk.close_but(self._place, self._place)

    @Slot()
    def _on_close_right(self) -> None:
        self._desk.close_but(0, self._place)
