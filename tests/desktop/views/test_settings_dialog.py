"""The settings dialog: every change holds at once, can be taken back, and is refused with a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.actions import catalogue
from desktop.core.settings import (
    APPEARANCE,
    AUTHOR,
    DENSITY,
    SCALE,
    SHOW_FACETS,
    Appearance,
    Density,
    SettingsStore,
    keys_setting,
)
from desktop.core.settings_catalogue import settings_catalogue
from desktop.views.key_dialog import KeyDialog
from desktop.views.preferences import Preferences
from desktop.views.settings_dialog import SettingsDialog
from desktop.views.widgets import fit

BACK = keys_setting("go.back", ("Alt+Left",))


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Return preferences without anything set."""
    return Preferences(SettingsStore(tmp_path / "profile" / "settings.json"))


@pytest.fixture
def dialog(host: QWidget, preferences: Preferences) -> SettingsDialog:
    """Return the open dialog."""
    made = SettingsDialog(preferences, settings_catalogue(catalogue()), host)
    made.open()
    return made


def button(dialog: QDialog, name: str) -> QPushButton:
    """Return the button of that name."""
    found = dialog.findChild(QPushButton, name)
    assert found is not None, name
    return found


def test_choice_holds_at_once_and_can_be_taken_back(
    dialog: SettingsDialog, preferences: Preferences, qtbot: QtBot
) -> None:
    combo = dialog.rows["density"].control
    assert isinstance(combo, QComboBox)

    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert preferences.get(DENSITY) is Density.COMPACT
    button(dialog, "reset_density").click()

    assert preferences.get(DENSITY) is Density.COMFORTABLE
    assert combo.currentText() == "Comfortable"
    assert button(dialog, "reset_density").isHidden()


def test_flag_and_text_hold(dialog: SettingsDialog, preferences: Preferences, qtbot: QtBot) -> None:
    box, line = dialog.rows["show_facets"].control, dialog.rows["author"].control
    assert isinstance(box, QCheckBox)
    assert isinstance(line, QLineEdit)

    box.click()
    qtbot.keyClicks(line, "A. Analyst")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert preferences.get(SHOW_FACETS) is False
    assert preferences.get(AUTHOR) == "A. Analyst"
    assert dialog.isVisible()


def test_change_elsewhere_is_shown(dialog: SettingsDialog, preferences: Preferences) -> None:
    preferences.set(APPEARANCE, Appearance.DARK)

    combo = dialog.rows["appearance"].control
    assert isinstance(combo, QComboBox)
    assert combo.currentText() == "Dark"


def test_value_between_the_choices_is_shown(dialog: SettingsDialog, preferences: Preferences) -> None:
    preferences.set(SCALE, 133)

    combo = dialog.rows["scale"].control
    assert isinstance(combo, QComboBox)
    assert combo.placeholderText() == "133"


def test_search_leaves_what_fits(dialog: SettingsDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.line, "theme")
    assert dialog.rows["appearance"].isVisible()
    assert not dialog.rows["author"].isVisible()

    qtbot.keyClicks(dialog.line, " wallpaper")

    assert dialog.said.text() == "No setting fits “theme wallpaper”."


def test_shortcut_is_changed_by_pressing_it(dialog: SettingsDialog, preferences: Preferences, qtbot: QtBot) -> None:
    row = dialog.rows[BACK.key]
    assert isinstance(row.control, QPushButton)
    row.control.click()
    asked = dialog.findChild(KeyDialog)
    assert asked is not None

    qtbot.keyClick(asked.keys, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    button(asked, "key_take").click()

    assert preferences.get(BACK) == ("Alt+J",)
    assert row.control.text() == "Alt+J"


def test_shortcut_of_another_action_is_refused(dialog: SettingsDialog, qtbot: QtBot) -> None:
    dialog.rows[BACK.key].keys_asked.emit(dialog.rows[BACK.key].spec)
    asked = dialog.findChild(KeyDialog)
    assert asked is not None

    qtbot.keyClick(asked.keys, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert asked.said.text() == "Ctrl+K belongs to “Go to an entry”; give that other keys first."
    assert not button(asked, "key_take").isEnabled()
    asked.close()


def test_action_can_go_without_a_shortcut(dialog: SettingsDialog, preferences: Preferences) -> None:
    dialog.rows[BACK.key].keys_asked.emit(dialog.rows[BACK.key].spec)
    asked = dialog.findChild(KeyDialog)
    assert asked is not None

    button(asked, "key_none").click()

    assert preferences.get(BACK) == ()


def test_default_keys_that_another_action_has_now_are_not_taken_back(
    dialog: SettingsDialog, preferences: Preferences
) -> None:
    forward = keys_setting("go.forward", ("Alt+Right",))
    preferences.set_all({BACK.key: ("Alt+J",), forward.key: ("Alt+Left",)})

    button(dialog, f"reset_{BACK.key}").click()

    assert preferences.get(BACK) == ("Alt+J",)
    assert "belongs to “Forward”" in dialog.said.text()


def test_settings_go_to_a_file_and_come_back(dialog: SettingsDialog, preferences: Preferences, tmp_path: Path) -> None:
    preferences.set(SCALE, 150)
    dialog.export_to(tmp_path / "out.json")
    button(dialog, "settings_reset").click()
    assert preferences.get(SCALE) == 100

    dialog.import_from(tmp_path / "out.json")

    assert preferences.get(SCALE) == 150
    assert dialog.said.text().startswith("1 setting taken")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "is no text"),
        (json.dumps({"monazite_settings": 1, "values": {"scale": 150, "colour": 1}}).encode(), "no setting “colour”"),
    ],
)
def test_file_that_cannot_be_taken_changes_nothing(
    dialog: SettingsDialog, preferences: Preferences, *, tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "in.json").write_bytes(content)

    dialog.import_from(tmp_path / "in.json")

    assert said in dialog.said.text()
    assert preferences.get(SCALE) == 100


def test_file_that_is_not_there_is_said(dialog: SettingsDialog, tmp_path: Path) -> None:
    dialog.import_from(tmp_path / "gone.json")

    assert "cannot be read" in dialog.said.text()


def test_setting_that_cannot_be_kept_is_said(dialog: SettingsDialog, preferences: Preferences, tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("", encoding="utf-8")
    combo = dialog.rows["density"].control
    assert isinstance(combo, QComboBox)

    combo.activated.emit(1)

    assert "cannot be made" in dialog.said.text()
    assert combo.currentText() == "Comfortable"


def test_dialog_is_no_larger_than_the_screen(host: QWidget) -> None:
    screen = host.screen().availableSize()

    fit(host, QSize(100_000, 300))

    assert host.width() < screen.width()
    assert host.height() == 300


def test_wheel_over_a_choice_scrolls_the_list(dialog: SettingsDialog, preferences: Preferences) -> None:
    combo = dialog.rows["density"].control
    middle = QPointF(combo.rect().center())
    turned = QWheelEvent(
        middle,
        QPointF(combo.mapToGlobal(combo.rect().center())),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt wants it so
    )

    QCoreApplication.sendEvent(combo, turned)

    assert preferences.get(DENSITY) is Density.COMFORTABLE
    assert not dialog.grab().isNull()
