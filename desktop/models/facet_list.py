"""The model of the filter panel: finished rows, swapped as a whole."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.core.facet_rows import FacetRow, RowKind
from desktop.models.roles import Role

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_FACET_ROW = int(Role.FACET_ROW)
_ITEM = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class FacetListModel(QAbstractListModel):
    """Serves the rows of the panel; heads cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FacetRow, ...] = ()

    def set_rows(self, rows: tuple[FacetRow, ...]) -> None:
        """Serve other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> FacetRow:
        """Return the row at the place."""
        return self._rows[place]

    def place_of(self, key: str, value: str) -> int | None:
        """Return where the facet value stands; None where it is not shown."""
        places = (place for place, row in enumerate(self._rows) if row.key == key and row.value == value)
        return next((place for place in places if self._rows[place].kind is RowKind.VALUE), None)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of rows; none below a row."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """Return what the role asks of a row; None for roles that are not served."""
        if not index.isValid():
            return None
        if role in (_DISPLAY, _TOOLTIP):
            return self._rows[index.row()].label
        if role == _FACET_ROW:
            return self._rows[index.row()]
        if role == _ACCESSIBLE:
            return self._rows[index.row()].spoken
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return what can be done with a row."""
        if not index.isValid() or self._rows[index.row()].kind is RowKind.HEAD:
            return Qt.ItemFlag.NoItemFlags
        return _ITEM
