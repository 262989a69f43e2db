"""The list of all commands: found by some of their letters, done on Enter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QDialog, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from desktop.core.actions import ActionSpec, UiContext
from desktop.core.palette import palette_rows
from desktop.core.texts import _, ngettext
from desktop.models.palette_list import PaletteListModel
from desktop.views.palette_delegate import PaletteDelegate
from desktop.views.picker_line import PickerLine
from desktop.views.style import Style
from desktop.views.widgets import fit

_SIZE = QSize(620, 460)


class Palette(QDialog):
    """A line and the actions that it finds; destroys itself when it is closed.

    Args:
        specs: The actions, with the shortcuts that hold.
        context: What the window shows, which decides what can be used.

    Signals:
        chosen: Id of the action to do, after the dialog is closed.
    """

    chosen = Signal(object)

    def __init__(self, specs: tuple[ActionSpec, ...], context: UiContext, *, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("All commands"))
        fit(self, _SIZE)
        # The list itself is no use in it.
        self._specs = tuple(spec for spec in specs if spec.id != "help.palette")
        self._context = context
        self.line = PickerLine(self)
        self.line.setObjectName("palette_line")
        self.line.setAccessibleName(_("Command"))
        self.line.setPlaceholderText(_("What to do"))
        self.line.setFixedHeight(34)
        self.model = PaletteListModel(self)
        self.list = QListView(self)
        self.list.setObjectName("palette_list")
        self.list.setAccessibleName(_("Commands"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(style, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        self.line.textChanged.connect(self._on_typed)
        self.line.moved.connect(self._on_moved)
        self.line.returnPressed.connect(self._on_return)
        self.list.clicked.connect(self._on_clicked)
        self._on_typed("")

    def _pick(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.model.row(index.row())
        if not row.is_enabled:
            self.said.setText(row.detail)
            return
        self.close()
        self.chosen.emit(row.action_id)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        rows = palette_rows(self._specs, self._context, text=text)
        self.model.set_rows(rows)
        self._go_to(0)
        count = ngettext("{count} command", "{count} commands", len(rows)).format(count=len(rows))
        self.said.setText(count if rows else _("No command fits “{text}”.").format(text=text.strip()))

    def _go_to(self, place: int) -> None:
        index = self.model.index(place)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    @Slot(object)
    def _on_moved(self, step: int) -> None:
        self._go_to(min(max(self.list.currentIndex().row() + step, 0), self.model.rowCount() - 1))

    @Slot()
    def _on_return(self) -> None:
        self._pick(self.list.currentIndex())

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._pick(index)
