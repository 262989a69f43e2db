"""The catalogue of actions holds together."""

from __future__ import annotations

from collections import Counter

import pytest

from desktop.core.about import shortcuts
from desktop.core.actions import ActionSpec, UiContext, catalogue
from desktop.core.paths import resources_dir

SPECS = catalogue()


def test_ids_and_keys_are_unique() -> None:
    ids = Counter(spec.id for spec in SPECS)
    keys = Counter(key for spec in SPECS for key in spec.keys)

    assert max(ids.values()) == 1
    assert max(keys.values()) == 1


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_action_says_what_it_does_and_has_its_icon(spec: ActionSpec) -> None:
    assert spec.tip.endswith(".")
    assert not spec.icon or (resources_dir() / "icons" / f"{spec.icon}.svg").is_file()


def test_keyboard_paths_of_the_manual() -> None:
    keys = {key: spec.id for spec in SPECS for key in spec.keys}

    assert {"Ctrl+K", "Ctrl+F", "Alt+Left", "Alt+Right", "Ctrl+E", "Ctrl+N", "Ctrl+1", "Ctrl+5"} <= set(keys)
    assert keys["Ctrl+F"] == "find.focus"
    assert keys["Ctrl+K"] == "find.anything"


@pytest.mark.parametrize(
    ("action_id", "context", "is_enabled"),
    [
        ("go.back", UiContext(), False),
        ("go.back", UiContext(can_go_back=True), True),
        ("go.forward", UiContext(can_go_forward=True), True),
        ("find.clear", UiContext(), False),
        ("find.clear", UiContext(is_filtered=True), True),
        ("time.today", UiContext(), False),
        ("time.today", UiContext(is_today=False), True),
        ("entry.export", UiContext(), False),
        ("entry.export", UiContext(has_page=True), True),
        ("entry.export", UiContext(has_page=True, is_exporting=True), False),
        ("entry.export_noted", UiContext(has_entry=True), False),
        ("entry.export_noted", UiContext(has_entry=True, has_note=True), True),
        ("entry.note", UiContext(has_entry=True), True),
        ("entry.compare", UiContext(has_page=True), False),
        ("entry.compare", UiContext(is_comparison=True), True),
        ("entry.path", UiContext(has_entry=True), True),
        ("time.deadlines", UiContext(), True),
        ("app.quit", UiContext(), True),
    ],
)
def test_action_is_enabled_when_it_can_be_used(action_id: str, context: UiContext, *, is_enabled: bool) -> None:
    spec = next(spec for spec in SPECS if spec.id == action_id)

    assert spec.is_enabled(context) is is_enabled


def test_list_of_shortcuts_has_every_key() -> None:
    text = shortcuts(SPECS)

    assert all(key in text for spec in SPECS for key in spec.keys)
