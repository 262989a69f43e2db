"""Fixtures for the tests that use the program as a person would."""

from __future__ import annotations

from tests.desktop.gui import dialogs, host, no_leaks, open_program, style, window

__all__ = ["dialogs", "host", "no_leaks", "open_program", "style", "window"]
