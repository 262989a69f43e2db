"""Lays out a page's document tree as lines of text: what the window shows and the briefing prints."""

from __future__ import annotations

from desktop.cli import tables
from desktop.cli.tables import wrapped
from desktop.core import formats
from desktop.core.texts import _
from desktop.pages.blocks import (
    Alignment,
    AsOf,
    Badge,
    Block,
    DataTable,
    Document,
    FactTable,
    FigureBlock,
    Heading,
    ListBlock,
    ListMark,
    NoteBlock,
    NotKnown,
    Paragraph,
    Remark,
    SourceItem,
    SourceList,
    plain,
)

_INDENT = "  "


def document_lines(document: Document, *, width: int) -> list[str]:
    """Return the page in lines that fit the width, with an empty line between blocks."""
    lines = [*wrapped(document.title, width), "=" * min(tables.width_of(document.title), width)]
    lines += wrapped(f"{document.subtitle} · {document.id}", width)
    for block in document.blocks:
        lines += ["", *_block_lines(block, width)]
    return lines


def _block_lines(block: Block, width: int) -> list[str]:
    match block:
        case Heading():
            return [*wrapped(block.text, width), _rule(block, width)]
        case Paragraph() | Remark():
            return wrapped(plain(block.spans), width)
        case Badge():
            return wrapped(block.text.upper(), width)
        case AsOf():
            return [line for text in (plain(block.spans), *block.warnings) for line in wrapped(text, width)]
        case FactTable():
            return _fact_lines(block, width)
        case DataTable():
            return _table_lines(block, width)
        case FigureBlock():
            return _figure_lines(block, width)
        case ListBlock():
            items = [
                line
                for number, item in enumerate(block.items, start=1)
                for line in _item_lines(_mark(block.mark, number), plain(item), width)
            ]
            more = wrapped(block.more, width, indent=_INDENT) if block.more else []
            return [*(wrapped(block.title, width) if block.title else []), *items, *more]
        case NoteBlock():
            return [formats.moment(block.changed), *wrapped(block.text, width, indent=_INDENT)]
        case NotKnown():
            return [line for sentence in block.sentences for line in _item_lines("- ", sentence, width)]
        case SourceList():
            return [line for item in block.items for line in _source_lines(item, width)]


def _mark(mark: ListMark, number: int) -> str:
    return f"{number}. " if mark is ListMark.NUMBER else "- "


def _rule(heading: Heading, width: int) -> str:
    return ("-" if heading.level == 1 else "·") * min(tables.width_of(heading.text), width)


def _item_lines(mark: str, text: str, width: int) -> list[str]:
    """Return the text with a mark before it and its other lines set in as far."""
    lines = wrapped(text, width, indent=" " * len(mark))
    return [mark + lines[0][len(mark) :], *lines[1:]]


def _fact_lines(block: FactTable, width: int) -> list[str]:
    left = min(max(tables.width_of(row.label) for row in block.rows), width // 3) + tables.GAP
    lines: list[str] = []
    for row in block.rows:
        labels = wrapped(row.label, left - tables.GAP)
        values = wrapped(plain(row.spans), width - left)
        for number in range(max(len(labels), len(values))):
            label = labels[number] if number < len(labels) else ""
            value = values[number] if number < len(values) else ""
            lines.append(f"{label}{' ' * (left - tables.width_of(label))}{value}".rstrip())
    return lines


def _table_lines(block: DataTable, width: int) -> list[str]:
    columns = [
        tables.Column(column.title, is_numeric=column.alignment is Alignment.END, share=column.share)
        for column in block.columns
    ]
    rows = [[plain(cell) for cell in row.cells] for row in block.rows]
    below = [
        [line for remark in row.remarks for line in wrapped(plain(remark), width, indent=_INDENT)] for row in block.rows
    ]
    lines = wrapped(block.title, width) if block.title else []
    lines += tables.table(columns, rows, width=width, below=below)
    return lines + (wrapped(block.more, width) if block.more else [])


def _figure_lines(block: FigureBlock, width: int) -> list[str]:
    """Return what the figure says in words; its numbers stand in tables of the page."""
    figure = block.figure
    title = _("Figure: {title}").format(title=figure.title)
    caption = wrapped(plain(block.caption), width, indent=_INDENT) if block.caption else []
    return [*wrapped(title, width), *wrapped(figure.alternative, width, indent=_INDENT), *caption]


def _source_lines(item: SourceItem, width: int) -> list[str]:
    mark = f"[{item.number}] "
    title = f"{item.publisher}: {item.title}" if item.title else item.publisher
    lines = _item_lines(mark, ", ".join(part for part in (title, item.published, item.grade) if part), width)
    # An address stays in one piece, so that it can be copied.
    return [*lines, " " * len(mark) + tables.printable(item.url)] if item.url is not None else lines
