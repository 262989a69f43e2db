"""The two-page form of an entry's page: the same parts in the same places, with fewer rows, and a word on the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from desktop.briefing.naming import mapped
from desktop.core import formats
from desktop.core.briefing_options import Paper
from desktop.core.texts import _
from desktop.figures.figure import Figure
from desktop.figures.marks import approximate_width
from desktop.pages.blocks import (
    AsOf,
    Block,
    Cite,
    DataTable,
    Document,
    FactRow,
    FactTable,
    FigureBlock,
    Heading,
    ListBlock,
    NoteBlock,
    NotKnown,
    Paragraph,
    Remark,
    Row,
    SourceItem,
    SourceList,
    Span,
    Spans,
    Text,
    Tone,
    plain,
)

# Two pages in points, less the title, the box on method, and what a break leaves empty.
_ROOM = {Paper.A4: 1230.0, Paper.LETTER: 1140.0}
_COLUMN = 480.0
_FIGURE_SCALE = 0.74
# Points that a character takes on average, by the size of the text.
_SMALL, _CELL, _BODY, _LEAD = 3.7, 3.9, 4.4, 5.5
_GAP = 6.0
_MANY = 16


@dataclass(frozen=True, slots=True)
class _Allowance:
    """The most of each sort."""

    rows: int
    items: int
    figures: int
    remarks: int
    citations: int
    figure_height: float
    tables: int
    letters: int


# The most of each sort, from much to little; `tables` is of those among the numbers, `letters` of a cell's text.
_STEPS = (
    _Allowance(40, 40, 4, 3, 4, 400.0, 9, 800),
    _Allowance(16, 16, 2, 2, 3, 260.0, 6, 400),
    _Allowance(10, 10, 2, 2, 2, 220.0, 3, 260),
    _Allowance(7, 6, 2, 1, 2, 220.0, 2, 200),
    _Allowance(5, 4, 1, 1, 1, 215.0, 2, 160),
    _Allowance(4, 3, 1, 0, 1, 215.0, 1, 140),
    _Allowance(3, 2, 1, 0, 1, 215.0, 1, 120),
    _Allowance(2, 2, 1, 0, 1, 215.0, 1, 120),
    _Allowance(3, 2, 0, 0, 1, 0.0, 1, 120),
    _Allowance(2, 2, 0, 0, 1, 0.0, 1, 100),
)


# Sorts that grow together where room is left, the most useful first.
_GROWING = (("figures", "figure_height"), ("rows",), ("letters",), ("tables",), ("items",), ("remarks",))
_ONE_BY_ONE = (("rows",), ("items",))


def shortened(document: Document, *, paper: Paper = Paper.A4) -> Document:
    """Return the page in its two-page form; as it is where it needs no more room.

    Notes are never cut. A long note, or a long account in words, makes the form longer than two pages.
    """
    room = _ROOM[paper]
    # Figures are laid out once: that takes longer than all the rest.
    figures = {
        id(block.figure): _figure_height(block.figure) for block in document.blocks if isinstance(block, FigureBlock)
    }
    if _height(document.blocks, figures) <= room:
        return document
    short, fitting = document, _STEPS[-1]
    for step in _STEPS:
        short = _cut(document, step, figures)
        if _height(short.blocks, figures) <= room:
            fitting = step
            break
    return _grown(document, short, fitting, figures=figures, room=room)


def _cut(document: Document, step: _Allowance, figures: Mapping[int, float]) -> Document:
    return replace(document, blocks=_renumbered(_allowed(document.blocks, step, heights=figures), step.citations))


def _grown(
    document: Document, short: Document, step: _Allowance, *, figures: Mapping[int, float], room: float
) -> Document:
    """Return the form with what still finds room, sort by sort: first the figure and the rows of force."""
    for names in _GROWING:
        for larger in _larger(step, names):
            grown = _cut(document, larger, figures)
            if _height(grown.blocks, figures) > room:
                break
            short, step = grown, larger
    return short


def _larger(step: _Allowance, names: tuple[str, ...]) -> Iterator[_Allowance]:
    """Yield the allowance with each next more generous value of these sorts; rows and items one by one."""
    if names in _ONE_BY_ONE:
        for _more in range(_MANY):
            step = replace(step, **{name: getattr(step, name) + 1 for name in names})
            yield step
        return
    for richer in reversed(_STEPS):
        changes = {name: max(getattr(step, name), getattr(richer, name)) for name in names}
        if any(getattr(step, name) != value for name, value in changes.items()):
            step = replace(step, **changes)
            yield step


def _allowed(blocks: Iterable[Block], step: _Allowance, *, heights: Mapping[int, float]) -> tuple[Block, ...]:
    found: list[Block] = []
    figures = tables = 0
    section = ""
    for block in blocks:
        match block:
            case FigureBlock():
                if figures < step.figures and heights[id(block.figure)] <= step.figure_height:
                    figures += 1
                    found.append(block)
            case DataTable():
                tables += section == _("Numbers")
                if tables <= step.tables:
                    found.append(_table(block, step))
            case ListBlock():
                found.append(_list(block, step.items))
            case FactTable():
                found.append(_facts(block, step.items * 2))
            case Heading(1, text):
                section = text
                found.append(block)
            case _:
                found.append(block)
    return tuple(_without_bare_headings(found))


def _without_bare_headings(blocks: list[Block]) -> Iterable[Block]:
    """Yield the blocks without headings of which nothing is left."""
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        is_bare = isinstance(block, Heading) and (
            following is None or (isinstance(following, Heading) and following.level <= block.level)
        )
        if not is_bare:
            yield block


def _table(block: DataTable, step: _Allowance) -> DataTable:
    # A table with a title comes after the one that matters most under its heading.
    most = max(1, step.rows // 3) if block.title and step.rows < _MANY else step.rows
    kept = tuple(
        Row(tuple(_told(cell, step.letters) for cell in row.cells), row.remarks[: step.remarks])
        for row in block.rows[:most]
    )
    hidden = len(block.rows) - len(kept)
    return replace(block, rows=kept, more=_more(hidden) if hidden else block.more)


def _facts(block: FactTable, most: int) -> FactTable:
    hidden = len(block.rows) - most
    if hidden <= 1:
        return block
    return FactTable((*block.rows[:most], FactRow("", (Text(_more(hidden)),))))


def _told(cell: Spans, letters: int) -> Spans:
    """Return a cell with its text cut between words; what is cited and in which state it is stays."""
    if len(plain(cell)) <= letters:
        return cell
    found: list[Span] = []
    for span in cell:
        if not isinstance(span, Text):
            found.append(span)
        elif len(span.text) <= letters:
            found.append(span)
            letters -= len(span.text)
        elif letters > 0:
            found.append(Text(f"{span.text[:letters].rpartition(' ')[0].rstrip(' ,;:.')} …", span.is_strong))
            letters = 0
    return tuple(found)


def _list(block: ListBlock, most: int) -> ListBlock:
    hidden = len(block.items) - most
    # One item more takes no more room than the line that says so.
    if hidden <= 1:
        return block
    return replace(block, items=block.items[:most], more=_more(hidden))


def _more(count: int) -> str:
    return _("and {count} more, in the full form").format(count=formats.number(count))


def _renumbered(blocks: tuple[Block, ...], most: int) -> tuple[Block, ...]:
    """Return the blocks with so many citations in a place, official texts first, and the sources numbered anew."""
    items = {item.number: item for block in blocks if isinstance(block, SourceList) for item in block.items}
    numbers: dict[int, int] = {}

    def change(spans: Spans) -> Spans:
        found: list[Span] = []
        for is_citation, group in groupby(spans, key=_is_citation):
            if not is_citation:
                found += group
                continue
            kept = [span.number for span in group if isinstance(span, Cite)]
            if len(kept) > most:
                kept = sorted(kept, key=lambda number: (not _is_official(items.get(number)), number))[:most]
            found += [Cite(number) for number in sorted(numbers.setdefault(old, len(numbers) + 1) for old in kept)]
        return tuple(found)

    changed = [mapped(block, change) for block in blocks]
    return tuple(
        SourceList(tuple(replace(items[old], number=new) for old, new in numbers.items() if old in items))
        if isinstance(block, SourceList)
        else block
        for block in changed
    )


def _is_citation(span: Span) -> bool:
    return isinstance(span, Cite)


def _is_official(item: SourceItem | None) -> bool:
    return item is not None and item.grade.startswith(_("official text, read"))


# --- how high it will be, about


def _height(blocks: Iterable[Block], figures: Mapping[int, float]) -> float:
    return sum(
        figures[id(block.figure)] if isinstance(block, FigureBlock) else _block_height(block) for block in blocks
    )


def _figure_height(figure: Figure) -> float:
    drawn = figure.draw(width=_COLUMN / _FIGURE_SCALE, measure=approximate_width)
    return drawn.height * _FIGURE_SCALE + 36.0


def _block_height(block: Block) -> float:
    match block:
        case Heading():
            return 26.0 if block.level == 1 else 18.0
        case Paragraph(spans, tone):
            return _lines(plain(spans), _COLUMN, _LEAD if tone is Tone.LEAD else _BODY) * 13.5 + _GAP
        case AsOf():
            return (_lines(plain(block.spans), _COLUMN, _SMALL) + 1.2 * len(block.warnings)) * 10.2 + 2 * _GAP
        case DataTable():
            return _table_height(block)
        case FactTable():
            return sum(_lines(plain(row.spans), _COLUMN * 0.8, _CELL) * 10.3 + 5.2 for row in block.rows)
        case ListBlock():
            return _list_height(block)
        case Remark():
            return _lines(plain(block.spans), _COLUMN, _SMALL) * 10.2 + _GAP
        case NotKnown():
            return sum(_lines(sentence, _COLUMN, _SMALL) * 10.0 + 1.5 for sentence in block.sentences)
        case SourceList():
            texts = (f"{item.publisher} {item.title} {item.published} {item.url} {item.grade}" for item in block.items)
            return sum(_lines(text, _COLUMN, _SMALL) * 9.8 + 1.6 for text in texts)
        case NoteBlock():
            return sum(_lines(line, _COLUMN, _BODY) * 12.6 for line in block.text.splitlines()) + 20.0
        case _:
            return 15.0


def _table_height(block: DataTable) -> float:
    whole = sum(column.share for column in block.columns) or 1.0
    height = 32.0 if block.title else 16.0
    for row in block.rows:
        lines = max(
            _lines(plain(cell), _COLUMN * column.share / whole - _GAP, _CELL)
            for cell, column in zip(row.cells, block.columns, strict=True)
        )
        height += lines * 10.3 + 5.2
        height += sum(_lines(plain(remark), _COLUMN * 0.75, _SMALL) * 10.0 + 1.6 for remark in row.remarks)
    return height + (12.0 if block.more else 0.0)


def _list_height(block: ListBlock) -> float:
    texts = [plain(item) for item in block.items]
    if texts and sum(map(len, texts)) / len(texts) < 70:
        texts = ["; ".join(texts)]
    return sum(_lines(text, _COLUMN * 0.8, _CELL) * 10.3 + 3.0 for text in texts) + _GAP


def _lines(text: str, width: float, size: float) -> int:
    wide = sum(1 for character in text if character > "\u2e80")
    return max(1, -int(-((len(text) + wide) * size) // max(width, 20.0)))
