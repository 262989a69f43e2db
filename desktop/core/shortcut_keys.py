"""Judges keys that the user wants for an action: whether they can be a shortcut, and whose they are already."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.core.texts import _

_NAMED = "Left|Right|Up|Down|Home|End|PgUp|PgDown|Ins|Del|Backspace|Return|Enter|Space|Tab"
_FORM = re.compile(rf"(?:(?:Ctrl|Alt|Shift|Meta)\+)*(?:[^\s+]|\+|F\d{{1,2}}|{_NAMED}|Esc|Menu|Help)", re.IGNORECASE)
# What text fields, tables and pages do themselves. Undo is not: a text field takes its keys before the window.
_OWN = frozenset({"ctrl+a", "ctrl+c", "ctrl+v", "ctrl+x", "alt+f4"})


def key_fault(key: str) -> str:
    """Return as a sentence why the keys cannot be a shortcut; empty where they can."""
    if _FORM.fullmatch(key) is None:
        return _("“{key}” is no key.").format(key=key)
    low = key.lower()
    if low in _OWN:
        return _("{key} is needed for text and cannot be used.").format(key=key)
    has_modifier = low.startswith(("ctrl+", "alt+", "meta+", "shift+ctrl+", "shift+alt+", "shift+meta+"))
    if not has_modifier and re.fullmatch(r"(?:shift\+)?f\d{1,2}", low) is None:
        return _("{key} is needed for typing and moving; add Ctrl or Alt.").format(key=key)
    return ""


def owner_of(key: str, action_id: str, *, keys: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the id of the other action that has the keys; None where they are free.

    Args:
        key: The keys as Qt writes them.
        action_id: The action that wants them.
        keys: The keys of each action by its id.
    """
    for owner, held in keys.items():
        if owner != action_id and key.lower() in {each.lower() for each in held}:
            return owner
    return None
