"""Paints the list of all commands: name and shortcut, under them what it does or why it cannot be used."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.core.palette import PaletteRow
from desktop.models.roles import Role
from desktop.views.style import Style

_FIRST, _HEIGHT = 26, 45
_MARGIN = 14
_LARGE, _SMALL = 13, 12
_Index = QModelIndex | QPersistentModelIndex


class PaletteDelegate(QStyledItemDelegate):
    """Paints `PaletteRow`s."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of two lines."""
        return QSize(80, self._style.row_height(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row."""
        row = index.data(Role.PALETTE_ROW)
        if not isinstance(row, PaletteRow):
            return
        theme, area = self._style.theme, option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.color("selection" if is_selected else "hover")))
            painter.drawRoundedRect(area.adjusted(6, 1, -6, -1), 4, 4)
        quiet = "selection_text" if is_selected else "text_muted"
        loud = "selection_text" if is_selected else "text"
        first = QRect(area.left() + _MARGIN, area.top() + 1, area.width() - 2 * _MARGIN, _FIRST)
        shown = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in row.keys]
        taken = self._words(painter, first, "   ".join(shown), token=quiet, size=_SMALL, is_right=True)
        name = first.adjusted(0, 0, -taken - _MARGIN, 0)
        self._words(painter, name, row.text, token=loud if row.is_enabled else quiet, size=_LARGE)
        second = QRect(first.left(), first.bottom() - 3, first.width(), area.bottom() - first.bottom() - 1)
        self._words(painter, second, row.detail, token=quiet, size=_SMALL)
        painter.restore()

    def _words(
        self, painter: QPainter, area: QRect, text: str, *, token: str, size: int, is_right: bool = False
    ) -> int:
        """Write the text, cut where there is no room, and return its width."""
        font = QFont(painter.font())
        font.setPixelSize(size)
        painter.setFont(font)
        painter.setPen(QColor(self._style.theme.color(token)))
        metrics = QFontMetrics(font)
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | side, cut)
        return metrics.horizontalAdvance(cut)
