"""Pages as rich text: escaped, linked, loading nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.force import State
from desktop.core.paths import resources_dir
from desktop.core.theme import load_theme
from desktop.pages.blocks import (
    Alignment,
    AsOf,
    Badge,
    Block,
    Cite,
    Column,
    DataTable,
    Document,
    FactRow,
    FactTable,
    Heading,
    LinkSpan,
    ListBlock,
    NoteBlock,
    NotKnown,
    Paragraph,
    Remark,
    Row,
    SourceItem,
    SourceList,
    StateSpan,
    Text,
    Tone,
    WebSpan,
)
from desktop.views.page_html import page_html
from desktop.views.page_tables import is_wordy
from desktop.views.page_text import PageText
from desktop.views.style import Style
from tests.desktop.fakes import EDITION

THEME = load_theme(resources_dir() / "themes", "light")
EVIL = "<img src='http://x/y.png'><script>&\""
LONG = "word " * 30


def document(*blocks: Block, title: str = "Gallium") -> Document:
    return Document("mineral/gallium", title, "Mineral · 镓", date(2026, 1, 15), EDITION, blocks)


def wordy_table() -> DataTable:
    columns = tuple(Column(title, share=share) for title, share in (("Act", 1), ("What", 3), ("State", 1), ("By", 1)))
    cells = ((Text("No. 46"),), (Text(LONG),), (StateSpan(State.IN_FORCE, "in force"),), (Text("MOFCOM"),))
    return DataTable("", columns, (Row(cells, remarks=((Text("a remark"),),)),))


BLOCKS: tuple[Block, ...] = (
    Heading(1, EVIL),
    Heading(2, EVIL),
    Paragraph((Text(EVIL, is_strong=True), Text(EVIL)), Tone.LEAD),
    Paragraph((Text(EVIL),), Tone.WARNING),
    Badge(State.SUSPENDED, EVIL),
    AsOf((Text(EVIL),), (EVIL,)),
    FactTable((FactRow(EVIL, (Text(EVIL), LinkSpan(EVIL, "mineral/gallium"), WebSpan(EVIL, "https://x/?a=b&c"))),)),
    DataTable(EVIL, (Column(EVIL, Alignment.END),), (Row(((Text(EVIL),),), ((Text(EVIL),),)),), more=EVIL),
    wordy_table(),
    ListBlock(EVIL, ((Text(EVIL),),), more=EVIL),
    Remark((Text(EVIL),), Tone.WARNING),
    NoteBlock("0" * 32, EVIL + "\nsecond line", datetime(2026, 1, 1, tzinfo=UTC)),
    NotKnown((EVIL,)),
    SourceList((SourceItem(1, "notice", EVIL, EVIL, "2024-12-03", "https://www.mofcom.gov.cn/a/b", "official"),)),
)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
@pytest.mark.parametrize("is_narrow", [False, True], ids=["wide", "narrow"])
def test_text_of_every_block_is_escaped(block: Block, *, is_narrow: bool) -> None:
    html = page_html(document(block, title=EVIL), THEME, is_narrow=is_narrow).replace("\N{ZERO WIDTH SPACE}", "")

    assert "<script>" not in html
    assert "http://x/y.png'>" not in html
    assert "&lt;script&gt;" in html


def test_words_are_set_one_below_the_other_only_where_it_is_narrow() -> None:
    wide = page_html(document(wordy_table()), THEME, is_narrow=False)
    narrow = page_html(document(wordy_table()), THEME, is_narrow=True)

    assert "<th" in wide
    assert "<th" not in narrow
    assert "By: MOFCOM" in narrow


def test_figures_stay_a_table_where_it_is_narrow() -> None:
    columns = tuple(Column(title, Alignment.END) for title in ("Year", "Output", "Note", "Unit"))
    table = DataTable("Production", columns, (Row(((Text("2025"),), (Text("99"),), (), (Text("t"),))),))

    html = page_html(document(table), THEME, is_narrow=True)

    assert not is_wordy(table)
    assert "Output" in html
    assert "Note" not in html  # a column without anything in it takes room from the others


def test_state_has_mark_and_words() -> None:
    html = page_html(document(Paragraph((StateSpan(None, "none known"),))), THEME, is_narrow=False)

    assert "mark:none" in html
    assert "none known" in html


class TestPageText:
    @pytest.fixture
    def text(self, host: QWidget, style: Style) -> PageText:
        made = PageText(style, host)
        made.resize(500, 500)
        made.show()
        return made

    def _follow(self, text: PageText, address: str) -> None:
        text.anchorClicked.emit(QUrl(address))

    def test_links_of_the_page_are_told(self, text: PageText, qtbot: QtBot) -> None:
        spans = (LinkSpan("No. 46", "measure/mofcom-2024-46"), WebSpan("text", "https://x.cn/a b?c=d&e=%20#f"))
        text.show_document(document(Paragraph(spans)))
        html = text.toHtml()

        with qtbot.waitSignal(text.entry_followed, timeout=1000) as entry:
            self._follow(text, "entry:measure/mofcom-2024-46")
        address = next(part.split('"')[0] for part in html.split('href="') if part.startswith("web:"))
        with qtbot.waitSignal(text.address_followed, timeout=1000) as web:
            self._follow(text, address)

        assert entry.args == ["measure/mofcom-2024-46"]
        assert web.args == ["https://x.cn/a b?c=d&e=%20#f"]

    def test_left_out_rows_are_asked_for(self, text: PageText, qtbot: QtBot) -> None:
        text.show_document(document())

        with qtbot.waitSignal(text.table_asked, timeout=1000) as told:
            self._follow(text, "table:")

        assert told.args == ["mineral/gallium"]

    def test_citation_leads_to_its_source_on_the_page(self, text: PageText) -> None:
        source = SourceItem(1, "notice", "MOFCOM", "Notice", "2024-12-03", None, "official")
        filler = tuple(Paragraph((Text(LONG),)) for _ in range(60))
        text.show_document(document(Paragraph((Cite(1),)), *filler, SourceList((source,))))

        self._follow(text, "#source-1")

        assert text.verticalScrollBar().value() > 0

    @pytest.mark.parametrize("name", ["file:///etc/hostname", "http://x/y.png", "qrc:/x", "anything.png"])
    def test_nothing_but_marks_is_loaded(self, text: PageText, name: str) -> None:
        assert text.loadResource(2, QUrl(name)) is None
        assert text.loadResource(2, QUrl("mark:in-force")) is not None
        assert text.loadResource(2, QUrl("mark:none")) is not None

    def test_same_entry_again_keeps_its_place(self, text: PageText) -> None:
        page = document(*(Paragraph((Text(LONG),)) for _ in range(60)))
        text.show_document(page)
        text.verticalScrollBar().setValue(200)

        text.show_document(page)

        assert text.verticalScrollBar().value() == 200

    def test_words_are_found_going_round(self, text: PageText) -> None:
        text.show_document(document(Paragraph((Text("alpha beta alpha"),))))

        found = [text.find_text("alpha") for _ in range(3)]

        assert found == [True, True, True]
        assert not text.find_text("gamma")
        assert text.find_text("alpha", is_backward=True)
        assert text.find_text("")

    def test_page_that_becomes_wide_is_set_anew(self, text: PageText) -> None:
        text.show_document(document(wordy_table()))
        assert "By: MOFCOM" in text.toPlainText()

        text.resize(1000, 500)

        assert "By: MOFCOM" not in text.toPlainText()

    def test_links_can_be_reached_with_the_keyboard(self, text: PageText) -> None:
        assert text.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByKeyboard
