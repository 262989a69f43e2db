"""The saved and the recent searches: run, renamed, put in order and removed by key and by button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.search_rows import RECENT, SAVED, search_rows
from desktop.core.texts import _
from desktop.models.hit_list import HitListModel
from desktop.views.hit_delegate import HitDelegate
from desktop.views.picker_line import PickerLine
from desktop.views.style import Style
from desktop.views.widgets import fit

if TYPE_CHECKING:
    from db.notebook.records import SavedSearch
    from desktop.core.recent_searches import RecentSearch

_SIZE = QSize(620, 460)


class SearchesDialog(QDialog):
    """A line and the searches that it finds; destroys itself when it is closed.

    Signals:
        saved_chosen: The `SavedSearch` to run, after the dialog is closed.
        recent_chosen: Likewise the `RecentSearch`.
        rename_asked: The `SavedSearch` to name anew.
        remove_asked: The `SavedSearch` to remove.
        order_asked: The ids of the saved searches in their new order.
        forget_asked: Without argument, when no recent search is to be kept.
    """

    saved_chosen = Signal(object)
    recent_chosen = Signal(object)
    rename_asked = Signal(object)
    remove_asked = Signal(object)
    order_asked = Signal(object)
    forget_asked = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("searches")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Saved and recent searches"))
        fit(self, _SIZE)
        self._saved: tuple[SavedSearch, ...] = ()
        self._recent: tuple[RecentSearch, ...] = ()
        self.line = PickerLine(self)
        self.line.setObjectName("searches_line")
        self.line.setAccessibleName(_("Search among searches"))
        self.line.setPlaceholderText(_("Name or words of a search"))
        self.line.setFixedHeight(34)
        self.model = HitListModel(self)
        self.list = QListView(self)
        self.list.setObjectName("searches_list")
        self.list.setAccessibleName(_("Searches"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(style, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The line keeps the focus, so that typing never stops; it moves the list's cursor.
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.said = QLabel(self)
        self.said.setObjectName("popup_hint")
        self.said.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.said)
        layout.addLayout(self._made_buttons())
        self.line.textChanged.connect(self._show)
        self.line.moved.connect(self._on_moved)
        self.line.returnPressed.connect(self._on_run)
        self.list.doubleClicked.connect(self._on_run)
        selection = self.list.selectionModel()
        selection.currentChanged.connect(self._on_current)

    def _made_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.run = self._button("searches_run", _("Run"), "", slot=self._on_run)
        self.rename = self._button("searches_rename", _("Rename…"), "F2", slot=self._on_rename)
        self.remove = self._button("searches_remove", _("Remove"), "Ctrl+Del", slot=self._on_remove)
        self.up = self._button("searches_up", _("Up"), "Alt+Up", slot=self._on_up)
        self.down = self._button("searches_down", _("Down"), "Alt+Down", slot=self._on_down)
        self.forget = self._button("searches_forget", _("Forget recent"), "", slot=self.forget_asked)
        for button in (self.run, self.rename, self.remove, self.up, self.down):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.forget)
        return row

    def _button(self, name: str, text: str, key: str, *, slot: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        if key:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(button.click)
            button.setToolTip(f"{text} ({QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)})")
        return button

    def show_searches(self, saved: Sequence[SavedSearch], recent: Sequence[RecentSearch]) -> None:
        """Show these searches, with the cursor where it was."""
        self._saved, self._recent = tuple(saved), tuple(recent)
        self._show()

    @property
    def chosen(self) -> SavedSearch | RecentSearch | None:
        """Return the search at the cursor."""
        index = self.list.currentIndex()
        if not index.isValid():
            return None
        row_id = self.model.row(index.row()).page_id
        if row_id.startswith(RECENT):
            return self._recent[int(row_id.removeprefix(RECENT))]
        return self._saved_at(row_id)

    def _saved_at(self, row_id: str) -> SavedSearch | None:
        return next((each for each in self._saved if f"{SAVED}{each.id}" == row_id), None)

    def _current_saved(self) -> SavedSearch | None:
        index = self.list.currentIndex()
        return self._saved_at(self.model.row(index.row()).page_id) if index.isValid() else None

    @Slot()
    def _show(self) -> None:
        before = self.list.currentIndex()
        row_id = self.model.row(before.row()).page_id if before.isValid() else ""
        rows = search_rows(self._saved, self._recent, text=self.line.text())
        self.model.set_rows(rows)
        same = next((place for place, row in enumerate(rows) if row_id and row.page_id == row_id), None)
        self._go_to(same if same is not None else self.model.next_choice(0, 1))
        if rows:
            self.said.setText("")
        elif self._saved or self._recent:
            self.said.setText(_("No search fits “{text}”.").format(text=self.line.text().strip()))
        else:
            self.said.setText(_("No search is saved yet. Type one above the table and save it with Ctrl+Alt+F."))
        self._on_current()

    def _go_to(self, place: int | None) -> None:
        if place is not None:
            index = self.model.index(place)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _move(self, by: int) -> None:
        search = self._current_saved()
        if search is None:
            return
        ids = [each.id for each in self._saved]
        place = ids.index(search.id)
        ids.insert(min(max(0, place + by), len(ids) - 1), ids.pop(place))
        if ids != [each.id for each in self._saved]:
            self.order_asked.emit(tuple(ids))

    @Slot(object)
    def _on_moved(self, step: int) -> None:
        place = min(max(self.list.currentIndex().row() + step, 0), self.model.rowCount() - 1)
        direction = 1 if step > 0 else -1
        found = self.model.next_choice(place, direction)
        self._go_to(found if found is not None else self.model.next_choice(place, -direction))

    @Slot()
    def _on_current(self) -> None:
        saved = self._current_saved()
        self.run.setEnabled(self.chosen is not None)
        for button in (self.rename, self.remove, self.up, self.down):
            button.setEnabled(saved is not None)
        self.forget.setEnabled(bool(self._recent))

    @Slot()
    def _on_run(self) -> None:
        chosen, saved = self.chosen, self._current_saved()
        if chosen is not None:
            self.close()
            (self.recent_chosen if saved is None else self.saved_chosen).emit(chosen)

    @Slot()
    def _on_rename(self) -> None:
        self.rename_asked.emit(self._current_saved())

    @Slot()
    def _on_remove(self) -> None:
        self.remove_asked.emit(self._current_saved())

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move(1)
