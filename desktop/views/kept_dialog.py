"""Notes and marks on entries that the edition no longer has: read, and attached to the entry that holds now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from db.notebook.held import Kept
from desktop.core.kept_words import kept_listing, kept_text
from desktop.core.texts import _
from desktop.views.plain_table import PlainTable
from desktop.views.widgets import fit

_SIZE = QSize(860, 540)


class KeptDialog(QDialog):
    """Shows what is kept; deletes itself when it is closed.

    Signals:
        attach_asked: A tuple of `Kept`: those that were renamed are to go to the entry that holds now.
        picker_asked: The `Kept` for which the user wants to choose an entry.
    """

    attach_asked = Signal(object)
    picker_asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("kept_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Kept notes"))
        self._kept: dict[str, Kept] = {}
        self.lead = QLabel(self)
        self.lead.setObjectName("kept_lead")
        self.lead.setWordWrap(True)
        self.table = PlainTable("kept_table", _("Entries that the edition does not have under their ids"), self)
        self.text = QPlainTextEdit(self)
        self.text.setObjectName("kept_text")
        self.text.setAccessibleName(_("The notes"))
        self.text.setReadOnly(True)
        panes = QSplitter(Qt.Orientation.Vertical, self)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.table)
        panes.addWidget(self.text)
        panes.setSizes([260, 180])
        self.follow = self._button("kept_follow", _("Attach to the entry that holds now"))
        self.pick = self._button("kept_pick", _("Attach to…"))
        self.all = self._button("kept_all", _("Attach all that were renamed"))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons = QHBoxLayout()
        for button in (self.pick, self.follow, self.all):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        layout.addWidget(self.lead)
        layout.addWidget(panes, 1)
        layout.addLayout(buttons)
        self.table.chosen.connect(self._arrange)
        self.table.entered.connect(self._on_pick)
        self.pick.clicked.connect(self._on_pick)
        self.follow.clicked.connect(self._on_follow)
        self.all.clicked.connect(self._on_all)
        close.rejected.connect(self.reject)
        fit(self, _SIZE)
        self._arrange()

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """Show what is kept."""
        self._kept = {each.held.entry_id: each for each in kept}
        has_any = _("These entries are not in the edition under the ids that your notes have. Nothing of them is lost.")
        self.lead.setText(has_any if kept else _("Every note is on an entry of the edition."))
        self.table.show_listing(kept_listing(kept))

    def say(self, words: str) -> None:
        """Say what went wrong."""
        self.lead.setText(words)

    @property
    def chosen(self) -> Kept | None:
        """Return what is chosen."""
        chosen = self.table.current_id
        return None if chosen is None else self._kept.get(chosen)

    def _renamed(self) -> tuple[Kept, ...]:
        return tuple(each for each in self._kept.values() if each.renamed is not None)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    @Slot()
    def _arrange(self) -> None:
        chosen = self.chosen
        self.text.setPlainText("" if chosen is None else kept_text(chosen))
        self.pick.setEnabled(chosen is not None)
        self.follow.setEnabled(chosen is not None and chosen.renamed is not None)
        self.all.setEnabled(bool(self._renamed()))

    @Slot()
    def _on_pick(self) -> None:
        if self.chosen is not None:
            self.picker_asked.emit(self.chosen)

    @Slot()
    def _on_follow(self) -> None:
        if self.chosen is not None and self.chosen.renamed is not None:
            self.attach_asked.emit((self.chosen,))

    @Slot()
    def _on_all(self) -> None:
        self.attach_asked.emit(self._renamed())
