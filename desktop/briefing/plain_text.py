"""Writes a briefing as Markdown, with what Markdown would take for marks of its own escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from desktop.briefing.inline import SAFE_SCHEMES
from desktop.briefing.styles import MARKS
from desktop.briefing.titles import title_of
from desktop.core import formats
from desktop.core.briefing_options import BriefingOptions
from desktop.core.texts import _
from desktop.pages.blocks import (
    AsOf,
    Badge,
    Block,
    Cite,
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
    Picture,
    Remark,
    SourceList,
    Span,
    Spans,
    StateSpan,
    Text,
    WebSpan,
)

_MARKS = re.compile(r"([\\`*_\[\]<>#|~&])")
_OPENING = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
_ADDRESS = re.compile(r"[\s<>()\\]")


def markdown_page(documents: Sequence[Document], *, options: BriefingOptions) -> str:
    """Return the documents as Markdown."""
    lines: list[str] = []
    for words in (options.classification, _("Draft, not for filing") if options.is_draft else ""):
        lines += [f"**{escaped(words)}**", ""] if words else []
    if len(documents) > 1:
        lines += [f"*{escaped(options.title or title_of(documents))}*", ""]
    lines += [part for words in (options.organisation, options.author) if words for part in (escaped(words), "")]
    for document in documents:
        lines += [f"# {escaped(document.title)}", "", escaped(document.subtitle), ""]
        for block in document.blocks:
            lines += [*_block(block), ""]
        foot = _("Monazite, {edition} · not legal advice").format(edition=formats.edition_line(document.edition))
        as_of = _("as of {day}").format(day=formats.day(document.as_of))
        lines += ["---", "", escaped(f"{as_of} · {foot}"), ""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def escaped(text: str) -> str:
    """Return words in one line, with a backslash before what would be a mark."""
    return _OPENING.sub(r"\1\\\2", _MARKS.sub(r"\\\1", " ".join(text.split("\n"))))


def _block(block: Block) -> Iterable[str]:
    match block:
        case DataTable():
            return _table(block)
        case FactTable():
            return [f"- **{escaped(row.label)}**: {_set(row.spans)}" for row in block.rows]
        case ListBlock():
            return _list(block)
        case FigureBlock():
            words = escaped(f"{block.figure.title}. {block.figure.alternative}")
            return [f"*{words}*", "", _set(block.caption)]
        case SourceList():
            return [
                f"\\[{item.number}\\] **{escaped(item.publisher)}.** {escaped(item.title)}. {escaped(item.published)}."
                f"{_address(item.url)} ({escaped(item.grade)})  "
                for item in block.items
            ]
        case _:
            return _words(block)


def _words(block: Heading | Paragraph | Badge | AsOf | Remark | NoteBlock | NotKnown) -> Iterable[str]:
    match block:
        case Heading():
            return [f"{'#' * (block.level + 1)} {escaped(block.text)}"]
        case Paragraph(spans):
            return [] if any(isinstance(span, Picture) for span in spans) else [_set(spans)]
        case Badge():
            return [f"**{MARKS[block.state]} {escaped(block.text)}**"]
        case AsOf():
            return [f"> {_set(block.spans)}", *(f"> **{escaped(words)}**" for words in block.warnings)]
        case Remark():
            return [f"> {_set(block.spans)}"]
        case NoteBlock():
            saved = _("Note, saved {moment}").format(moment=formats.moment(block.changed))
            return [f"> *{escaped(saved)}*", ">", *(f"> {escaped(line)}  " for line in block.text.splitlines())]
        case NotKnown():
            return [f"- {escaped(words)}" for words in block.sentences]


def _table(block: DataTable) -> Iterator[str]:
    if block.title:
        yield from (f"**{escaped(block.title)}**", "")
    if block.rows:
        yield f"| {' | '.join(escaped(column.title) for column in block.columns)} |"
        yield f"|{' --- |' * len(block.columns)}"
        for row in block.rows:
            remarks = "".join(f"<br>– {_set(remark)}" for remark in row.remarks)
            first, *others = map(_set, row.cells)
            yield f"| {' | '.join((first + remarks, *others))} |"
    if block.more:
        yield from ("", escaped(block.more))


def _list(block: ListBlock) -> Iterator[str]:
    if block.title:
        yield from (f"**{escaped(block.title)}**", "")
    for number, item in enumerate(block.items, start=1):
        yield f"{f'{number}.' if block.mark is ListMark.NUMBER else '-'} {_set(item)}"
    if block.more:
        yield f"- {escaped(block.more)}"


def _address(url: str | None) -> str:
    return f" {_span(WebSpan(url, url))}" if url is not None else ""


def _set(spans: Spans) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    match span:
        case Text(text, is_strong):
            words = escaped(text)
            return f"**{words.strip()}**{' ' * text.endswith(' ')}" if is_strong and words.strip() else words
        case WebSpan(text, url) if url.startswith(SAFE_SCHEMES):
            return f"[{escaped(text)}](<{_ADDRESS.sub('', url)}>)"
        case Cite(number):
            return f"\\[{number}\\]"
        case StateSpan(state, text):
            return f"**{MARKS[state]} {escaped(text)}**"
        case _:
            return escaped(span.text)
