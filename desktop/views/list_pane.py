"""The middle of the window: what is listed in words and conditions, then the table or why it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.texts import ngettext
from desktop.views.action_set import ActionSet
from desktop.views.announcer import Announcer
from desktop.views.chips import ChipBar
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
        query_chosen: The query that a click on one of the conditions leads to.
    """

    action_chosen = Signal(object)
    query_chosen = Signal(object)

    def __init__(self, style: Style, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("table_pane")
        # Name and state stay in sight in the smallest window: a name without its state misleads.
        self.setMinimumWidth(380)
        self._listed = ""
        self._meaning = ""
        self._count = QLabel(self)
        self._count.setObjectName("list_count")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self.chips = ChipBar(style, self)
        self._sentence = QLabel(self)
        self._sentence.setObjectName("list_sentence")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        # Whole, over several lines where it is long: what is wrong with a query is no use with its end cut off.
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sentence.hide()
        self.announcer = Announcer(self._count)
        self._clear = actions.button("find.clear", "list_clear", self)
        self.table = RecordTable(style, self)
        self._style = style
        self._empty: EmptyState | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self._stack, 1)
        self.chips.query_chosen.connect(self.query_chosen)
        self.table.rows_chosen.connect(self._say_count)

    def show_listing(self, listing: Listing, selected: str | None) -> None:
        """Show the rows, with the selected entry's among them."""
        self.table.show_listing(listing, selected)
        self._listed, self._meaning = listing.count, listing.sentence
        self._say_count()
        self.chips.show_chips(listing.chips)
        self._say(listing.remark, is_wrong=False)
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
        self.announcer.say(f"{reason.title} {reason.text}".strip())

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong with the query; the rows of the last good one stay."""
        self.chips.show_chips(())
        self._say(sentence, is_wrong=True)

    def show_filtered(self, *, is_filtered: bool) -> None:
        """Show the button that clears search and filters, or hide it."""
        self._clear.setVisible(is_filtered)

    def _head(self) -> QFrame:
        """Return the head: count, conditions and the button that clears them, over what there is to say of them."""
        head = QFrame(self)
        head.setObjectName("list_head")
        head.setMinimumHeight(36)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._count, 1)
        line.addWidget(self._clear)
        rows = QVBoxLayout(head)
        rows.setContentsMargins(12, 4, 6, 4)
        rows.setSpacing(2)
        rows.addLayout(line)
        # In a row of their own: were they beside the count, the rows would move under the mouse that chooses them.
        rows.addWidget(self.chips)
        rows.addWidget(self._sentence)
        # The button's height, so that the head does not jump when the first letter is typed.
        self._count.setMinimumHeight(28)
        return head

    @Slot()
    def _say_count(self) -> None:
        chosen = self.table.chosen_count
        words = ngettext("{count} chosen", "{count} chosen", chosen).format(count=f"{chosen:,}")
        counted = f"{self._listed} · {words}" if chosen > 1 else self._listed
        self._count.setText(counted)
        spoken = f"{counted} {self._meaning}".strip()
        self._count.setAccessibleName(spoken)
        self.announcer.say(spoken)

    def _say(self, sentence: str, *, is_wrong: bool) -> None:
        set_property(self._sentence, "is_wrong", value="true" if is_wrong else "false")
        self._sentence.setText(sentence)
        if is_wrong:
            self.announcer.say(sentence)
        self._sentence.setVisible(bool(sentence))
