"""Figures on a page: over their room, walked through with the links, shown as tables, handed on from page to page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.settings import Appearance
from desktop.pages.blocks import Block, Document, FigureBlock, LinkSpan, Paragraph, SourceItem, SourceList, Text
from desktop.views.figure_deeds import FigureDeed
from desktop.views.figure_view import FigureView
from desktop.views.page_text import PageText
from desktop.views.style import Style
from tests.desktop.fakes import EDITION
from tests.desktop.figures.samples import BARS, FIGURE, Bars

LINK = Paragraph((LinkSpan("No. 46", "measure/mofcom-2024-46"),))
FILLER = tuple(Paragraph((Text("word " * 60),)) for _ in range(40))
SOURCES = SourceList((SourceItem(1, "usgs", "USGS", "Summaries", "2026", None, "official"),))
# Every bar has another length, so that no two figures are the same.
OTHER = replace(FIGURE, key="other", content=Bars((*BARS.rows, ("Peru", 0.1, None))))


def page(*blocks: Block, entry_id: str = "mineral/gallium") -> Document:
    return Document(entry_id, "Gallium", "Mineral", date(2026, 1, 15), EDITION, blocks)


@pytest.fixture
def text(host: QWidget, style: Style) -> PageText:
    made = PageText(style, host)
    made.resize(560, 500)
    made.show()
    host.activateWindow()
    return made


def shown(text: PageText) -> list[FigureView]:
    return [view for view in text.findChildren(FigureView) if view.isVisible()]


def test_a_figure_stands_in_the_room_that_the_text_leaves(text: PageText) -> None:
    text.show_document(page(LINK, FigureBlock(FIGURE), LINK))

    (view,) = shown(text)
    cursor = text.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)

    assert view.figure is FIGURE
    assert view.width() > 400
    assert 0 < view.y() < view.geometry().bottom() <= text.cursorRect(cursor).top()


def test_figures_out_of_sight_are_made_when_they_come_into_sight(text: PageText) -> None:
    text.show_document(page(*FILLER, FigureBlock(FIGURE)))
    text.complete()
    before = len(shown(text))

    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum())

    assert before == 0
    assert [view.figure for view in shown(text)] == [FIGURE]
    assert shown(text)[0].geometry().intersects(text.viewport().rect())


def test_figures_move_with_the_text(text: PageText) -> None:
    text.show_document(page(LINK, FigureBlock(FIGURE), *FILLER))
    before = shown(text)[0].y()

    text.verticalScrollBar().setValue(30)

    assert shown(text)[0].y() == before - 30


def test_a_wider_page_has_wider_figures(text: PageText) -> None:
    text.show_document(page(FigureBlock(FIGURE), LINK))
    before = shown(text)[0].width()

    text.resize(700, 500)
    text.fit_figures()

    assert shown(text)[0].width() == before + 140


def test_a_hundred_pages_need_no_more_figures_than_one(text: PageText) -> None:
    text.show_document(page(FigureBlock(FIGURE), FigureBlock(OTHER)))
    before = len(text.findChildren(FigureView))

    for number in range(100):
        text.show_document(page(FigureBlock(FIGURE), FigureBlock(OTHER), LINK, entry_id=f"firm/firm-{number}"))

    assert before == 2
    assert len(text.findChildren(FigureView)) == before


def test_a_figure_can_be_shown_as_its_table_and_back(text: PageText) -> None:
    text.show_document(page(FigureBlock(FIGURE), SOURCES))

    text.anchorClicked.emit(QUrl("figure-do:figure.table/0"))
    as_table = text.toPlainText()
    figures = len(shown(text))
    text.do_with_figure(FigureDeed.TABLE)

    assert "Chile <2>" in as_table
    assert figures == 0
    assert "Chile <2>" not in text.toPlainText()
    assert len(shown(text)) == 1


def test_another_page_begins_with_figures(text: PageText) -> None:
    text.show_document(page(FigureBlock(FIGURE)))
    text.do_with_figure(FigureDeed.TABLE)

    text.show_document(page(FigureBlock(FIGURE), entry_id="mineral/germanium"))

    assert len(shown(text)) == 1


def test_a_figure_that_nothing_paints_is_said_in_words(text: PageText) -> None:
    from desktop.views.page_html import page_html

    html = page_html(page(FigureBlock(FIGURE)), text._style.theme, is_narrow=True)

    assert FIGURE.alternative in html
    assert "figure-do" not in html


def test_links_of_figures_ask_for_copies_and_files(text: PageText, qtbot: QtBot) -> None:
    text.show_document(page(LINK, FigureBlock(FIGURE), FigureBlock(OTHER)))

    with qtbot.waitSignal(text.figure_asked, timeout=1000) as told:
        text.anchorClicked.emit(QUrl("figure-do:figure.save_svg/2"))

    assert told.args is not None
    assert (told.args[0].deed, told.args[0].block.figure) == (FigureDeed.SVG, OTHER)


def test_tab_goes_through_links_and_figures_as_they_stand(text: PageText, qtbot: QtBot) -> None:
    text.show_document(page(LINK, FigureBlock(FIGURE), LINK))
    text.setFocus()
    seen: list[str] = []

    for _step in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        seen.append("figure" if isinstance(now, FigureView) else text.textCursor().selectedText())
    assert isinstance(QApplication.focusWidget(), PageText)
    qtbot.keyClick(text, Qt.Key.Key_Backtab)

    assert seen == ["No. 46", "figure", "Show as table"]
    assert isinstance(QApplication.focusWidget(), FigureView)


def test_a_figure_is_left_for_the_text_with_escape(text: PageText, qtbot: QtBot) -> None:
    text.show_document(page(FigureBlock(FIGURE)))
    shown(text)[0].enter()

    qtbot.keyClick(shown(text)[0], Qt.Key.Key_Escape)

    assert text.hasFocus()


def test_the_spot_of_the_keyboard_comes_into_sight(text: PageText, qtbot: QtBot) -> None:
    tall = replace(FIGURE, content=Bars(tuple((f"row {number}", 0.5, None) for number in range(60))))
    text.show_document(page(FigureBlock(tall)))

    qtbot.keyClick(shown(text)[0], Qt.Key.Key_End)

    assert text.verticalScrollBar().value() > 500


def test_links_in_figures_are_followed(text: PageText, qtbot: QtBot) -> None:
    text.show_document(page(FigureBlock(FIGURE)))
    qtbot.keyClick(shown(text)[0], Qt.Key.Key_Down)

    with qtbot.waitSignal(text.entry_followed, timeout=1000) as told:
        qtbot.keyClick(shown(text)[0], Qt.Key.Key_Return)

    assert told.args == ["mineral/gallium"]


def test_find_answers_on_the_page_also_from_a_figure(text: PageText, qtbot: QtBot) -> None:
    text.show_document(page(FigureBlock(FIGURE)))
    key = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    key.ignore()

    text.event(key)
    with qtbot.waitSignal(text.find_asked, timeout=1000):
        qtbot.keyClick(shown(text)[0], Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert key.isAccepted()


def test_another_theme_keeps_figures_in_place(text: PageText, style: Style) -> None:
    text.show_document(page(LINK, FigureBlock(FIGURE)))
    before = shown(text)[0].geometry()

    style.wear(Appearance.DARK)

    assert shown(text)[0].geometry() == before


def test_copying_takes_the_words_of_a_figure(text: PageText) -> None:
    text.show_document(page(LINK, FigureBlock(FIGURE), LINK))
    text.selectAll()

    copied = text.createMimeDataFromSelection().text()

    assert FIGURE.alternative in copied
    assert "Show as table" not in copied
    assert "￼" not in copied
