"""Turns a document tree into the rich text that the page view shows; every text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import islice

from desktop.core.formats import moment
from desktop.core.theme import Theme
from desktop.pages.blocks import (
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
    SourceList,
    StateSpan,
    Tone,
)
from desktop.pages.origin import source_items
from desktop.views.page_breaks import breakable
from desktop.views.page_figure_html import FigureSlot, figure_html
from desktop.views.page_links import SOURCE_ANCHOR
from desktop.views.page_spans import GAP, Look, host_of, more_html, rests_on, spans_html, state_html, web_html
from desktop.views.page_tables import table_html

_Words = Heading | Paragraph | Badge | AsOf | FactTable | ListBlock | Remark | NoteBlock | NotKnown | SourceList

# As wide as a digit, so that numbers end below each other.
_FIGURE_SPACE = "\N{FIGURE SPACE}"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a page's rich text, which may follow the others later.

    Attributes:
        html: The rich text.
        height: About how many pixels it takes; rather too few.
    """

    html: str
    height: int

    @property
    def begins_paragraph(self) -> bool:
        """Return whether it begins with a paragraph or heading, and not with a table."""
        return self.html.startswith(("<p", "<h"))


def page_html(
    document: Document,
    theme: Theme,
    *,
    is_narrow: bool,
    slots: Mapping[int, FigureSlot] | None = None,
    crowded: frozenset[int] = frozenset(),
) -> str:
    """Return the page as rich text of the subset that Qt knows, whole; see `page_parts`."""
    body = "".join(part.html for part in page_parts(document, theme, is_narrow=is_narrow, slots=slots, crowded=crowded))
    return f"<html><head><style>{style_sheet(theme)}</style></head><body>{body}</body></html>"


def page_parts(
    document: Document,
    theme: Theme,
    *,
    is_narrow: bool,
    slots: Mapping[int, FigureSlot] | None = None,
    crowded: frozenset[int] = frozenset(),
) -> tuple[Part, ...]:
    """Return the page as pieces of rich text, title first.

    Links are ``entry:<id>``, ``web:<quoted address>``, ``#source-<number>``, ``table:`` for the rows that a table
    left out, and ``figure-do:<deed>/<place>``; state marks are images named ``mark:<state>``, the room of a figure
    ``figure:<place>``. Nothing in it makes the view load anything.

    Args:
        document: The page.
        theme: Whose colours it wears.
        is_narrow: Whether tables of sentences become one below the other what does not fit side by side.
        slots: The room of each figure by its place among the blocks; a figure without stands there in words.
        crowded: The places of tables of figures that have no room side by side.
    """
    look = Look(theme, is_narrow=is_narrow)
    head = f"<h1>{breakable(document.title, _LONGEST_IN_TITLE)}</h1><p class='subtitle'>{escape(document.subtitle)}</p>"
    numbers = {item.source_id: item.number for item in source_items(document)}
    parts = [Part(head, _TITLE_HEIGHT)]
    for place, block in enumerate(document.blocks):
        slot = (slots or {}).get(place)
        pieces: Iterable[str]
        if isinstance(block, FigureBlock):
            pieces = ("".join(figure_html(block, look, place=place, slot=slot, numbers=numbers)),)
        elif isinstance(block, DataTable):
            pieces = ("".join(table_html(block, look, is_crowded=place in crowded)),)
        elif isinstance(block, SourceList):
            pieces = _in_runs(_sources(block))
        else:
            pieces = ("".join(_block(block, look)),)
        parts.extend(Part(piece, _height(block, slot)) for piece in pieces)
    return tuple(parts)


def style_sheet(theme: Theme) -> str:
    """Return what the classes of the rich text look like in the theme."""
    return _STYLES.format_map(dict(theme.colors))


# Longer words than that may be wider than a narrow page.
_LONGEST_IN_TITLE = 20
_TITLE_HEIGHT, _LINE, _AROUND = 60, 16, 10
_RUN = 24


