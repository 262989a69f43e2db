"""Turns a document tree into flowables, block by block."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import zip_longest
from urllib.parse import unquote

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer

from desktop.briefing import styles
from desktop.briefing.boxes import Anchor, Rule, barred, shaded
from desktop.briefing.drawing import FigureDrawing
from desktop.briefing.fonts import FontSet
from desktop.briefing.inline import Inline
from desktop.briefing.structure import Element, Role, Scope
from desktop.briefing.styles import Styles
from desktop.briefing.table import RuledTable, SetRow
from desktop.core import formats
from desktop.core.texts import _
from desktop.pages.blocks import (
    Alignment,
    AsOf,
    Badge,
    Block,
    Column,
    DataTable,
    Document,
    FactRow,
    FactTable,
    FigureBlock,
    Heading,
    ListBlock,
    ListMark,
    NoteBlock,
    NotKnown,
    Picture,
    Remark,
    Row,
    SourceItem,
    SourceList,
    Span,
    Spans,
    StateSpan,
    Text,
    Tone,
    WebSpan,
    plain,
)
from desktop.pages.blocks import (
    Paragraph as Words,
)

# A heading with less than this below it goes to the next page.
_HEADING_ROOM = 82.0
_LABEL_SHARE = 0.2
# Items shorter than this on average run on in one paragraph; longer ones take a line each.
_RUN_ON = 70
# A cell's character in points, on the wide side, and the space between columns of numbers.
_CHARACTER = 4.3
_COLUMN_GAP = 16.0
_FEW_COLUMNS = 6


class StoryBuilder:
    """Builds the flowables of one document.

    Args:
        document: The page to set.
        index: Its place in the briefing, which keeps the names of its targets its own.
        fonts: Where glyphs come from.
        look: The paragraph styles.
        targets: Ids of the pages that the briefing has.
        column: Width of the text in points.
        root: The whole text as an element, of which the document becomes a section.
    """

    def __init__(
        self,
        document: Document,
        index: int,
        *,
        fonts: FontSet,
        look: Styles,
        targets: Collection[str],
        column: float,
        root: Element,
    ) -> None:
        self._document = document
        self._look = look
        self._prefix = f"{index}-"
        self._inline = Inline(fonts, prefix=self._prefix, targets=targets)
        self._inline.where = _("the page “{title}”").format(title=document.title)
        self._fonts = fonts
        self._column = column
        self._section = self._inline.parent = root.child(Role.SECTION)
        self._headings = 0

    def build(self) -> list[Flowable]:
        """Return the flowables, title first."""
        story = [*self._title()]
        for block in self._document.blocks:
            story += self._block(block)
        return story

    def _title(self) -> Iterator[Flowable]:
        look = self._look
        title = self._document.title
        yield Anchor(
            self._inline.frags((Text(title),), look.title),
            look.title,
            element=self._section.child(Role.HEADING_1),
            key=self._document.id,
            title=title,
        )
        yield self._inline.text(self._document.subtitle, look.subtitle)
        yield Spacer(0, 5)
        yield Rule(width=1.4, color=styles.ACCENT, after=7)

    def _block(self, block: Block) -> Iterator[Flowable]:
        match block:
            case Heading():
                yield from self._heading(block)
            case Words() if not any(isinstance(span, Picture) for span in block.spans):
                yield from self._words(block)
            case Words():
                return  # a picture of the window is no help away from the window
            case DataTable():
                yield from self._table(block)
            case FigureBlock():
                yield KeepTogether([*self._figure(block)])
            case NotKnown():
                yield from self._sentences(block)
            case SourceList():
                yield from self._sources(block)
            case ListBlock() if block.mark is not ListMark.NONE:
                yield from self._marked(block)
            case _:
                yield self._box(block)

    def _box(self, block: Badge | AsOf | FactTable | ListBlock | Remark | NoteBlock) -> Flowable:
        """Return a block that is one flowable."""
        match block:
            case Badge():
                return self._inline.paragraph((StateSpan(block.state, block.text),), self._look.badge)
            case AsOf():
                return self._as_of(block)
            case FactTable():
                return self._facts(block)
            case ListBlock():
                return self._list(block)
            case Remark():
                return barred([self._inline.paragraph(block.spans, self._look.small)], bar=styles.RULE)
            case NoteBlock():
                return self._note(block)

    def _heading(self, block: Heading) -> Iterator[Flowable]:
        self._inline.where = _("“{heading}” of {title}").format(heading=block.text, title=self._document.title)
        if block.level > 1:
            role = Role.HEADING_3 if self._headings else Role.HEADING_2
            yield CondPageBreak(_HEADING_ROOM * 0.6)
            yield self._inline.text(block.text, self._look.subheading, element=self._section.child(role))
            return
        self._headings += 1
        yield CondPageBreak(_HEADING_ROOM)
        yield Anchor(
            self._inline.frags((Text(block.text),), self._look.heading),
            self._look.heading,
            element=self._section.child(Role.HEADING_2),
            key=f"{self._prefix}heading-{self._headings}",
            title=block.text,
            level=1,
        )

    def _words(self, block: Words) -> Iterator[Flowable]:
        by_tone = {
            Tone.LEAD: self._look.lead,
            Tone.BODY: self._look.body,
            Tone.SMALL: self._look.small,
            Tone.WARNING: self._look.warning,
        }
        paragraph = self._inline.paragraph(block.spans, by_tone[block.tone])
        if block.tone is Tone.LEAD:
            yield paragraph
            yield Spacer(0, 6)
        else:
            yield paragraph

    def _figure(self, block: FigureBlock) -> Iterator[Flowable]:
        title = block.figure.title
        yield self._inline.text(title, self._look.subheading)
        where = _("the figure “{title}” of {page}").format(title=title, page=self._document.title)
        element = self._section.child(Role.FIGURE, alternative=f"{title}. {block.figure.alternative}")
        yield FigureDrawing(block.figure, self._fonts, where=where, element=element)
        if block.caption:
            yield self._inline.paragraph(block.caption, self._look.small)

    def _as_of(self, block: AsOf) -> Flowable:
        lines = [self._inline.paragraph(block.spans, self._look.small)]
        lines += [self._inline.text(warning, self._look.warning) for warning in block.warnings]
        return shaded(lines)

    def _sentences(self, block: NotKnown) -> Iterator[Flowable]:
        listing = self._section.child(Role.LIST)
        for sentence in block.sentences:
            item = listing.child(Role.ITEM)
            yield self._inline.paragraph((Text(sentence),), self._look.remark, bullet="–", element=item)

    def _facts(self, block: FactTable) -> Flowable:
        body = self._section.child(Role.TABLE).child(Role.TABLE_BODY)
        rows = [
            self._fact(row, body.child(Role.ROW), has_rule=following is None or bool(following.label))
            for row, following in zip_longest(block.rows, block.rows[1:])
        ]
        return RuledTable((), rows, widths=self._label_widths())

    def _fact(self, row: FactRow, element: Element, *, has_rule: bool) -> SetRow:
        role = Role.HEAD_CELL if row.label else Role.CELL
        label = element.child(role, scope=Scope.ROW)
        return SetRow(
            (
                self._inline.text(row.label, self._look.label, element=label),
                self._inline.paragraph(row.spans, self._look.cell, element=element.child(Role.CELL)),
            ),
            has_rule=has_rule,
        )

    def _marked(self, block: ListBlock) -> Iterator[Flowable]:
        """Yield a list that is read item by item, each with its mark."""
        listing = self._section.child(Role.LIST)
        for number, item in enumerate(block.items, start=1):
            mark = f"{number}." if block.mark is ListMark.NUMBER else "•"
            yield self._inline.paragraph(item, self._look.item, bullet=mark, element=listing.child(Role.ITEM))
        yield Spacer(0, 4)

    def _list(self, block: ListBlock) -> Flowable:
        label = self._inline.text(block.title, self._look.label)
        blank = self._inline.text("", self._look.label)
        items = list(block.items)
        if block.more:
            items.append((Text(block.more),))
        if _run_on(items):
            items = [_joined(items)]
        listing = self._section.child(Role.LIST)
        rows = [
            SetRow(
                (
                    label if index == 0 else blank,
                    self._inline.paragraph(item, self._look.cell, element=listing.child(Role.ITEM).child(Role.BODY)),
                ),
                has_rule=index == len(items) - 1,
            )
            for index, item in enumerate(items)
        ]
        return RuledTable((), rows, widths=self._label_widths())

    def _label_widths(self) -> tuple[float, float]:
        return (self._column * _LABEL_SHARE, self._column * (1 - _LABEL_SHARE))

    def _table(self, block: DataTable) -> Iterator[Flowable]:
        table = self._section.child(Role.TABLE)
        if block.title:
            yield CondPageBreak(_HEADING_ROOM * 0.6)
            yield self._inline.text(block.title, self._look.subheading, element=table.child(Role.CAPTION))
        line = table.child(Role.TABLE_HEAD).child(Role.ROW)
        head = tuple(
            self._cell((Text(column.title),), column, element=line.child(Role.HEAD_CELL)) for column in block.columns
        )
        body = table.child(Role.TABLE_BODY)
        rows = [self._row(row, block, body) for row in block.rows]
        if rows:
            yield RuledTable(head, rows, widths=_widths(block, self._column))
        if block.more:
            yield self._inline.text(block.more, self._look.small)

    def _row(self, row: Row, block: DataTable, body: Element) -> SetRow:
        line = body.child(Role.ROW)
        cells = tuple(
            self._cell(cell, column, element=line.child(Role.CELL))
            for cell, column in zip(row.cells, block.columns, strict=True)
        )
        if not row.remarks:
            return SetRow(cells)
        # A remark is a line of the table over all its columns.
        below = body.child(Role.ROW).child(Role.CELL, columns=len(block.columns)).child(Role.LIST)
        remarks = tuple(
            self._inline.paragraph(remark, self._look.remark, bullet="–", element=below.child(Role.ITEM))
            for remark in row.remarks
        )
        return SetRow(cells, remarks)

    def _cell(self, spans: Spans, column: Column, *, element: Element) -> Paragraph:
        is_number = column.alignment is Alignment.END
        look = self._look
        if element.role is Role.HEAD_CELL:
            return self._inline.paragraph(
                spans, look.number_head_cell if is_number else look.head_cell, element=element
            )
        return self._inline.paragraph(spans, look.number_cell if is_number else look.cell, element=element)

    def _note(self, block: NoteBlock) -> Flowable:
        saved = _("Note, saved {moment}").format(moment=formats.moment(block.changed))
        lines = [self._inline.text(saved, self._look.small)]
        lines += [self._inline.text(line or "\u00a0", self._look.note) for line in _note_lines(block.text)]
        return barred(lines, bar=styles.STRONG_RULE)

    def _sources(self, block: SourceList) -> Iterator[Flowable]:
        listing = self._section.child(Role.LIST)
        for item in block.items:
            yield self._source(item, listing.child(Role.ITEM).child(Role.BODY))

    def _source(self, item: SourceItem, element: Element) -> Flowable:
        spans: list[Text | WebSpan] = [
            Text(f"[{item.number}] "),
            Text(f"{item.publisher}. ", is_strong=True),
            Text(f"{item.title.rstrip('.')}. {item.published}. "),
        ]
        if item.url is not None:
            spans += [WebSpan(self._readable(item.url), item.url), Text(" ")]
        spans.append(Text(f"({item.grade})"))
        look = self._look.source
        return Anchor(
            self._inline.frags(tuple(spans), look), look, element=element, key=self._inline.source_key(item.number)
        )

    def _readable(self, url: str) -> str:
        """Return an address with its Chinese written out, where it has some and the fonts have all of it."""
        if "%" not in url:
            return url
        words = unquote(url)
        is_plain = not any(character.isspace() for character in words)
        return words if is_plain and self._fonts.has_all(words) else url


def _note_lines(text: str) -> Iterator[str]:
    """Yield a note's lines as typed, one blank line in place of several."""
    was_blank = True
    for line in text.strip().splitlines():
        is_blank = not line.strip()
        if not (is_blank and was_blank):
            yield "" if is_blank else line
        was_blank = is_blank


