"""Sets the text of a page part by part: what is in sight at once, the rest while the user reads it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

if TYPE_CHECKING:
    from desktop.views.page_html import Part

# How long the window may be busy with parts before it looks after the user again.
STEP_SECONDS = 0.006
# Pages with no more text than that are set whole: they take less than a frame.
_SHORT = 6_000
# Qt gives the first paragraph of what is inserted the form of the one before it. So two paragraphs are put first,
# the one to be swallowed and the one to take with it, and taken out again.
_LEAD = "<p>x</p><p>y</p>"
_BODY = "<html><body>{}</body></html>"


class PageFilling(QObject):
    """Fills a text with the parts of a page.

    Signals:
        grown: Without argument, when parts were added after the first.
    """

    grown = Signal()

    def __init__(self, text: QTextEdit) -> None:
        super().__init__(text)
        self._text = text
        self._rest: list[str] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._on_next)

    @property
    def is_whole(self) -> bool:
        """Return whether nothing of the page is missing."""
        return not self._rest

    def fill(self, parts: Sequence[Part], style_sheet: str, *, height: int) -> None:
        """Show the page from its start: as many parts as fill the height, in pixels, and the others later."""
        self._next.stop()
        self._text.document().setDefaultStyleSheet(style_sheet)
        groups = _groups(parts, height=height)
        self._rest = groups[1:]
        self._text.setHtml(_BODY.format(groups[0]))
        if self._rest:
            self._next.start()

    def complete(self) -> None:
        """Add now all that is missing, because somebody wants to go there, look through it or take it along."""
        if self._rest:
            self._next.stop()
            self._add("".join(self._rest))
            self._rest = []
            self.grown.emit()

    @Slot()
    def _on_next(self) -> None:
        end = time.perf_counter() + STEP_SECONDS
        while self._rest and time.perf_counter() < end:
            self._add(self._rest.pop(0))
        if self._rest:
            self._next.start()
        self.grown.emit()

    def _add(self, html: str) -> None:
        cursor = QTextCursor(self._text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        start = cursor.position()
        cursor.beginEditBlock()
        cursor.insertHtml(_BODY.format(_LEAD + html))
        cursor.setPosition(start)
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.endEditBlock()


def _groups(parts: Iterable[Part], *, height: int) -> list[str]:
    """Return the rich text in the pieces that it is set in: the first fills the height, each begins a paragraph."""
    parts = tuple(parts)
    if sum(len(part.html) for part in parts) <= _SHORT:
        return ["".join(part.html for part in parts)]
    groups = [""]
    filled = 0
    for part in parts:
        # A table at the start of a piece would get an empty paragraph before it.
        if filled >= height and part.begins_paragraph:
            groups.append("")
        groups[-1] += part.html
        filled += part.height
    return groups
