"""The note under the page: Markdown as plain text, saved as it is typed, with its state in words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core import note_rows
from desktop.core.note_draft import NoteDraft, draft_words
from desktop.core.texts import _
from desktop.views.action_set import ActionSet
from desktop.views.note_judgement import NoteJudgement
from desktop.views.note_menu import NoteMenu
from desktop.views.note_preview import NotePreview
from desktop.views.note_text import NoteText
from desktop.views.style import Style
from desktop.views.widgets import flat_button, set_property

_BUTTONS = (
    ("note.new", "note_new"),
    ("note.judgement", "note_judge"),
    ("note.preview", "note_show"),
    ("note.history", "note_history"),
    ("note.remove", "note_remove"),
)


class NoteEditor(QFrame):
    """Shows a `NoteDraft`.

    Signals:
        text_typed: The whole text, at each stroke.
        judgement_typed: The `Judgement`, at each change of it; None where it says nothing.
        left: Without argument, when the focus leaves the text.
        escaped: Without argument, on Esc.
        retry_asked: Without argument.
        turned: How many notes on (1) or back (-1) the user wants to go.
    """

    text_typed = Signal(object)
    judgement_typed = Signal(object)
    left = Signal()
    escaped = Signal()
    retry_asked = Signal()
    turned = Signal(object)

    def __init__(self, style: Style, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("note_pane")
        self._style = style
        self._is_showing = False
        # Entry and note that were shown last; the note is None for one that is not saved yet.
        self._shown: tuple[str, str | None] = ("", None)
        self._icon = QLabel(self)
        self.menu = NoteMenu(actions, self)
        self.title = QToolButton(self)
        self.title.setObjectName("note_title")
        self.title.setProperty("look", "flat")
        self.title.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.title.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.title.setToolTip(_("Notes on this entry, what one is about, removed ones"))
        self.title.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.title.setMenu(self.menu)
        self._state = QLabel(self)
        self._state.setObjectName("note_state")
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setWordWrap(True)
        self._state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._retry = QPushButton(_("Try again"), self)
        self._retry.setObjectName("note_retry")
        self._previous = flat_button("note_previous", _("Previous note"), self)
        self._next = flat_button("note_next", _("Next note"), self)
        self._text = NoteText(style, None, self)
        self._text.setObjectName("note_text")
        self._text.setPlaceholderText(
            _("What you know that the edition does not. Markdown; saved as you type; [[ links to an entry.")
        )
        self.judgement = NoteJudgement(style, self)
        self.judgement.hide()
        self.preview = NotePreview(self)
        self.preview.hide()
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._icon)
        head.addWidget(self.title)
        head.addWidget(self._previous)
        head.addWidget(self._next)
        head.addWidget(self._state, 1)
        head.addWidget(self._retry)
        for action_id, name in _BUTTONS:
            head.addWidget(actions.button(action_id, name, self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 5, 10, 10)
        layout.setSpacing(5)
        layout.addLayout(head)
        layout.addWidget(self._text, 3)
        layout.addWidget(self.preview, 3)
        layout.addWidget(self.judgement, 2)
        self.setMinimumHeight(96)
        self._text.textChanged.connect(self._on_changed)
        self._text.left.connect(self.left)
        self._text.escaped.connect(self.escaped)
        self._retry.clicked.connect(self.retry_asked)
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)
        self.judgement.changed.connect(self.judgement_typed)
        self.judgement.left.connect(self.left)
        self.judgement.escaped.connect(self.escaped)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    @property
    def text(self) -> str:
        """Return what is in the editor."""
        return self._text.toPlainText()

    @property
    def text_widget(self) -> NoteText:
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
        self.title.setText(note_rows.title(draft))
        self.title.setAccessibleName(self.title.text())
        self._previous.setVisible(has_several)
        self._next.setVisible(has_several)
        self._previous.setEnabled(draft.place > 1)
        self._next.setEnabled(draft.place < draft.total)
        self._show_judgement(draft)
        words = draft_words(draft)
        self._state.setText(words.text)
        self._state.setAccessibleName(words.text)
        set_property(self._state, "tone", value=words.tone)
        self._retry.setVisible(words.can_retry)

    def _show_judgement(self, draft: NoteDraft) -> None:
        self.judgement.show_judgement(draft.judged)
        note_id = None if draft.saved is None else draft.saved.id
        is_another = (draft.entry.id, note_id) != self._shown
        # A note that was just made is the same note.
        is_saved_now = note_id is not None and self._shown == (draft.entry.id, None)
        self._shown = (draft.entry.id, note_id)
        if draft.judged is not None:
            self.judgement.show()
        elif is_another and not is_saved_now:
            self.judgement.hide()

    def open_judgement(self) -> None:
        """Show the fields of the judgement and take the focus there; put them away where they are shown and empty."""
        if not self.judgement.isHidden() and self.judgement.judgement is None:
            self.judgement.hide()
            self.enter()
            return
        self.judgement.show()
        self.judgement.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        self.title.setIcon(icons.icon("chevron-down"))
