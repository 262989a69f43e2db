"""The strip for results and errors, said as sentences, and for work under way."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from desktop.core.errors import Message, Tone
from desktop.core.texts import _
from desktop.views.announcer import announce
from desktop.views.style import Style
from desktop.views.widgets import set_property

DONE_STAYS_MS = 10_000
_ICONS = {Tone.INFO: "info", Tone.DONE: "done", Tone.WARNING: "warning", Tone.ERROR: "warning"}
_TOKENS = {
    Tone.INFO: "text_muted",
    Tone.DONE: "done_text",
    Tone.WARNING: "warning_text",
    Tone.ERROR: "error_text",
}


class MessageBar(QFrame):
    """Shows one message at a time. Good news leaves by itself, the rest stays until it is closed.

    Signals:
        closed: Without argument, when the user closed it.
        cancelled: Without argument, when the user wants work that can be cancelled to stop.
        offer_taken: The key of the message's offer, when the user took it.
    """

    closed = Signal()
    offer_taken = Signal(object)
    cancelled = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self._style = style
        self._message: Message | None = None
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._text.setObjectName("message_text")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._progress = QProgressBar(self)
        self._progress.setObjectName("message_progress")
        self._progress.setAccessibleName(_("Progress"))
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 0)
        self._progress.setFixedWidth(140)
        self._cancel = QPushButton(_("Cancel"), self)
        self._cancel.setObjectName("message_cancel")
        self._offer = QPushButton(self)
        self._offer.setObjectName("message_offer")
        self._offer.hide()
        self._close = QToolButton(self)
        self._close.setObjectName("message_close")
        self._close.setProperty("look", "flat")
        self._close.setAccessibleName(_("Close message"))
        self._close.setToolTip(_("Close message"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(9)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._progress)
        layout.addWidget(self._cancel)
        layout.addWidget(self._offer)
        layout.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DONE_STAYS_MS)
        self._timer.timeout.connect(self.dismiss)
        self._close.clicked.connect(self._on_closed)
        self._cancel.clicked.connect(self.cancelled)
        self._offer.clicked.connect(self._on_offer)
        style.changed.connect(self._on_style_changed)
        self.hide()

    @property
    def message(self) -> Message | None:
        """Return what is shown; None for nothing."""
        return self._message

    def show_message(self, message: Message) -> None:
        """Show the message in place of the one before."""
        self._show(message, is_busy=False)
        self._timer.stop()
        if message.tone is Tone.DONE:
            self._timer.start()

    def show_work(self, text: str, *, can_cancel: bool = False) -> None:
        """Say what is under way, with a moving bar, until a message takes its place."""
        self._progress.setRange(0, 0)
        self._show(Message(Tone.INFO, text), is_busy=True)
        self._cancel.setVisible(can_cancel)
        self._timer.stop()

    def show_progress(self, done: int, total: int) -> None:
        """Show how much of the work is done; a bar that only moves while the total is 0."""
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    @Slot()
    def dismiss(self) -> None:
        """Show nothing."""
        self._timer.stop()
        self._message = None
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc close the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_closed()
            return
        super().keyPressEvent(event)

    def _show(self, message: Message, *, is_busy: bool) -> None:
        self._message = message
        text = f"{message.text} {message.hint}".strip()
        self._text.setText(text)
        self.setAccessibleName(text)
        self._progress.setVisible(is_busy)
        self._cancel.setVisible(False)
        self._offer.setVisible(message.offer is not None)
        if message.offer is not None:
            self._offer.setText(message.offer.text)
            self._offer.setAccessibleName(message.offer.text)
        self._close.setVisible(not is_busy)
        set_property(self, "tone", value=message.tone.value)
        self._on_style_changed()
        self.show()
        announce(self, text, is_urgent=message.tone in (Tone.WARNING, Tone.ERROR))

    @Slot()
    def _on_style_changed(self) -> None:
        icons = self._style.icons
        self._close.setIcon(icons.icon("close"))
        if self._message is not None:
            tone = self._message.tone
            self._icon.setPixmap(icons.icon(_ICONS[tone], _TOKENS[tone]).pixmap(QSize(18, 18)))

    @Slot()
    def _on_closed(self) -> None:
        self.dismiss()
        self.closed.emit()

    @Slot()
    def _on_offer(self) -> None:
        if self._message is not None and self._message.offer is not None:
            key = self._message.offer.key
            self.dismiss()
            self.offer_taken.emit(key)
