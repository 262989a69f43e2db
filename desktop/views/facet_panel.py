"""The filter panel: facets with counts, each value off, included or excluded."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.core.facet_rows import Choice, FacetRow, RowKind
from desktop.core.texts import _
from desktop.models.facet_list import FacetListModel
from desktop.models.roles import Role
from desktop.views.style import Style

_VALUE_HEIGHT = 24
_HEAD_HEIGHT = 31
_MARGIN = 12
_MARK = 13
_Index = QModelIndex | QPersistentModelIndex


class FacetDelegate(QStyledItemDelegate):
    """Paints heads, values with mark and count, and the row that unfolds the rest."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of the row's kind."""
        row = index.data(Role.FACET_ROW)
        is_head = isinstance(row, FacetRow) and row.kind is RowKind.HEAD
        return QSize(80, self._style.row_height(_HEAD_HEIGHT if is_head else _VALUE_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row."""
        row = index.data(Role.FACET_ROW)
        if not isinstance(row, FacetRow):
            return
        area, state = option.rect, option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is RowKind.HEAD:
            self._paint_head(painter, area, row)
        else:
            has_cursor = bool(state & QStyle.StateFlag.State_HasFocus)
            is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
            self._paint_back(painter, area, row, is_hovered=is_hovered, has_cursor=has_cursor)
            if row.kind is RowKind.MORE:
                self._paint_more(painter, area, row)
            else:
                self._paint_value(painter, area, row)
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRect, row: FacetRow) -> None:
        font = painter.font()
        font.setPixelSize(12)
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._style.theme.color("text_muted")))
        words = area.adjusted(_MARGIN + 6, 8, -_MARGIN, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.label)

    def _paint_back(self, painter: QPainter, area: QRect, row: FacetRow, *, is_hovered: bool, has_cursor: bool) -> None:
        theme = self._style.theme
        box = area.adjusted(6, 1, -6, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if row.choice is not Choice.OFF:
            painter.setBrush(QColor(theme.color("selection")))
            painter.drawRoundedRect(box, 4, 4)
        elif is_hovered:
            painter.setBrush(QColor(theme.color("hover")))
            painter.drawRoundedRect(box, 4, 4)
        if has_cursor:
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(QColor(theme.color("focus")))
            pen.setWidthF(1.5)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)

    def _paint_more(self, painter: QPainter, area: QRect, row: FacetRow) -> None:
        painter.setPen(QColor(self._style.theme.color("link")))
        font = painter.font()
        font.setPixelSize(12)
        painter.setFont(font)
        words = area.adjusted(_MARGIN + 6 + _MARK + 8, 0, -_MARGIN, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.label)

    def _paint_value(self, painter: QPainter, area: QRect, row: FacetRow) -> None:
        theme, icons = self._style.theme, self._style.icons
        mark = QRect(area.left() + _MARGIN + 6, area.center().y() - _MARK // 2 + 1, _MARK, _MARK)
        if row.choice is Choice.INCLUDE:
            icons.icon("include", "accent").paint(painter, mark)
            icons.icon("tick", "accent_text").paint(painter, mark)
        elif row.choice is Choice.EXCLUDE:
            icons.icon("exclude", "error_text").paint(painter, mark)
        else:
            icons.icon("off", "border_strong").paint(painter, mark)
        font = painter.font()
        font.setPixelSize(12)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        words = area.adjusted(_MARGIN + 6 + _MARK + 8, 0, -_MARGIN - 2, 0)
        count_width = metrics.horizontalAdvance(row.count)
        is_chosen = row.choice is not Choice.OFF
        count_token = "selection_text" if is_chosen else "text_disabled" if row.is_empty else "text_muted"
        painter.setPen(QColor(theme.color(count_token)))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.count)
        words.adjust(0, 0, -count_width - 8, 0)
        painter.setPen(
            QColor(theme.color("selection_text" if is_chosen else "text_disabled" if row.is_empty else "text"))
        )
        if row.choice is Choice.EXCLUDE:
            font.setStrikeOut(True)
            painter.setFont(font)
        label = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)


class FacetPanel(QListView):
    """The list of facet values. A click goes one step on: include, exclude, off.

    Signals:
        value_stepped: The `FacetRow` that was clicked.
        value_excluded: The `FacetRow` to exclude at once: Shift and click, or the minus key.
        facet_unfolded: Key of the facet to show whole or short again.
    """

    value_stepped = Signal(object)
    value_excluded = Signal(object)
    facet_unfolded = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("facets")
        self.setAccessibleName(_("Filters"))
        self.setAccessibleDescription(_("Space includes or excludes a value, minus excludes it."))
        self.setToolTip("")
        self._model = FacetListModel(self)
        self.setModel(self._model)
        self._delegate = FacetDelegate(style, self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        style.changed.connect(self._on_style_changed)

    @property
    def rows(self) -> FacetListModel:
        """Return the model."""
        return self._model

    def show_rows(self, rows: tuple[FacetRow, ...]) -> None:
        """Show other rows; scroll and cursor stay where they were."""
        at = self.currentIndex()
        current = self._model.row(at.row()) if at.isValid() else None
        scrolled = self.verticalScrollBar().value()
        self._model.set_rows(rows)
        if current is not None:
            place = self._model.place_of(current.key, current.value)
            if place is not None:
                self.setCurrentIndex(self._model.index(place))
        self.verticalScrollBar().setValue(scrolled)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Act on the row under the pointer."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._act(self.indexAt(self._point(event)), is_excluding=is_shifted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the current row with Space or Enter; exclude it with minus."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._act(self.currentIndex(), is_excluding=False)
            return
        if event.key() == Qt.Key.Key_Minus:
            self._act(self.currentIndex(), is_excluding=True)
            return
        super().keyPressEvent(event)

    @staticmethod
    def _point(event: QMouseEvent) -> QPoint:
        return event.position().toPoint()

    def _act(self, index: QModelIndex, *, is_excluding: bool) -> None:
        if not index.isValid():
            return
        row = self._model.row(index.row())
        if row.kind is RowKind.MORE:
            self.facet_unfolded.emit(row.key)
        elif row.kind is RowKind.VALUE and is_excluding:
            self.value_excluded.emit(row)
        elif row.kind is RowKind.VALUE:
            self.value_stepped.emit(row)

    @Slot()
    def _on_style_changed(self) -> None:
        self.scheduleDelayedItemsLayout()  # heights may be others too
        self.viewport().update()
