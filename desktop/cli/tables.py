"""Lays out text for a terminal: tables and wrapped lines that reckon with the width of Chinese characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

GAP = 2
_NARROWEST = 12
# Rows of more lines than that are set apart by an empty one.
_TALL = 2
# Chinese punctuation that closes: a line never begins with it.
_CLOSING = frozenset("，。、；：？！）》〉」』】〕〗％…")
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        is_fixed: True where the text must stay in one piece, as an id that people copy.
        share: Its part of the width where not all fits, relative to the other columns.
    """

    title: str
    is_numeric: bool = False
    is_fixed: bool = False
    share: float = 1.0


def width_of(text: str) -> int:
    """Return how many terminal cells the text takes."""
    return sum(_cells(character) for character in text)


def printable(text: str) -> str:
    """Return the text without what a terminal would obey instead of show; line breaks stay, tabs become spaces."""
    shown = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    return "".join(
        "\ufffd"
        if character in _BIDI_CONTROLS or (unicodedata.category(character) in ("Cc", "Cs") and character != "\n")
        else character
        for character in shown
    )


def shortened(text: str, width: int) -> str:
    """Return the text in one line no wider than that, with an ellipsis where something was left out."""
    line = " ".join(printable(text).split())
    if width_of(line) <= width:
        return line
    while line and width_of(line) > width - 1:
        line = line[:-1]
    return f"{line.rstrip()}…"


def wrapped(text: str, width: int, *, indent: str = "") -> list[str]:
    """Return the text in lines no wider than that, each after the indent; a line without text for an empty one."""
    inner = max(width - width_of(indent), 1)
    return [f"{indent}{line}".rstrip() for part in printable(text).split("\n") for line in _wrapped_line(part, inner)]


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    width: int,
    below: Sequence[Sequence[str]] = (),
) -> list[str]:
    """Return the lines of a table: titles, a rule, and the rows, with cells wrapped so that it fits the width.

    Fixed columns keep their width, so a table of long ids may be wider than the terminal.

    Args:
        columns: What stands over the cells.
        rows: As many cells each as there are columns.
        width: Cells of the terminal.
        below: Lines to stand under each row, one sequence a row; empty for none.
    """
    clean = [[printable(cell).replace("\n", " ") for cell in row] for row in rows]
    widths = _widths(columns, clean, width)
    lines = _row([column.title for column in columns], columns, widths)
    lines.append((" " * GAP).join("─" * size for size in widths))
    blocks = [_row(row, columns, widths) for row in clean]
    is_tall = any(len(block) > _TALL for block in blocks)
    for number, block in enumerate(blocks):
        lines += ("",) if is_tall and number else ()
        lines += block
        lines += below[number] if below else ()
    return lines


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    widths = [
        max(width_of(column.title), *(width_of(row[position]) for row in rows), 1)
        if rows
        else max(width_of(column.title), 1)
        for position, column in enumerate(columns)
    ]
    excess = sum(widths) + GAP * (len(widths) - 1) - width
    while excess > 0:
        sizes = [
            (widths[position] / column.share, position)
            for position, column in enumerate(columns)
            if not column.is_fixed and widths[position] > _NARROWEST
        ]
        if not sizes:
            break
        widths[max(sizes)[1]] -= 1
        excess -= 1
    return widths


def _row(cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> list[str]:
    parts = [
        [cell] if column.is_fixed else _wrapped_line(cell, size)
        for cell, column, size in zip(cells, columns, widths, strict=True)
    ]
    lines = []
    for number in range(max(len(part) for part in parts)):
        texts = [part[number] if number < len(part) else "" for part in parts]
        padded = [
            _padded(text, size, is_right=column.is_numeric)
            for text, column, size in zip(texts, columns, widths, strict=True)
        ]
        lines.append((" " * GAP).join(padded).rstrip())
    return lines


def _padded(text: str, width: int, *, is_right: bool) -> str:
    space = " " * (width - width_of(text))
    return space + text if is_right else text + space


def _wrapped_line(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in _words(text):
        if width_of(line) + width_of(word.rstrip(" ")) <= width:
            line += word
            continue
        if line:
            lines.append(line.rstrip(" "))
        pieces = _cut(word, width)
        lines += pieces[:-1]
        line = pieces[-1]
    return [*lines, line.rstrip(" ")]


def _words(text: str) -> list[str]:
    """Return the pieces that a line may break between: words with the spaces after them, and single wide characters."""
    words: list[str] = []
    is_open = False
    for character in text:
        cells = _cells(character)
        is_new_part = words and _is_part_end(words[-1], character)
        is_inner = is_open and cells == 1 and not is_new_part
        if words and (character == " " or character in _CLOSING or cells == 0 or is_inner):
            words[-1] += character
        else:
            words.append(character)
        if cells:
            is_open = character != " " and cells == 1
    return words


def _is_part_end(word: str, following: str) -> bool:
    """Return whether a line may break there: after a hyphen between letters, never in a date, and between citations."""
    if following == "[":
        return word.endswith("]")
    return following.isalpha() and word.endswith("-") and word[-2:-1].isalpha()


def _cut(word: str, width: int) -> list[str]:
    """Return a word in pieces no wider than that, where it is wider."""
    pieces = [""]
    for character in word:
        if pieces[-1] and width_of(pieces[-1]) + _cells(character) > width:
            if character == " ":
                continue
            pieces.append("")
        pieces[-1] += character
    return pieces


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
