"""The preferences of a running program: one for all windows, which hear of every change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.core.actions import ActionSpec
from desktop.core.settings import Setting, SettingsStore, keys_setting

Value = TypeVar("Value")


class Preferences(QObject):
    """Reads and writes the settings, and says what changed.

    Signals:
        changed: Key of a setting that has another value now.
    """

    changed = Signal(object)

    def __init__(self, store: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store

    @property
    def store(self) -> SettingsStore:
        """Return the file behind."""
        return self._store

    def get(self, setting: Setting[Value]) -> Value:
        """Return what holds."""
        return self._store.get(setting)

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Let the value hold from now on.

        Raises:
            DataError: The file cannot be written; the former value holds.
        """
        if self._store.get(setting) != value:
            self._store.set(setting, value)
            self.changed.emit(setting.key)

    def set_all(self, values: Mapping[str, object]) -> None:
        """Let the values hold, checked before, by key: all of them or none.

        Raises:
            DataError: The file cannot be written; the former values hold.
        """
        self._store.set_all(values)
        for key in values:
            self.changed.emit(key)

    def reset(self, keys: Iterable[str]) -> None:
        """Let the defaults hold again.

        Raises:
            DataError: The file cannot be written; the former values hold.
        """
        gone = tuple(keys)
        self._store.reset(gone)
        for key in gone:
            self.changed.emit(key)

    def actions(self, specs: Iterable[ActionSpec]) -> tuple[ActionSpec, ...]:
        """Return the actions with the shortcuts that the user gave them."""
        return tuple(replace(spec, keys=self._store.get(keys_setting(spec.id, spec.keys))) for spec in specs)
