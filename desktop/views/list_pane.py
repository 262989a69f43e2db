"""The middle of the window: what is listed in words, then the table or why it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.views.action_set import ActionSet
from desktop.views.elided_label import ElidedLabel
from desktop.views.record_table import RecordTable
from desktop.views.style import Style
from desktop.views.widgets import set_property

if TYPE_CHECKING:
    from desktop.core.emptiness import Emptiness
    from desktop.core.listing import Listing
    from desktop.views.empty_state import EmptyState


class ListPane(QFrame):
    """Shows a `Listing`.

    Signals:
        action_chosen: Id of the action of the empty state.
    """

    action_chosen = Signal(object)

    def __init__(self, style: Style, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("table_pane")
        # Name and state stay in sight in the smallest window: a name without its state misleads.
        self.setMinimumWidth(380)
        self._count = QLabel(self)
        self._count.setObjectName("list_count")
        self._sentence = ElidedLabel(self)
        self._sentence.setObjectName("list_sentence")
        self._clear = actions.button("find.clear", "list_clear", self)
        self.table = RecordTable(style, self)
        self._style = style
        self._empty: EmptyState | None = None
        head_frame = QFrame(self)
        head_frame.setObjectName("list_head")
        head = QHBoxLayout(head_frame)
        head.setContentsMargins(12, 4, 6, 4)
        head.setSpacing(8)
        head.addWidget(self._count)
        head.addWidget(self._sentence, 1)
        head.addWidget(self._clear)
        head_frame.setMinimumHeight(36)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head_frame)
        layout.addWidget(self._stack, 1)
        self._count.setTextFormat(Qt.TextFormat.PlainText)

    def show_listing(self, listing: Listing, selected: str | None) -> None:
        """Show the rows, with the selected entry's among them."""
        self.table.show_listing(listing, selected)
        self._count.setText(listing.count)
        self._count.setAccessibleName(f"{listing.count} {listing.sentence}".strip())
        self._say(listing.sentence, is_wrong=False)
        self._stack.setCurrentWidget(self.table)

    @Slot(object)
    def show_reason(self, reason: Emptiness) -> None:
        """Say why the table is empty."""
        if self._empty is None:
            from desktop.views.empty_state import EmptyState

            self._empty = EmptyState("list_empty", self._style, self)
            self._empty.action_chosen.connect(self.action_chosen)
            self._stack.addWidget(self._empty)
        self._empty.show_reason(reason)
        self._stack.setCurrentWidget(self._empty)

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong with the query; the rows of the last good one stay."""
        self._say(sentence, is_wrong=True)

    def show_filtered(self, *, is_filtered: bool) -> None:
        """Show the button that clears search and filters, or hide it."""
        self._clear.setVisible(is_filtered)

    def _say(self, sentence: str, *, is_wrong: bool) -> None:
        self._sentence.setText(sentence)
        set_property(self._sentence, "is_wrong", value="true" if is_wrong else "false")
