"""The text of a page: selectable, with links, loading nothing from disk or network."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QImage, QResizeEvent, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.core.texts import _
from desktop.views.page_links import ENTRY_SCHEME, MARK_SCHEME, MARK_SIZE, TABLE_SCHEME, WEB_SCHEME
from desktop.views.style import Style

if TYPE_CHECKING:
    from desktop.pages.blocks import Document

WIDE_FROM = 780


class PageText(QTextBrowser):
    """Shows a `Document`.

    Signals:
        entry_followed: Id of the entry that a link leads to.
        address_followed: Address of a link out of the program, which nothing opens by itself.
        table_asked: Id of the entry whose left-out rows are wanted.
    """

    entry_followed = Signal(object)
    address_followed = Signal(object)
    table_asked = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page_text")
        self.setAccessibleName(_("Page"))
        self._style = style
        self._document: Document | None = None
        self._is_narrow = True
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(18)
        self.anchorClicked.connect(self._on_link)
        style.changed.connect(self._on_style_changed)

    def show_document(self, document: Document) -> None:
        """Show the page from its top; the same entry again keeps its place."""
        # Imported with the first page: its words are not needed for the first rows.
        from desktop.views.page_html import page_html

        is_same = self._document is not None and self._document.id == document.id
        scrolled = self.verticalScrollBar().value() if is_same else 0
        self._document = document
        self._is_narrow = self.viewport().width() < WIDE_FROM
        self.setHtml(page_html(document, self._style.theme, is_narrow=self._is_narrow))
        self.verticalScrollBar().setValue(scrolled)
        self.setAccessibleName(_("Page: {title}").format(title=document.title))

    def find_text(self, text: str, *, is_backward: bool = False) -> bool:
        """Select the next place of the text, going round at the end; return whether there is one."""
        flags = QTextDocument.FindFlag.FindBackward if is_backward else QTextDocument.FindFlag(0)
        if not text:
            return True
        if self.find(text, flags):
            return True
        cursor = self.textCursor()
        place = cursor.position()
        self.moveCursor(QTextCursor.MoveOperation.End if is_backward else QTextCursor.MoveOperation.Start)
        if self.find(text, flags):
            return True
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the tables anew where the page became wide or narrow."""
        super().resizeEvent(event)
        if self._document is not None and (self.viewport().width() < WIDE_FROM) != self._is_narrow:
            self.show_document(self._document)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return the mark of a state; nothing else is ever loaded."""
        url = QUrl(name)
        if url.scheme() != MARK_SCHEME:
            return None
        value = url.path()
        return self._mark("" if value == "none" else value)

    def _mark(self, value: str) -> QImage:
        return self._style.icons.state_image(value, size=MARK_SIZE, ratio=self.devicePixelRatioF())

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        if url.scheme() == ENTRY_SCHEME:
            self.entry_followed.emit(unquote(url.path()))
        elif url.scheme() == WEB_SCHEME:
            self.address_followed.emit(unquote(url.path(QUrl.ComponentFormattingOption.FullyEncoded)))
        elif url.scheme() == TABLE_SCHEME and self._document is not None:
            self.table_asked.emit(self._document.id)
        elif url.hasFragment():
            self.scrollToAnchor(url.fragment())

    @Slot()
    def _on_style_changed(self) -> None:
        if self._document is not None:
            self.show_document(self._document)
