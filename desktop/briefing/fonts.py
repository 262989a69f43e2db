"""Splits text into runs by the font that has its characters, and refuses a character that no font has."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from db.errors import DataError
from desktop.core.texts import _

# Punctuation that both fonts have: after a Chinese character it belongs to the Chinese text.
_SHARED_PUNCTUATION = frozenset("·—…‘’“”")
_MOST_NAMED = 5

_registering = threading.Lock()


class Face(StrEnum):
    """A style of text."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one font; `font` is the name under which the font is registered."""

    font: str
    text: str


class FontSet:
    """The fonts of a briefing. A font file is read when a text first needs it.

    Latin, Greek and Cyrillic stand in Noto Sans, everything else in Noto Sans SC.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._glyphs: dict[str, frozenset[int]] = {}
        self._missing: dict[str, str] = {}

    @property
    def base(self) -> str:
        """Return the font of running text, read and registered."""
        return self.latin(Face.REGULAR)

    def latin(self, face: Face) -> str:
        """Return the Noto Sans of the style, read and registered."""
        name = f"NotoSans-{face}"
        self._load(name)
        return name

    def runs(self, text: str, face: Face = Face.REGULAR, *, where: str = "") -> tuple[Run, ...]:
        """Return the text in runs by font, without characters that have no ink.

        A character without a glyph is kept in mind with its place, for `refuse_missing`.
        """
        if text.isascii() and text.isprintable():
            # Most texts; the look at each character costs more than the rest of setting it.
            return (Run(self.latin(face), text),) if text else ()
        names: list[tuple[str, str]] = []
        is_chinese = False
        for character in printable(text):
            name = self._font_of(character, face, is_chinese=is_chinese)
            if name is None:
                self._missing.setdefault(character, where)
                continue
            if character not in _SHARED_PUNCTUATION:
                is_chinese = is_chinese_font(name)
            names.append((name, character))
        return tuple(
            Run(name, "".join(character for _name, character in group)) for name, group in groupby(names, key=_first)
        )

    def has_all(self, text: str) -> bool:
        """Return whether every character of the text has a glyph."""
        return all(self._font_of(character, Face.REGULAR, is_chinese=False) is not None for character in text)

    def refuse_missing(self) -> None:
        """Refuse what was asked for so far, if any of it has no glyph.

        Raises:
            DataError: Names the characters and where they stand.
        """
        if not self._missing:
            return
        by_place: dict[str, list[str]] = {}
        for character, where in self._missing.items():
            by_place.setdefault(where or _("the page"), []).append(describe(character))
        listed = "; ".join(
            _("{characters} in {where}").format(characters=_listed(characters), where=where)
            for where, characters in by_place.items()
        )
        raise DataError(
            _("The briefing’s fonts have no glyph for {listed}.").format(listed=listed),
            _("Take these characters out of the text, or leave the notes out of the briefing."),
        )

    def _font_of(self, character: str, face: Face, *, is_chinese: bool) -> str | None:
        latin = f"NotoSans-{face}"
        # The Chinese font has no italic; its regular weight stands in for it.
        chinese = f"NotoSansSC-{Face.BOLD if face is Face.BOLD else Face.REGULAR}"
        code = ord(character)
        if unicodedata.category(character) == "Cc":
            # Some fonts give control characters a glyph without ink.
            return None
        if is_chinese and character in _SHARED_PUNCTUATION and code in self._load(chinese):
            return chinese
        if code in self._load(latin):
            return latin
        # Bold has fewer characters than regular, which stands in for the rare ones.
        regular = f"NotoSansSC-{Face.REGULAR}"
        return next((name for name in (chinese, regular) if code in self._load(name)), None)

    def _load(self, name: str) -> frozenset[int]:
        """Return the code points of a font; read and register it at first."""
        glyphs = self._glyphs.get(name)
        if glyphs is None:
            with _registering:
                glyphs = self._glyphs[name] = _register(name, self._folder / f"{name}.ttf")
        return glyphs


def printable(text: str) -> Iterator[str]:
    """Yield the characters that leave ink or space, composed; line ends and tabs become spaces.

    Marks of direction, joiners, soft hyphens and the like have no ink by themselves and are left out.
    """
    for character in unicodedata.normalize("NFC", text):
        if character in "\n\r\t\u2028\u2029":
            yield " "
        elif unicodedata.category(character) != "Cf" and not 0xFE00 <= ord(character) <= 0xFE0F:
            yield character


def is_chinese_font(name: str) -> bool:
    """Return whether a font of this registered name is the Chinese one."""
    return name.startswith("NotoSansSC")


def describe(character: str) -> str:
    """Return a character with its number, the number alone where it cannot be shown."""
    code = f"U+{ord(character):04X}"
    return f"“{character}” ({code})" if character.isprintable() else code


@cache
def _register(name: str, path: Path) -> frozenset[int]:
    """Read a font for the life of the process, as ReportLab itself keeps it, and return its code points."""
    font = TTFont(name, str(path))
    pdfmetrics.registerFont(font)
    return frozenset(font.face.charToGlyph)


def _listed(characters: list[str]) -> str:
    more = len(characters) - _MOST_NAMED
    listed = ", ".join(characters[:_MOST_NAMED])
    return _("{characters} and {count} more").format(characters=listed, count=more) if more > 0 else listed


def _first(pair: tuple[str, str]) -> str:
    return pair[0]
