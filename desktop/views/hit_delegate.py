"""Paints what a search over all kinds found: heads of kinds, and entries with their state and what matched."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.core.hit_rows import HitRow
from desktop.models.roles import Role
from desktop.views.style import Style

_HEAD_HEIGHT, _ROW_HEIGHT, _TALL_HEIGHT = 28, 28, 44
_MARGIN = 14
_MARK = 14
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class HitDelegate(QStyledItemDelegate):
    """Paints `HitRow`s."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of the row: a second line where something else than the name matched."""
        row = index.data(Role.HIT_ROW)
        if not isinstance(row, HitRow) or row.is_head:
            return QSize(80, _HEAD_HEIGHT)
        return QSize(80, _TALL_HEIGHT if row.detail else _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row."""
        row = index.data(Role.HIT_ROW)
        if not isinstance(row, HitRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_head:
            self._words(painter, option.rect.adjusted(_MARGIN, 6, -_MARGIN, 0), row.title, "text_muted", is_small=True)
        else:
            self._paint_hit(painter, option, row)
        painter.restore()

    def _paint_hit(self, painter: QPainter, option: QStyleOptionViewItem, row: HitRow) -> None:
        theme, area = self._style.theme, option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.color("selection" if is_selected else "hover")))
            painter.drawRoundedRect(area.adjusted(6, 1, -6, -1), 4, 4)
        mark = QRect(area.left() + _MARGIN, area.top() + (_ROW_HEIGHT - _MARK) // 2, _MARK, _MARK)
        painter.drawImage(mark, self._style.icons.state_image(row.state, size=_MARK, ratio=2.0))
        words = area.adjusted(_MARGIN + _MARK + 8, 0, -_MARGIN, 0)
        first = QRect(words.left(), words.top(), words.width(), _ROW_HEIGHT)
        self._words(painter, first, row.title, "selection_text" if is_selected else "text")
        if row.detail:
            second = QRect(words.left(), words.top() + _ROW_HEIGHT - 6, words.width(), _TALL_HEIGHT - _ROW_HEIGHT)
            token = "selection_text" if is_selected else "text_muted"
            self._words(painter, second, row.detail, token, is_small=True)

    def _words(self, painter: QPainter, area: QRect, text: str, token: str, *, is_small: bool = False) -> None:
        font = QFont(painter.font())
        font.setPixelSize(12 if is_small else 13)
        painter.setFont(font)
        painter.setPen(QColor(self._style.theme.color(token)))
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _LEFT, cut)
