"""What is copied from a page says where it comes from."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from db.force import State
from desktop.pages.blocks import (
    Block,
    Cite,
    Column,
    DataTable,
    Document,
    Heading,
    LinkSpan,
    Paragraph,
    Row,
    SourceItem,
    SourceList,
    StateSpan,
    Text,
)
from desktop.views.page_text import PageText
from desktop.views.style import Style
from tests.desktop.fakes import EDITION

SOURCES = SourceList(
    (
        SourceItem(1, "notice", "MOFCOM", "Notice", "2024-12-03", "https://mofcom.gov.cn/a", "official"),
        SourceItem(2, "rule", "BIS", "Rule.", "2025-01-16", None, "official"),
    )
)
CITED = Paragraph((Text("Banned"), Text(" "), Cite(2), StateSpan(State.IN_FORCE, "in force")))
TABLE = DataTable(
    "", (Column("Act"), Column("Year")), (Row(((Text("No. 46"),), (Text("2024"),))), Row(((Text("No. 1"),), ())))
)
ORIGIN = "Monazite, Gallium (mineral/gallium), as of 2026-01-15, edition of 2026-11-22"


@pytest.fixture
def text(host: QWidget, style: Style) -> PageText:
    made = PageText(style, host)
    made.resize(560, 500)
    return made


def copied(text: PageText, *blocks: Block, words: str = "") -> tuple[str, str]:
    text.show_document(Document("mineral/gallium", "Gallium", "Mineral", date(2026, 1, 15), EDITION, blocks))
    if words:
        assert text.find_text(words)
    else:
        text.selectAll()
    mime = text.createMimeDataFromSelection()
    return mime.text(), mime.html()


def test_cited_sources_and_the_page_follow_the_words(text: PageText) -> None:
    plain, html = copied(text, CITED, SOURCES)

    lines = plain.splitlines()
    assert "Banned [2] in force" in lines
    assert "[2] BIS: Rule. 2025-01-16" in lines
    assert not any(line.startswith("[1]") for line in lines)
    assert lines[-1].startswith(ORIGIN)
    assert "BIS: Rule. 2025-01-16" in html


def test_words_of_one_paragraph_without_a_citation_are_copied_alone(text: PageText) -> None:
    plain, _html = copied(text, Paragraph((Text("HS code 8112.92"),)), words="8112.92")

    assert plain == "8112.92"


def test_a_table_is_copied_in_rows_and_columns(text: PageText) -> None:
    plain, _html = copied(text, Heading(1, "Acts"), TABLE)

    assert "Act\tYear" in plain.splitlines()
    assert "No. 46\t2024" in plain.splitlines()
    assert "No. 1" in plain.splitlines()


def test_links_of_the_program_and_images_are_left_behind(text: PageText) -> None:
    _plain, html = copied(text, Paragraph((LinkSpan("No. 46", "measure/a"), StateSpan(None, "none"))))

    assert "No. 46" in html
    assert "entry:" not in html
    assert "<img" not in html