def _in_runs(lines: Iterator[str]) -> Iterator[str]:
    """Yield some lines at a time."""
    while run := "".join(islice(lines, _RUN)):
        yield run


def _height(block: Block, slot: FigureSlot | None) -> int:
    """Return about how high the block is, rather less than more: with each sentence in one line."""
    match block:
        case FigureBlock():
            return 0 if slot is None or slot.is_table else slot.height
        case DataTable() | FactTable():
            return _LINE * len(block.rows)
        case ListBlock():
            return _LINE * len(block.items)
        case SourceList():
            return 0
        case _:
            return _LINE + _AROUND


# Qt's rich text knows no classes of tables beyond these properties; sizes are pixels at the normal scale.
_STYLES = """
body {{ color: {text}; font-size: 13px; }}
a {{ color: {link}; text-decoration: none; }}
h1 {{ font-size: 23px; font-weight: 700; margin-top: 4px; margin-bottom: 0px; }}
h2 {{ font-size: 16px; font-weight: 700; margin-top: 24px; margin-bottom: 6px; }}
h3 {{ font-size: 13px; font-weight: 700; margin-top: 15px; margin-bottom: 3px; }}
p {{ margin-top: 5px; margin-bottom: 5px; line-height: 104%; }}
p.subtitle {{ color: {text_muted}; margin-top: 1px; margin-bottom: 8px; }}
p.badge {{ font-size: 14px; font-weight: 600; margin-top: 2px; margin-bottom: 2px; }}
p.lead {{ font-size: 15px; margin-top: 8px; margin-bottom: 9px; line-height: 106%; }}
p.small {{ font-size: 12px; color: {text_muted}; margin-top: 3px; margin-bottom: 3px; }}
p.caveat {{ font-size: 12px; color: {warning_text}; margin-top: 2px; margin-bottom: 6px; }}
p.title {{ font-weight: 600; margin-top: 11px; margin-bottom: 3px; }}
p.figure {{ margin-top: 4px; margin-bottom: 4px; line-height: 100%; }}
p.item {{ margin-top: 3px; margin-bottom: 3px; }}
p.marked {{ margin-left: 16px; margin-top: 3px; margin-bottom: 3px; text-indent: -12px; }}
p.source {{ margin-left: 30px; margin-top: 3px; margin-bottom: 3px; text-indent: -30px; }}
td {{ padding: 4px 10px 4px 0px; line-height: 100%; }}
td.fact {{ color: {text_muted}; padding: 3px 16px 3px 0px; }}
td.line {{ border-bottom: 1px solid {sunken}; }}
td.tight {{ font-size: 12px; padding: 3px 4px 3px 0px; border-bottom: 1px solid {sunken}; }}
td.remark {{ color: {text_muted}; font-size: 12px; padding: 0px 10px 5px 0px; border-bottom: 1px solid {sunken}; }}
td.open {{ padding: 4px 10px 1px 0px; }}
th {{ color: {text_muted}; font-size: 12px; font-weight: 600; border-bottom: 1px solid {border_strong}; }}
th.tight {{ padding: 3px 4px 4px 0px; }}
th.line {{ padding: 3px 10px 4px 0px; }}
td.head {{ padding: 7px 10px 0px 0px; }}
td.body {{ padding: 2px 0px 1px 0px; }}
td.rest {{ color: {text_muted}; font-size: 12px; padding: 1px 0px 1px 0px; }}
td.end {{ border-bottom: 1px solid {border}; padding: 2px; font-size: 2px; }}
td.box {{ background-color: {sunken}; padding: 7px 11px; }}
td.note {{ background-color: {note_surface}; border: 1px solid {note_border}; padding: 7px 11px; }}
td.warning {{ background-color: {warning_surface}; color: {warning_text}; padding: 7px 11px; }}
td.bar {{ background-color: {border_strong}; }}
td.warning_bar {{ background-color: {warning_border}; }}
"""


