"""The user's collections: made, filled with what is chosen, put in order by keys, shown in the table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from db.notebook.records import Collection, Target
from desktop.core import formats
from desktop.core.listing import Column, Listing
from desktop.core.texts import _, ngettext
from desktop.tasks.shelves import Arrange, Collect, DeleteCollection, MakeCollection, Uncollect, moved
from desktop.views.plain_table import PlainTable
from desktop.views.widgets import fit

_SIZE = QSize(820, 480)


class CollectionDialog(QDialog):
    """Shows the collections; deletes itself when it is closed.

    Args:
        chosen: The entries that are chosen in the window, to be added.

    Signals:
        edit_asked: An edit of `desktop.tasks.shelves`.
        show_asked: The `Collection` that the table is to list.
    """

    edit_asked = Signal(object)
    show_asked = Signal(object)

    def __init__(self, chosen: Sequence[Target], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("collection_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Collections"))
        self._chosen = tuple(chosen)
        self._known: dict[str, Collection] = {}
        self.shelves = PlainTable("collection_table", _("Collections"), self)
        self.members = PlainTable("collection_members", _("Entries of the collection"), self, is_many=True)
        self.name = QLineEdit(self)
        self.name.setObjectName("collection_name")
        self.name.setAccessibleName(_("Name of a new collection"))
        self.name.setPlaceholderText(_("New collection, Enter makes it of what is chosen"))
        self.name.setMaxLength(200)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.shelves)
        panes.addWidget(self.members)
        panes.setSizes([320, 480])
        count = len(self._chosen)
        add = ngettext("Add the chosen entry", "Add the {count} chosen entries", count).format(count=count)
        self.add = self._button("collection_add", add)
        self.take = self._button("collection_take", _("Take out"))
        self.up = self._button("collection_up", _("Up"))
        self.down = self._button("collection_down", _("Down"))
        self.show_all = self._button("collection_show", _("Show in the table"))
        self.delete = self._button("collection_delete", _("Delete"))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons = QHBoxLayout()
        for button in (self.add, self.take, self.up, self.down, self.show_all, self.delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        layout.addWidget(self.name)
        layout.addWidget(panes, 1)
        layout.addLayout(buttons)
        self.shelves.chosen.connect(self._on_shelf)
        self.members.chosen.connect(self._arrange)
        self.members.moved.connect(self._on_moved)
        self.members.deleted.connect(self._on_take)
        self.name.returnPressed.connect(self._on_named)
        self.add.clicked.connect(self._on_add)
        self.take.clicked.connect(self._on_take)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.show_all.clicked.connect(self._on_show)
        self.delete.clicked.connect(self._on_delete)
        close.rejected.connect(self.reject)
        fit(self, _SIZE)
        self._arrange()

    def show_collections(self, known: Sequence[Collection]) -> None:
        """Show which there are; what was chosen stays chosen."""
        self._known = {each.id: each for each in known}
        columns = (
            Column("name", _("Collection"), 200, is_stretched=True),
            Column("count", _("Entries"), 70, is_at_end=True),
        )
        cells = tuple((each.name, formats.number(len(each.entries))) for each in known)
        self.shelves.show_listing(Listing(columns, tuple(self._known), cells, ("",) * len(known)))

    @property
    def collection(self) -> Collection | None:
        """Return the collection that is chosen."""
        chosen = self.shelves.current_id
        return None if chosen is None else self._known.get(chosen)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    @Slot()
    def _on_shelf(self) -> None:
        shelf = self.collection
        entries = () if shelf is None else shelf.entries
        columns = (Column("name", _("Entry"), 220, is_stretched=True), Column("id", _("Id"), 220))
        cells = tuple((entry.name, entry.id) for entry in entries)
        self.members.show_listing(Listing(columns, tuple(entry.id for entry in entries), cells, ("",) * len(cells)))
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        shelf = self.collection
        has_member = bool(self.members.chosen_ids)
        self.add.setEnabled(shelf is not None and bool(self._chosen))
        for button in (self.take, self.up, self.down):
            button.setEnabled(has_member)
        self.show_all.setEnabled(shelf is not None)
        self.delete.setEnabled(shelf is not None)

    @Slot()
    def _on_named(self) -> None:
        if self.name.text().strip():
            self.edit_asked.emit(MakeCollection(self.name.text().strip(), self._chosen))
            self.name.clear()

    @Slot()
    def _on_add(self) -> None:
        if self.collection is not None:
            self.edit_asked.emit(Collect(self.collection, self._chosen))

    @Slot()
    def _on_take(self) -> None:
        if self.collection is not None and self.members.chosen_ids:
            self.edit_asked.emit(Uncollect(self.collection, self.members.chosen_ids))

    @Slot(object)
    def _on_moved(self, steps: int) -> None:
        if self.collection is not None and self.members.chosen_ids:
            ids = tuple(entry.id for entry in self.collection.entries)
            order = moved(ids, self.members.chosen_ids, steps=steps)
            if order != ids:
                self.edit_asked.emit(Arrange(self.collection, order))

    @Slot()
    def _on_up(self) -> None:
        self._on_moved(-1)

    @Slot()
    def _on_down(self) -> None:
        self._on_moved(1)

    @Slot()
    def _on_show(self) -> None:
        if self.collection is not None:
            self.show_asked.emit(self.collection)
            self.accept()

    @Slot()
    def _on_delete(self) -> None:
        if self.collection is not None:
            self.edit_asked.emit(DeleteCollection(self.collection))
