"""Reads the fonts of a PDF of this program, each once: outlines, and how wide each glyph is."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.preview.glyphs import Glyphs
from desktop.preview.lexer import Value
from desktop.preview.pdf_file import PdfFile


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a PDF: its outlines, and how wide the glyph of each code is."""

    glyphs: Glyphs
    first: int
    widths: tuple[float, ...]
    missing: float

    def width(self, code: int) -> float:
        """Return how far the code's glyph takes the text on, in units of its size."""
        place = code - self.first
        return (self.widths[place] if 0 <= place < len(self.widths) else self.missing) / 1000


class Fonts:
    """The fonts of one PDF, each read once."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._found: dict[int, Font | None] = {}

    def font(self, fields: dict[str, Value]) -> Font | None:
        """Return the font; None for one whose outlines are not in the PDF."""
        key = id(fields)
        if key not in self._found:
            self._found[key] = self._read(fields)
        return self._found[key]

    def _read(self, fields: dict[str, Value]) -> Font | None:
        file = self._file
        about = file.table(fields.get("FontDescriptor"))
        content = file.content(about.get("FontFile2"))
        first, missing = file.resolve(fields.get("FirstChar")), about.get("MissingWidth")
        if not content or fields.get("Subtype") != "TrueType":
            return None
        return Font(
            Glyphs(content),
            first if isinstance(first, int) else 0,
            file.numbers(fields.get("Widths")),
            float(missing) if isinstance(missing, int | float) else 0.0,
        )
