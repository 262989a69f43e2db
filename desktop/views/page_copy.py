"""Turns selected text of a page into what is copied: with its citations, and without what only the screen needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextFragment, QTextTable

from desktop.pages.blocks import FigureBlock
from desktop.pages.origin import citation_lines, origin_line
from desktop.views.page_links import DEED_SCHEME, FIGURE_SCHEME, SOURCE_ANCHOR

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

    from desktop.pages.blocks import Document

_DEEDS = re.compile(rf'<a href="{DEED_SCHEME}:[^>]*>.*?</a>', re.DOTALL)
# Places where the screen may break an address are no part of it.
_AS_COPIED = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{LINE SEPARATOR}": " ", "\N{ZERO WIDTH SPACE}": None})
_BLANKS = re.compile(" {2,}")
# Links within the program and images of the screen mean nothing elsewhere.
_INNER = re.compile(r"</?(?:a|img)\b[^>]*>")


@dataclass(slots=True)
class _Passage:
    """What a selection says, and which sources it cites."""

    lines: list[str] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)


def copied(cursor: QTextCursor, document: Document) -> QMimeData:
    """Return the selection as text and as rich text.

    Citations become ``[1]``, with a line for each source cited and one for the page below. Words out of one
    paragraph that cite nothing, a code or a name, are copied as they are.
    """
    passage = _passage(cursor, document)
    text = "\n".join(passage.lines)
    html = _INNER.sub("", _DEEDS.sub("", cursor.selection().toHtml())).replace("\N{ZERO WIDTH SPACE}", "")
    if passage.numbers or len(passage.lines) > 1:
        origin = (*citation_lines(document, passage.numbers), origin_line(document))
        text = "\n".join((text, "", *origin))
        html = html.replace("</body>", "".join(f"<p>{escape(line)}</p>" for line in origin) + "</body>")
    mime = QMimeData()
    mime.setText(text)
    mime.setHtml(html)
    return mime


def _passage(cursor: QTextCursor, document: Document) -> _Passage:
    passage = _Passage()
    end = cursor.selectionEnd()
    block = cursor.document().findBlock(cursor.selectionStart())
    former: tuple[int, int] | None = None
    while block.isValid() and block.position() < end:
        words = _BLANKS.sub(" ", "".join(_words(block, cursor, document=document, numbers=passage.numbers))).strip()
        row = _row(block)
        if row is not None and row == former:
            passage.lines[-1] += f"\t{words}"
        elif words or row is not None:
            passage.lines.append(words)
        former = row
        block = block.next()
    passage.lines = [line.rstrip("\t") for line in passage.lines if line.strip()]
    return passage


def _words(block: QTextBlock, cursor: QTextCursor, *, document: Document, numbers: set[int]) -> Iterator[str]:
    """Yield what the selection has of a paragraph."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        first = max(start, fragment.position())
        last = min(end, fragment.position() + fragment.length())
        if first < last:
            text = fragment.text()[first - fragment.position() : last - fragment.position()]
            yield _said(fragment, text, document=document, numbers=numbers)
        iterator += 1


def _said(fragment: QTextFragment, text: str, *, document: Document, numbers: set[int]) -> str:
    """Return what stands for a piece of text: a citation in brackets, the words of a figure, nothing for a mark."""
    style = fragment.charFormat()
    if style.isImageFormat():
        return _figure_words(style.toImageFormat().name(), document)
    address = style.anchorHref()
    if address.startswith(f"{DEED_SCHEME}:"):
        return ""
    if address.startswith(f"#{SOURCE_ANCHOR}"):
        number = int(address.removeprefix(f"#{SOURCE_ANCHOR}"))
        numbers.add(number)
        return f"[{number}]"
    return text.translate(_AS_COPIED)


def _figure_words(name: str, document: Document) -> str:
    scheme, _colon, place = name.partition(":")
    block = document.blocks[int(place)] if scheme == FIGURE_SCHEME else None
    return block.figure.alternative if isinstance(block, FigureBlock) else ""


def _row(block: QTextBlock) -> tuple[int, int] | None:
    """Return table and row of a paragraph, by the table's place; None where it is in none."""
    cursor = QTextCursor(block)
    table: QTextTable | None = cursor.currentTable()  # Qt's stubs leave None out
    return None if table is None else (table.firstPosition(), table.cellAt(cursor).row())
