"""Two brackets open a list of entries, which takes the keys and never the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.errors import DataError
from desktop.core.hit_rows import HitRow
from desktop.views.note_text import NoteText
from desktop.views.style import Style

ROWS = (
    HitRow("", "Minerals"),
    HitRow("mineral/gallium", "Gallium 镓", name="Gallium"),
    HitRow("mineral/germanium", "Germanium 锗", name="Germanium"),
)


def find(text: str) -> tuple[HitRow, ...]:
    """Return rows for what begins with g."""
    if text.startswith("kind:"):
        raise DataError("no such kind")
    return ROWS if text.startswith("g") else ()


@pytest.fixture
def text(host: QWidget, style: Style) -> NoteText:
    made = NoteText(style, find, host)
    made.resize(500, 300)
    made.show()
    host.activateWindow()
    made.setFocus()
    return made


def test_brackets_open_the_list_and_return_writes_the_link(text: NoteText, qtbot: QtBot) -> None:
    qtbot.waitUntil(text.hasFocus)
    qtbot.keyClicks(text, "see [[")
    assert not text.is_choosing
    qtbot.keyClicks(text, "g")
    assert text.is_choosing

    qtbot.keyClick(text, Qt.Key.Key_Down)
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.keyClicks(text, " now")

    assert text.toPlainText() == "see [Germanium](mineral/germanium) now"
    assert not text.is_choosing


def test_tab_chooses_and_does_not_leave(text: NoteText, qtbot: QtBot) -> None:
    qtbot.waitUntil(text.hasFocus)
    qtbot.keyClicks(text, "[[g")

    qtbot.keyClick(text, Qt.Key.Key_Tab)

    assert text.toPlainText() == "[Gallium](mineral/gallium)"
    assert text.hasFocus()


def test_escape_closes_the_list_first_and_it_stays_closed_for_that_link(text: NoteText, qtbot: QtBot) -> None:
    qtbot.waitUntil(text.hasFocus)
    qtbot.keyClicks(text, "[[g")
    with qtbot.assertNotEmitted(text.escaped):
        qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert not text.is_choosing
    qtbot.keyClicks(text, "a")
    assert not text.is_choosing

    with qtbot.waitSignal(text.escaped):
        qtbot.keyClick(text, Qt.Key.Key_Escape)
    qtbot.keyClicks(text, "]] [[g")

    assert text.is_choosing


def test_a_click_chooses(text: NoteText, qtbot: QtBot) -> None:
    qtbot.waitUntil(text.hasFocus)
    qtbot.keyClicks(text, "[[g")
    assert text.choices is not None

    place = text.choices.visualRect(text.choices.model().index(1, 0)).center()
    qtbot.mouseClick(text.choices.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert text.toPlainText() == "[Gallium](mineral/gallium)"


def test_what_finds_nothing_or_is_no_query_opens_nothing(text: NoteText, qtbot: QtBot) -> None:
    qtbot.waitUntil(text.hasFocus)
    for words in ("[[x", " [[kind:"):
        qtbot.keyClicks(text, words)
        assert not text.is_choosing
