"""Three first steps over the home page, with the shortcuts that hold, until they are put away for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.core.texts import _

# Returns what to press for an action, by its id.
Keys = Callable[[str], str]


class FirstSteps(QFrame):
    """Says how to begin.

    Args:
        keys: Tells the shortcuts that hold.

    Signals:
        dismissed: Without argument, when they are not to come again.
    """

    dismissed = Signal()

    def __init__(self, keys: Keys, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("first_steps")
        self._title = _("Three steps to begin with")
        title = QLabel(self._title, self)
        title.setObjectName("first_steps_title")
        self.texts = tuple(self._step() for _place in range(4))
        self._done = QPushButton(_("Do not show again"), self)
        self._done.setObjectName("first_steps_done")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 12)
        layout.setSpacing(5)
        layout.addWidget(title)
        for label in self.texts:
            layout.addWidget(label)
        layout.addWidget(self._done, 0, Qt.AlignmentFlag.AlignLeft)
        self._done.clicked.connect(self._on_done)
        self.show_keys(keys)

    def show_keys(self, keys: Keys) -> None:
        """Name other shortcuts, as after a change in the settings."""
        steps = (
            _("1. Type in the search box, as “gallium”, 镓 or “46号”; with {anything} over all kinds at once.").format(
                anything=keys("find.anything")
            ),
            _("2. Choose an as-of day with {day}: everything then shows what held on that day.").format(
                day=keys("time.pick")
            ),
            _(
                "3. Open an entry and press {note} to write what you know; {export} saves the page as a briefing."
            ).format(note=keys("entry.note"), export=keys("entry.export")),
            _("{commands} lists all commands, {shortcuts} the shortcuts.").format(
                commands=keys("help.palette"), shortcuts=keys("help.keys")
            ),
        )
        for label, step in zip(self.texts, steps, strict=True):
            label.setText(step)
        self.setAccessibleName(" ".join((self._title, *steps)))

    def _step(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    @Slot()
    def _on_done(self) -> None:
        self.hide()
        self.dismissed.emit()
