"""Running text as rich text: a citation stands close to what follows it, and tables have room around them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QWidget

from desktop.core.paths import resources_dir
from desktop.core.theme import load_theme
from desktop.pages.blocks import AsOf, Block, Cite, Column, DataTable, Document, Heading, Row, Text
from desktop.views.page_spans import Look, spans_html
from desktop.views.page_text import PageText
from desktop.views.style import Style
from tests.desktop.fakes import EDITION

LOOK = Look(load_theme(resources_dir() / "themes", "light"))


@pytest.mark.parametrize(
    ("after", "gap"),
    [("; and 2 more", ""), (".", ""), (", by the act", ""), ("Later", " "), ("(since 2023)", " ")],
)
def test_no_room_stands_between_a_citation_and_a_sign_that_closes(after: str, gap: str) -> None:
    html = spans_html((Text("in force"), Cite(1), Text(after)), LOOK)

    assert html.endswith(f"</sup>{gap}{after}")
    assert html.startswith("in force<sup>")


@pytest.mark.parametrize("words", ["short", "a sentence that is told row by row where the page is narrow " * 3])
def test_tables_have_room_before_and_after_them(host: QWidget, style: Style, words: str) -> None:
    columns = tuple(Column(title) for title in ("Day", "What", "Act", "Concerns"))
    row = Row(tuple((Text(each),) for each in ("2026-11-27", "Term ends", "No. 46", words)))
    blocks: tuple[Block, ...] = (
        AsOf((Text("As of"),), ("beyond",)),
        DataTable("", columns, (row,)),
        Heading(1, "Passed"),
    )
    text = PageText(style, host)
    text.resize(560, 700)
    text.show_document(Document("deadlines", "Deadlines", "", date(2026, 1, 15), EDITION, blocks))

    text.show()
    text.document().pageCount()
    found = text.document().begin()
    places: dict[str, tuple[float, float]] = {}
    while found.isValid():
        places[found.text()] = _edges(text, found)
        found = found.next()
    table = text.document().documentLayout().frameBoundingRect(text.document().rootFrame().childFrames()[-1])

    assert table.top() - places["beyond"][1] >= 3
    assert places["Passed"][0] - places["\N{NO-BREAK SPACE}"][1] >= 20


def _edges(text: PageText, block: QTextBlock) -> tuple[float, float]:
    box = text.document().documentLayout().blockBoundingRect(block)
    return box.top(), box.bottom()
