"""The model of the parts of a briefing: finished rows, swapped as a whole; a drop says what is wished for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.core.brief_plan import Part
from desktop.core.texts import _

MIME = "application/x-monazite-briefing-parts"
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_ITEM = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled


class PartListModel(QAbstractListModel):
    """Serves the parts.

    Signals:
        drop_asked: A tuple of the places that are to be moved, and the place that they are to stand before.
    """

    drop_asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()

    def set_parts(self, parts: tuple[Part, ...]) -> None:
        """Serve other parts."""
        self.beginResetModel()
        self._parts = parts
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of parts; none below a part."""
        return 0 if parent.isValid() else len(self._parts)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """Return what the role asks of a part; None for roles that are not served."""
        if not index.isValid():
            return None
        part = self._parts[index.row()]
        if role == _DISPLAY:
            return f"{index.row() + 1}  {part.title}"
        if role == _TOOLTIP:
            return f"{part.title} ({part.detail})" if part.detail else part.title
        if role == _ACCESSIBLE:
            return _("{place} of {count}: {title}, {detail}").format(
                place=index.row() + 1, count=len(self._parts), title=part.title, detail=part.detail
            )
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return what can be done with a part; between parts others can be dropped."""
        return _ITEM if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that parts are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return the one sort of data that can be dropped here."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the places of the parts that are dragged."""
        data = QMimeData()
        data.setData(MIME, ",".join(str(index.row()) for index in indexes).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        """Say what is wished for; returns False, so that the view takes nothing out by itself."""
        del column
        if action == Qt.DropAction.MoveAction and data.hasFormat(MIME):
            written = data.data(MIME).toStdString()
            places = tuple(int(each) for each in written.split(",") if each.isdigit())
            before = row if row >= 0 else parent.row() if parent.isValid() else len(self._parts)
            self.drop_asked.emit((places, before))
        return False
