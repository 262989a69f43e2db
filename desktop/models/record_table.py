"""The one table model: a listing of finished cells, swapped as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from desktop.core.listing import Column, Listing
from desktop.models.roles import Role

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
# Cached: reading an enum member in data() costs more than the look-up of the cell.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_RECORD_ID = int(Role.RECORD_ID)
_STATE = int(Role.STATE)
_START = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_END = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class RecordTableModel(QAbstractTableModel):
    """Serves a `Listing`; `data` looks up and never formats, queries or raises."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing = Listing()
        self._marks: Mapping[str, QIcon] = {}
        self._rows: dict[str, int] = {}

    @property
    def listing(self) -> Listing:
        """Return what is served."""
        return self._listing

    def set_listing(self, listing: Listing) -> None:
        """Serve another listing. The view's current row is lost in this, so restore it by id."""
        self.beginResetModel()
        self._listing = listing
        # A very long table knows the place of an id without a list of them.
        ids = listing.ids if isinstance(listing.ids, tuple) else ()
        self._rows = {record_id: row for row, record_id in enumerate(ids)}
        self.endResetModel()

    def set_marks(self, marks: Mapping[str, QIcon]) -> None:
        """Show these marks by state value; called when the theme changes."""
        self._marks = marks
        if self._listing.ids:
            last = self.index(len(self._listing.ids) - 1, len(self._listing.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.DecorationRole])

    def column(self, section: int) -> Column:
        """Return the column at the place."""
        return self._listing.columns[section]

    def id_at(self, row: int) -> str:
        """Return the entry id of the row."""
        return self._listing.ids[row]

    def row_of(self, record_id: str | None) -> int | None:
        """Return the row of the entry; None where it is not in the table."""
        if record_id is None or isinstance(self._listing.ids, tuple):
            return None if record_id is None else self._rows.get(record_id)
        try:
            return self._listing.ids.index(record_id)
        except ValueError:
            return None

    def mark_at(self, row: int) -> QIcon | None:
        """Return the mark of the state that the row has."""
        return self._marks.get(self._listing.states[row])

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of rows; none below a row."""
        return 0 if parent.isValid() else len(self._listing.ids)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of columns; none below a row."""
        return 0 if parent.isValid() else len(self._listing.columns)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """Return what the role asks of a cell; None for roles that are not served."""
        if role == _DISPLAY:
            return self._listing.cells[index.row()][index.column()] if index.isValid() else None
        if not index.isValid():
            return None
        if role == _ALIGNMENT:
            return _END if self._listing.columns[index.column()].is_at_end else _START
        if role == _DECORATION:
            is_state = self._listing.columns[index.column()].is_state
            return self.mark_at(index.row()) if is_state else None
        if role == _ACCESSIBLE:
            return self._spoken(index.row(), index.column())
        if role == _TOOLTIP:
            return self._listing.cells[index.row()][index.column()] or None
        if role == _RECORD_ID:
            return self._listing.ids[index.row()]
        if role == _STATE:
            return self._listing.states[index.row()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Return a column's title or alignment; rows have no heads."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self._listing.columns):
            return None
        if role == _DISPLAY:
            return self._listing.columns[section].title
        if role == _ALIGNMENT:
            return _END if self._listing.columns[section].is_at_end else _START
        return None

    def _spoken(self, row: int, column: int) -> str:
        """Return what a screen reader says: the whole row at its first cell, the one cell elsewhere."""
        cells = self._listing.cells[row]
        if column:
            return f"{self._listing.columns[column].title}: {cells[column]}"
        titled = zip(self._listing.columns[1:], cells[1:], strict=True)
        return ", ".join((cells[0], *(f"{head.title} {text}" for head, text in titled if text)))
