"""A note as it reads: its Markdown set as text. Nothing is fetched for it, from the disk or from a network."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from db.errors import DataError
from desktop.core.browse_state import is_entry
from desktop.core.page_id import EntryPage, parse_page_id
from desktop.core.texts import _
from desktop.views.aside import wants_tab

_ADDRESSES = ("http", "https", "mailto")


class NotePreview(QTextBrowser):
    """Shows Markdown; links to pages of the program are followed, addresses are handed over.

    Signals:
        entry_followed: Id of the page that a link leads to.
        address_followed: Address of a link out of the program.
        tab_asked: Id of the page that is to be opened in a tab of its own.
    """

    entry_followed = Signal(object)
    address_followed = Signal(object)
    tab_asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("note_preview")
        self._is_aside = False
        self.setAccessibleName(_("The note as it reads"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.anchorClicked.connect(self._on_link)

    def show_text(self, text: str) -> None:
        """Set the Markdown; HTML in it is shown as it is typed."""
        features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
        self.document().setMarkdown(text, features)
        self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the link that has the focus; with Ctrl its page opens in a tab of its own."""
        self._is_aside = wants_tab(event)
        super().keyPressEvent(event)
        self._is_aside = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link; with Ctrl or the middle button its page opens in a tab of its own."""
        self._is_aside = wants_tab(event)
        if event.button() is Qt.MouseButton.MiddleButton:
            url = QUrl(self.anchorAt(event.position().toPoint()))
            if url.isValid() and not url.isEmpty():
                self._on_link(url)
        else:
            super().mouseReleaseEvent(event)
        self._is_aside = False

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return nothing, whatever an image or a link names."""
        return None

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        if url.scheme() in _ADDRESSES:
            self.address_followed.emit(url.toString())
            return
        try:
            page = parse_page_id(url.toString())
        except DataError:
            return
        # Whatever is no report reads as an entry.
        if not isinstance(page, EntryPage) or is_entry(page.entry_id):
            signal = self.tab_asked if self._is_aside else self.entry_followed
            signal.emit(str(page))
