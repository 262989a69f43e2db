"""Finds an entry of any kind as you type, and hands its id to whoever asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QDialog, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from db.errors import DataError
from desktop.core.hit_rows import HitRow
from desktop.core.texts import _, ngettext
from desktop.models.hit_list import HitListModel
from desktop.views.hit_delegate import HitDelegate
from desktop.views.picker_line import PickerLine
from desktop.views.style import Style

# Returns the rows for a text; DataError for a query that cannot be read.
Search = Callable[[str], tuple[HitRow, ...]]

_WIDTH, _HEIGHT = 620, 460
_PAUSE_MS = 40


class EntryPicker(QDialog):
    """A line and what it finds; destroys itself when it is closed.

    Args:
        title: What the entry is wanted for.
        search: Returns the rows for a text.

    Signals:
        picked: Id of the entry that was chosen.
    """

    picked = Signal(object)

    def __init__(self, title: str, search: Search, *, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("entry_picker")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(_WIDTH, _HEIGHT)
        self._search = search
        self.line = PickerLine(self)
        self.line.setObjectName("picker_line")
        self.line.setAccessibleName(title)
        self.line.setPlaceholderText(_("Name, symbol, code, number, 中文 or pinyin"))
        self.line.setMaxLength(1000)
        self.line.setFixedHeight(34)
        self.model = HitListModel(self)
        self.list = QListView(self)
        self.list.setObjectName("picker_list")
        self.list.setAccessibleName(_("Found"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(style, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The line keeps the focus, so that typing never stops; it moves the list's cursor.
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.said = QLabel(self)
        self.said.setObjectName("popup_hint")
        self.said.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.said)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.line.textEdited.connect(self._on_edited)
        self.line.moved.connect(self._on_moved)
        self.line.returnPressed.connect(self._on_return)
        self.list.clicked.connect(self._on_clicked)
        self.look()

    @Slot()
    def look(self) -> None:
        """Show now what the text finds."""
        self._pause.stop()
        text = self.line.text().strip()
        try:
            rows = self._search(text)
        except DataError as error:
            self.said.setText(f"{error.text} {error.hint}".strip())
            return
        self.model.set_rows(rows)
        self._go_to(self.model.next_choice(0, 1))
        count = sum(not row.is_head for row in rows)
        found = ngettext("{count} entry", "{count} entries", count).format(count=count)
        self.said.setText(found if rows or not text else _("Nothing fits “{text}”.").format(text=text))

    def _go_to(self, place: int | None) -> None:
        if place is not None:
            index = self.model.index(place)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _pick(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.model.row(index.row())
        if row.is_head:
            return
        self.picked.emit(row.page_id)
        self.close()

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self._pause.start()

    @Slot(object)
    def _on_moved(self, step: int) -> None:
        place = min(max(self.list.currentIndex().row() + step, 0), self.model.rowCount() - 1)
        direction = 1 if step > 0 else -1
        found = self.model.next_choice(place, direction)
        self._go_to(found if found is not None else self.model.next_choice(place, -direction))

    @Slot()
    def _on_return(self) -> None:
        if self._pause.isActive():
            self.look()
        self._pick(self.list.currentIndex())

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._pick(index)
