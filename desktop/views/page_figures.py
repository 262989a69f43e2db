"""The figures of a page: widgets over the room that its text left for them, made when they come into sight."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, Qt, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.pages.blocks import FigureBlock
from desktop.views.figure_deeds import FigureDeed, FigureRequest
from desktop.views.figure_paint import measure
from desktop.views.figure_view import FigureView
from desktop.views.page_figure_html import FigureSlot
from desktop.views.page_links import FIGURE_SCHEME
from desktop.views.style import Style

if TYPE_CHECKING:
    from desktop.figures.marks import Drawing
    from desktop.pages.blocks import Document

# A figure is no wider than that: longer bars tell nothing more.
WIDEST, NARROWEST = 880, 260
# How far out of sight a figure is made, so that it is there when the page is scrolled.
_AHEAD = 160
_IMAGE = "\N{OBJECT REPLACEMENT CHARACTER}"


class PageFigures(QObject):
    """Keeps the figures of the page in their places.

    The widgets are handed on from page to page: there are never more of them than were in sight at once.

    Signals:
        page_followed: Id of the page that a spot leads to.
        deed_asked: A `FigureRequest`.
        focus_left: True where Tab goes on from a figure, False where it goes back.
        escaped: Without argument, when the focus is to go back to the text.
        spot_entered: The `QRect` of the viewport that has to be in sight.
    """

    page_followed = Signal(object)
    deed_asked = Signal(object)
    focus_left = Signal(object)
    escaped = Signal()
    spot_entered = Signal(object)

    def __init__(self, style: Style, text: QTextEdit) -> None:
        super().__init__(text)
        self._style = style
        self._text = text
        self._document: Document | None = None
        self._blocks: dict[int, FigureBlock] = {}
        self._tables: set[int] = set()
        self._drawings: dict[int, Drawing] = {}
        self._positions: dict[int, int] = {}
        self._views: dict[int, FigureView] = {}
        self._idle: list[FigureView] = []
        self._width = 0
        self._last: int | None = None

    @property
    def is_empty(self) -> bool:
        """Return whether the page has no figure."""
        return not self._blocks

    @property
    def positions(self) -> tuple[int, ...]:
        """Return where in the text the painted figures stand."""
        return tuple(self._positions.values())

    @property
    def last_position(self) -> int | None:
        """Return where in the text the figure stands that was used last."""
        return None if self._last is None else self._positions.get(self._last)

    @property
    def views(self) -> tuple[FigureView, ...]:
        """Return every widget, in use or not."""
        return (*self._views.values(), *self._idle)

    def set_document(self, document: Document) -> None:
        """Take the figures of a page; of the same page again, tables stay tables."""
        if self._document is None or self._document.id != document.id:
            self._tables.clear()
            self._last = None
        self._document = document
        self._blocks = {place: block for place, block in enumerate(document.blocks) if isinstance(block, FigureBlock)}
        self._drawings.clear()
        self._positions.clear()
        for place in tuple(self._views):
            self._release(place)

    def slots(self) -> dict[int, FigureSlot]:
        """Return the room that each figure needs at the width of the page now."""
        if self._blocks:
            self._draw()
        return {place: self._slot(place) for place in self._blocks}

    def locate(self) -> None:
        """Find the places of the figures in the text that was just set."""
        self._positions.clear()
        if not self._blocks:
            return
        block = self._text.document().begin()
        while block.isValid():
            if block.length() == 2 and block.text() == _IMAGE:
                # Not by a cursor: to set one makes Qt lay out everything before it.
                name = block.begin().fragment().charFormat().toImageFormat().name()
                if name.startswith(f"{FIGURE_SCHEME}:"):
                    self._positions[int(name.partition(":")[2])] = block.position()
            block = block.next()

    @property
    def has_new_width(self) -> bool:
        """Return whether the figures were drawn for another width than the page has."""
        return bool(self._blocks) and self._fitting() != self._width

    def fit(self) -> None:
        """Draw the figures for the width that the page has now, and give them their room."""
        self._draw()
        for place, position in self._positions.items():
            slot = self._slot(place)
            cursor = self._cursor(position)
            image = cursor.charFormat().toImageFormat()
            image.setWidth(slot.width)
            image.setHeight(slot.height)
            cursor.setCharFormat(image)
            if place in self._views:
                self._views[place].resize(slot.width, slot.height)
                self._views[place].show_figure(self._blocks[place].figure, self._drawings[place])
        self.place()

    @Slot()
    def place(self) -> None:
        """Put the figures that are in sight over their room, and take the others away."""
        if not self._positions:
            return
        sight = self._text.viewport().rect().adjusted(0, -_AHEAD, 0, _AHEAD)
        # What lies below is not asked for its place, because that would have everything above it laid out.
        end = QPointF(0, self._text.verticalScrollBar().value() + sight.bottom())
        last = self._text.document().documentLayout().hitTest(end, Qt.HitTestAccuracy.FuzzyHit)
        for place, position in self._positions.items():
            box = self._box(place) if position <= last else QRect()
            if box.intersects(sight):
                view = self._view(place)
                view.setGeometry(box)
                view.show()
            elif place in self._views and not self._views[place].hasFocus():
                self._release(place)

    def next_position(self, position: int, *, is_backward: bool) -> int | None:
        """Return where the next painted figure stands from that position of the text on."""
        if is_backward:
            return max((found for found in self.positions if found < position), default=None)
        return min((found for found in self.positions if found >= position), default=None)

    def toggle(self, place: int) -> None:
        """Let the figure be its table from now on, or a figure again; the text has to be set anew."""
        self._tables ^= {place}

    def enter(self, position: int, *, is_backward: bool = False) -> None:
        """Give the focus to the figure at that position of the text."""
        place = next(place for place, found in self._positions.items() if found == position)
        view = self._view(place)
        view.setGeometry(self._box(place))
        view.show()
        view.enter(is_backward=is_backward)

    def request(self, deed: FigureDeed, place: int | None = None) -> FigureRequest | None:
        """Return what to do with a figure: the one at that place, else the one last used, else the first."""
        if place is None:
            place = self.current
        if place is None or place not in self._blocks or self._document is None:
            return None
        return FigureRequest(deed, place, self._blocks[place], self._document)

    @property
    def current(self) -> int | None:
        """Return the place of the figure that is meant where none is named."""
        if self._last is not None and self._last in self._blocks:
            return self._last
        return next(iter(self._views), next(iter(self._blocks), None))

    # --- room

    def _fitting(self) -> int:
        margins = round(2 * self._text.document().documentMargin())
        return max(NARROWEST, min(WIDEST, self._text.viewport().width() - margins))

    def _draw(self) -> None:
        width = self._fitting()
        if width != self._width:
            self._drawings.clear()
            self._width = width
        for place, block in self._blocks.items():
            if place not in self._drawings and place not in self._tables:
                self._drawings[place] = block.figure.draw(width=float(width), measure=measure)

    def _slot(self, place: int) -> FigureSlot:
        drawing = self._drawings.get(place)
        height = 0 if drawing is None else ceil(drawing.height)
        return FigureSlot(self._width, height, is_table=place in self._tables)

    def _cursor(self, position: int) -> QTextCursor:
        """Return a cursor that selects the one character at the position."""
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _box(self, place: int) -> QRect:
        block = self._text.document().findBlock(self._positions[place])
        frame = self._text.document().documentLayout().blockBoundingRect(block)
        slot = self._slot(place)
        down, along = self._text.verticalScrollBar().value(), self._text.horizontalScrollBar().value()
        return QRect(round(frame.left()) - along, round(frame.top()) - down, slot.width, slot.height)

    # --- widgets

    def _view(self, place: int) -> FigureView:
        if place not in self._views:
            view = self._idle.pop() if self._idle else self._made()
            view.resize(self._slot(place).width, self._slot(place).height)
            view.show_figure(self._blocks[place].figure, self._drawings[place])
            self._views[place] = view
        return self._views[place]

    def _made(self) -> FigureView:
        view = FigureView(self._style, self._text.viewport())
        view.page_followed.connect(self.page_followed)
        view.deed_asked.connect(self._on_deed)
        view.spot_entered.connect(self._on_spot)
        view.focus_left.connect(self._on_focus_left)
        view.escaped.connect(self.escaped)
        view.used.connect(self._on_used)
        return view

    def _release(self, place: int) -> None:
        view = self._views.pop(place)
        if view.hasFocus():
            self._text.setFocus()
        view.hide()
        self._idle.append(view)

    def _place_of(self, view: QObject | None) -> int | None:
        return next((place for place, found in self._views.items() if found is view), None)

    @Slot(object)
    def _on_deed(self, deed: FigureDeed) -> None:
        request = self.request(deed, self._place_of(self.sender()))
        if request is not None:
            self.deed_asked.emit(request)

    @Slot()
    def _on_used(self) -> None:
        self._last = self._place_of(self.sender())

    @Slot(object)
    def _on_spot(self, box: QRect) -> None:
        view = self.sender()
        if isinstance(view, FigureView):
            self.spot_entered.emit(box.translated(view.pos()))

    @Slot(object)
    def _on_focus_left(self, is_next: object) -> None:
        self.focus_left.emit(is_next)
