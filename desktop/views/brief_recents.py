"""The briefings that were made: what each has, what would change today, and a way to make it again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from db.errors import DataError
from desktop.core.brief_recent import Recent, RecentBriefings
from desktop.core.formats import day
from desktop.core.texts import _, ngettext
from desktop.tasks.outcome import LatestOnly, Outcome, Runner

# Says in lines of text what would change for a briefing; done off the GUI thread.
Compare = Callable[[Recent], str]


class BriefRecents(QDialog):
    """The latest first; deletes itself when it is closed.

    Signals:
        again_asked: The `Recent` that is to be made again as of today.
        opened: The `Recent` that is to be shown as it was made.
    """

    again_asked = Signal(object)
    opened = Signal(object)

    def __init__(self, recent: RecentBriefings, runner: Runner, *, compare: Compare, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("brief_recents")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Briefings made before"))
        self.resize(860, 480)
        self._recent = recent
        self._runner = runner
        self._compare = compare
        self._latest = LatestOnly()
        self._made: tuple[Recent, ...] = ()
        self._lines = QStringListModel(self)
        self.list = QListView(self)
        self.list.setObjectName("brief_recent_list")
        self.list.setAccessibleName(_("Briefings, the latest first"))
        self.list.setModel(self._lines)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setWordWrap(True)
        self.text = QPlainTextEdit(self)
        self.text.setObjectName("brief_changes")
        self.text.setAccessibleName(_("What would change"))
        self.text.setReadOnly(True)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.list)
        panes.addWidget(self.text)
        panes.setSizes([360, 500])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self._buttons = tuple(
            self._button(buttons, name, text)
            for name, text in (
                ("brief_again", _("Make again as of today")),
                ("brief_open", _("Open as it was")),
                ("brief_forget", _("Forget")),
            )
        )
        again, opening, forgetting = self._buttons
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        layout.addWidget(panes, 1)
        layout.addWidget(buttons)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        again.clicked.connect(self._on_again)
        opening.clicked.connect(self._on_open)
        forgetting.clicked.connect(self._on_forget)
        buttons.rejected.connect(self.reject)
        self._fill()

    def _button(self, box: QDialogButtonBox, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return button

    def _fill(self) -> None:
        self._made = self._recent.all()
        self._lines.setStringList([_line(made) for made in self._made])
        for button in self._buttons:
            button.setEnabled(bool(self._made))
        if self._made:
            self.list.setCurrentIndex(self._lines.index(0))
        else:
            self._latest.next()
            self.text.setPlainText(_("No briefing was made yet."))

    def _current(self) -> Recent | None:
        place = self.list.currentIndex().row()
        return self._made[place] if 0 <= place < len(self._made) else None

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _current: QModelIndex, _former: QModelIndex) -> None:
        made = self._current()
        if made is not None:
            self.text.setPlainText(_("Comparing …"))
            self._runner.query(partial(self._compare, made), self._on_compared, token=self._latest.next())

    @Slot(object)
    def _on_compared(self, outcome: Outcome) -> None:
        if self._latest.is_latest(outcome):
            error = outcome.error
            self.text.setPlainText(str(outcome.value) if error is None else f"{error.text} {error.hint}".strip())

    @Slot()
    def _on_again(self) -> None:
        made = self._current()
        if made is not None:
            self.again_asked.emit(made)
            self.accept()

    @Slot()
    def _on_open(self) -> None:
        made = self._current()
        if made is not None:
            self.opened.emit(made)
            self.accept()

    @Slot()
    def _on_forget(self) -> None:
        made = self._current()
        if made is None:
            return
        try:
            self._recent.forget(made)
        except DataError as error:
            self.text.setPlainText(f"{error.text} {error.hint}".strip())
            return
        self._fill()


def _line(made: Recent) -> str:
    pages = ngettext("{count} page", "{count} pages", made.pages).format(count=made.pages)
    words = _("{title}, as of {day}, {pages}: {path}")
    return words.format(title=made.title, day=day(made.as_of), pages=pages, path=made.target)
