"""The history of a note: every version with who and when, what it changed, and a way back to it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QListView,
    QPushButton,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from db.notebook.records import Version
from desktop.core.note_history import Change, former, pieces, version_line
from desktop.core.texts import _
from desktop.views.style import Style


class HistoryDialog(QDialog):
    """Shows the versions, the newest first; deletes itself when it is closed.

    Signals:
        version_chosen: The `Version` whose text the note is to have again.
    """

    version_chosen = Signal(object)

    def __init__(self, name: str, versions: Sequence[Version], *, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("history_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("History of the note on {name}").format(name=name))
        self.resize(780, 460)
        self._versions = tuple(versions)
        self._style = style
        self._lines = QStringListModel([version_line(version) for version in self._versions[::-1]], self)
        self.list = QListView(self)
        self.list.setObjectName("history_list")
        self.list.setAccessibleName(_("Versions, the newest first"))
        self.list.setModel(self._lines)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setWordWrap(True)
        self.text = QTextEdit(self)
        self.text.setObjectName("history_text")
        self.text.setAccessibleName(_("What the version changed"))
        self.text.setReadOnly(True)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.list)
        panes.addWidget(self.text)
        panes.setSizes([280, 500])
        self._restore = QPushButton(_("Restore this text"), self)
        self._restore.setObjectName("history_restore")
        self._restore.setAutoDefault(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.addButton(self._restore, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        layout.addWidget(panes, 1)
        layout.addWidget(buttons)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._restore.clicked.connect(self._on_restore)
        buttons.rejected.connect(self.reject)
        self.list.setCurrentIndex(self._lines.index(0))

    def _place(self) -> int:
        return len(self._versions) - 1 - self.list.currentIndex().row()

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _current: QModelIndex, _former: QModelIndex) -> None:
        place = self._place()
        theme = self._style.theme
        added = f"background: {theme.color('done_surface')}; color: {theme.color('done_text')};"
        gone = f"background: {theme.color('error_surface')}; color: {theme.color('error_text')};"
        looks = {
            Change.ADDED: f"{added} text-decoration: underline;",
            Change.GONE: f"{gone} text-decoration: line-through;",
        }
        found = pieces(former(self._versions, place), self._versions[place].text)
        body = "".join(f"<span style='{looks.get(piece.change, '')}'>{escape(piece.text)}</span>" for piece in found)
        self.text.setHtml(f"<div style='white-space: pre-wrap'>{body}</div>")
        self._restore.setEnabled(self._versions[place].text != self._versions[-1].text)

    @Slot()
    def _on_restore(self) -> None:
        self.version_chosen.emit(self._versions[self._place()])
        self.accept()
