"""The text of a page in parts: what is in sight first, the whole in the end, and never more than one page's."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.pages.blocks import (
    Block,
    Column,
    DataTable,
    Document,
    FactRow,
    FactTable,
    Heading,
    Paragraph,
    Row,
    Text,
)
from desktop.views.page_html import page_html
from desktop.views.page_text import PageText
from desktop.views.style import Style
from tests.desktop.views.test_pages import document

LAST = "the last words of the page"


def long_page(title: str = "Gallium") -> Document:
    """Return a page of many screens: headings, paragraphs, and tables after both."""
    blocks: list[Block] = []
    for number in range(30):
        blocks.append(Heading(1, f"Part {number}"))
        blocks.append(FactTable((FactRow("Symbol", (Text("镓 Ga"),)),)))
        blocks.append(Paragraph((Text(f"paragraph {number}, " + "which says a thing. " * 12),)))
        rows = tuple(Row(((Text(f"row {row}"),), (Text(str(row)),))) for row in range(6))
        blocks.append(DataTable("Output", (Column("Year"), Column("Tonnes")), rows))
    return document(*blocks, Paragraph((Text(LAST),)), title=title)


@pytest.fixture
def text(style: Style, host: QWidget) -> PageText:
    made = PageText(style, host)
    made.setGeometry(0, 0, 820, 500)
    made.show()
    return made


class TestFilling:
    def test_first_part_fills_what_is_in_sight_and_the_rest_follows(self, text: PageText, qtbot: QtBot) -> None:
        text.show_document(long_page())

        assert LAST not in text.toPlainText()
        assert text.document().size().height() >= text.viewport().height()
        qtbot.waitUntil(lambda: LAST in text.toPlainText())

    def test_page_in_parts_is_the_page_set_whole(self, text: PageText, style: Style, host: QWidget) -> None:
        text.show_document(long_page())
        text.complete()

        whole = PageText(style, host)
        whole.setGeometry(text.geometry())
        whole.show()
        whole.setHtml(page_html(long_page(), style.theme, is_narrow=False))
        assert text.document().toHtml() == whole.document().toHtml()
        assert text.document().size() == whole.document().size()

    def test_rest_of_a_page_never_comes_into_the_next_one(self, text: PageText) -> None:
        text.show_document(long_page())
        text.show_document(document(Paragraph((Text("short"),)), title="Germanium"))
        text.complete()

        assert text.toPlainText().splitlines()[-1] == "short"

    def test_words_of_the_part_that_is_missing_are_found(self, text: PageText) -> None:
        text.show_document(long_page())

        assert text.find_text(LAST)
        assert text.textCursor().selectedText() == LAST

    def test_key_that_goes_to_the_end_has_the_whole_page(self, text: PageText, qtbot: QtBot) -> None:
        text.show_document(long_page())
        qtbot.keyClick(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

        assert text.textCursor().selectedText().endswith(LAST)
