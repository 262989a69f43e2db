"""A dialog with a page that is no entry's: how complete the edition is, or what rests on a source."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.pages.blocks import Document
from desktop.views.page_text import PageText
from desktop.views.style import Style


class PageDialog(QDialog):
    """Shows a page; destroys itself when it is closed.

    Signals:
        page_followed: Id of the entry or source that a link leads to.
        address_followed: Address of a link out of the program.
    """

    page_followed = Signal(object)
    address_followed = Signal(object)

    def __init__(self, document: Document, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 640)
        self.text = PageText(style, self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 10)
        layout.addWidget(self.text, 1)
        layout.addWidget(buttons)
        buttons.setContentsMargins(14, 0, 14, 0)
        buttons.rejected.connect(self.close)
        self.text.entry_followed.connect(self.page_followed)
        self.text.address_followed.connect(self.address_followed)
        self.show_page(document)

    def show_page(self, document: Document) -> None:
        """Show another page in place of the present one."""
        self.setWindowTitle(document.title)
        self.text.show_document(document)
