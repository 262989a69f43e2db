"""The note under the page: Markdown as plain text, saved as it is typed, with its state in words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.core.note_draft import NoteDraft, draft_words
from desktop.core.texts import _
from desktop.views.action_set import ActionSet
from desktop.views.note_preview import NotePreview
from desktop.views.style import Style
from desktop.views.widgets import flat_button, set_property


class _Text(QPlainTextEdit):
    """The text itself, which says when it is left."""

    left = Signal()
    escaped = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the note was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc go back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)


class NoteEditor(QFrame):
    """Shows a `NoteDraft`.

    Signals:
        text_typed: The whole text, at each stroke.
        left: Without argument, when the focus leaves the text.
        escaped: Without argument, on Esc.
        retry_asked: Without argument.
        turned: How many notes on (1) or back (-1) the user wants to go.
        new_asked: Without argument.
    """

    text_typed = Signal(object)
    left = Signal()
    escaped = Signal()
    retry_asked = Signal()
    turned = Signal(object)
    new_asked = Signal()

    def __init__(self, style: Style, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("note_pane")
        self._style = style
        self._is_showing = False
        self._icon = QLabel(self)
        self._title = QLabel(_("Your note"), self)
        self._title.setObjectName("note_title")
        self._state = QLabel(self)
        self._state.setObjectName("note_state")
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setWordWrap(True)
        self._retry = QPushButton(_("Try again"), self)
        self._retry.setObjectName("note_retry")
        self._previous = flat_button("note_previous", _("Previous note"), self)
        self._next = flat_button("note_next", _("Next note"), self)
        self._new = flat_button("note_new", _("Another note on this entry"), self)
        self._text = _Text(self)
        self._text.setObjectName("note_text")
        self._text.setTabChangesFocus(True)
        self._text.setPlaceholderText(_("What you know that the edition does not. Markdown; saved as you type."))
        self.preview = NotePreview(self)
        self.preview.hide()
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._icon)
        head.addWidget(self._title)
        head.addWidget(self._previous)
        head.addWidget(self._next)
        head.addWidget(self._state, 1)
        head.addWidget(self._retry)
        head.addWidget(self._new)
        for action_id, name in (("note.preview", "note_show"), ("note.history", "note_history")):
            head.addWidget(actions.button(action_id, name, self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 5, 10, 10)
        layout.setSpacing(5)
        layout.addLayout(head)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.preview, 1)
        self.setMinimumHeight(96)
        self._text.textChanged.connect(self._on_changed)
        self._text.left.connect(self.left)
        self._text.escaped.connect(self.escaped)
        self._retry.clicked.connect(self.retry_asked)
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)
        self._new.clicked.connect(self.new_asked)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    @property
    def text(self) -> str:
        """Return what is in the editor."""
        return self._text.toPlainText()

    @property
    def text_widget(self) -> QPlainTextEdit:
        """Return the widget that takes the focus."""
        return self._text

    def show_draft(self, draft: NoteDraft) -> None:
        """Show the draft; the text is replaced only where it is another one, so that the cursor stays."""
        if self._text.toPlainText() != draft.text:
            self._is_showing = True
            self._text.setPlainText(draft.text)
            self._is_showing = False
            if not self.preview.isHidden():
                self.preview.show_text(draft.text)
        self._text.setAccessibleName(_("Note on {name}").format(name=draft.entry.name))
        has_several = draft.total > 1
        several = _("Note {place} of {total}").format(place=draft.place, total=draft.total)
        self._title.setText(several if has_several else _("Your note"))
        self._previous.setVisible(has_several)
        self._next.setVisible(has_several)
        self._previous.setEnabled(draft.place > 1)
        self._next.setEnabled(draft.place < draft.total)
        self._new.setVisible(draft.saved is not None)
        words = draft_words(draft)
        self._state.setText(words.text)
        self._state.setAccessibleName(words.text)
        set_property(self._state, "tone", value=words.tone)
        self._retry.setVisible(words.can_retry)

    def toggle_preview(self) -> None:
        """Show the note as it reads, or go back to writing it."""
        is_reading = self.preview.isHidden()
        if is_reading:
            self.preview.show_text(self.text)
        self._text.setVisible(not is_reading)
        self.preview.setVisible(is_reading)
        shown = self.preview if is_reading else self._text
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def enter(self) -> None:
        """Take the focus, at the end of the text."""
        if self._text.isHidden():
            self.toggle_preview()
        cursor = self._text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self._text.setTextCursor(cursor)
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_changed(self) -> None:
        if not self._is_showing:
            self.text_typed.emit(self._text.toPlainText())

    @Slot()
    def _on_previous(self) -> None:
        self.turned.emit(-1)

    @Slot()
    def _on_next(self) -> None:
        self.turned.emit(1)

    @Slot()
    def _on_style_changed(self) -> None:
        icons = self._style.icons
        self._icon.setPixmap(icons.icon("note").pixmap(QSize(16, 16)))
        self._previous.setIcon(icons.icon("chevron-left"))
        self._next.setIcon(icons.icon("chevron-right"))
        self._new.setIcon(icons.icon("add"))
