"""Builds the labelled lines and the tables of numbers of an entry."""

from __future__ import annotations

from db.records import Entry, Fact, Figures
from desktop.core.texts import _, data_word
from desktop.pages.blocks import (
    Alignment,
    Block,
    Column,
    DataTable,
    FactRow,
    FactTable,
    Heading,
    LinkSpan,
    Remark,
    Row,
    Span,
    Spans,
    Text,
)
from desktop.pages.citations import Citations
from desktop.pages.limits import Limits, cut

# The authority's own count of each round, which the table of rounds takes up.
ROUNDS = "rounds"

_NUMERIC = frozenset("0123456789.,−-–%<>~≥≤ ")
# Facts whose values are words of a closed set.
_OF_FEW_WORDS = frozenset({"group", "type", "sector", "country", "basis"})
_FIRST_WIDE = "\u2e80"
# Columns are as wide as their longest text, within these bounds (in characters).
_NARROWEST, _WIDEST = 6, 34


def facts_section(entry: Entry, citations: Citations) -> tuple[Block, ...]:
    """Return the labelled lines of the entry with its other names and the edition's note."""
    values = {fact.value for fact in entry.facts}
    aliases = [alias for alias in entry.aliases if alias not in values]
    rows = [FactRow(_("Other names"), (Text("; ".join(aliases)),))] if aliases else []
    label = ""
    for fact in entry.facts:
        # Facts of one sort stand together, under a label that is said once.
        rows.append(FactRow(data_word(fact.label) if fact.label != label else "", _fact_spans(fact, citations)))
        label = fact.label
    blocks: list[Block] = []
    if rows:
        blocks += [Heading(1, _("Facts")), FactTable(tuple(rows))]
    if entry.note is not None:
        blocks.append(Remark((Text(_("Note: {note}").format(note=entry.note)),)))
    return tuple(blocks)


def numbers_section(
    entry: Entry, citations: Citations, *, limits: Limits, figures: tuple[Block, ...] = ()
) -> tuple[Block, ...]:
    """Return the figures and the tables of numbers; nothing where there is none."""
    tables = [_table(figures, citations, limits) for figures in entry.figures if figures.rows and figures.key != ROUNDS]
    return (Heading(1, _("Numbers")), *figures, *tables) if tables else ()


def number_columns(figures: Figures) -> tuple[Column, ...]:
    """Return the columns of the table of numbers, as wide as what stands in them; numbers keep to the end."""
    return tuple(_column(title, [row[index] for row in figures.rows]) for index, title in enumerate(figures.columns))


def fact_words(fact: Fact) -> str:
    """Return what a fact says: in the user's language where it is one of a few words, else as the data has it."""
    return data_word(fact.value) if fact.key in _OF_FEW_WORDS else fact.value


def _fact_spans(fact: Fact, citations: Citations) -> Spans:
    value: Span = LinkSpan(fact.value, fact.link.id) if fact.link is not None else Text(fact_words(fact))
    return (value, *citations.cite(fact.source_ids))


def _table(figures: Figures, citations: Citations, limits: Limits) -> DataTable:
    shown, more = cut(tuple(zip(figures.rows, figures.source_ids, strict=True)), limits.numbers)
    columns = (*number_columns(figures), Column(_("Source"), share=_NARROWEST))
    rows = tuple(
        Row((*((Text(data_word(cell)),) for cell in cells), citations.cite((source,))[1:])) for cells, source in shown
    )
    return DataTable(data_word(figures.title), columns, rows, more)


def _width(text: str) -> int:
    """Return the width in characters of English; Chinese ones take twice the room."""
    return sum(2 if letter >= _FIRST_WIDE else 1 for letter in text)


def _cell(text: str) -> Spans:
    return (Text(data_word(text)),)


def _column(title: str, cells: list[str]) -> Column:
    title = data_word(title)
    longest = max(_width(data_word(text)) for text in (title, *cells))
    is_numeric = any(cells) and all(set(cell) <= _NUMERIC for cell in cells)
    alignment = Alignment.END if is_numeric else Alignment.START
    return Column(title, alignment, share=float(min(max(longest, _NARROWEST), _WIDEST)))
