"""The window: intents reach the browser, results reach the widgets, keys reach the actions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.records import Kind
from desktop.app import Program
from desktop.core.actions import catalogue
from desktop.core.browse_state import BrowseState
from desktop.core.errors import Tone
from desktop.views.main_window import MainWindow
from tests.desktop.fakes import FakeDialogs
from tests.desktop.gui import OpenProgram


def press(window: MainWindow, action_id: str) -> None:
    """Do the action as its shortcut does, and let everything be shown."""
    window.actions_by_id.trigger(action_id)
    window.browser.flush()


def label(window: QWidget, name: str) -> str:
    """Return the text of a label."""
    found = window.findChild(QLabel, name)
    assert found is not None
    return found.text()


def test_first_start_lists_the_minerals(window: MainWindow) -> None:
    assert window.list.table.model.rowCount() == 2
    assert label(window, "list_count") == "2 minerals"
    assert window.windowTitle().startswith("Home")


def test_typing_finds_and_down_opens(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.top.search, "gall")
    window.browser.flush()
    qtbot.keyClick(window.top.search, Qt.Key.Key_Down)
    window.browser.flush()

    assert window.browser.state.selected == "mineral/gallium"
    assert "Gallium" in window.pane.page.text.toPlainText()
    assert window.windowTitle() == "Gallium – Monazite"


def test_click_on_the_rail_lists_that_kind(window: MainWindow, qtbot: QtBot) -> None:
    button = window.findChild(QAbstractButton, "rail_firm")
    assert button is not None

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    window.browser.flush()

    assert window.list.table.model.listing.ids[0] == "firm/lockheed-martin"


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_has_its_action(window: MainWindow, kind: Kind) -> None:
    press(window, f"go.{kind}")

    assert window.browser.state.kind is kind
    assert window.list.table.model.rowCount() > 0


def test_facet_click_filters_and_shows_as_text(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.side.facets
    assert panel is not None
    place = panel.rows.place_of("state", "suspended")
    assert place is not None
    where = panel.visualRect(panel.rows.index(place, 0)).center()

    qtbot.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=where)
    window.browser.flush()

    assert window.top.search.text() == "state:suspended"
    assert window.list.table.model.listing.ids == ("mineral/gallium",)


def test_another_day_is_said_and_can_be_left(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.set_day(date(2025, 6, 1))
    window.browser.flush()
    assert not window.banner.isHidden()
    assert "1 June 2025" in label(window, "banner_text")
    assert window.list.table.model.listing.states[0] == "in-force"

    today = window.findChild(QAbstractButton, "banner_today")
    assert today is not None
    qtbot.mouseClick(today, Qt.MouseButton.LeftButton)

    assert window.browser.state.as_of is None


def test_bad_query_is_said_beside_the_count(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.top.search, "nokey:1")

    assert "nokey" in label(window, "list_sentence")


def test_empty_result_leads_to_the_kind_that_has_some(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.top.search, "lockheed")
    window.browser.flush()
    button = window.findChild(QAbstractButton, "list_empty_action")
    assert button is not None
    assert button.text() == "Show firms"

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert window.browser.state.kind is Kind.FIRM
    assert window.list.table.model.rowCount() == 2


def test_suggestion_can_be_taken(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.top.search, "galium")
    window.browser.flush()
    button = window.findChild(QAbstractButton, "list_empty_action")
    assert button is not None

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert window.browser.state.text.lower() == "gallium"


def test_link_of_the_page_navigates_and_back_returns(window: MainWindow) -> None:
    window.browser.select("mineral/gallium")
    window.browser.flush()

    window.pane.page.text.entry_followed.emit("measure/mofcom-2024-46")
    window.browser.flush()
    assert window.list.table.view.currentIndex().isValid()
    press(window, "go.back")

    assert window.browser.state == BrowseState(selected="mineral/gallium")
    assert window.list.table.model.id_at(window.list.table.view.currentIndex().row()) == "mineral/gallium"


def test_note_is_written_and_marks_the_entry(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.select("mineral/gallium")
    window.browser.flush()
    press(window, "entry.note")

    qtbot.keyClicks(window.pane.note.text_widget, "Watch clause 2.")
    window.pane.desk.save()
    window.browser.search("has:note")

    assert window.list.table.model.listing.ids == ("mineral/gallium",)
    assert label(window, "note_state").startswith("Saved")
    assert window.has_note


def test_briefing_is_written_and_named(window: MainWindow, dialogs: FakeDialogs, tmp_path: Path) -> None:
    window.browser.select("mineral/gallium")
    window.browser.flush()
    dialogs.answers.append(tmp_path / "gallium.pdf")

    press(window, "entry.export")

    assert (tmp_path / "gallium.pdf").read_bytes().startswith(b"%PDF")
    assert dialogs.suggested[0].name == "mineral-gallium-2026-11-25.pdf"
    assert window.messages.message is not None
    assert window.messages.message.tone is Tone.DONE
    assert "gallium.pdf" in window.messages.message.text


def test_briefing_that_cannot_be_written_is_a_sentence(
    window: MainWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    window.browser.select("mineral/gallium")
    window.browser.flush()
    dialogs.answers.append(tmp_path / "no such folder" / "gallium.pdf")

    press(window, "entry.export")

    assert window.messages.message is not None
    assert window.messages.message.tone is Tone.ERROR
    assert window.actions_by_id.action("entry.export").isEnabled()


def test_notes_are_printed_only_by_their_own_action(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.select("mineral/gallium")
    window.browser.flush()
    assert not window.actions_by_id.action("entry.export_noted").isEnabled()

    qtbot.keyClicks(window.pane.note.text_widget, "Watch.")

    assert window.actions_by_id.action("entry.export_noted").isEnabled()


def test_address_is_copied_and_nothing_opened(window: MainWindow) -> None:
    window.pane.page.text.address_followed.emit("https://www.mofcom.gov.cn/")

    assert QGuiApplication.clipboard().text() == "https://www.mofcom.gov.cn/"


def test_id_is_copied(window: MainWindow) -> None:
    window.browser.select("mineral/gallium")

    press(window, "entry.copy_id")

    assert QGuiApplication.clipboard().text() == "mineral/gallium"


@pytest.mark.parametrize("action_id", ["help.keys", "help.about"])
def test_help_is_told(window: MainWindow, dialogs: FakeDialogs, action_id: str) -> None:
    press(window, action_id)

    assert len(dialogs.told) == 1


@pytest.mark.parametrize("name", ["light", "dark", "system"])
def test_theme_is_worn_and_kept(window: MainWindow, name: str) -> None:
    window.browser.select("mineral/gallium")
    window.browser.flush()

    press(window, f"view.{name}")

    assert window.services.style.appearance.value == name
    assert window.actions_by_id.action(f"view.{name}").isChecked()
    assert not window.grab().isNull()


def test_filters_can_be_hidden(window: MainWindow) -> None:
    press(window, "view.facets")
    assert window.side.facets is not None
    assert window.side.facets.isHidden()

    press(window, "view.facets")

    assert not window.side.facets.isHidden()


def test_focus_goes_round_the_panes(window: MainWindow) -> None:
    window.browser.select("mineral/gallium")
    window.browser.flush()
    window.focus_search()
    seen = []
    for _ in range(6):
        press(window, "view.next_pane")
        seen.append(window.focusWidget().objectName())

    assert seen == ["table", "page_text", "note_text", "facets", "search_box", "table"]


def test_escape_goes_back_towards_the_search(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.select("mineral/gallium")
    window.browser.flush()
    window.pane.note.enter()
    where = []
    for _ in range(3):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
        where.append(window.focusWidget().objectName())

    assert where == ["page_text", "table", "search_box"]


def test_escape_closes_a_message_first(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "entry.copy_id")
    window.browser.select("mineral/gallium")
    press(window, "entry.copy_id")
    assert window.messages.isVisible()

    qtbot.keyClick(window, Qt.Key.Key_Escape)

    assert not window.messages.isVisible()


def test_find_on_page_opens_its_line(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.select("mineral/gallium")
    window.browser.flush()
    press(window, "find.on_page")
    line = window.findChild(QLineEdit, "find_line")
    assert line is not None

    qtbot.keyClicks(line, "zzz")

    assert label(window, "find_result") == "Not on this page"


def test_menu_has_every_action_in_a_section_with_a_name(window: MainWindow) -> None:
    menu = window.findChild(QMenu, "main_menu")
    assert menu is not None
    menu.aboutToShow.emit()

    sections = [section for section in menu.findChildren(QMenu) if section.objectName().startswith("menu_")]
    assert {action.objectName() for section in sections for action in section.actions()} == {
        spec.id for spec in catalogue()
    }
    assert all(section.title() for section in sections)


def test_every_control_has_a_name_for_tests_and_for_screen_readers(window: MainWindow) -> None:
    window.browser.select("mineral/gallium")
    window.browser.flush()
    controls = [
        widget
        for kind in (QAbstractButton, QLineEdit, QTableView, QListView, QTextEdit)
        for widget in window.findChildren(kind)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.objectName().startswith("qt_")
    ]

    nameless = [widget for widget in controls if not widget.objectName()]
    mute = [
        widget.objectName()
        for widget in controls
        if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text())
    ]

    assert len(controls) > 15
    assert nameless == []
    assert mute == []


def test_session_and_note_are_there_after_a_restart(open_program: OpenProgram, qtbot: QtBot) -> None:
    first = open_program()
    assert first.window is not None
    first.window.browser.search("gall")
    first.window.browser.select("mineral/gallium")
    first.window.browser.flush()
    qtbot.keyClicks(first.window.pane.note.text_widget, "Still here.")
    state = first.window.browser.state
    first.window.close()

    second = open_program()

    assert second.window is not None
    assert second.window.browser.state == state
    assert second.window.pane.note.text == "Still here."
    assert second.window.list.table.view.currentIndex().isValid()


def test_note_that_can_be_put_nowhere_keeps_the_window_open_once(
    open_program: OpenProgram, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.errors import DataError

    window = open_program().window
    assert window is not None
    window.browser.select("mineral/gallium")
    window.browser.flush()
    qtbot.keyClicks(window.pane.note.text_widget, "Precious.")

    def finish(timeout_ms: int) -> DataError:
        return DataError("The disk is full.")

    monkeypatch.setattr(window.pane.desk, "finish", finish)

    assert not window.close()
    assert window.messages.message is not None
    assert "disk is full" in window.messages.message.text
    assert window.close()


def test_crash_is_shown_with_a_report_to_copy(open_program: OpenProgram, qapp: QApplication) -> None:
    program: Program = open_program()

    program.report(KeyError("a bug"))

    assert program.window is not None
    report = program.window.findChild(QWidget, "text_dialog_text")
    assert report is not None
    assert "KeyError" in report.property("plainText")


def test_opening_many_pages_leaves_nothing_behind(window: MainWindow, qapp: QApplication) -> None:
    ids = ("mineral/gallium", "measure/mofcom-2024-46", "firm/lockheed-martin", "list/cn-export-control-list")
    for entry_id in ids:
        window.browser.follow(entry_id)
        window.browser.flush()
    before = len(qapp.allWidgets())

    for number in range(100):
        window.browser.follow(ids[number % len(ids)])
        window.browser.flush()

    assert len(qapp.allWidgets()) <= before
