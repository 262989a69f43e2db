"""Finds an entry of any kind as you type, and hands its id to whoever asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from db.errors import DataError
from desktop.core.hit_rows import HitRow
from desktop.core.texts import _, ngettext
from desktop.models.hit_list import HitListModel
from desktop.views.aside import wants_tab
from desktop.views.hit_delegate import HitDelegate
from desktop.views.picker import Picker
from desktop.views.style import Style

# Returns the rows for a text; DataError for a query that cannot be read.
Search = Callable[[str], tuple[HitRow, ...]]

_PAUSE_MS = 40
_LONGEST = 1000


class EntryPicker(Picker):
    """A line and what it finds.

    Args:
        title: What the entry is wanted for.
        search: Returns the rows for a text.

    Signals:
        picked: Id of the entry that was chosen.
        tab_asked: Id of an entry that is to be opened in a tab of its own; the picker stays open.
    """

    picked = Signal(object)
    tab_asked = Signal(object)

    def __init__(self, title: str, search: Search, *, style: Style, parent: QWidget) -> None:
        super().__init__("picker", title, parent)
        self.setObjectName("entry_picker")
        self._search = search
        self.line.setAccessibleName(title)
        self.line.setPlaceholderText(_("Name, symbol, code, number, 中文 or pinyin"))
        self.line.setMaxLength(_LONGEST)
        self.model = HitListModel(self)
        self.list.setAccessibleName(_("Found"))
        self.list.setModel(self.model)
        self.show_with(HitDelegate(style, self.list))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.line.textEdited.connect(self._on_edited)
        self.line.aside_asked.connect(self._on_aside)
        self.list.viewport().installEventFilter(self)
        self.look()

    @Slot()
    def look(self) -> None:
        """Show now what the text finds."""
        self._pause.stop()
        text = self.line.text().strip()
        try:
            rows = self._search(text)
        except DataError as error:
            self.say(f"{error.text} {error.hint}".strip())
            return
        self.model.set_rows(rows)
        self.go_to(self.model.next_choice(0, 1))
        count = sum(not row.is_head for row in rows)
        found = ngettext("{count} entry", "{count} entries", count).format(count=count)
        self.say(found if rows or not text else _("Nothing fits “{text}”.").format(text=text))

    def place_after(self, step: int) -> int | None:
        """Return where the cursor goes by so many rows: never onto the head of a group."""
        place = super().place_after(step)
        if place is None:
            return None
        direction = 1 if step > 0 else -1
        found = self.model.next_choice(place, direction)
        return found if found is not None else self.model.next_choice(place, -direction)

    def before_pick(self) -> None:
        """Look first for what was typed just now."""
        if self._pause.isActive():
            self.look()

    def pick(self, index: QModelIndex) -> None:
        """Hand the entry over."""
        row = self.model.row(index.row())
        if not row.is_head:
            self.picked.emit(row.page_id)
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for a tab for a row that was clicked with Ctrl or the middle button."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent) and wants_tab(event):
            self._ask_tab(self.list.indexAt(event.position().toPoint()))
            return True
        return super().eventFilter(watched, event)

    def _ask_tab(self, index: QModelIndex) -> None:
        if index.isValid() and not self.model.row(index.row()).is_head:
            row = self.model.row(index.row())
            self.tab_asked.emit(row.page_id)
            self.say(_("Opened in a new tab: {title}").format(title=row.title))

    @Slot()
    def _on_aside(self) -> None:
        self.before_pick()
        self._ask_tab(self.list.currentIndex())

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self._pause.start()
