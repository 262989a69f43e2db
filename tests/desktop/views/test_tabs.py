"""Tabs as the user has them: opened beside, gone to, dragged, closed, opened again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.core.browse_state import BrowseState
from desktop.core.tabs import tab_text
from desktop.views.main_window import MainWindow
from desktop.views.tab_bar import TabBar, TabStrip
from desktop.views.tab_menu import TabMenu
from tests.desktop.gui import OpenProgram, flush_deleted, shut


def bar(window: MainWindow) -> TabBar:
    """Return the bar of tabs."""
    found = window.findChild(TabBar, "tab_bar")
    assert found is not None
    return found


def names(window: MainWindow) -> list[str]:
    """Return what stands on the tabs, as the bar has it."""
    window.browser.flush()
    return [bar(window).tabText(place) for place in range(bar(window).count())]


def middle(of: TabBar, place: int) -> QPoint:
    """Return the middle of a tab."""
    return of.tabRect(place).center()


@pytest.fixture
def three(window: MainWindow) -> MainWindow:
    """Return a window with three tabs, of which the first is shown."""
    window.browser.follow("mineral/gallium")
    window.browser.flush()
    for page_id in ("firm/lockheed-martin", "deadlines"):
        window.tabs.open_page(page_id)
    return window


def test_there_is_no_bar_for_one_tab(window: MainWindow) -> None:
    assert window.findChild(TabStrip) is None


def test_page_opened_beside_has_its_name_and_is_not_shown(three: MainWindow) -> None:
    assert names(three) == ["Gallium", "Lockheed Martin", "Deadlines"]
    assert bar(three).currentIndex() == 0
    assert three.browser.state.selected == "mineral/gallium"
    assert [bar(three).accessibleTabName(place) for place in range(3)] == names(three)


def test_each_tab_has_its_own_way_back(three: MainWindow) -> None:
    three.browser.follow("mineral/germanium")
    three.actions_by_id.trigger("tab.next")
    three.browser.follow("coverage")
    three.browser.flush()

    assert three.browser.history.states[0].selected == "firm/lockheed-martin"
    three.actions_by_id.trigger("tab.previous")
    assert three.browser.state.selected == "mineral/germanium"
    three.actions_by_id.trigger("go.back")
    assert three.browser.state.selected == "mineral/gallium"


def test_click_shows_a_tab_and_the_middle_button_closes_one(three: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(bar(three), Qt.MouseButton.LeftButton, pos=middle(bar(three), 1))
    three.browser.flush()
    assert three.browser.state.selected == "firm/lockheed-martin"
    assert three.windowTitle() == "Lockheed Martin – Monazite"

    qtbot.mouseClick(bar(three), Qt.MouseButton.MiddleButton, pos=middle(bar(three), 0))

    assert names(three) == ["Lockheed Martin", "Deadlines"]
    assert three.browser.state.selected == "firm/lockheed-martin"


def test_close_button_closes_its_tab(three: MainWindow, qtbot: QtBot) -> None:
    button = bar(three).tabButton(1, bar(three).ButtonPosition.RightSide)
    assert isinstance(button, QToolButton)
    assert button.accessibleName() == "Close tab: Lockheed Martin"

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert names(three) == ["Gallium", "Deadlines"]


def test_bar_is_hidden_again_for_one_tab(three: MainWindow) -> None:
    three.actions_by_id.trigger("tab.close_others")
    three.browser.flush()

    strip = three.findChild(TabStrip)
    assert strip is not None
    assert strip.isHidden()
    assert three.browser.state.selected == "mineral/gallium"


def test_closed_tab_comes_back_with_its_trail(three: MainWindow) -> None:
    three.browser.follow("mineral/germanium")
    three.browser.flush()
    three.actions_by_id.trigger("tab.close")
    three.browser.flush()
    assert three.browser.state.selected == "firm/lockheed-martin"

    three.actions_by_id.trigger("tab.reopen")

    assert names(three)[0] == "Germanium"
    three.browser.back()
    assert three.browser.state.selected == "mineral/gallium"


def test_last_tab_that_is_closed_becomes_the_home_page(window: MainWindow) -> None:
    window.browser.follow("mineral/gallium")

    window.actions_by_id.trigger("tab.close")

    assert window.browser.state == BrowseState()
    assert window.isVisible()
    window.actions_by_id.trigger("tab.reopen")
    assert window.browser.state.selected == "mineral/gallium"


def test_new_tab_is_the_home_page_with_the_focus_in_the_search(window: MainWindow) -> None:
    window.browser.follow("mineral/gallium")

    window.actions_by_id.trigger("tab.new")

    assert window.browser.state == BrowseState()
    assert not window.browser.history.can_go_back
    assert names(window) == ["Gallium", "Home"]
    assert window.focusWidget() is window.top.search


@pytest.mark.parametrize(
    ("key", "modifiers", "place"),
    [
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier, 1),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, 2),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier, 1),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier, 2),
        (Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier, 1),
        (Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier, 2),
        (Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier, 0),
    ],
)
@pytest.mark.parametrize("place_of_focus", ["search", "table", "page", "note"])
def test_keys_go_from_tab_to_tab_wherever_the_focus_is(
    three: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier, *, place: int, place_of_focus: str
) -> None:
    focus = {
        "search": three.top.search,
        "table": three.list.table.view,
        "page": three.pane.page.text,
        "note": three.pane.note.text_widget,
    }[place_of_focus]
    focus.setFocus()

    QTest.keyClick(focus, key, modifiers)

    assert three.tabs.tabs.current == place


def test_tab_moves_by_key_and_by_hand(three: MainWindow) -> None:
    three.actions_by_id.trigger("tab.move_right")
    assert names(three) == ["Lockheed Martin", "Gallium", "Deadlines"]

    bar(three).moveTab(2, 0)

    assert [tab_text(tab) for tab in three.tabs.tabs.tabs] == ["Deadlines", "Lockheed Martin", "Gallium"]
    assert three.tabs.tabs.current == 2
    assert three.browser.state.selected == "mineral/gallium"


def test_menu_of_a_tab_acts_on_that_tab(three: MainWindow) -> None:
    bar(three).menu_asked.emit(1)
    menu = three.findChild(TabMenu)
    assert menu is not None
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[2:5] == ["Close", "Close the others", "Close those to the right"]

    menu.actions()[5].trigger()
    menu.close()
    flush_deleted()

    assert names(three) == ["Gallium", "Lockheed Martin"]


def test_tab_moves_to_a_window_of_its_own(open_program: OpenProgram) -> None:
    program = open_program()
    window = program.window
    assert window is not None
    window.browser.follow("mineral/gallium")
    window.browser.follow("mineral/germanium")
    window.browser.flush()
    window.tabs.open_page("firm/lockheed-martin")

    bar(window).menu_asked.emit(0)
    menu = window.findChild(TabMenu)
    assert menu is not None
    menu.actions()[1].trigger()
    menu.close()

    (other,) = program.others
    assert other.browser.state.selected == "mineral/germanium"
    other.browser.back()
    assert other.browser.state.selected == "mineral/gallium"
    assert [tab.state.selected for tab in window.tabs.tabs.tabs] == ["firm/lockheed-martin"]


def test_chosen_rows_open_in_tabs(window: MainWindow) -> None:
    window.list.table.view.selectAll()
    count = len(window.list.table.chosen_ids)
    assert count > 1

    window.actions_by_id.trigger("tab.open")

    assert bar(window).count() == count + 1


def test_windows_tabs_and_trails_are_there_after_a_restart(open_program: OpenProgram) -> None:
    program = open_program()
    window = program.window
    assert window is not None
    window.browser.follow("mineral/gallium")
    window.browser.flush()
    window.tabs.open_page("firm/lockheed-martin")
    window.tabs.go_to(1)
    window.browser.follow("deadlines")
    window.browser.flush()
    window.actions_by_id.trigger("app.new_window")
    (other,) = program.others
    other.furnish()
    other.browser.follow("coverage")
    before = [each.left() for each in program.windows.windows]
    shut(program)

    again = open_program()
    while len(again.windows.windows) < 2:
        again.windows.open_next()
    for each in again.windows.windows:
        each.furnish()
        each.browser.flush()

    after = [each.left() for each in again.windows.windows]
    assert [each.tabs.current for each in after] == [each.tabs.current for each in before]
    assert [[[visit.state for visit in tab.trail.visits] for tab in each.tabs.tabs] for each in after] == [
        [[visit.state for visit in tab.trail.visits] for tab in each.tabs.tabs] for each in before
    ]
    first = next(each for each in again.windows.windows if len(each.tabs.tabs.tabs) == 2)
    assert names(first) == ["Gallium", "Deadlines"]


def test_window_closed_by_itself_does_not_come_back(open_program: OpenProgram, monkeypatch: pytest.MonkeyPatch) -> None:
    program = open_program()
    monkeypatch.setattr("desktop.views.window_set.TOGETHER_S", 0.0)
    assert program.window is not None
    program.window.actions_by_id.trigger("app.new_window")
    program.others[0].actions_by_id.trigger("app.close")
    shut(program)

    again = open_program()
    again.windows.open_next()

    assert len(again.windows.windows) == 1


def test_windows_closed_one_after_the_other_at_once_come_back_together(open_program: OpenProgram) -> None:
    program = open_program()
    assert program.window is not None
    program.window.actions_by_id.trigger("app.new_window")
    for window in program.windows.windows:
        window.close()
    shut(program)

    again = open_program()
    again.windows.open_next()

    assert len(again.windows.windows) == 2


def test_second_program_beside_the_first_begins_afresh(open_program: OpenProgram) -> None:
    first = open_program()
    assert first.window is not None
    first.window.browser.follow("mineral/gallium")

    second = open_program()
    assert second.window is not None
    assert second.window.browser.state == BrowseState()
    second.window.browser.follow("coverage")
    # Each by its own window: to quit would close every window of the process, which both share here.
    for program in (second, first):
        assert program.window is not None
        program.window.close()
        program.close()
        program.deleteLater()
        flush_deleted()

    again = open_program().window
    assert again is not None
    assert again.browser.state.selected == "mineral/gallium"
