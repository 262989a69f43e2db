"""Every part of the window that is seen or takes the focus has a name; rows read whole; what changes is announced."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.errors import Message, Tone
from desktop.views.announcer import Announcer, announce
from desktop.views.day_popup import DayPopup
from desktop.views.main_window import MainWindow
from tests.desktop.accessibility import nameless, parts
from tests.desktop.gui import flush_deleted


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is announced from now on."""
    said: list[str] = []

    def keep(event: QAccessibleEvent) -> None:
        if event.type() is QAccessible.Event.Announcement:
            said.append(event.message())  # type: ignore[attr-defined]

    monkeypatch.setattr(QAccessible, "updateAccessibility", keep)
    return said


@pytest.mark.parametrize(
    "page",
    ["home", "mineral/gallium", "measure/mofcom-2024-46", "deadlines", "coverage", "manual", "mineral/nothing"],
)
def test_every_part_of_the_window_has_a_name(window: MainWindow, page: str) -> None:
    window.browser.follow(page)
    window.browser.flush()
    window.say(Message(Tone.WARNING, "Something happened."))

    assert nameless(window) == []


def test_every_part_beside_an_empty_table_has_a_name(window: MainWindow) -> None:
    window.browser.search("nothingfitsthis -state:ended")
    window.browser.flush()

    assert nameless(window) == []


@pytest.mark.parametrize("action", ["app.settings", "help.palette", "find.anything"])
def test_every_part_of_the_dialogs_has_a_name(window: MainWindow, action: str) -> None:
    window.actions_by_id.trigger(action)
    dialogs = [each for each in window.findChildren(QDialog) if each.isVisible()]

    assert dialogs
    for dialog in dialogs:
        assert nameless(dialog) == []
        dialog.close()
    flush_deleted()


def test_every_part_of_the_days_window_has_a_name(window: MainWindow) -> None:
    window.actions_by_id.trigger("time.compare")
    popup = window.top.as_of.findChild(DayPopup)
    assert popup is not None

    # The calendar is Qt's own; its arrows and menus carry names that Qt gives them.
    assert [path for path in nameless(popup) if "qt_" not in path and "calendar" not in path] == []
    popup.hide()


def test_kinds_are_one_choice_of_several(window: MainWindow) -> None:
    roles = {part.role for part in parts(window) if "/rail_" in part.path}

    assert roles == {QAccessible.Role.RadioButton}


def test_row_of_the_table_reads_whole(window: MainWindow) -> None:
    view = window.list.table.view
    table = QAccessible.queryAccessibleInterface(view)
    cells = [table.child(place) for place in range(table.childCount())]
    first = [cell.text(QAccessible.Text.Name) for cell in cells if cell.role() is QAccessible.Role.Cell]

    assert any("Antimony" in text and "State" in text for text in first) or any(
        "Gallium" in text and "Suspended" in text for text in first
    ), first


def test_count_of_what_is_found_is_announced_once_typing_rests(window: MainWindow, told: list[str]) -> None:
    window.list.announcer.flush()
    told.clear()
    window.browser.type_query("g")
    window.browser.type_query("gallium")
    assert told == []

    window.list.announcer.flush()

    assert len(told) == 1
    assert told[0].startswith("1 of ")


def test_fault_of_a_query_is_announced(window: MainWindow, told: list[str]) -> None:
    window.browser.type_query("nokey:value")
    window.list.announcer.flush()

    assert any("nokey" in text for text in told)


def test_message_is_announced_at_once(window: MainWindow, told: list[str]) -> None:
    window.say(Message(Tone.ERROR, "The disk is full.", "Make room."))

    assert told == ["The disk is full. Make room."]


def test_same_text_is_said_once_and_nothing_of_what_is_hidden(host: QWidget, told: list[str], qtbot: QtBot) -> None:
    announcer = Announcer(host)
    announcer.say("3 minerals")
    announcer.flush()
    announcer.say("3 minerals")
    assert not announcer.isActive()

    host.hide()
    announce(host, "nobody sees this")

    assert told == ["3 minerals"]
