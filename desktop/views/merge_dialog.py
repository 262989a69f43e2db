"""What a merge or an import would do, field by field, before it is done: nothing is merged unseen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.core.merge_words import merge_line, merge_listing
from desktop.core.texts import _
from desktop.tasks.exchange import Offered
from desktop.views.plain_table import PlainTable
from desktop.views.widgets import fit

_SIZE = QSize(900, 520)


class MergeDialog(QDialog):
    """Shows what was read; deletes itself when it is closed.

    Signals:
        merge_asked: The `Offered` that was agreed to.
    """

    merge_asked = Signal(object)

    def __init__(self, offered: Offered, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("merge_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Merge {name} into the notebook").format(name=offered.name))
        self._offered = offered
        self.said = QLabel(merge_line(offered.plan), self)
        self.said.setObjectName("merge_said")
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.table = PlainTable("merge_table", _("What merging would do"), self)
        self.table.show_listing(merge_listing(offered.plan))
        hint = QLabel(_("A backup is made first. The merge is one step, which an undo takes back."), self)
        hint.setObjectName("popup_hint")
        self.merge = QPushButton(_("Merge"), self)
        self.merge.setObjectName("merge_do")
        self.merge.setProperty("look", "primary")
        self.merge.setEnabled(not offered.plan.is_empty)
        cancel = QPushButton(_("Cancel"), self)
        cancel.setObjectName("merge_cancel")
        cancel.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(hint, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.merge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        layout.addWidget(self.said)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        self.merge.clicked.connect(self._on_merge)
        cancel.clicked.connect(self.reject)
        fit(self, _SIZE)

    @Slot()
    def _on_merge(self) -> None:
        self.merge_asked.emit(self._offered)
        self.accept()
