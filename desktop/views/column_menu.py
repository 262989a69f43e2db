"""The menu of the columns: which are shown, where the one in question stands, and the sets with a name."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.texts import _
from desktop.views.column_keeper import ColumnKeeper


class _Deed(StrEnum):
    TOGGLE = "toggle"
    LEFT = "left"
    RIGHT = "right"
    USUAL = "usual"
    TAKE = "take"
    SAVE = "save"
    FORGET = "forget"


class ColumnMenu(QMenu):
    """Stays open while columns are ticked. Deletes itself when it is closed.

    Args:
        keeper: What is shown now, and what is told to.
        titles: What each column is called, by key, in the usual order.
        key: The column whose head was clicked; empty for none.

    Signals:
        name_asked: Without argument, when the shown columns are to get a name.
    """

    name_asked = Signal()

    def __init__(self, keeper: ColumnKeeper, titles: dict[str, str], parent: QWidget, *, key: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("column_menu")
        self.setAccessibleName(_("Columns"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keeper = keeper
        shown = keeper.shown
        self._ticks: dict[str, QAction] = {}
        for column, title in titles.items():
            tick = self._add(self, title, (_Deed.TOGGLE, column))
            tick.setCheckable(True)
            tick.setChecked(column in shown)
            self._ticks[column] = tick
        if key in shown:
            self.addSeparator()
            title = titles[key]
            self._add(self, _("Move “{title}” left").format(title=title), (_Deed.LEFT, key)).setEnabled(shown[0] != key)
            right = self._add(self, _("Move “{title}” right").format(title=title), (_Deed.RIGHT, key))
            right.setEnabled(shown[-1] != key)
        self.addSeparator()
        self._add(self, _("Usual columns"), (_Deed.USUAL, ""))
        saved = tuple(keeper.choice.saved)
        for name in saved:
            self._add(self, _("Columns “{name}”").format(name=_literal(name)), (_Deed.TAKE, name))
        self._add(self, _("Save these columns as…"), (_Deed.SAVE, ""))
        if saved:
            removing = QMenu(_("Remove a saved set"), self)
            removing.setObjectName("column_sets_removing")
            for name in saved:
                self._add(removing, _literal(name), (_Deed.FORGET, name))
            self.addMenu(removing)
        self.triggered.connect(self._on_triggered)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick without closing."""
        action = self.actionAt(event.position().toPoint())
        if action in self._ticks.values():
            action.trigger()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick without closing."""
        action = self.activeAction()
        is_choice = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_choice and action in self._ticks.values():
            action.trigger()
            return
        super().keyPressEvent(event)

    def _add(self, menu: QMenu, text: str, deed: tuple[_Deed, str]) -> QAction:
        action = QAction(text, menu)
        action.setObjectName("columns." + ".".join(part for part in deed if part))
        action.setData(deed)
        menu.addAction(action)
        return action

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        deed, key = action.data()
        match _Deed(deed):
            case _Deed.TOGGLE:
                self._keeper.show_column(key, is_shown=action.isChecked())
                action.setChecked(key in self._keeper.shown)
            case _Deed.LEFT | _Deed.RIGHT:
                self._keeper.move_column(key, by=-1 if deed == _Deed.LEFT else 1)
            case _Deed.USUAL:
                self._keeper.use_usual()
            case _Deed.TAKE:
                self._keeper.use_saved(key)
            case _Deed.FORGET:
                self._keeper.forget(key)
            case _Deed.SAVE:
                self.name_asked.emit()


def _literal(text: str) -> str:
    """Return the text for a menu, which would take an ampersand for the mark of a key."""
    return text.replace("&", "&&")
