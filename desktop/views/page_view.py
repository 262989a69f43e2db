"""The page of the selected entry: path and buttons, the text, the find line; or why there is no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.emptiness import Emptiness
from desktop.views.action_set import ActionSet
from desktop.views.elided_label import ElidedLabel
from desktop.views.empty_state import EmptyState
from desktop.views.mark_strip import MarkStrip
from desktop.views.page_text import PageText
from desktop.views.style import Style

if TYPE_CHECKING:
    from desktop.pages.blocks import Document
    from desktop.views.find_bar import FindBar


class PageView(QFrame):
    """Shows a page.

    Signals:
        entry_followed: Id of the entry that a link leads to.
        address_followed: Address of a link out of the program.
        table_asked: Id of the entry whose left-out rows are wanted.
        action_chosen: Id of the action of the empty state.
    """

    entry_followed = Signal(object)
    address_followed = Signal(object)
    table_asked = Signal(object)
    action_chosen = Signal(object)

    def __init__(self, style: Style, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page_pane")
        self._path = ElidedLabel(self)
        self._path.setObjectName("page_path")
        self.marks = MarkStrip(style, self)
        self.text = PageText(style, self)
        self._empty = EmptyState("page_empty", style, self)
        self._style = style
        self._find: FindBar | None = None
        self._head = QFrame(self)
        self._head.setObjectName("page_head")
        head = QHBoxLayout(self._head)
        head.setContentsMargins(18, 4, 8, 4)
        head.setSpacing(2)
        head.addWidget(self._path, 1)
        for action_id, name in (
            ("find.on_page", "page_find"),
            ("entry.copy_id", "page_copy_id"),
            ("entry.review", "page_review"),
            ("entry.tags", "page_tags"),
            ("entry.star", "page_star"),
            ("entry.note", "page_note"),
        ):
            head.addWidget(actions.button(action_id, name, self._head))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self.marks)
        layout.addWidget(self._stack, 1)
        self._head.hide()
        self.text.entry_followed.connect(self.entry_followed)
        self.text.address_followed.connect(self.address_followed)
        self.text.table_asked.connect(self.table_asked)
        self.text.find_asked.connect(self.open_find)
        self.marks.left.connect(self.enter)
        self._empty.action_chosen.connect(self.action_chosen)

    @property
    def is_empty(self) -> bool:
        """Return whether no page is shown."""
        return self._stack.currentWidget() is self._empty

    def show_document(self, document: Document, path: str) -> None:
        """Show the page; `path` says where it stands."""
        self._path.setText(path)
        self._head.show()
        self.text.show_document(document)
        self._stack.setCurrentWidget(self.text)

    def show_reason(self, reason: Emptiness) -> None:
        """Say why there is no page."""
        self._head.hide()
        if self._find is not None:
            self._find.hide()
        self._empty.show_reason(reason)
        self._stack.setCurrentWidget(self._empty)

    @Slot()
    def enter(self) -> None:
        """Take the focus."""
        self.text.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def open_find(self) -> None:
        """Look for words on the page."""
        self._find_bar().open_bar()

    def _find_bar(self) -> FindBar:
        if self._find is None:
            from desktop.views.find_bar import FindBar

            self._find = FindBar(self._style, self)
            self._find.next_asked.connect(self._on_find_next)
            self._find.previous_asked.connect(self._on_find_previous)
            self._find.closed.connect(self._on_find_closed)
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self._find)
        return self._find

    @Slot(object)
    def _on_find_next(self, text: str) -> None:
        self._find_bar().show_result(is_found=self.text.find_text(text))

    @Slot(object)
    def _on_find_previous(self, text: str) -> None:
        self._find_bar().show_result(is_found=self.text.find_text(text, is_backward=True))

    @Slot()
    def _on_find_closed(self) -> None:
        self.enter()
