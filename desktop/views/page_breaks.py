"""Lets long words of a page be broken: where that may happen, and how what is looked for is found all the same."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QRegularExpression

BREAK = "\N{ZERO WIDTH SPACE}"
# So many letters of a long word stay together.
_PART = re.compile(r".{1,8}", re.DOTALL)


def breakable(text: str, longest: int) -> str:
    """Return the text as rich text in which every word longer than that may be broken."""
    words = re.compile(rf"(\S{{{longest + 1},}})").split(text)
    return "".join(_broken(word) if place % 2 else escape(word) for place, word in enumerate(words))


def across_breaks(text: str) -> QRegularExpression:
    """Return what finds the text whether or not it stands where a word may be broken."""
    between = f"{BREAK}?"
    letters = text.replace(BREAK, "").replace("\N{NO-BREAK SPACE}", " ")
    pattern = between.join(QRegularExpression.escape(letter) for letter in letters)
    return QRegularExpression(pattern, QRegularExpression.PatternOption.CaseInsensitiveOption)


def _broken(word: str) -> str:
    return BREAK.join(escape(part) for part in _PART.findall(word))
