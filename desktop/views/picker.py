"""What a dialog with a line and a list under it has: the line keeps the focus, moves the list's cursor and picks."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QDialog,
    QFrame,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from desktop.views.announcer import announce
from desktop.views.picker_line import PickerLine
from desktop.views.widgets import fit

_SIZE = QSize(620, 460)
_LINE_HEIGHT = 34


class Picker(QDialog):
    """A line, what it finds, and a sentence under it; destroys itself when it is closed.

    A subclass gives the list its rows, and says where the cursor goes and what picking does.

    Args:
        name: Begins the object names of the line and the list.
        title: Of the window.
    """

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        fit(self, _SIZE)
        self.line = PickerLine(self)
        self.line.setObjectName(f"{name}_line")
        self.line.setFixedHeight(_LINE_HEIGHT)
        self.list = QListView(self)
        self.list.setObjectName(f"{name}_list")
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
        self.line.moved.connect(self._on_moved)
        self.line.returnPressed.connect(self._on_return)
        self.list.clicked.connect(self._on_clicked)

    def show_with(self, delegate: QAbstractItemDelegate) -> None:
        """Let the delegate paint the rows."""
        self.list.setItemDelegate(delegate)

    def say(self, text: str) -> None:
        """Show the sentence under the list, and have a screen reader say it."""
        if text == self.said.text():
            return
        self.said.setText(text)
        announce(self.line, text)

    def go_to(self, place: int | None) -> None:
        """Put the list's cursor on the row, and have a screen reader say the row; None leaves it where it is."""
        model = self.list.model()
        index = QModelIndex() if place is None else model.index(place, 0)
        if not index.isValid():
            return
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        spoken = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
        announce(self.line, str(spoken))

    def place_after(self, step: int) -> int | None:
        """Return where the cursor goes by so many rows."""
        last = self.list.model().rowCount() - 1
        return min(max(self.list.currentIndex().row() + step, 0), last)

    def before_pick(self) -> None:
        """Bring the list up to date with the line; nothing has to be done where it always is."""

    def pick(self, index: QModelIndex) -> None:
        """Take the row, which is valid."""
        raise NotImplementedError

    @Slot(object)
    def _on_moved(self, step: int) -> None:
        self.go_to(self.place_after(step))

    @Slot()
    def _on_return(self) -> None:
        self.before_pick()
        self._on_clicked(self.list.currentIndex())

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.pick(index)
