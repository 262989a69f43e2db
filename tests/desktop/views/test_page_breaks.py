"""Long words of a page can be broken, and are found, selected and copied as if nothing stood in them."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget

from desktop.pages.blocks import Document, Paragraph, Text, WebSpan
from desktop.views.page_breaks import BREAK, across_breaks, breakable
from desktop.views.page_text import PageText
from desktop.views.style import Style
from tests.desktop.fakes import EDITION

ADDRESS = "https://pubs.usgs.gov/periodicals/mcs2026/mcs2026-gallium.pdf"
FILE = "MCS2026_World_Data_Release_With_A_Long_Name.csv"


@pytest.fixture
def text(host: QWidget, style: Style) -> PageText:
    """Return a narrow page with a long address and a long word in its title."""
    made = PageText(style, host)
    made.resize(380, 500)
    made.show()
    spans = (Text("Two reports, one of USGS: "), WebSpan(ADDRESS, ADDRESS), Text(". The end."))
    made.show_document(Document("source/data", FILE, "Source", date(2026, 1, 15), EDITION, (Paragraph(spans),)))
    return made


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters=BREAK), max_size=80), st.integers(1, 30))
def test_only_long_words_get_breaks_and_nothing_else_changes(words: str, longest: int) -> None:
    broken = unescape(breakable(words, longest))

    assert broken.replace(BREAK, "") == unescape(breakable(words, 10_000))
    assert (BREAK in broken) is any(len(word) > max(longest, 8) for word in words.split())


@pytest.mark.parametrize("wanted", [ADDRESS, ADDRESS.upper(), "usgs.gov/periodicals", "mcs2026-gallium.pdf", FILE, "."])
@pytest.mark.parametrize("is_backward", [False, True], ids=["forward", "backward"])
def test_words_are_found_across_breaks(text: PageText, wanted: str, *, is_backward: bool) -> None:
    assert text.find_text(wanted, is_backward=is_backward)

    assert text.textCursor().selectedText().replace(BREAK, "").lower() == wanted.lower()


def test_each_place_is_found_in_turn_and_nothing_that_is_not_there(text: PageText) -> None:
    places: list[int] = []
    for _round in range(3):
        assert text.find_text("usgs")
        places.append(text.textCursor().selectionStart())

    assert places[0] < places[1]
    assert places[2] == places[0]
    assert not text.find_text("usgs.org")
    assert not text.find_text("pubs?usgs")


def test_an_address_is_copied_whole(text: PageText) -> None:
    assert text.find_text(ADDRESS)

    mime = text.createMimeDataFromSelection()

    assert ADDRESS in mime.text().splitlines()
    assert BREAK not in mime.html()


def test_a_title_with_a_long_word_is_no_wider_than_the_page(text: PageText) -> None:
    text.complete()

    assert text.document().size().width() <= text.viewport().width() + 3
    assert across_breaks(FILE).isValid()
