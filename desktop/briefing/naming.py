"""Names entries in the language that a briefing asks for: in titles and in links."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from db.records import EntryRef
from desktop.core.briefing_options import Names
from desktop.pages.blocks import (
    AsOf,
    Block,
    DataTable,
    Document,
    FactTable,
    FigureBlock,
    LinkSpan,
    ListBlock,
    Paragraph,
    Remark,
    Row,
    Span,
    Spans,
    Text,
    spans_of,
)

_SEPARATOR = " · "


def linked(document: Document) -> frozenset[str]:
    """Return the ids of the entries that the page leads to, and its own."""
    found = {document.id}
    for block in document.blocks:
        for spans in spans_of(block):
            found.update(span.entry_id for span in spans if isinstance(span, LinkSpan))
    return frozenset(found)


def named(document: Document, names: Names, *, refs: Mapping[str, EntryRef]) -> Document:
    """Return the page with its names in the language.

    BOTH is how pages are: English, with the Chinese name under the title. An entry without a Chinese name keeps the
    English one; short forms of acts in running text are English always.

    Args:
        document: The page.
        names: The language.
        refs: The entries that the page leads to, by id.
    """
    if names is Names.BOTH:
        return document
    own = refs.get(document.id)
    title, subtitle = document.title, document.subtitle
    if own is not None and own.name_zh is not None:
        parts = subtitle.split(_SEPARATOR)
        if names is Names.ENGLISH:
            title = own.name
            parts = [part for part in parts if part not in (own.name, own.name_zh)]
        elif title != own.name_zh:
            title = own.name_zh
            parts = [own.name if part == own.name_zh else part for part in parts]
        subtitle = _SEPARATOR.join(parts)
    change = _in_one_language(refs, is_chinese=names is Names.CHINESE)
    blocks = tuple(mapped(block, change) for block in document.blocks)
    return replace(document, title=title, subtitle=subtitle, blocks=blocks)


def _in_one_language(refs: Mapping[str, EntryRef], *, is_chinese: bool) -> Callable[[Spans], Spans]:
    """Return what gives links their name in one language, and takes away the one that stands after them."""

    def changed(spans: Spans) -> Spans:
        found: list[Span] = []
        second = ""
        for span in spans:
            if second and isinstance(span, Text) and span.text.startswith(second):
                rest = span.text.removeprefix(second)
                found += [replace(span, text=rest)] if rest else []
                second = ""
                continue
            ref = refs.get(span.entry_id) if isinstance(span, LinkSpan) else None
            second = f" {ref.name_zh}" if ref is not None and ref.name_zh is not None else ""
            if is_chinese and second and isinstance(span, LinkSpan) and ref is not None and span.text == ref.name:
                found.append(LinkSpan(second[1:], span.entry_id))
            else:
                found.append(span)
        return tuple(found)

    return changed


def mapped(block: Block, change: Callable[[Spans], Spans]) -> Block:
    """Return the block with each run of its spans changed."""
    match block:
        case Paragraph() | Remark() | AsOf():
            return replace(block, spans=change(block.spans))
        case FactTable():
            return FactTable(tuple(replace(row, spans=change(row.spans)) for row in block.rows))
        case DataTable():
            rows = tuple(
                Row(tuple(change(cell) for cell in row.cells), tuple(change(each) for each in row.remarks))
                for row in block.rows
            )
            return replace(block, rows=rows)
        case ListBlock():
            return replace(block, items=tuple(change(item) for item in block.items))
        case FigureBlock():
            return replace(block, caption=change(block.caption))
        case _:
            return block
