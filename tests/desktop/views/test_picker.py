"""The dialog of a line and a list that palette and entry picker have in common."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QStringListModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.views.picker import Picker
from tests.desktop.gui import flush_deleted


class Letters(Picker):
    """Picks a letter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("letters", "Letters", parent)
        self.list.setModel(QStringListModel(["a", "b", "c"], self))
        self.picked: list[str] = []
        self.go_to(0)

    def pick(self, index: QModelIndex) -> None:
        """Keep the letter."""
        self.picked.append(index.data())


@pytest.fixture
def letters(host: QWidget) -> Letters:
    made = Letters(host)
    made.open()
    return made


@pytest.mark.parametrize(
    ("keys", "letter"),
    [
        ([], "a"),
        ([Qt.Key.Key_Down], "b"),
        ([Qt.Key.Key_Up], "a"),
        ([Qt.Key.Key_PageDown], "c"),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_Up], "b"),
    ],
    ids=["first", "down", "stops at the top", "stops at the bottom", "up"],
)
def test_line_moves_the_cursor_and_enter_picks(letters: Letters, qtbot: QtBot, keys: list[Qt.Key], letter: str) -> None:
    for key in keys:
        qtbot.keyClick(letters.line, key)
    qtbot.keyClick(letters.line, Qt.Key.Key_Return)

    assert letters.picked == [letter]
    letters.close()
    flush_deleted()


def test_row_is_picked_by_a_click(letters: Letters, qtbot: QtBot) -> None:
    middle = letters.list.visualRect(letters.list.model().index(1, 0)).center()

    qtbot.mouseClick(letters.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    assert letters.picked == ["b"]
    letters.close()
    flush_deleted()


def test_no_row_is_not_picked(letters: Letters, qtbot: QtBot) -> None:
    letters.list.setModel(QStringListModel([], letters))

    qtbot.keyClick(letters.line, Qt.Key.Key_Return)
    letters.go_to(0)

    assert letters.picked == []
    letters.close()
    flush_deleted()


def test_sentence_and_rows_are_announced(letters: Letters, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def keep(event: object) -> None:
        told.append(event.message())  # type: ignore[attr-defined]

    monkeypatch.setattr(QAccessible, "updateAccessibility", keep)

    letters.say("3 letters")
    letters.say("3 letters")
    letters.go_to(2)

    assert told == ["3 letters", "c"]
    letters.close()
    flush_deleted()
