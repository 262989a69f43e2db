"""Reads the small part of Markdown that the manual is written in, as blocks of a page.

Headings of two levels, paragraphs, lists with ``-`` or ``1.``, tables, ``**strong**``, `` `code` ``, links, and
pictures that stand alone on a line. ``[words](search.md)`` leads to a chapter, ``[words](page:deadlines)`` to a page,
``[words](https://...)`` out of the program. ``{{name}}`` alone on a line is replaced by the part of that name.
Anything else is words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from desktop.core.page_id import ManualPage
from desktop.pages.blocks import (
    Block,
    Column,
    DataTable,
    Heading,
    LinkSpan,
    ListBlock,
    ListMark,
    Paragraph,
    Picture,
    Row,
    Span,
    Spans,
    Text,
    Tone,
    WebSpan,
)

_INLINE = re.compile(r"`(?P<code>[^`]+)`|\*\*(?P<strong>[^*]+)\*\*|\[(?P<words>[^\]]+)\]\((?P<target>[^)\s]+)\)")
_ITEM = re.compile(r"(?:-|(?P<number>\d+)\.) +(?P<text>.*)")
_PICTURE = re.compile(r"!\[(?P<text>[^\]]+)\]\((?P<file>[\w./-]+)\)")
_PART = re.compile(r"\{\{(?P<name>[a-z_]+)\}\}")
_RULE = re.compile(r"\|[\s:|-]+\|")

Parts = Mapping[str, Sequence[Block]]


def blocks(text: str, parts: Parts) -> tuple[Block, ...]:
    """Return the blocks of the text.

    Args:
        text: The Markdown, without the title of the page.
        parts: What stands in place of ``{{name}}``; KeyError for a name that it does not have.
    """
    return tuple(block for lines in _groups(text) for block in _blocks(lines, parts))


def spans(text: str) -> Spans:
    """Return a run of words with what is strong, code or a link in it."""
    found: list[Span] = []
    end = 0
    for match in _INLINE.finditer(text):
        if match.start() > end:
            found.append(Text(text[end : match.start()]))
        found.append(_span(match))
        end = match.end()
    if end < len(text):
        found.append(Text(text[end:]))
    return tuple(found)


def _groups(text: str) -> Iterator[list[str]]:
    """Yield the lines that stand together: comments are passed over, a heading stands alone."""
    group: list[str] = []
    for raw in re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL).splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            if group:
                yield group
            group = []
        if line.startswith("#"):
            yield [line]
        elif line:
            group.append(line)
    if group:
        yield group


def _blocks(lines: list[str], parts: Parts) -> Iterator[Block]:
    first = lines[0]
    part, picture = _PART.fullmatch(first), _PICTURE.fullmatch(first)
    if first.startswith("#"):
        yield Heading(1 if first.startswith("## ") else 2, first.lstrip("#").strip())
    elif part is not None:
        yield from parts[part["name"]]
    elif picture is not None:
        yield Paragraph((Picture(picture["text"], picture["file"]),), Tone.SMALL)
    elif first.startswith("|"):
        yield _table(lines)
    elif _ITEM.match(first):
        yield _list(lines)
    else:
        yield Paragraph(spans(" ".join(lines)))


def _list(lines: list[str]) -> ListBlock:
    items: list[str] = []
    for line in lines:
        match = _ITEM.match(line)
        if match is not None:
            items.append(match["text"])
        else:
            items[-1] += f" {line}"
    first = _ITEM.match(lines[0])
    mark = ListMark.NUMBER if first is not None and first["number"] else ListMark.BULLET
    return ListBlock("", tuple(spans(item) for item in items), mark=mark)


def _table(lines: list[str]) -> DataTable:
    head, *rest = [_cells(line) for line in lines if not _RULE.fullmatch(line)]
    # What a row begins with is short: a key, a name, what to press.
    shares = [1.0, *(2.0 for _title in head[1:])]
    columns = tuple(Column(title, share=share) for title, share in zip(head, shares, strict=True))
    rows = tuple(Row(tuple(spans(cell) for cell in cells)) for cells in rest)
    return DataTable("", columns, rows)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def _span(match: re.Match[str]) -> Span:
    if match["code"] is not None:
        return Text(match["code"], is_strong=True, is_code=True)
    if match["strong"] is not None:
        return Text(match["strong"], is_strong=True)
    words, target = match["words"], match["target"]
    if target.startswith("page:"):
        return LinkSpan(words, target.removeprefix("page:"))
    if target.endswith(".md"):
        chapter = target.removesuffix(".md")
        return LinkSpan(words, str(ManualPage("" if chapter == "contents" else chapter)))
    return WebSpan(words, target)