def _widths(block: DataTable, column_width: float) -> tuple[float, ...]:
    """Return the columns' widths: their share of the page, or as their text needs where they are many or numbers."""
    if len(block.columns) > _FEW_COLUMNS or any(column.alignment is Alignment.END for column in block.columns):
        return _needed_widths(block, column_width)
    shares = [column.share for column in block.columns]
    return tuple(column_width * share / sum(shares) for share in shares)


def _needed_widths(block: DataTable, column_width: float) -> tuple[float, ...]:
    """Return each column as wide as its longest text; where that is too much, the widest give way."""
    needed = [
        max(len(text) for text in (column.title, *(plain(row.cells[index]) for row in block.rows))) * _CHARACTER
        + _COLUMN_GAP
        for index, column in enumerate(block.columns)
    ]
    room, open_columns = column_width, sorted(range(len(needed)), key=needed.__getitem__)
    widths = [0.0] * len(needed)
    for place, index in enumerate(open_columns):
        widths[index] = min(needed[index], room / (len(open_columns) - place))
        room -= widths[index]
    return tuple(widths)


def _run_on(items: list[Spans]) -> bool:
    return bool(items) and sum(len(plain(item)) for item in items) / len(items) < _RUN_ON


def _joined(items: list[Spans]) -> Spans:
    spans: list[Span] = []
    for index, item in enumerate(items):
        spans += [Text("; "), *item] if index else [*item]
    return tuple(spans)
