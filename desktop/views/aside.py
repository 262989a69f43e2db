"""Tells from mouse and keyboard when a page is to be opened in a tab of its own, as in a browser."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent


def wants_tab(event: QMouseEvent | QKeyEvent) -> bool:
    """Return whether the event asks for a tab: the middle button, or Ctrl with the left one or with a key."""
    if isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.MiddleButton:
        return True
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
