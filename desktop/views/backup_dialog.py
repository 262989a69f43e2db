"""The backups of the notebook: what there is, whether it is good, what it would change, and a way back to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from db.notebook.backups import Backup, Verdict
from db.notebook.comparing import Differences
from desktop.core.backup_words import backup_listing, differences_line, differences_listing, local
from desktop.core.listing import Listing
from desktop.core.texts import _
from desktop.views.plain_table import PlainTable
from desktop.views.widgets import fit

_SIZE = QSize(900, 600)


class BackupDialog(QDialog):
    """Shows the backups, the newest first; deletes itself when it is closed.

    A backup is restored only after what it would change was shown.

    Args:
        folder: Where they lie.
        fault: What is wrong with the notebook; empty where nothing is. A damaged one is moved aside by a restore.

    Signals:
        make_asked: Without argument.
        differences_asked: The `Backup` to compare with.
        restore_asked: The `Backup` to go back to.
        salvage_asked: Without argument.
    """

    make_asked = Signal()
    differences_asked = Signal(object)
    restore_asked = Signal(object)
    salvage_asked = Signal()

    def __init__(self, folder: Path, fault: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("backup_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Backups of the notebook"))
        self._is_damaged = bool(fault)
        self._known: dict[str, Backup] = {}
        self._verdicts: dict[Path, Verdict] = {}
        self._compared: Path | None = None
        self._lead = QLabel(fault or _lead(folder), self)
        self._lead.setObjectName("backup_lead")
        self._lead.setWordWrap(True)
        self._lead.setTextFormat(Qt.TextFormat.PlainText)
        self._lead.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = PlainTable("backup_table", _("Backups, the newest first"), self)
        self.said = QLabel(self)
        self.said.setObjectName("popup_hint")
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.changes = PlainTable("backup_changes", _("What restoring would change"), self)
        below = QWidget(self)
        rows = QVBoxLayout(below)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self.said)
        rows.addWidget(self.changes, 1)
        panes = QSplitter(Qt.Orientation.Vertical, self)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.table)
        panes.addWidget(below)
        panes.setSizes([280, 220])
        self.make = self._button("backup_make", _("Back up now"))
        self.compare = self._button("backup_compare", _("Show what differs"))
        self.restore = self._button("backup_restore", _("Restore this backup"))
        self.salvage = self._button("backup_salvage", _("Salvage what can be read"))
        self.make.setVisible(not self._is_damaged)
        self.compare.setVisible(not self._is_damaged)
        self.salvage.setVisible(self._is_damaged)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons = QHBoxLayout()
        for button in (self.make, self.salvage, self.compare, self.restore):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        layout.addWidget(self._lead)
        layout.addWidget(panes, 1)
        layout.addLayout(buttons)
        self.table.chosen.connect(self._on_chosen)
        self.table.entered.connect(self._on_compare)
        self.make.clicked.connect(self.make_asked)
        self.salvage.clicked.connect(self.salvage_asked)
        self.compare.clicked.connect(self._on_compare)
        self.restore.clicked.connect(self._on_restore)
        close.rejected.connect(self.reject)
        fit(self, _SIZE)
        self._arrange()

    def show_backups(self, known: Sequence[Backup]) -> None:
        """Show which there are; those that were checked before keep what was found."""
        self._known = {str(each.path): each for each in known}
        self._show()
        if not known:
            self.say(_("There is no backup yet."))

    def show_verdict(self, verdict: Verdict) -> None:
        """Show what was found in a backup."""
        self._verdicts[verdict.backup.path] = verdict
        self._show()

    def unchecked(self) -> Backup | None:
        """Return the newest backup that nobody has looked into; None where all were."""
        return next((each for each in self._known.values() if each.path not in self._verdicts), None)

    def show_differences(self, backup: Backup, found: Differences) -> None:
        """Show what restoring the backup would change; then it can be restored."""
        words = _("The backup of {time}: {words}").format(time=local(backup.made), words=differences_line(found))
        self.changes.show_listing(differences_listing(found))
        self.said.setText(words)
        self._compared = None if found.is_empty else backup.path
        self._arrange()

    def say(self, words: str) -> None:
        """Say something between the tables."""
        self.said.setText(words)

    def set_busy(self, *, is_busy: bool) -> None:
        """Let nothing be asked for while something is done."""
        for button in (self.make, self.salvage, self.compare, self.restore):
            button.setEnabled(not is_busy)
        if not is_busy:
            self._arrange()

    @property
    def is_damaged(self) -> bool:
        """Return whether a restore puts the backup in the place of a damaged notebook."""
        return self._is_damaged

    @property
    def chosen(self) -> Backup | None:
        """Return the backup that is chosen."""
        chosen = self.table.current_id
        return None if chosen is None else self._known.get(chosen)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _show(self) -> None:
        self.table.show_listing(backup_listing(tuple(self._known.values()), self._verdicts))

    def _arrange(self) -> None:
        chosen = self.chosen
        verdict = None if chosen is None else self._verdicts.get(chosen.path)
        is_good = verdict is not None and verdict.fault is None
        self.compare.setEnabled(is_good)
        is_shown = self._is_damaged or (chosen is not None and chosen.path == self._compared)
        self.restore.setEnabled(is_good and is_shown)

    @Slot()
    def _on_chosen(self) -> None:
        chosen = self.chosen
        if self._compared is not None and (chosen is None or chosen.path != self._compared):
            self._compared = None
            self.changes.show_listing(Listing())
            self.said.clear()
        self._arrange()

    @Slot()
    def _on_compare(self) -> None:
        if self.chosen is not None and self.compare.isEnabled() and not self._is_damaged:
            self.differences_asked.emit(self.chosen)

    @Slot()
    def _on_restore(self) -> None:
        if self.chosen is not None:
            self.restore_asked.emit(self.chosen)


def _lead(folder: Path) -> str:
    return _(
        "A backup is made half an hour after a change, and before a merge, an import, a restore and a new version."
        " All of the last day are kept, then one a day, a week and a month. They lie in {folder}."
    ).format(folder=folder)
