"""The strip between the head of a page and its text: the tags on the entry, and the day to look at it again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QSize, QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.core.chips import Chip
from desktop.core.entry_marks import EntryMarks, is_due, review_words
from desktop.core.texts import _
from desktop.views.chips import ChipBar
from desktop.views.elided_label import ElidedLabel
from desktop.views.style import Style
from desktop.views.widgets import set_property

_LONGEST = 200
_LINE_WIDTH = 170


class _TagLine(QLineEdit):
    """The line for a new tag.

    Signals:
        escaped: Without argument, on Esc.
    """

    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc close the line."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)


class MarkStrip(QFrame):
    """Shows tags and reviews; hidden where there are none and none is being added.

    Signals:
        tag_named: The name of a tag to put on the entry.
        tag_dropped: The id of the tag to take off.
        review_done: The `Review` that was done.
        left: Without argument, when the user is through with it.
    """

    tag_named = Signal(object)
    tag_dropped = Signal(object)
    review_done = Signal(object)
    left = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mark_strip")
        self._style = style
        self._marks = EntryMarks()
        self._icon = QLabel(self)
        self.tags = ChipBar(style, self)
        self.tags.setObjectName("tags")
        self.tags.setAccessibleName(_("Tags on this entry"))
        self.line = _TagLine(self)
        self.line.setObjectName("tag_line")
        self.line.setPlaceholderText(_("New tag, Enter adds it"))
        self.line.setAccessibleName(_("New tag"))
        self.line.setMaxLength(_LONGEST)
        self.line.setFixedWidth(_LINE_WIDTH)
        self.line.hide()
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)
        self._review = ElidedLabel(self)
        self._review.setObjectName("review_words")
        self._done = QPushButton(_("Done"), self)
        self._done.setObjectName("review_done")
        self._done.setProperty("look", "link")
        tags = QHBoxLayout()
        tags.setSpacing(8)
        tags.addWidget(self._icon)
        tags.addWidget(self.tags, 1)
        tags.addWidget(self.line)
        self._tag_row = QWidget(self)
        self._tag_row.setLayout(tags)
        tags.setContentsMargins(0, 0, 0, 0)
        review = QHBoxLayout()
        review.setContentsMargins(0, 0, 0, 0)
        review.setSpacing(8)
        self._bell = QLabel(self)
        review.addWidget(self._bell)
        review.addWidget(self._review, 1)
        review.addWidget(self._done)
        self._review_row = QWidget(self)
        self._review_row.setLayout(review)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 4, 10, 4)
        layout.setSpacing(3)
        layout.addWidget(self._tag_row)
        layout.addWidget(self._review_row)
        # The completion writes its text into the line after it said that it was chosen.
        self._emptying = QTimer(self)
        self._emptying.setSingleShot(True)
        self._emptying.setInterval(0)
        self._emptying.timeout.connect(self.line.clear)
        self.line.returnPressed.connect(self._on_return)
        self.line.escaped.connect(self._on_escaped)
        completer.activated.connect(self._on_completed)
        self.tags.query_chosen.connect(self.tag_dropped)
        self.tags.left.connect(self.left)
        self._done.clicked.connect(self._on_done)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()
        self.hide()

    @property
    def marks(self) -> EntryMarks:
        """Return what is shown."""
        return self._marks

    def show_marks(self, marks: EntryMarks, *, today: date) -> None:
        """Show tags and the earliest review."""
        self._marks = marks
        self.tags.show_chips(
            tuple(Chip(tag.name, _("Take the tag “{tag}” off").format(tag=tag.name), tag.id) for tag in marks.tags)
        )
        first = next(iter(marks.reviews), None)
        if first is not None:
            words = review_words(first, today)
            self._review.setText(words)
            self._done.setAccessibleName(_("Review done: {words}").format(words=words))
            set_property(self._review, "tone", value="due" if is_due(first, today) else "")
        self._arrange()

    def close_line(self) -> None:
        """Put the line for a new tag away."""
        self._emptying.stop()
        self.line.clear()
        self.line.hide()
        self._arrange()

    def open_line(self, names: Iterable[str]) -> None:
        """Ask for a tag.

        Args:
            names: Of the tags that there are, offered while the user types.
        """
        self._names.setStringList(list(names))
        self.line.show()
        self._arrange()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _arrange(self) -> None:
        has_line = not self.line.isHidden()
        has_tags = bool(self._marks.tags) or has_line
        has_review = bool(self._marks.reviews)
        self._tag_row.setVisible(has_tags)
        self._review_row.setVisible(has_review)
        self.setVisible(has_tags or has_review)

    def _name(self, text: str) -> None:
        self._emptying.start()
        if text.strip():
            self.tag_named.emit(text.strip())

    @Slot()
    def _on_return(self) -> None:
        if self.line.text().strip():
            self._name(self.line.text())
        else:
            self._on_escaped()

    @Slot(str)
    def _on_completed(self, text: str) -> None:
        self._name(text)

    @Slot()
    def _on_escaped(self) -> None:
        self.close_line()
        self.left.emit()

    @Slot()
    def _on_done(self) -> None:
        if self._marks.reviews:
            self.review_done.emit(self._marks.reviews[0])

    @Slot()
    def _on_style_changed(self) -> None:
        icons = self._style.icons
        self._icon.setPixmap(icons.icon("tag").pixmap(QSize(16, 16)))
        self._bell.setPixmap(icons.icon("calendar").pixmap(QSize(16, 16)))
