"""Writes pages as a PDF: the same input gives the same bytes, and a file is written whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.briefing.fonts import Face, FontSet
from desktop.briefing.sheet import Section, Sheet
from desktop.briefing.story import StoryBuilder
from desktop.briefing.styles import make_styles
from desktop.core import atomic
from desktop.core.paths import resources_dir
from desktop.pages.blocks import Document, SourceList


@dataclass(frozen=True, slots=True)
class BriefingResult:
    """What was written.

    Attributes:
        pages: Pages of the PDF.
        sources: Different sources that its documents list.
        sha256: Of the file, as 64 hexadecimal digits.
    """

    pages: int
    sources: int
    sha256: str


def write_briefing(documents: Sequence[Document], target: Path, *, fonts_dir: Path | None = None) -> BriefingResult:
    """Write the documents as one PDF; an existing file is replaced.

    Args:
        documents: At least one, each beginning a new page.
        target: The file.
        fonts_dir: Where the fonts are; those of the program where None.

    Raises:
        DataError: A character has no glyph, or the file cannot be written. Nothing is changed then.
    """
    content, pages = make_briefing(documents, fonts_dir=fonts_dir)
    atomic.write_bytes(target, content)
    return BriefingResult(pages, _count_sources(documents), hashlib.sha256(content).hexdigest())


def make_briefing(documents: Sequence[Document], *, fonts_dir: Path | None = None) -> tuple[bytes, int]:
    """Return the PDF of the documents, and its number of pages.

    Raises:
        DataError: A character has no glyph; names it and its place.
    """
    fonts = FontSet(fonts_dir if fonts_dir is not None else resources_dir() / "fonts")
    look = make_styles(fonts.base, fonts.latin(Face.BOLD))
    targets = frozenset(document.id for document in documents)
    sections = [
        Section(document, StoryBuilder(document, index, fonts=fonts, look=look, targets=targets).build())
        for index, document in enumerate(documents)
    ]
    fonts.refuse_missing()
    sheet = Sheet(sections, fonts)
    content = sheet.make()
    # Figures set their texts only when they know how wide they are.
    fonts.refuse_missing()
    return content, sheet.page_count


def _count_sources(documents: Sequence[Document]) -> int:
    return len(
        {
            item.source_id
            for document in documents
            for block in document.blocks
            if isinstance(block, SourceList)
            for item in block.items
        }
    )
