"""A plain table of a dialog: rows of a `Listing`, chosen by id, which stay chosen when the rows are replaced."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.core.listing import Listing
from desktop.models.record_table import RecordTableModel

_ROW_HEIGHT = 26
_ROWS = QItemSelectionModel.SelectionFlag.Rows


class PlainTable(QTableView):
    """Shows a `Listing`; long texts are cut and shown whole as a tip.

    Args:
        name: The object's, and what a test finds it by.
        title: What a screen reader calls it.

    Signals:
        chosen: Without argument, when another row is current or other rows are chosen.
        entered: Without argument, on Enter and on a double click.
        deleted: Without argument, on Delete.
        moved: Rows to move what is chosen by, on Alt+Up and Alt+Down.
    """

    chosen = Signal()
    entered = Signal()
    deleted = Signal()
    moved = Signal(object)

    def __init__(self, name: str, title: str, parent: QWidget, *, is_many: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("look", "plain")
        self.setAccessibleName(title)
        self.rows = RecordTableModel(self)
        self.setModel(self.rows)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if is_many else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self._columns: tuple[str, ...] = ()
        self.selectionModel().selectionChanged.connect(self._on_chosen)
        self.selectionModel().currentRowChanged.connect(self._on_chosen)
        self.doubleClicked.connect(self._on_double)

    def show_listing(self, listing: Listing) -> None:
        """Show other rows; those that were chosen and are still there stay chosen."""
        chosen, current = self.chosen_ids, self.current_id
        self.rows.set_listing(listing)
        keys = tuple(column.key for column in listing.columns)
        if keys != self._columns:
            self._columns = keys
            self._set_widths(listing)
        self.choose(chosen, current=current)

    @property
    def current_id(self) -> str | None:
        """Return the id of the current row; None where there is none."""
        index = self.currentIndex()
        return self.rows.id_at(index.row()) if index.isValid() else None

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """Return the ids of the chosen rows in the order of the table."""
        places = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return tuple(self.rows.id_at(place) for place in places)

    def choose(self, ids: Iterable[str], *, current: str | None = None) -> None:
        """Choose the rows that are there, the first row where none is; `current` gets the keyboard."""
        places = [place for place in map(self.rows.row_of, ids) if place is not None]
        first = self.rows.row_of(current) if current is not None else None
        if not places and self.rows.rowCount():
            places = [0]
        if first is None and places:
            first = places[0]
        last = self.rows.columnCount() - 1
        selection = QItemSelection()
        for place in places:
            selection.select(self.rows.index(place, 0), self.rows.index(place, last))
        if first is not None:
            self.selectionModel().setCurrentIndex(self.rows.index(first, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS)
        # A reset says nothing of its own.
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter, Delete and Alt with an arrow act on what is chosen."""
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def _set_widths(self, listing: Listing) -> None:
        header = self.horizontalHeader()
        for place, column in enumerate(listing.columns):
            mode = QHeaderView.ResizeMode.Stretch if column.is_stretched else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(place, mode)
            self.setColumnWidth(place, column.width)

    @Slot()
    def _on_chosen(self) -> None:
        self.chosen.emit()

    @Slot()
    def _on_double(self) -> None:
        self.entered.emit()
