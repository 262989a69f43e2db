"""Profiles are kept, loaded, renamed and forgotten, in the settings that the command line reads."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.core.briefing_options import PROFILES, BriefingOptions, Paper, profile
from desktop.core.settings import SettingsStore
from desktop.views.brief_options import BriefOptions
from desktop.views.brief_profiles import ProfileMenu
from desktop.views.style import Style


def test_profiles_come_and_go(host: QWidget, style: Style, tmp_path: Path, qtbot: QtBot) -> None:
    settings = SettingsStore(tmp_path / "settings.json")
    form = BriefOptions(style, host)
    menu = ProfileMenu(settings, form, host)
    form.show_options(BriefingOptions(Paper.LETTER), is_each=False)

    menu.save_as("office")
    form.show_options(BriefingOptions(), is_each=True)
    with qtbot.waitSignal(menu.chosen):
        menu.load("office")

    assert form.options.paper is Paper.LETTER
    assert form.is_each
    assert profile(SettingsStore(tmp_path / "settings.json"), "office").paper is Paper.LETTER
    menu.rename_to("desk")
    assert sorted(settings.get(PROFILES)) == ["desk"]
    assert menu.text() == "Options: desk"


def test_an_unknown_profile_is_a_sentence(host: QWidget, style: Style, tmp_path: Path, qtbot: QtBot) -> None:
    menu = ProfileMenu(SettingsStore(tmp_path / "settings.json"), BriefOptions(style, host), host)

    with qtbot.waitSignal(menu.failed):
        menu.load("none")
