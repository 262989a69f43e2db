"""The model of the list of all commands: finished rows, swapped as a whole."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.core.palette import PaletteRow
from desktop.core.texts import _
from desktop.models.roles import Role

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_ROW = int(Role.PALETTE_ROW)


class PaletteListModel(QAbstractListModel):
    """Serves the rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PaletteRow, ...] = ()

    def set_rows(self, rows: tuple[PaletteRow, ...]) -> None:
        """Serve other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> PaletteRow:
        """Return the row at the place."""
        return self._rows[place]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of rows; none below a row."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """Return what the role asks of the row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == _ROW:
            return row
        if role == _DISPLAY:
            return row.text
        if role == _TOOLTIP:
            return row.detail
        if role == _ACCESSIBLE:
            parts = (row.text, ", ".join(row.keys), "" if row.is_enabled else _("cannot be used"), row.detail)
            return ". ".join(part.rstrip(".") for part in parts if part)
        return None
