"""The contents of a briefing are ordered by keys, and every step can be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.core.brief_plan import Part
from desktop.views.brief_contents import BriefContents

PARTS = tuple(Part(letter, letter.upper(), "mineral") for letter in "abc")


def made(host: QWidget) -> BriefContents:
    contents = BriefContents(host)
    contents.add_parts(PARTS)
    contents.show()
    return contents


def ids(contents: BriefContents) -> tuple[str, ...]:
    return contents.plan.page_ids


def test_keys_move_take_out_and_undo(host: QWidget, qtbot: QtBot) -> None:
    contents = made(host)
    view = contents.view
    view.setCurrentIndex(contents.model.index(2))

    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert ids(contents) == ("a", "c", "b")
    assert contents.chosen == (1,)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert ids(contents) == ("a", "b")
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ids(contents) == ("a", "c", "b")
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert ids(contents) == ("a", "b")


def test_buttons_do_the_same(host: QWidget, qtbot: QtBot) -> None:
    contents = made(host)
    assert not contents.up.isEnabled()
    contents.view.setCurrentIndex(contents.model.index(0))

    contents.down.click()
    assert ids(contents) == ("b", "a", "c")
    contents.up.click()
    contents.remove.click()
    assert ids(contents) == ("b", "c")
    contents.undo.click()
    assert ids(contents) == ("a", "b", "c")


def test_a_drop_moves_parts(host: QWidget, qtbot: QtBot) -> None:
    contents = made(host)

    with qtbot.waitSignal(contents.changed):
        contents.model.drop_asked.emit(((0,), 3))

    assert ids(contents) == ("b", "c", "a")
