"""Writes pages as a PDF: the same input gives the same bytes, and a file is written whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.briefing.archive import About, Attachment
from desktop.briefing.fonts import Face, FontSet
from desktop.briefing.sheet import Dress, Section, Sheet
from desktop.briefing.story import StoryBuilder
from desktop.briefing.structure import Element, Role
from desktop.briefing.styles import SIZES, make_styles
from desktop.briefing.titles import title_of
from desktop.core import atomic, formats
from desktop.core.briefing_options import BriefingOptions, Cover
from desktop.core.paths import resources_dir
from desktop.core.texts import _, is_chinese
from desktop.pages.blocks import Document, SourceList

PLAIN = BriefingOptions(cover=Cover.NO)


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


def write_briefing(
    documents: Sequence[Document],
    target: Path,
    *,
    options: BriefingOptions = PLAIN,
    data: bytes = b"",
    fonts_dir: Path | None = None,
) -> BriefingResult:
    """Write the documents as one PDF; an existing file is replaced.

    Args:
        documents: At least one, each beginning a new page.
        target: The file.
        options: How it is made. What they say of entries and notes is the business of who made the documents.
        data: The content as JSON, to be attached; nothing where empty.
        fonts_dir: Where the fonts are; those of the program where None.

    Raises:
        DataError: A character has no glyph, the logo is none, or the file cannot be written. Nothing is changed then.
    """
    content, pages = make_briefing(documents, options=options, data=data, fonts_dir=fonts_dir)
    atomic.write_bytes(target, content)
    return BriefingResult(pages, count_sources(documents), hashlib.sha256(content).hexdigest())


def make_briefing(
    documents: Sequence[Document],
    *,
    options: BriefingOptions = PLAIN,
    data: bytes = b"",
    fonts_dir: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[bytes, int]:
    """Return the PDF of the documents, and its number of pages.

    Args:
        documents: At least one, each beginning a new page.
        options: How it is made.
        data: The content as JSON, to be attached; nothing where empty.
        fonts_dir: Where the fonts are; those of the program where None.
        progress: Told many times a page how many parts of how many have begun; what it raises ends the work.

    Raises:
        DataError: A character has no glyph; names it and its place. Or the logo is no image.
    """
    fonts = FontSet(fonts_dir if fonts_dir is not None else resources_dir() / "fonts")
    look = make_styles(fonts.base, fonts.latin(Face.BOLD))
    size = SIZES[options.paper]
    root = Element(Role.DOCUMENT)
    targets = frozenset(document.id for document in documents)
    title = options.title or title_of(documents)
    sections: list[Section] = []
    if has_cover(options, documents):
        from desktop.briefing.front import FrontMatter

        front = FrontMatter(documents, title=title, options=options, fonts=fonts, look=look, size=size, root=root)
        sections += front.sections()
    sections += [
        Section(
            document.title,
            document,
            StoryBuilder(document, index, fonts=fonts, look=look, targets=targets, column=size.column, root=root).build,
            place=str(index),
        )
        for index, document in enumerate(documents)
    ]
    attachments = [Attachment("briefing.json", data, "application/json", _("The content of this briefing"))]
    sheet = Sheet(
        sections,
        fonts,
        dress=Dress(size, options.classification, options.is_draft),
        about=_about(documents[0], title, options),
        root=root,
        attachments=attachments if data else (),
        progress=progress,
    )
    content = sheet.make()
    fonts.refuse_missing()
    return content, sheet.page_count


def has_cover(options: BriefingOptions, documents: Sequence[Document]) -> bool:
    """Return whether cover and contents come first."""
    return options.cover is Cover.YES or (options.cover is Cover.AUTO and len(documents) > 1)


def _about(first: Document, title: str, options: BriefingOptions) -> About:
    subject = _("As of {day}, {edition}").format(
        day=formats.day(first.as_of), edition=formats.edition_line(first.edition)
    )
    author = ", ".join(part for part in (options.author, options.organisation) if part) or "Monazite"
    language = "zh-CN" if is_chinese() else "en"
    return About(title, author, subject, first.edition.data_date, language)


def count_sources(documents: Sequence[Document]) -> int:
    """Return how many different sources the documents list."""
    return len(
        {
            item.source_id
            for document in documents
            for block in document.blocks
            if isinstance(block, SourceList)
            for item in block.items
        }
    )
