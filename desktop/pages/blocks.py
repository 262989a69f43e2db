"""The document tree that a page is made of: what the screen paints and the briefing prints.

A page is a `Document` with blocks in reading order. Running text is a tuple of spans. Nothing in the tree
knows how it is rendered: no widths in points, no colours, no markup. Texts are plain and have to be
escaped by the surface.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from db.force import State
from db.records import EditionInfo
from desktop.figures.figure import Figure

# --- spans


@dataclass(frozen=True, slots=True)
class Text:
    """Words.

    Attributes:
        is_code: True for what is typed as it stands: a term of a query, a command.
    """

    text: str
    is_strong: bool = False
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class LinkSpan:
    """Words that lead to another entry."""

    text: str
    entry_id: str


@dataclass(frozen=True, slots=True)
class WebSpan:
    """An address outside the program, which never opens by itself."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation, shown as ``[1]``; the number stands in the document's source list."""

    number: int


@dataclass(frozen=True, slots=True)
class StateSpan:
    """A state in words, shown with the mark of its state; state None is "not known to bind"."""

    state: State | None
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the manual, which alone in its paragraph is shown where there is room, and else told.

    Attributes:
        text: What it shows, in words.
        file: Its name in the folder of the manual.
    """

    text: str
    file: str


Span = Text | LinkSpan | WebSpan | Cite | StateSpan | Picture
Spans = tuple[Span, ...]


# --- blocks


class Tone(StrEnum):
    """How much a paragraph or remark weighs."""

    LEAD = "lead"
    BODY = "body"
    SMALL = "small"
    WARNING = "warning"


class Alignment(StrEnum):
    """Which edge the cells of a column keep to."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a section of the page (the title is not a block), 2 a part of it."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. LEAD is the bottom line, which stands first and largest."""

    spans: Spans
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class Badge:
    """The state of the whole entry, with its words."""

    state: State | None
    text: str


@dataclass(frozen=True, slots=True)
class AsOf:
    """The as-of box: what day the page speaks of and what it rests on.

    Attributes:
        spans: "As of 27 November 2026, from the edition of 22 November 2026."
        warnings: Sentences to show beside it: a forecast, a day beyond the reach of the sources.
    """

    spans: Spans
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactRow:
    """One labelled line."""

    label: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class FactTable:
    """Labelled lines, two columns without heads."""

    rows: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        share: Its part of the table's width, relative to the other columns.
    """

    title: str
    alignment: Alignment = Alignment.START
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        cells: As many as there are columns.
        remarks: Lines under the row, over the width of the table.
    """

    cells: tuple[Spans, ...]
    remarks: tuple[Spans, ...] = ()


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with heads.

    Attributes:
        title: What it shows, in a line above it; empty where a heading just said it.
        more: A line below it, where rows were left out or the numbers need a word.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A figure with the line below it: what to know when reading it, and its sources."""

    figure: Figure
    caption: Spans = ()


class ListMark(StrEnum):
    """What stands before the lines of a list."""

    NONE = "none"
    BULLET = "bullet"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class ListBlock:
    """Lines with a common title, each with its links: what an entry touches, by relation.

    Attributes:
        more: A last line, where items were left out.
    """

    title: str
    items: tuple[Spans, ...]
    more: str = ""
    mark: ListMark = ListMark.NONE


@dataclass(frozen=True, slots=True)
class Remark:
    """A qualification that stands beside the facts; WARNING where it changes how to read them."""

    spans: Spans
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class NoteBlock:
    """A note of the analyst, kept apart from the facts.

    Attributes:
        text: Markdown as typed, not trusted.
        changed: When it was last saved.
    """

    note_id: str
    text: str
    changed: datetime


@dataclass(frozen=True, slots=True)
class NotKnown:
    """What was looked for and not found."""

    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceItem:
    """One numbered source: ``number`` is what a `Cite` refers to; `grade` says what the evidence is worth."""

    number: int
    source_id: str
    publisher: str
    title: str
    published: str
    url: str | None
    grade: str


@dataclass(frozen=True, slots=True)
class SourceList:
    """The sources in the order in which the page cites them."""

    items: tuple[SourceItem, ...]


Block = (
    Heading
    | Paragraph
    | Badge
    | AsOf
    | FactTable
    | DataTable
    | FigureBlock
    | ListBlock
    | Remark
    | NoteBlock
    | NotKnown
    | SourceList
)


@dataclass(frozen=True, slots=True)
class Document:
    """A page.

    Attributes:
        id: Id of the entry that it shows (``mineral/gallium``).
        title: Name of the entry; `subtitle` its kind and its other names in one line.
    """

    id: str
    title: str
    subtitle: str
    as_of: date
    edition: EditionInfo
    blocks: tuple[Block, ...]


# --- reading the tree


def plain(spans: Spans) -> str:
    """Return the words of the spans, citations as ``[1]``."""
    return "".join(f"[{span.number}]" if isinstance(span, Cite) else span.text for span in spans)


def spans_of(block: Block) -> Iterator[Spans]:
    """Yield every run of spans in a block, in reading order."""
    match block:
        case Paragraph() | Remark() | AsOf():
            yield block.spans
        case FactTable():
            yield from (row.spans for row in block.rows)
        case DataTable():
            for row in block.rows:
                yield from row.cells
                yield from row.remarks
        case ListBlock():
            yield from block.items
        case FigureBlock():
            yield block.caption
        case _:
            return
