"""The catalogue of settings holds together and can be searched."""

from __future__ import annotations

from collections import Counter

import pytest

from desktop.core.actions import catalogue
from desktop.core.settings_catalogue import Control, SettingSpec, found, settings_catalogue

SPECS = settings_catalogue(catalogue())


def test_keys_are_unique() -> None:
    assert max(Counter(spec.key for spec in SPECS).values()) == 1


def test_every_action_has_its_shortcut_among_the_settings() -> None:
    assert [spec.action_id for spec in SPECS if spec.action_id] == [action.id for action in catalogue()]


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.key)
def test_setting_says_what_it_does_and_its_default_can_be_read(spec: SettingSpec) -> None:
    assert spec.tip.endswith(".")
    assert spec.setting.read(spec.setting.default) == spec.setting.default
    assert (spec.control is Control.CHOICE) == bool(spec.choices)
    assert not spec.choices or spec.setting.default in [choice.value for choice in spec.choices]
    assert all(spec.setting.read(choice.value) == choice.value for choice in spec.choices)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("dark", "appearance"),
        ("compact ROWS", "density"),
        ("简体", "language"),
        ("200", "scale"),
        ("history", "author"),
    ],
)
def test_setting_is_found_by_its_words(text: str, key: str) -> None:
    assert key in [spec.key for spec in found(SPECS, text)]


def test_nothing_is_found_by_words_that_no_setting_has() -> None:
    assert found(SPECS, "wallpaper") == ()
    assert found(SPECS, " ") == SPECS
