"""The table of entries: one selected row, kept by id over every reset."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QVBoxLayout, QWidget

from desktop.core.listing import Listing
from desktop.core.texts import _
from desktop.models.record_table import RecordTableModel
from desktop.views.record_header import RecordHeader
from desktop.views.style import Style
from desktop.views.widgets import set_property

ROW_HEIGHT = 28


class _View(QTableView):
    """The view itself, which says when it has the focus and when keys are meant for others."""

    focus_changed = Signal()
    resized = Signal()
    left_up = Signal()
    row_entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Ours, because asking for Qt's own takes 14 ms the first time: its type is looked for among all widgets.
        self.setViewport(QWidget(self))

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
        """Let Up in the first row leave the table, and Enter go to the page."""
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_up.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.row_entered.emit()
            return
        super().keyPressEvent(event)


class RecordTable(QFrame):
    """Shows a `Listing`.

    Signals:
        record_selected: Id of the entry that the user went to.
        sort_asked: Key of the column whose head was clicked.
        left_up: Without argument, when the user goes up out of the first row.
        row_entered: Without argument, on Enter.
    """

    record_selected = Signal(object)
    sort_asked = Signal(object)
    left_up = Signal()
    row_entered = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("table_frame")
        self._style = style
        self._is_restoring = False
        self.model = RecordTableModel(self)
        self.view = _View(self)
        self.view.setObjectName("table")
        self.view.setAccessibleName(_("Entries"))
        self.header = RecordHeader(self.model, style, self.view)
        self.view.setHorizontalHeader(self.header)
        self.view.setModel(self.model)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.view.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
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
        self.view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.view.focus_changed.connect(self._on_focus_changed)
        self.view.resized.connect(self._fit_columns)
        self.view.left_up.connect(self.left_up)
        self.view.row_entered.connect(self.row_entered)
        self.header.sort_asked.connect(self.sort_asked)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def show_listing(self, listing: Listing, selected: str | None) -> None:
        """Show the rows and select the entry, if it is among them."""
        has_new_columns = listing.columns != self.model.listing.columns
        self._is_restoring = True
        self.model.set_listing(listing)
        if has_new_columns:
            self._fit_columns()
        self._is_restoring = False
        self.select(selected)

    def select(self, record_id: str | None) -> None:
        """Select the row of the entry without saying so; no row where it is not in the table."""
        row = self.model.row_of(record_id)
        self._is_restoring = True
        if row is None:
            self.view.setCurrentIndex(QModelIndex())
            self.view.clearSelection()
        elif row != self.view.currentIndex().row():
            index = self.model.index(row, 0)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._is_restoring = False

    @Slot()
    def enter(self) -> None:
        """Take the focus, with the first row current where none is."""
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0))
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _fit_columns(self) -> None:
        """Set the widths: the column with the name takes what the ones that fit beside it leave."""
        columns = self.model.listing.columns
        room = self.view.viewport().width()
        used = next((column.width for column in columns if column.is_stretched), 0)
        for column in columns:
            if not column.is_stretched and used + column.width <= room:
                used += column.width
            elif not column.is_stretched:
                break
        for section, column in enumerate(columns):
            extra = max(0, room - used) if column.is_stretched else 0
            self.header.resizeSection(section, column.width + extra)

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        index = self.view.currentIndex()
        if not self._is_restoring and index.isValid():
            self.record_selected.emit(self.model.id_at(index.row()))

    @Slot()
    def _on_focus_changed(self) -> None:
        set_property(self, "has_focus", value="true" if self.view.hasFocus() else "false")

    @Slot()
    def _on_style_changed(self) -> None:
        self.model.set_marks(self._style.icons.state_icons())
        self.view.viewport().update()
