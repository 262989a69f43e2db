"""What a part of a page takes along when it leaves the page: its sources, and which page of which day it was."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.core.formats import day, edition_line
from desktop.core.texts import _
from desktop.pages.blocks import Document, FigureBlock, SourceItem, SourceList, plain


def source_items(document: Document) -> tuple[SourceItem, ...]:
    """Return the numbered sources of the page in their order."""
    return tuple(item for block in document.blocks if isinstance(block, SourceList) for item in block.items)


def citation_lines(document: Document, numbers: Iterable[int]) -> tuple[str, ...]:
    """Return a line for each of the sources, "[2] MOFCOM: Announcement No. 46. 2024-12-03. https://…"."""
    wanted = set(numbers)
    return tuple(f"[{item.number}] {_source(item)}" for item in source_items(document) if item.number in wanted)


def origin_line(document: Document) -> str:
    """Return the line that says where something comes from: page, as-of day and edition."""
    return _("Monazite, {title} ({id}), as of {day}, {edition}.").format(
        title=document.title,
        id=document.id,
        day=day(document.as_of),
        edition=edition_line(document.edition),
    )


def figure_origin(block: FigureBlock, document: Document) -> tuple[str, ...]:
    """Return the lines that a figure takes along: what stands below it, its sources, and the page."""
    used = set(block.figure.table.source_ids)
    sources = "; ".join(
        f"{item.publisher}: {item.title.rstrip('.')}, {item.published}"
        for item in source_items(document)
        if item.source_id in used
    )
    line = _("Sources: {sources}.").format(sources=sources) if sources else ""
    return plain(block.caption).strip(), line, origin_line(document)


def _source(item: SourceItem) -> str:
    words = (f"{item.publisher}: {item.title}", item.published, item.url or "")
    return ". ".join(word.rstrip(".") for word in words if word)
