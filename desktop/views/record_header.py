"""The heads of the table: titles, an arrow in the one that sorts, and their order and widths by mouse."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter
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
        menu_asked: Key of the column whose head was clicked for its menu; empty beside all of them.
        resized: Keys of the columns that the user made wider or narrower.
        moved: Without argument, when the user put a column elsewhere.
    """

    sort_asked = Signal(object)
    menu_asked = Signal(object)
    resized = Signal(object)
    moved = Signal()

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
        self.setSectionsMovable(True)
        self.setMinimumSectionSize(40)
        self.setFixedHeight(HEIGHT)
        self._before: tuple[tuple[int, ...], tuple[int, ...]] | None = None
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note how the heads stand, so that what the user does to them is told from what the window does."""
        self._before = self._stand()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say what the user did to the heads."""
        super().mouseReleaseEvent(event)
        self._tell()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Make the column as wide as what is in it, where the edge of a head is clicked twice."""
        self._before = self._stand()
        super().mouseDoubleClickEvent(event)
        self._tell()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the columns."""
        section = self.logicalIndexAt(event.pos())
        self.menu_asked.emit(self._records.column(section).key if section >= 0 else "")

    def _stand(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        sections = range(self.count())
        return tuple(map(self.visualIndex, sections)), tuple(map(self.sectionSize, sections))

    def _tell(self) -> None:
        if self._before is None or len(self._before[0]) != self.count():
            return
        (places, sizes), (new_places, new_sizes) = self._before, self._stand()
        self._before = None
        if places != new_places:
            self.moved.emit()
            return
        # The last one fills what the others leave, so its width is nobody's choice.
        last = max((place for place in range(self.count()) if new_sizes[place]), key=self.visualIndex, default=-1)
        keys = [
            self._records.column(section).key
            for section in range(self.count())
            if sizes[section] != new_sizes[section] and section != last
        ]
        if keys:
            self.resized.emit(tuple(keys))

    @Slot(int)
    def _on_clicked(self, section: int) -> None:
        self.sort_asked.emit(self._records.column(section).key)
