"""Which keys can be a shortcut, and whose they are."""

from __future__ import annotations

import pytest

from desktop.core.actions import catalogue
from desktop.core.shortcut_keys import key_fault, owner_of


@pytest.mark.parametrize(
    "key", ["Ctrl+K", "Ctrl+Shift+P", "Alt+Left", "F5", "Shift+F3", "Ctrl++", "Alt+F12", "Meta+Space"]
)
def test_key_can_be_used(key: str) -> None:
    assert key_fault(key) == ""


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("", "no key"),
        ("Hyper+K", "no key"),
        ("Ctrl+K, Ctrl+L", "no key"),
        ("K", "typing"),
        ("Shift+K", "typing"),
        ("Esc", "typing"),
        ("Up", "typing"),
        ("Ctrl+C", "text"),
    ],
)
def test_key_cannot_be_used(key: str, said: str) -> None:
    assert said in key_fault(key)


def test_own_shortcuts_can_be_used() -> None:
    assert [key for spec in catalogue() for key in spec.keys if key_fault(key)] == []


def test_owner_is_another_action() -> None:
    keys = {"go.back": ("Alt+Left",), "go.home": ("Alt+Home", "Ctrl+H")}

    assert owner_of("ctrl+h", "go.back", keys=keys) == "go.home"
    assert owner_of("Alt+Left", "go.back", keys=keys) is None
    assert owner_of("F9", "go.back", keys=keys) is None
