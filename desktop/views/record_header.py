"""The heads of the table: titles, and an arrow in the one that sorts."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.models.record_table import RecordTableModel
from desktop.views.style import Style

HEIGHT = 30
_PADDING = 11
_ARROW = 12


class RecordHeader(QHeaderView):
    """Paints the heads itself, because a style sheet cannot place the sort arrow behind the title.

    Signals:
        sort_asked: Key of the column whose head was clicked.
    """

    sort_asked = Signal(object)

    def __init__(self, model: RecordTableModel, style: Style, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._records = model
        self._style = style
        self._sort_key = ""
        self._is_descending = False
        self.setObjectName("table_heads")
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setSectionsMovable(False)
        self.setMinimumSectionSize(40)
        self.setFixedHeight(HEIGHT)
        self.sectionClicked.connect(self._on_clicked)

    def show_sort(self, key: str, *, is_descending: bool) -> None:
        """Show the arrow in the column of that key; in none where it is empty."""
        self._sort_key = key
        self._is_descending = is_descending
        self.headerDataChanged(Qt.Orientation.Horizontal, 0, max(0, self.count() - 1))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one head."""
        theme = self._style.theme
        column = self._records.column(section)
        is_sorted = column.key == self._sort_key
        painter.fillRect(rect, QColor(theme.color("surface")))
        painter.setPen(QColor(theme.color("border")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        area = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        font = self.font()
        font.setPixelSize(12)
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.color("text" if is_sorted else "text_muted")))
        edge = Qt.AlignmentFlag.AlignRight if column.is_at_end else Qt.AlignmentFlag.AlignLeft
        if is_sorted:
            words = min(painter.fontMetrics().horizontalAdvance(column.title), area.width() - _ARROW - 3)
            left = area.right() - _ARROW if column.is_at_end else area.left() + words + 3
            arrow = QRect(left, area.center().y() - _ARROW // 2 + 1, _ARROW, _ARROW)
            name = "sort-descending" if self._is_descending else "sort-ascending"
            self._style.icons.icon(name, "accent").paint(painter, arrow)
            area.adjust(0, 0, -_ARROW - 3, 0)
        title = painter.fontMetrics().elidedText(column.title, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | edge, title)

    @Slot(int)
    def _on_clicked(self, section: int) -> None:
        self.sort_asked.emit(self._records.column(section).key)
