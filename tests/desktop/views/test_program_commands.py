"""Settings and commands reach the window: looks, rows, filters and shortcuts change at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app import Program, prepare
from desktop.core.settings import (
    DENSITY,
    SCALE,
    SHOW_FACETS,
    START_PAGE,
    Density,
    SettingsStore,
    StartPage,
    keys_setting,
)
from desktop.views.main_window import MainWindow
from desktop.views.palette import Palette
from desktop.views.settings_dialog import SettingsDialog
from tests.desktop.fakes import FakeDialogs
from tests.desktop.gui import OpenProgram, shut


def test_compact_rows_are_lower_at_once(window: MainWindow) -> None:
    rows = window.list.table.view.verticalHeader()
    height = rows.sectionSize(0)

    window.services.preferences.set(DENSITY, Density.COMPACT)

    assert rows.sectionSize(0) < height


def test_filters_follow_the_setting(window: MainWindow) -> None:
    window.services.preferences.set(SHOW_FACETS, value=False)

    assert window.side.facets is not None
    assert not window.side.facets.isVisible()


def test_another_shortcut_works_at_once_and_stands_in_the_list(
    window: MainWindow, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    window.browser.go_home()
    window.browser.follow("mineral/gallium")
    window.services.preferences.set(keys_setting("go.back", ("Alt+Left",)), ("F9",))

    qtbot.keyClick(window, Qt.Key.Key_F9)
    window.actions_by_id.trigger("help.keys")

    assert window.browser.state.selected != "mineral/gallium"
    assert window.actions_by_id.action("go.back").toolTip().endswith("(F9)")
    assert "F9" in dialogs.told[0][1]
    assert "Alt+Left" not in dialogs.told[0][1]


def test_action_without_a_shortcut_loses_it(window: MainWindow) -> None:
    window.services.preferences.set(keys_setting("go.back", ("Alt+Left",)), ())

    action = window.actions_by_id.action("go.back")
    assert action.shortcuts() == []
    assert action.toolTip() == "Return to what was shown before."


def test_palette_does_what_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id.trigger("help.palette")
    palette = window.findChild(Palette)
    assert palette is not None

    qtbot.keyClicks(palette.line, "firms")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    assert window.browser.state.kind.value == "firm"


def test_settings_open(window: MainWindow) -> None:
    window.actions_by_id.trigger("app.settings")

    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


def test_home_can_be_the_start_page(open_program: OpenProgram) -> None:
    first: Program = open_program()
    assert first.window is not None
    first.window.browser.follow("mineral/gallium")
    first.window.services.preferences.set(START_PAGE, StartPage.HOME)
    shut(first)

    again = open_program().window

    assert again is not None
    assert again.browser.state.selected is None


def test_scale_counts_from_the_next_start(tmp_path: Path) -> None:
    settings = SettingsStore(tmp_path / "settings.json")
    environment = {"QT_SCALE_FACTOR": "2"}
    prepare(settings, environment)
    assert environment == {"QT_SCALE_FACTOR": "2"}
    settings.set(SCALE, 150)

    prepare(settings, environment)

    assert environment == {"QT_SCALE_FACTOR": "3"}


def test_scale_of_the_environment_that_is_no_number_is_passed_over(tmp_path: Path) -> None:
    settings = SettingsStore(tmp_path / "settings.json")
    settings.set(SCALE, 125)
    environment = {"QT_SCALE_FACTOR": "large"}

    prepare(settings, environment)

    assert environment == {"QT_SCALE_FACTOR": "1.25"}
