"""The list of all commands: typing finds, Enter does, what cannot be used stays and says why."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.core.actions import UiContext, catalogue
from desktop.core.settings import Density
from desktop.views.palette import Palette
from desktop.views.style import Style


@pytest.fixture
def palette(host: QWidget, style: Style) -> Palette:
    """Return a palette of a window without anything open."""
    made = Palette(catalogue(), UiContext(), style=style, parent=host)
    made.open()
    return made


def test_enter_does_what_was_found(palette: Palette, qtbot: QtBot) -> None:
    chosen: list[object] = []
    palette.chosen.connect(chosen.append)

    qtbot.keyClicks(palette.line, "dark")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    assert chosen == ["view.dark"]
    assert not palette.isVisible()


def test_arrow_keys_move_in_the_list(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() == 9

    qtbot.keyClick(palette.line, Qt.Key.Key_Up)

    assert palette.list.currentIndex().row() == 8


def test_what_cannot_be_used_says_why(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "write a note")

    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    assert palette.isVisible()
    assert palette.said.text() == "No entry is open."


def test_nothing_found_is_said(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "zzz")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    assert palette.said.text() == "No command fits “zzz”."


def test_click_does_the_command(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "home")
    where = palette.list.visualRect(palette.model.index(0)).center()

    with qtbot.waitSignal(palette.chosen, timeout=1000) as told:
        qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert told.args == ["go.home"]


def test_rows_are_painted_and_compact_ones_are_lower(palette: Palette, style: Style) -> None:
    height = palette.list.visualRect(palette.model.index(0)).height()

    assert not palette.grab().isNull()
    style.space(Density.COMPACT)
    palette.list.doItemsLayout()

    assert palette.list.visualRect(palette.model.index(0)).height() < height
