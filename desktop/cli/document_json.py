"""Turns a page's document tree into the JSON document of a report: blocks in reading order, texts with their links."""

from __future__ import annotations

import re

from desktop.pages.blocks import (
    AsOf,
    Badge,
    Block,
    Cite,
    DataTable,
    Document,
    FactTable,
    FigureBlock,
    LinkSpan,
    ListBlock,
    Paragraph,
    Remark,
    Spans,
    StateSpan,
    WebSpan,
    plain,
)

Fields = dict[str, object]


def document_json(document: Document) -> Fields:
    """Return the page: its id, its names, and its blocks with a ``block`` that says of which sort each is."""
    return {
        "id": document.id,
        "title": document.title,
        "subtitle": document.subtitle,
        "blocks": [{"block": _sort(block), **_fields(block)} for block in document.blocks],
    }


def _sort(block: Block) -> str:
    """Return the sort of a block: "data_table" for `DataTable`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(block).__name__).lower()


def _fields(block: Block) -> Fields:
    match block:
        case Paragraph() | Remark():
            return {**_words(block.spans), "tone": block.tone}
        case Badge():
            return {"state": block.state, "text": block.text}
        case AsOf():
            return {**_words(block.spans), "warnings": block.warnings}
        case FactTable():
            return {"rows": [{"label": row.label, **_words(row.spans)} for row in block.rows]}
        case DataTable():
            rows = [
                {"cells": [_words(cell) for cell in row.cells], "remarks": [_words(each) for each in row.remarks]}
                for row in block.rows
            ]
            return {"title": block.title, "columns": [column.title for column in block.columns], "rows": rows}
        case ListBlock():
            return {"title": block.title, "items": [_words(item) for item in block.items]}
        case FigureBlock():
            figure = block.figure
            return {"title": figure.title, "alternative": figure.alternative, "table": figure.table}
        case _:
            return {name: getattr(block, name) for name in block.__dataclass_fields__}


def _words(spans: Spans) -> Fields:
    """Return the text, and what in it leads somewhere: entries, addresses, numbers of sources, states."""
    found: Fields = {"text": plain(spans).strip()}
    links = [{"text": span.text, "page": span.entry_id} for span in spans if isinstance(span, LinkSpan)]
    links += [{"text": span.text, "address": span.url} for span in spans if isinstance(span, WebSpan)]
    cited = [span.number for span in spans if isinstance(span, Cite)]
    states = [span.state for span in spans if isinstance(span, StateSpan)]
    for key, values in (("links", links), ("sources", cited), ("states", states)):
        if values:
            found[key] = values
    return found
