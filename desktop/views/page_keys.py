"""Answers what the keyboard meets on a page."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument


def has_link(document: QTextDocument, start: int, *, end: int) -> bool:
    """Return whether a link begins between the two positions of the text."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if start <= fragment.position() < end and fragment.charFormat().anchorHref():
                return True
            iterator += 1
        block = block.next()
    return False
