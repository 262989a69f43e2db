"""The actions of the table in the whole window: copying, comparing, saving, and the conditions of the search."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu
from pytestqt.qtbot import QtBot

from desktop.core.errors import Tone
from desktop.core.page_id import FEWEST_COMPARED, MOST_COMPARED
from desktop.core.table_actions import COMPARED
from desktop.views.main_window import MainWindow
from tests.desktop.fakes import FakeDialogs


def press(window: MainWindow, action_id: str) -> None:
    """Do the action as its shortcut does, and let everything be shown."""
    window.actions_by_id.trigger(action_id)
    window.browser.flush()


def choose_all(window: MainWindow, qtbot: QtBot) -> None:
    """Choose every row by keyboard."""
    window.list.table.enter()
    qtbot.keyClick(window.list.table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def test_number_to_compare_is_that_of_the_page() -> None:
    assert range(FEWEST_COMPARED, MOST_COMPARED + 1) == COMPARED


def test_chosen_rows_are_counted_and_can_be_compared(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.actions_by_id.action("table.compare").isEnabled()

    choose_all(window, qtbot)
    count = window.findChild(QLabel, "list_count")
    assert count is not None
    assert count.text() == "2 minerals · 2 chosen"
    press(window, "table.compare")

    ids = window.list.table.model.listing.ids
    assert window.browser.state.selected == f"compare/{','.join(ids)}"
    assert window.list.table.chosen_ids == ids


def test_rows_are_copied_for_a_spreadsheet(window: MainWindow, qtbot: QtBot) -> None:
    choose_all(window, qtbot)

    qtbot.keyClick(window.list.table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Name\tState")
    assert len(lines) == 3


def test_rows_are_copied_as_text_with_day_and_edition(window: MainWindow, qtbot: QtBot) -> None:
    choose_all(window, qtbot)

    press(window, "table.copy_text")

    text = QGuiApplication.clipboard().text()
    assert "Gallium: State Suspended" in text
    assert "As of 2026-11-25, from the edition of" in text


def test_table_is_saved_with_the_shown_columns(window: MainWindow, dialogs: FakeDialogs, tmp_path: Path) -> None:
    window.browser.search("gallium")
    window.list.table.columns.show_column("state", is_shown=False)
    dialogs.answers.append(tmp_path / "t.json")

    press(window, "table.export")

    read = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    assert [entry["id"] for entry in read["entries"]] == ["mineral/gallium"]
    assert "state" not in read["entries"][0]
    assert dialogs.suggested[0].name == "mineral-gallium-2026-11-25.csv"
    assert window.messages.message is not None
    assert window.messages.message.tone is Tone.DONE
    assert window.actions_by_id.action("table.export").isEnabled()


def test_wrong_ending_is_a_sentence(window: MainWindow, dialogs: FakeDialogs, tmp_path: Path) -> None:
    dialogs.answers.append(tmp_path / "t.ods")

    press(window, "table.export")

    assert window.messages.message is not None
    assert window.messages.message.tone is Tone.ERROR


def test_saving_can_be_cancelled(
    window: MainWindow, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[object] = []

    def keep(work: object, deliver: object, *, token: int = 0) -> None:
        kept.extend((work, deliver))

    monkeypatch.setattr(window.services.runner, "query", keep)
    dialogs.answers.append(tmp_path / "t.csv")
    press(window, "table.export")
    cancel = window.findChild(QAbstractButton, "message_cancel")
    assert cancel is not None
    assert not cancel.isHidden()
    assert not window.actions_by_id.action("table.export").isEnabled()

    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    work, deliver = kept
    monkeypatch.undo()
    window.services.runner.query(work, deliver)  # type: ignore[arg-type]

    assert not list(tmp_path.glob("t*"))
    assert window.messages.message is not None
    assert "cancelled" in window.messages.message.text


def test_condition_is_removed_by_its_chip(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.search("gallium state:suspended")
    window.browser.flush()

    qtbot.mouseClick(window.list.chips.buttons[0], Qt.MouseButton.LeftButton)

    assert window.top.search.text() == "state:suspended"
    assert [button.text() for button in window.list.chips.buttons] == ["suspended"]


def test_conditions_are_reached_and_left_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.search("gallium state:suspended")
    press(window, "find.conditions")
    assert window.focusWidget() is window.list.chips.buttons[1]

    qtbot.keyClick(window.list.chips.buttons[1], Qt.Key.Key_Delete)
    assert window.focusWidget() is window.list.chips.buttons[0]
    qtbot.keyClick(window.list.chips.buttons[0], Qt.Key.Key_Delete)

    assert window.browser.state.text == ""
    assert window.focusWidget() is window.top.search


def test_day_in_words_becomes_a_condition(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "go.measure")
    qtbot.keyClicks(window.top.search, "3 December 2024")

    qtbot.mouseClick(window.list.chips.buttons[-1], Qt.MouseButton.LeftButton)

    assert window.browser.state.text == "announced:2024-12-03"
    assert window.list.table.model.listing.ids == ("measure/mofcom-2024-46",)


def test_wrong_query_is_readable_whole(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.top.search, "state:nowhere")

    label = window.findChild(QLabel, "list_sentence")
    assert label is not None
    assert not label.isHidden()
    assert label.wordWrap()
    assert "There is no state" in label.text()


def test_menus_open_and_close(window: MainWindow) -> None:
    window.list.table.enter()
    press(window, "table.columns")
    window.list.table.header.menu_asked.emit("state")
    window.list.table.menu_asked.emit(window.mapToGlobal(window.rect().center()))

    menus = {menu.objectName(): menu for menu in window.findChildren(QMenu)}

    assert {"column_menu", "table_menu"} <= menus.keys()
    for name in ("column_menu", "table_menu"):
        menus[name].close()


def test_click_in_the_table_opens_the_page(window: MainWindow, qtbot: QtBot) -> None:
    table = window.list.table
    where: QPoint = table.view.visualRect(table.model.index(1, 0)).center()

    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    window.browser.flush()

    assert window.browser.state.selected == "mineral/germanium"
