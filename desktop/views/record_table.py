"""The table of entries: the current row opens, several may be chosen; both are kept by id over every reset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QVBoxLayout, QWidget

from desktop.core.listing import Listing
from desktop.core.texts import _
from desktop.models.record_table import RecordTableModel
from desktop.views.aside import wants_tab
from desktop.views.column_keeper import ColumnKeeper
from desktop.views.record_header import RecordHeader
from desktop.views.row_delegate import RowDelegate
from desktop.views.style import Style
from desktop.views.widgets import set_property

ROW_HEIGHT = 28
_BAR = 3
# More chosen rows than that are not chosen again when the table changes under them.
MOST_KEPT = 2_000
_ENSURE_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible
_ROWS = QItemSelectionModel.SelectionFlag.Rows


class _View(QTableView):
    """The view itself, which says when it has the focus and when keys are meant for others."""

    focus_changed = Signal()
    resized = Signal()
    left_up = Signal()
    row_entered = Signal()
    row_asked_aside = Signal(object)
    copy_asked = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        # Ours, because asking for Qt's own takes 14 ms the first time: its type is looked for among all widgets.
        ground = QWidget(self)
        # Opaque, so that Qt moves what is painted when the table is scrolled, instead of painting all of it again.
        ground.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setViewport(ground)
        self._pressed = -1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a bar before the current row, which is the one on the page when several are chosen."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._style.theme.color("surface")))
        painter.end()
        super().paintEvent(event)
        current = self.currentIndex()
        if current.isValid():
            painter = QPainter(self.viewport())
            top, height = self.rowViewportPosition(current.row()), self.rowHeight(current.row())
            painter.fillRect(0, top, _BAR, height - 1, QColor(self._style.theme.color("accent")))
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep in mind which row the middle button went down on, and choose none with it."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pressed = self.rowAt(event.position().toPoint().y())
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for a tab for the row that the middle button was clicked on."""
        if event.button() is Qt.MouseButton.MiddleButton:
            row = self.rowAt(event.position().toPoint().y())
            if row >= 0 and row == self._pressed:
                self.row_asked_aside.emit(row)
            return
        super().mouseReleaseEvent(event)

    def update_bar(self, *rows: int) -> None:
        """Paint the bar of these rows anew, without the other rows."""
        for row in rows:
            self.viewport().update(0, self.rowViewportPosition(row), _BAR, self.rowHeight(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say that there is more or less room now."""
        super().resizeEvent(event)
        self.resized.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the focus came."""
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the focus went."""
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Up in the first row leave the table, Enter go to the page, and Ctrl+C copy rows and not a cell."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
            return
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Up and is_plain and self.currentIndex().row() <= 0:
            self.left_up.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if wants_tab(event):
                self.row_asked_aside.emit(self.currentIndex().row())
            else:
                self.row_entered.emit()
            return
        super().keyPressEvent(event)


class RecordTable(QFrame):
    """Shows a `Listing`.

    Signals:
        record_selected: Id of the entry that the user went to.
        rows_chosen: Without argument, when other rows are chosen.
        copy_asked: Without argument, on Ctrl+C.
        menu_asked: The place on the screen where the menu of the rows is asked for.
        sort_asked: Key of the column whose head was clicked.
        left_up: Without argument, when the user goes up out of the first row.
        row_entered: Without argument, on Enter.
        tab_asked: Id of the entry that is to be opened in a tab of its own.
    """

    record_selected = Signal(object)
    rows_chosen = Signal()
    copy_asked = Signal()
    menu_asked = Signal(object)
    sort_asked = Signal(object)
    left_up = Signal()
    row_entered = Signal()
    tab_asked = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("table_frame")
        self._style = style
        self._is_restoring = False
        self.model = RecordTableModel(self)
        self.view = _View(style, self)
        self.view.setObjectName("table")
        self.view.setAccessibleName(_("Entries"))
        self.header = RecordHeader(self.model, style, self.view)
        self.view.setHorizontalHeader(self.header)
        self.columns = ColumnKeeper(self.header, self.model, self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowDelegate(self.model, style, self.view))
        self.view.verticalHeader().hide()
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        self.view.setCornerButtonEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        # The selection model lives as long as the view: the model is set once and only its rows change.
        self.view.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.view.copy_asked.connect(self.copy_asked)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self.columns.changed.connect(self._fit_columns)
        self.view.focus_changed.connect(self._on_focus_changed)
        self.view.resized.connect(self._fit_columns)
        self.view.left_up.connect(self.left_up)
        self.view.row_entered.connect(self.row_entered)
        self.view.row_asked_aside.connect(self._on_asked_aside)
        self.header.sort_asked.connect(self.sort_asked)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    @property
    def chosen_count(self) -> int:
        """Return how many rows are chosen."""
        return sum(bottom + 1 - top for top, bottom in self._chosen_spans())

    @property
    def chosen_rows(self) -> tuple[int, ...]:
        """Return the rows that are chosen, from top to bottom."""
        return tuple(row for top, bottom in self._chosen_spans() for row in range(top, bottom + 1))

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """Return the ids of the entries that are chosen, from top to bottom."""
        return tuple(self.model.id_at(row) for row in self.chosen_rows)

    @property
    def top_row(self) -> int:
        """Return the first row in sight."""
        return max(0, self.view.rowAt(0))

    def scroll_to(self, row: int) -> None:
        """Bring the row to the top, as far as there are rows below it."""
        index = self.model.index(min(row, self.model.rowCount() - 1), self.header.logicalIndex(0))
        if index.isValid():
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def show_listing(self, listing: Listing, selected: str | None) -> None:
        """Show the rows and select the entry, if it is among them; what else was chosen stays so."""
        has_new_columns = listing.columns != self.model.listing.columns
        chosen = self.chosen_ids if 1 < self.chosen_count <= MOST_KEPT else ()
        self._is_restoring = True
        self.model.set_listing(listing)
        self.columns.apply()
        if has_new_columns:
            self._fit_columns()
        self._is_restoring = False
        self.select(selected)
        if chosen:
            self._choose(chosen)
            self.rows_chosen.emit()

    def select(self, record_id: str | None) -> None:
        """Select the row of the entry without saying so; no row where it is not in the table.

        Several chosen rows stay chosen beside a report, such as the comparison that they were chosen for.
        """
        row = self.model.row_of(record_id)
        had_several = self.chosen_count > 1
        self._is_restoring = True
        if row is None:
            self.view.selectionModel().clearCurrentIndex()
            if self.chosen_count == 1:
                self.view.clearSelection()
        elif row != self.view.currentIndex().row():
            # With its column, so that the arrow keys go on where they were.
            index = self.model.index(row, self._column())
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS)
            self.view.scrollTo(self.model.index(row, self.header.logicalIndex(0)), _ENSURE_VISIBLE)
        self._is_restoring = False
        if had_several:
            self.rows_chosen.emit()

    @Slot()
    def enter(self) -> None:
        """Take the focus, with the first row current where none is."""
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, self._column()))
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _fit_columns(self) -> None:
        self.columns.fit(self.view.viewport().width())

    def _column(self) -> int:
        """Return the column of the current cell; the first shown one where there is none."""
        column = self.view.currentIndex().column()
        return self.header.logicalIndex(0) if column < 0 or self.header.isSectionHidden(column) else column

    def _chosen_spans(self) -> list[tuple[int, int]]:
        """Return the first and last of each run of chosen rows.

        Not by selectedRows, which takes 0.2 seconds for ten thousand rows. With moved columns Qt names a run once
        for each column.
        """
        chosen = self.view.selectionModel().selection()
        return sorted({(chosen.at(place).top(), chosen.at(place).bottom()) for place in range(chosen.count())})

    def _choose(self, ids: Iterable[str]) -> None:
        """Choose the rows of these entries beside the current one."""
        rows = sorted(row for row in map(self.model.row_of, ids) if row is not None)
        selection = QItemSelection()
        last = self.model.columnCount() - 1
        for top, bottom in _spans(rows):
            selection.select(self.model.index(top, 0), self.model.index(bottom, last))
        self._is_restoring = True
        self.view.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select | _ROWS)
        self._is_restoring = False

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.view.update_bar(*(index.row() for index in (current, previous) if index.isValid()))
        if not self._is_restoring and current.isValid():
            self.record_selected.emit(self.model.id_at(current.row()))

    @Slot(object)
    def _on_asked_aside(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            self.tab_asked.emit(self.model.id_at(row))

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        if not self._is_restoring:
            self.rows_chosen.emit()

    @Slot(QPoint)
    def _on_menu(self, place: QPoint) -> None:
        self.menu_asked.emit(self.view.viewport().mapToGlobal(place))

    @Slot()
    def _on_focus_changed(self) -> None:
        set_property(self, "has_focus", value="true" if self.view.hasFocus() else "false")

    @Slot()
    def _on_style_changed(self) -> None:
        rows, height = self.view.verticalHeader(), self._style.row_height(ROW_HEIGHT)
        if rows.defaultSectionSize() != height:
            rows.setMinimumSectionSize(height)
            rows.setDefaultSectionSize(height)
        self.model.set_marks(self._style.icons.state_icons())
        self.view.viewport().update()


def _spans(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of rows: selections cost by their number of runs."""
    start = 0
    for place, row in enumerate(rows):
        if place + 1 == len(rows) or rows[place + 1] != row + 1:
            yield rows[start], row
            start = place + 1
