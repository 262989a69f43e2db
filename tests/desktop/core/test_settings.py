"""Preferences are typed, kept, and never fatal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from db.errors import DataError
from desktop.core.settings import (
    APPEARANCE,
    AUTHOR,
    SCALE,
    SHOW_FACETS,
    Appearance,
    SettingsStore,
    keys_setting,
    read_object,
    write_object,
)


def test_setting_has_its_default_until_it_is_set(tmp_path: Path) -> None:
    assert SettingsStore(tmp_path / "settings.json").get(APPEARANCE) is Appearance.SYSTEM


def test_setting_survives_the_program(tmp_path: Path) -> None:
    path = tmp_path / "profile" / "settings.json"
    SettingsStore(path).set(APPEARANCE, Appearance.DARK)
    SettingsStore(path).set(SHOW_FACETS, value=False)

    kept = SettingsStore(path)

    assert kept.get(APPEARANCE) is Appearance.DARK
    assert kept.get(SHOW_FACETS) is False


def test_unknown_keys_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"from_the_future": [1]}', encoding="utf-8")

    SettingsStore(path).set(APPEARANCE, Appearance.LIGHT)

    assert json.loads(path.read_text(encoding="utf-8")) == {"from_the_future": [1], "appearance": "light"}


def test_bad_value_falls_back_with_one_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"appearance": "plaid", "show_facets": 3}', encoding="utf-8")
    store = SettingsStore(path)

    values = [store.get(APPEARANCE), store.get(APPEARANCE), store.get(SHOW_FACETS)]

    assert values == [Appearance.SYSTEM, Appearance.SYSTEM, True]
    assert len(caplog.records) == 2


@pytest.mark.parametrize("content", ["{", "[1]", "\x00"], ids=["half", "no object", "rubbish"])
def test_file_that_is_no_object_counts_as_empty(tmp_path: Path, caplog: pytest.LogCaptureFixture, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="utf-8")

    assert read_object(path) == {}


def test_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(DataError, match="cannot be made"):
        write_object(tmp_path / "file" / "settings.json", {})


def test_several_values_are_set_and_reset_together(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.json")
    store.set_all({"scale": 150, "author": "A. Analyst"})
    store.reset(["scale", "density"])

    kept = SettingsStore(tmp_path / "settings.json")

    assert kept.get(SCALE) == 100
    assert kept.get(AUTHOR) == "A. Analyst"


def test_value_that_cannot_be_written_does_not_hold(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "file" / "settings.json")
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(DataError):
        store.set(SCALE, 150)

    assert store.get(SCALE) == 100


def test_shortcuts_of_an_action_are_kept(tmp_path: Path) -> None:
    setting = keys_setting("go.back", ("Alt+Left",))
    SettingsStore(tmp_path / "settings.json").set(setting, ())

    assert SettingsStore(tmp_path / "settings.json").get(setting) == ()
