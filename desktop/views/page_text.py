"""The text of a page: selectable, with links, loading nothing from disk or network."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.core.texts import _
from desktop.views.aside import wants_tab
from desktop.views.figure_deeds import FigureDeed
from desktop.views.page_breaks import across_breaks
from desktop.views.page_filling import PageFilling
from desktop.views.page_keys import has_link
from desktop.views.page_links import (
    DEED_SCHEME,
    ENTRY_SCHEME,
    FIGURE_SCHEME,
    MARK_SCHEME,
    MARK_SIZE,
    PICTURE_SCHEME,
    TABLE_SCHEME,
    WEB_SCHEME,
)
from desktop.views.page_pictures import PICTURE_WIDTH, picture
from desktop.views.style import Style

if TYPE_CHECKING:
    from desktop.pages.blocks import Document
    from desktop.views.figure_deeds import FigureRequest
    from desktop.views.page_figures import PageFigures
    from desktop.views.table_fit import TableRoom

WIDE_FROM = 780
# While the page is being made wider, its figures wait until the hand rests.
FIT_MS = 60
_SIGHT_MARGIN = 24
# Qt rounds the widths of a table's columns up; so little beyond the edge is nothing.
_ROUNDED = 3


class PageText(QTextBrowser):
    """Shows a `Document`.

    Signals:
        entry_followed: Id of the entry that a link leads to.
        address_followed: Address of a link out of the program, which nothing opens by itself.
        table_asked: Id of the entry whose left-out rows are wanted.
        figure_asked: A `FigureRequest` to copy or save a figure.
        find_asked: Without argument, when words are to be looked for on the page.
        tab_asked: Id of the page that is to be opened in a tab of its own.
        menu_asked: The place on the screen, and the id of the page that the link there leads to, as a pair.
    """

    entry_followed = Signal(object)
    address_followed = Signal(object)
    table_asked = Signal(object)
    figure_asked = Signal(object)
    find_asked = Signal()
    tab_asked = Signal(object)
    menu_asked = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page_text")
        self.setAccessibleName(_("Page"))
        self._style = style
        self._document: Document | None = None
        self._figures: PageFigures | None = None
        self._filling = PageFilling(self)
        self._filling.grown.connect(self._on_grown)
        self._is_narrow = True
        self._is_aside = False
        self._room: TableRoom | None = None
        self._crowded: frozenset[int] = frozenset()
        self._pictured: int | None = None
        self._fit = QTimer(self)
        self._fit.setSingleShot(True)
        self._fit.setInterval(FIT_MS)
        self._fit.timeout.connect(self.fit_figures)
        # Shown at all times: one that comes and goes makes Qt lay out each page twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(self._on_height_changed)
        self.horizontalScrollBar().rangeChanged.connect(self._on_width_changed)
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
        from desktop.views.page_html import page_parts, style_sheet
        from desktop.views.table_fit import TableRoom

        figures = self.figures
        figures.set_document(document)
        is_same = self._document is not None and self._document.id == document.id
        scrolled = self.verticalScrollBar().value() if is_same else 0
        self._document = document
        self._is_narrow = self.viewport().width() < WIDE_FROM
        self._room = TableRoom(document.blocks) if self._is_narrow else None
        self._crowded = frozenset[int]() if self._room is None else self._room.crowded(self._inner_width())
        self._pictured = None
        slots = figures.slots()
        theme = self._style.theme
        parts = page_parts(document, theme, is_narrow=self._is_narrow, slots=slots, crowded=self._crowded)
        self._filling.fill(parts, style_sheet(theme), height=self.viewport().height())
        figures.locate()
        if scrolled:
            self.complete()
        self.verticalScrollBar().setValue(scrolled)
        figures.place()
        self.setAccessibleName(_("Page: {title}").format(title=document.title))

    def complete(self) -> None:
        """Have the whole page there now, before anybody goes to its end, looks through it or takes it along."""
        self._filling.complete()

    @property
    def figures(self) -> PageFigures:
        """Return what keeps the figures of the page, made now where there was no page before."""
        if self._figures is None:
            from desktop.views.page_figures import PageFigures

            made = PageFigures(self._style, self)
            made.page_followed.connect(self.entry_followed)
            made.tab_asked.connect(self.tab_asked)
            made.deed_asked.connect(self._on_deed)
            made.focus_left.connect(self._on_figure_left)
            made.escaped.connect(self._on_escaped)
            made.spot_entered.connect(self._on_spot)
            self.document().documentLayout().documentSizeChanged.connect(made.place)
            self._figures = made
        return self._figures

    @property
    def has_figure(self) -> bool:
        """Return whether the page has a figure."""
        return self._figures is not None and not self._figures.is_empty

    def do_with_figure(self, deed: FigureDeed, place: int | None = None) -> None:
        """Show a figure as a table or the other way round, or ask for it to be copied or saved.

        The figure is the block at that place of the page, or the one last used.
        """
        request = self.figures.request(deed, place)
        if request is not None:
            self._on_deed(request)

    def place(self) -> tuple[int, int]:
        """Return which character is at the top of what is in sight, and how many pixels below the top."""
        if self.verticalScrollBar().value() == 0:
            return 0, 0
        cursor = self.cursorForPosition(QPoint(0, 0))
        return cursor.position(), self.cursorRect(cursor).top()

    def go_to_place(self, position: int, offset: int) -> None:
        """Bring the character to so many pixels below the top of what is in sight."""
        if position:
            self.complete()
        if self._figures is not None:
            self._figures.settle(position)
        bar, document = self.verticalScrollBar(), self.document()
        if position == 0:
            bar.setValue(0)
            return
        # Laid out as far as its end, because there is no scrolling beyond what is laid out.
        document.documentLayout().blockBoundingRect(document.lastBlock())
        cursor = QTextCursor(document)
        cursor.setPosition(min(position, document.characterCount() - 1))
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - offset)

    def find_text(self, text: str, *, is_backward: bool = False) -> bool:
        """Select the next place of the text, going round at the end; return whether there is one."""
        flags = QTextDocument.FindFlag.FindBackward if is_backward else QTextDocument.FindFlag(0)
        if not text:
            return True
        self.complete()
        pattern = across_breaks(text)
        if self.find(pattern, flags):
            return True
        cursor = self.textCursor()
        place = cursor.position()
        self.moveCursor(QTextCursor.MoveOperation.End if is_backward else QTextCursor.MoveOperation.Start)
        if self.find(pattern, flags):
            return True
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the tables anew where the page became wide or narrow."""
        super().resizeEvent(event)
        if self._document is None:
            return
        if (self.viewport().width() < WIDE_FROM) != self._is_narrow:
            self.show_document(self._document)
        elif (self._figures is not None and self._figures.has_new_width) or self._has_new_tables:
            self._fit.start()

    @property
    def _has_new_tables(self) -> bool:
        """Return whether other tables than before have room side by side, or pictures another width."""
        if self._pictured is not None and self._pictured != self._picture_width():
            return True
        return self._room is not None and self._room.crowded(self._inner_width()) != self._crowded

    def _picture_width(self) -> int:
        return min(PICTURE_WIDTH, int(self._inner_width()))

    def _inner_width(self) -> float:
        return self.viewport().width() - 2 * self.document().documentMargin()

    @Slot()
    def fit_figures(self) -> None:
        """Draw the figures, and set the tables, for the width that the page has now."""
        if self._has_new_tables and self._document is not None:
            self.show_document(self._document)
        elif self._figures is not None and self._figures.has_new_width:
            self._figures.fit()

    def scrollContentsBy(self, right: int, down: int) -> None:
        """Take the figures along."""
        super().scrollContentsBy(right, down)
        if self._figures is not None:
            self._figures.place()

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+F from the search box: with the focus on the page it looks for words on the page."""
        is_key = event.type() == QEvent.Type.ShortcutOverride
        if is_key and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Find):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look for words with Ctrl+F; the rest is Qt's."""
        self.complete()
        if event.matches(QKeySequence.StandardKey.Find):
            self.find_asked.emit()
            return
        self._is_aside = wants_tab(event)
        super().keyPressEvent(event)
        self._is_aside = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link; with Ctrl or the middle button its page opens in a tab of its own."""
        self._is_aside = wants_tab(event)
        if event.button() is Qt.MouseButton.MiddleButton:
            url = QUrl(self.anchorAt(event.position().toPoint()))
            if url.scheme() == ENTRY_SCHEME:
                self._on_link(url)
        else:
            super().mouseReleaseEvent(event)
        self._is_aside = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is pointed at."""
        url = QUrl(self.anchorAt(event.pos()))
        self.menu_asked.emit((event.globalPos(), unquote(url.path()) if url.scheme() == ENTRY_SCHEME else ""))

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Go to the next link or figure, whichever stands first."""
        self.complete()
        cursor = self.textCursor()
        if cursor.hasSelection():
            here = cursor.selectionEnd() if is_next else cursor.selectionStart()
        else:
            here = 0 if is_next else self.document().characterCount()
        figure = None if self._figures is None else self._figures.next_position(here, is_backward=not is_next)
        if figure is None or has_link(self.document(), min(here, figure), end=max(here, figure)):
            return super().focusNextPrevChild(is_next)
        self._select_figure(figure)
        self.ensureCursorVisible()
        self.figures.enter(figure, is_backward=not is_next)
        return True

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return what is copied: the words with the sources that they cite."""
        if self._document is None:
            return super().createMimeDataFromSelection()
        from desktop.views.page_copy import copied

        return copied(self.textCursor(), self._document)

    def _select_figure(self, position: int) -> None:
        """Put the text's cursor on the figure, from where Tab goes on."""
        cursor = self.textCursor()
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return the mark of a state, a picture of the manual, or the room of a figure; nothing else is ever loaded."""
        url = QUrl(name)
        if url.scheme() == FIGURE_SCHEME:
            room = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
            room.fill(Qt.GlobalColor.transparent)
            return room
        if url.scheme() == PICTURE_SCHEME:
            self._pictured = self._picture_width()
            return picture(url.path(), width=self._pictured, ratio=self.devicePixelRatioF())
        if url.scheme() != MARK_SCHEME:
            return None
        value = url.path()
        return self._mark("" if value == "none" else value)

    def _mark(self, value: str) -> QImage:
        return self._style.icons.state_image(value, size=MARK_SIZE, ratio=self.devicePixelRatioF())

    @Slot(int, int)
    def _on_height_changed(self, _least: int, most: int) -> None:
        self.verticalScrollBar().setEnabled(most > 0)

    @Slot(int, int)
    def _on_width_changed(self, _least: int, most: int) -> None:
        is_wider = most > _ROUNDED
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_wider else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(policy)

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        if url.scheme() == ENTRY_SCHEME:
            signal = self.tab_asked if self._is_aside else self.entry_followed
            signal.emit(unquote(url.path()))
        elif url.scheme() == WEB_SCHEME:
            self.address_followed.emit(unquote(url.path(QUrl.ComponentFormattingOption.FullyEncoded)))
        elif url.scheme() == TABLE_SCHEME and self._document is not None:
            self.table_asked.emit(self._document.id)
        elif url.scheme() == DEED_SCHEME:
            deed, _slash, place = url.path().partition("/")
            self.do_with_figure(FigureDeed(deed), int(place))
        elif url.hasFragment():
            self.complete()
            self.scrollToAnchor(url.fragment())

    @Slot()
    def _on_grown(self) -> None:
        self.figures.locate()
        self.figures.place()

    @Slot()
    def _on_style_changed(self) -> None:
        if self._document is not None:
            self.show_document(self._document)

    @Slot(object)
    def _on_deed(self, request: FigureRequest) -> None:
        if request.deed is not FigureDeed.TABLE:
            self.figure_asked.emit(request)
        elif self._document is not None:
            self.figures.toggle(request.place)
            self.show_document(self._document)

    @Slot(object)
    def _on_figure_left(self, is_next: object) -> None:
        position = self.figures.last_position
        self.setFocus(Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason)
        if position is not None:
            self._select_figure(position)
        self.focusNextPrevChild(bool(is_next))

    @Slot()
    def _on_escaped(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_spot(self, box: QRect) -> None:
        """Bring the spot into sight that the keyboard went to."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if box.top() < 0:
            bar.setValue(bar.value() + box.top() - _SIGHT_MARGIN)
        elif box.bottom() > height:
            bar.setValue(bar.value() + min(box.bottom() - height + _SIGHT_MARGIN, box.top()))
