"""The model of what a search over all kinds found: finished rows, swapped as a whole; heads cannot be chosen."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.core.hit_rows import HitRow
from desktop.models.roles import Role

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_HIT_ROW = int(Role.HIT_ROW)
_ITEM = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class HitListModel(QAbstractListModel):
    """Serves the rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[HitRow, ...] = ()

    def set_rows(self, rows: tuple[HitRow, ...]) -> None:
        """Serve other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> HitRow:
        """Return the row at the place."""
        return self._rows[place]

    def next_choice(self, place: int, step: int) -> int | None:
        """Return the nearest row from the place on, in steps of 1 or -1, that is no head; None where there is none."""
        while 0 <= place < len(self._rows):
            if not self._rows[place].is_head:
                return place
            place += step
        return None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of rows; none below a row."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """Return what the role asks of a row; None for roles that are not served."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (_DISPLAY, _TOOLTIP):
            return f"{row.title} ({row.detail})" if role == _TOOLTIP and row.detail else row.title
        if role == _HIT_ROW:
            return row
        if role == _ACCESSIBLE:
            return row.spoken
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return what can be done with a row."""
        if not index.isValid() or self._rows[index.row()].is_head:
            return Qt.ItemFlag.NoItemFlags
        return _ITEM
