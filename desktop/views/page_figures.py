"""The figures of a page: widgets over the room that its text left for them, made when they come into sight."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.pages.blocks import FigureBlock
from desktop.views.figure_deeds import FigureDeed, FigureRequest
from desktop.views.figure_paint import measure
from desktop.views.figure_view import RING, FigureView
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
# The room of a figure that was not laid out yet, and how long after the page the next one is: one at a time, so that
# neither the opening of a page nor anything after it waits for all of them.
_ROOM, _PAUSE_MS = 260, 20
_IMAGE = "\N{OBJECT REPLACEMENT CHARACTER}"


class PageFigures(QObject):
    """Keeps the figures of the page in their places.

    The widgets are handed on from page to page: there are never more of them than were in sight at once.

    Signals:
        page_followed: Id of the page that a spot leads to.
        tab_asked: Id of such a page that is to be opened in a tab of its own.
        deed_asked: A `FigureRequest`.
        focus_left: True where Tab goes on from a figure, False where it goes back.
        escaped: Without argument, when the focus is to go back to the text.
        spot_entered: The `QRect` of the viewport that has to be in sight.
    """

    page_followed = Signal(object)
    tab_asked = Signal(object)
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
        self._heights: dict[int, int] = {}
        self._width = 0
        self._last: int | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self._on_later)

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
            self._heights.clear()
            self._last = None
        self._document = document
        self._blocks = {place: block for place, block in enumerate(document.blocks) if isinstance(block, FigureBlock)}
        self._drawings.clear()
        self._positions.clear()
        for place in tuple(self._views):
            self._release(place)

    def slots(self) -> dict[int, FigureSlot]:
        """Return the room for each figure at the width of the page now.

        The first figure is laid out for it; the others have the room that they had, or about what figures need, and
        get their own when they are laid out, at the latest when they come into sight.
        """
        self._take_width()
        waiting = self._waiting()
        if waiting:
            self._lay_out(waiting[0])
        if len(waiting) > 1:
            self._later.start()
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

    def settle(self, position: int) -> None:
        """Give all figures before that position of the text their room, so that nothing after it moves later."""
        for place in self._waiting():
            if self._positions.get(place, position) < position:
                self._lay_out(place)
                self._give_room(place)

    @property
    def has_new_width(self) -> bool:
        """Return whether the figures were drawn for another width than the page has."""
        return bool(self._blocks) and self._fitting() != self._width

    def fit(self) -> None:
        """Draw the figures for the width that the page has now, and give them their room."""
        self._take_width()
        for place in self._waiting():
            self._lay_out(place)
        for place in self._positions:
            self._give_room(place)
            if place in self._views:
                self._views[place].resize(self._size(place))
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
                if place not in self._drawings:
                    self._lay_out(place)
                    self._give_room(place)
                    box = self._box(place)
                view = self._view(place)
                view.setGeometry(_with_ring(box))
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
        view.setGeometry(_with_ring(self._box(place)))
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

    def _take_width(self) -> None:
        width = self._fitting()
        if width != self._width:
            self._drawings.clear()
            self._width = width

    def _waiting(self) -> list[int]:
        """Return the figures that are to be painted and were not laid out yet."""
        return [place for place in self._blocks if place not in self._drawings and place not in self._tables]

    def _lay_out(self, place: int) -> None:
        drawing = self._blocks[place].figure.draw(width=float(self._width), measure=measure)
        self._drawings[place] = drawing
        self._heights[place] = ceil(drawing.height)

    def _give_room(self, place: int) -> None:
        """Make the figure's room in the text as large as the figure."""
        if place not in self._positions:
            return
        slot = self._slot(place)
        cursor = self._cursor(self._positions[place])
        image = cursor.charFormat().toImageFormat()
        if (image.width(), image.height()) != (slot.width, slot.height):
            if not self._is_laid_out:
                # Qt loses the lines of what it has not laid out yet when anything before it changes; this lays it out.
                self._text.document().pageCount()
            image.setWidth(slot.width)
            image.setHeight(slot.height)
            cursor.setCharFormat(image)

    @Slot()
    def _on_later(self) -> None:
        """Lay out the next figure, and go on later with the one after it."""
        waiting = self._waiting()
        if not waiting:
            return
        if not self._is_laid_out:
            self._later.start()
            return
        self._lay_out(waiting[0])
        self._give_room(waiting[0])
        self.place()
        if len(waiting) > 1:
            self._later.start()

    @property
    def _is_laid_out(self) -> bool:
        """Return whether Qt, which lays out a long text step by step, has come to its end."""
        return self._text.document().lastBlock().layout().lineCount() > 0

    def _slot(self, place: int) -> FigureSlot:
        return FigureSlot(self._width, self._heights.get(place, _ROOM), is_table=place in self._tables)

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

    def _size(self, place: int) -> QSize:
        slot = self._slot(place)
        return QSize(slot.width + 2 * RING, slot.height + 2 * RING)

    # --- widgets

    def _view(self, place: int) -> FigureView:
        if place not in self._drawings:
            self._lay_out(place)
            self._give_room(place)
        if place not in self._views:
            view = self._idle.pop() if self._idle else self._made()
            view.resize(self._size(place))
            view.show_figure(self._blocks[place].figure, self._drawings[place])
            self._views[place] = view
        return self._views[place]

    def _made(self) -> FigureView:
        view = FigureView(self._style, self._text.viewport())
        view.page_followed.connect(self.page_followed)
        view.tab_asked.connect(self.tab_asked)
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


def _with_ring(box: QRect) -> QRect:
    """Return the place of a figure with the room around it that its focus ring takes."""
    return box.adjusted(-RING, -RING, RING, RING)
