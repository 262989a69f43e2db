"""The text of a note while it is typed, with the list of entries that ``[[`` opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QPlainTextEdit, QWidget

from db.errors import DataError
from desktop.core import note_links
from desktop.core.hit_rows import HitRow
from desktop.core.texts import _
from desktop.models.hit_list import HitListModel
from desktop.views.hit_delegate import HitDelegate
from desktop.views.style import Style

# Returns the rows for a text; DataError for a query that cannot be read.
Search = Callable[[str], tuple[HitRow, ...]]
_WIDTH, _HEIGHT = 360, 220
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
_CHOICES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class NoteText(QPlainTextEdit):
    """The text itself; the list takes keys while it is open, and never the focus.

    Args:
        search: Finds entries; None for a text without links.

    Signals:
        left: Without argument, when the focus goes.
        escaped: Without argument, on Esc, which first closes the list.
    """

    left = Signal()
    escaped = Signal()

    def __init__(self, style: Style, search: Search | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self._search = search
        self._is_closed_by_user = False
        self._rows = HitListModel(self)
        self.choices: QListView | None = None
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_edited)
        self.cursorPositionChanged.connect(self._on_moved)

    @property
    def is_choosing(self) -> bool:
        """Return whether the list is open."""
        return self.choices is not None and self.choices.isVisible()

    def set_search(self, search: Search) -> None:
        """Let ``[[`` find entries from now on."""
        self._search = search

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the text was left."""
        super().focusOutEvent(event)
        self._close()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the list take the keys that move and choose in it, and Esc go back to the page."""
        if self.is_choosing and self._take(event):
            return
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Let Tab choose, which would move the focus else."""
        if isinstance(event, QKeyEvent) and self._is_tab(event):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def _is_tab(self, event: QKeyEvent) -> bool:
        is_press = event.type() == QEvent.Type.KeyPress
        return is_press and self.is_choosing and event.key() == Qt.Key.Key_Tab

    def _take(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key()) if event.key() in {int(each) for each in (*_STEPS, *_CHOICES)} else None
        if event.key() == Qt.Key.Key_Escape:
            self._is_closed_by_user = True
            self._close()
            return True
        if key in _STEPS and self.choices is not None:
            self._go(self.choices.currentIndex().row() + _STEPS[key], 1 if _STEPS[key] > 0 else -1)
            return True
        if key in _CHOICES:
            self._choose()
            return True
        return False

    def _before(self) -> str:
        cursor = self.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    @Slot()
    def _on_edited(self) -> None:
        if not self.hasFocus() or self._search is None:
            return
        words = note_links.asked(self._before())
        if words is None:
            self._is_closed_by_user = False
            self._close()
        elif not self._is_closed_by_user:
            self._look(words.strip())

    @Slot()
    def _on_moved(self) -> None:
        if self.is_choosing and note_links.asked(self._before()) is None:
            self._close()

    def _look(self, words: str) -> None:
        try:
            rows = self._search(words) if self._search is not None and words else ()
        except DataError:
            rows = ()  # a key that is typed half-way is no query yet
        self._rows.set_rows(rows)
        if not rows:
            self._close()
            return
        choices = self._made()
        self._go(0, 1)
        corner = self.viewport().mapTo(self.window(), self.cursorRect().bottomLeft())
        height = min(_HEIGHT, sum(choices.sizeHintForRow(row) for row in range(self._rows.rowCount())) + 6)
        choices.resize(_WIDTH, height)
        choices.move(self._place(corner, height))
        choices.show()
        choices.raise_()

    def _place(self, corner: QPoint, height: int) -> QPoint:
        """Return where the list has room: under the line, or above it."""
        room = self.window().size()
        below = corner.y() + 4
        top = below if below + height <= room.height() else corner.y() - self.cursorRect().height() - height - 4
        return QPoint(max(0, min(corner.x(), room.width() - _WIDTH - 8)), max(0, top))

    def _made(self) -> QListView:
        if self.choices is None:
            choices = QListView(self.window())
            choices.setObjectName("note_choices")
            choices.setAccessibleName(_("Entries to link to"))
            choices.setModel(self._rows)
            choices.setItemDelegate(HitDelegate(self._style, choices))
            choices.setFrameShape(QFrame.Shape.StyledPanel)
            choices.setMouseTracking(True)
            choices.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            choices.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            choices.clicked.connect(self._on_clicked)
            self.choices = choices
        return self.choices

    def _go(self, place: int, direction: int) -> None:
        if self.choices is None:
            return
        place = min(max(place, 0), self._rows.rowCount() - 1)
        found = self._rows.next_choice(place, direction)
        if found is None:
            found = self._rows.next_choice(place, -direction)
        if found is not None:
            index = self._rows.index(found)
            self.choices.setCurrentIndex(index)
            self.choices.scrollTo(index)

    def _choose(self) -> None:
        index = self.choices.currentIndex() if self.choices is not None else QModelIndex()
        if not index.isValid():
            return
        row = self._rows.row(index.row())
        cursor = self.textCursor()
        length = note_links.replaced_length(self._before())
        cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, length)
        cursor.insertText(note_links.link(row.name or row.title, row.page_id))
        self.setTextCursor(cursor)
        self._close()

    def _close(self) -> None:
        if self.choices is not None:
            self.choices.hide()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if self.choices is not None and not self._rows.row(index.row()).is_head:
            self.choices.setCurrentIndex(index)
            self._choose()