def _block(block: _Words, look: Look) -> Iterator[str]:
    match block:
        case Heading():
            tag = "h2" if block.level == 1 else "h3"
            yield f"<{tag}>{escape(block.text)}</{tag}>"
        case Paragraph():
            yield from _paragraph(block, look)
        case Badge():
            yield f"<p class='badge'>{state_html(StateSpan(block.state, block.text), look)}</p>"
        case AsOf():
            yield f"<p class='small'>{spans_html(block.spans, look)}</p>"
            # The banner over the table says it loudly; here it only has to stand in what is copied.
            yield from (f"<p class='caveat'>{escape(warning)}</p>" for warning in block.warnings)
            yield GAP
        case Remark():
            yield _boxed(spans_html(block.spans, look), "warning" if block.tone is Tone.WARNING else "box")
        case NoteBlock():
            yield _note(block, look)
        case NotKnown():
            yield from (f"<p class='item'>{escape(sentence)}</p>" for sentence in block.sentences)
        case _:
            yield from _set_out(block, look)


def _set_out(block: FactTable | ListBlock | SourceList, look: Look) -> Iterator[str]:
    """Yield a block that is set in lines and columns."""
    match block:
        case FactTable():
            yield _facts(block, look)
        case ListBlock():
            yield from _list(block, look)
        case SourceList():
            yield from _sources(block)


def _paragraph(block: Paragraph, look: Look) -> Iterator[str]:
    words = spans_html(block.spans, look)
    match block.tone:
        case Tone.WARNING:
            yield _boxed(words, "warning")
        case Tone.BODY:
            yield f"<p>{words}</p>"
        case tone:
            yield f"<p class='{tone.value}'>{words}</p>"


def _note(block: NoteBlock, look: Look) -> str:
    changed = f"<br/><span style='color:{look.theme.color('text_muted')}'>{escape(moment(block.changed))}</span>"
    return _boxed(escape(block.text).replace("\n", "<br/>") + changed, "note")


def _facts(block: FactTable, look: Look) -> str:
    # Where room is short, the longest words of the values need it more than the labels.
    width = 105 if look.is_narrow else 150
    rows = "".join(
        f"<tr><td class='fact' width='{width}'>{escape(row.label)}</td><td>{spans_html(row.spans, look)}</td></tr>"
        for row in block.rows
    )
    return f"<table width='100%' cellspacing='0' cellpadding='0' border='0'>{rows}</table>"


def _list(block: ListBlock, look: Look) -> Iterator[str]:
    if block.title:
        yield f"<p class='title'>{escape(block.title)}</p>"
    for number, item in enumerate(block.items, start=1):
        mark = {ListMark.NONE: "", ListMark.BULLET: "•", ListMark.NUMBER: f"{number}."}[block.mark]
        name = "marked" if mark else "item"
        yield f"<p class='{name}'>{mark}{'&nbsp;&nbsp;' if mark else ''}{spans_html(item, look)}</p>"
    if block.more:
        yield more_html(block.more)


def _sources(block: SourceList) -> Iterator[str]:
    # Lines rather than a table: Qt lays out a table whole, however little of it is in sight.
    digits = len(str(max((item.number for item in block.items), default=0)))
    for item in block.items:
        words = [escape(item.published), escape(item.grade)]
        line = ". ".join(word.rstrip(".") for word in words if word)
        address = "" if item.url is None else f" {web_html(host_of(item.url), item.url)}"
        number = str(item.number).rjust(digits, _FIGURE_SPACE)
        title = rests_on(item.source_id, f"{item.publisher}: {item.title}".rstrip("."))
        yield (
            f"<p class='source'><a name='{SOURCE_ANCHOR}{item.number}'></a>"
            f"{number}&nbsp;&nbsp; {title}. {line}.{address}</p>"
        )


def _boxed(words: str, kind: str) -> str:
    bar = "warning_bar" if kind == "warning" else "bar"
    side = "" if kind == "note" else f"<td class='{bar}' width='3'></td>"
    return (
        f"{GAP}<table width='100%' cellspacing='0' cellpadding='0' border='0'>"
        f"<tr>{side}<td class='{kind}'>{words}</td></tr></table>"
    )
