"""The conditions of the query can be seen, reached and removed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.search.query import parse
from desktop.core.chips import chips
from desktop.views.chips import HEIGHT, ChipBar
from desktop.views.style import Style

LINE = "gallium state:suspended -country:JP"


@pytest.fixture
def bar(style: Style, host: QWidget) -> ChipBar:
    made = ChipBar(style, host)
    made.setGeometry(0, 0, 500, HEIGHT)
    made.show_chips(chips(parse(LINE), {}))
    return made


def test_each_condition_has_a_chip_that_says_what_it_does(bar: ChipBar) -> None:
    assert [button.text() for button in bar.buttons] == ["“gallium”", "suspended", "not of Japan"]
    assert bar.buttons[1].accessibleName() == "Remove the condition: suspended"
    assert not bar.grab().isNull()


def test_click_removes(bar: ChipBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.query_chosen, timeout=1000) as told:
        qtbot.mouseClick(bar.buttons[1], Qt.MouseButton.LeftButton)

    assert told.args == ["gallium -country:JP"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_remove(bar: ChipBar, qtbot: QtBot, key: Qt.Key) -> None:
    bar.enter()

    with qtbot.waitSignal(bar.query_chosen, timeout=1000) as told:
        qtbot.keyClick(bar.buttons[2], key)

    assert told.args == ["gallium state:suspended"]


def test_arrows_go_from_chip_to_chip(bar: ChipBar, qtbot: QtBot) -> None:
    bar.enter()
    qtbot.keyClick(bar.buttons[2], Qt.Key.Key_Left)
    assert bar.focusWidget() is bar.buttons[1]

    qtbot.keyClick(bar.buttons[1], Qt.Key.Key_Right)
    assert bar.focusWidget() is bar.buttons[2]


def test_escape_leaves(bar: ChipBar, qtbot: QtBot) -> None:
    bar.enter()

    with qtbot.waitSignal(bar.left, timeout=1000):
        qtbot.keyClick(bar.buttons[2], Qt.Key.Key_Escape)


def test_narrow_bar_wraps_and_grows(bar: ChipBar) -> None:
    before = bar.height()

    bar.resize(150, bar.height())

    assert bar.height() > before
    assert all(button.geometry().right() < 150 for button in bar.buttons)


def test_no_condition_hides_the_bar(bar: ChipBar) -> None:
    bar.show_chips(())

    assert bar.isHidden()
    assert bar.buttons == ()


def test_offered_day_is_painted_too(bar: ChipBar) -> None:
    bar.show_chips(chips(parse("2 January 2025"), {}))

    assert bar.buttons[-1].text() == "announced on 2025-01-02"
    assert not bar.grab().isNull()
