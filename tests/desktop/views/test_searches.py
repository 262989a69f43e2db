"""Searches are saved, run, renamed, put in order and removed in the window, and the last ones remembered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.words import Kind
from desktop.core.browse_state import BrowseState
from desktop.views.main_window import MainWindow
from desktop.views.name_dialog import NameDialog
from desktop.views.palette import Palette
from desktop.views.searches_dialog import SearchesDialog
from tests.desktop.gui import flush_deleted


def save(window: MainWindow, text: str, name: str, *, kind: Kind = Kind.MEASURE) -> None:
    """Search for the text and save that under the name, as a user does."""
    window.browser.show_state(BrowseState(kind=kind, text=text))
    window.actions_by_id.trigger("find.save")
    give_name(window, name)


def give_name(window: MainWindow, name: str) -> None:
    """Write the name into the dialog that asks for one."""
    (dialog,) = window.findChildren(NameDialog)
    line = dialog.findChild(QLineEdit, "name")
    assert line is not None
    line.setText(name)
    dialog.accept()
    flush_deleted()


def names(window: MainWindow) -> list[str]:
    """Return the names that the notebook has, in order."""
    return [search.name for search in window.context.notebook.searches()]


def opened(window: MainWindow) -> SearchesDialog:
    """Open the list of searches."""
    window.actions_by_id.trigger("find.searches")
    dialog = window.searches.dialog
    assert dialog is not None
    return dialog


def shown(dialog: SearchesDialog) -> list[str]:
    """Return the titles of the rows, heads among them."""
    return [dialog.model.row(place).title for place in range(dialog.model.rowCount())]


def test_saved_search_is_run_as_it_was_saved(window: MainWindow, qtbot: QtBot) -> None:
    state = BrowseState(Kind.FIRM, "country:US", date(2025, 6, 1), "name", is_descending=True)
    window.browser.show_state(state)
    window.list.table.columns.use_keys(("name", "state"))
    window.actions_by_id.trigger("find.save")
    give_name(window, "US firms")
    window.list.table.columns.use_usual()
    window.browser.show_state(BrowseState())

    dialog = opened(window)
    qtbot.keyClicks(dialog.line, "us fi")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    flush_deleted()

    assert replace(window.browser.state, selected=None) == state
    assert window.list.table.columns.shown == ("name", "state")
    assert window.findChildren(SearchesDialog) == []


def test_search_of_the_same_name_is_replaced(window: MainWindow) -> None:
    save(window, "gallium", "Mine")
    save(window, "germanium", "MINE")

    assert [(each.name, each.query) for each in window.context.notebook.searches()] == [("MINE", "germanium")]


def test_searches_are_renamed_moved_and_removed_with_a_way_back(window: MainWindow) -> None:
    save(window, "gallium", "One")
    save(window, "germanium", "Two")
    dialog = opened(window)
    assert shown(dialog)[:3] == ["Saved searches", "One", "Two"]

    dialog.down.click()
    assert names(window) == ["Two", "One"]
    assert dialog.chosen is not None
    dialog.rename.click()
    give_name(window, "First")
    assert names(window) == ["Two", "First"]
    dialog.remove.click()
    assert names(window) == ["Two"]
    said = window.messages.message
    assert said is not None
    assert said.text == "Removed the search “First”."

    offer = window.messages.findChild(QPushButton, "message_offer")
    assert offer is not None
    offer.click()

    assert names(window) == ["Two", "First"]
    assert shown(dialog)[:3] == ["Saved searches", "Two", "First"]
    dialog.close()


def test_what_was_searched_for_is_remembered_when_the_typing_rests(window: MainWindow, qtbot: QtBot) -> None:
    for text in ("gall", "gallium", "stat:wrong"):
        window.browser.type_query(text)
        window.searches.rest()
    window.browser.clear()

    dialog = opened(window)
    assert shown(dialog) == ["Recent searches", "gallium"]
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert window.browser.state.text == "gallium"

    dialog = opened(window)
    dialog.forget.click()
    assert shown(dialog) == []
    assert "Ctrl+Alt+F" in dialog.said.text()
    dialog.close()


def test_saved_search_stands_among_all_commands(window: MainWindow, qtbot: QtBot) -> None:
    save(window, "gallium", "Watch list")
    window.browser.clear()
    window.actions_by_id.trigger("help.palette")
    (palette,) = window.findChildren(Palette)

    qtbot.keyClicks(palette.line, "watch list")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    assert window.browser.state.text == "gallium"
    flush_deleted()


def test_nothing_is_saved_of_an_empty_search(window: MainWindow) -> None:
    window.browser.clear()

    assert not window.actions_by_id.action("find.save").isEnabled()
