"""Tells whether the columns of a table have room side by side, by the widest word of each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.pages.blocks import Column, DataTable, Spans, StateSpan, plain
from desktop.views.figure_paint import measure
from desktop.views.page_links import MARK_SIZE
from desktop.views.page_tables import is_wordy

# Text breaks at blanks, after a hyphen that no number follows, and between Chinese characters.
_WORD = re.compile(r"(?:[^ \n\t\u2e80-\uffff-]|-(?=\d))+-?|[\u2e80-\uffff]")
_SIZE, _PADDING = 12.0, 4.0
# Qt rounds the width of each column up.
_ROUNDED = 5.0
# The widest word is among the longest ones.
_MEASURED = 3
_MARK = MARK_SIZE + 4


class TableRoom:
    """Knows which tables of a page have room at which width; measures each of them once."""

    def __init__(self, blocks: Iterable[object]) -> None:
        self._needed = {
            place: needed_width(block)
            for place, block in enumerate(blocks)
            if isinstance(block, DataTable) and not is_wordy(block)
        }

    def crowded(self, width: float) -> frozenset[int]:
        """Return the places of the tables whose words would stick out of that width."""
        return frozenset(place for place, needed in self._needed.items() if needed > width)


def needed_width(block: DataTable) -> float:
    """Return the least width at which no word of the table has to stick out, in pixels at the normal scale."""
    return _ROUNDED + sum(_column_width(block, place, column) for place, column in enumerate(block.columns))


def _column_width(block: DataTable, place: int, column: Column) -> float:
    cells = [row.cells[place] for row in block.rows]
    if not any(cells):
        return 0.0  # left out where room is short
    head = max((measure(word, _SIZE, is_strong=True) for word in _words((column.title,))), default=0.0)
    longest = sorted(_words(_text(cell) for cell in cells), key=len, reverse=True)[:_MEASURED]
    body = max((measure(word, _SIZE) for word in longest), default=0.0)
    mark = _MARK if any(isinstance(span, StateSpan) for cell in cells for span in cell) else 0
    return max(head, body + mark) + _PADDING


def _text(cell: Spans) -> str:
    # Each citation is a word of its own, smaller than it is measured here.
    return plain(cell).replace("][", "] [")


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text)}
