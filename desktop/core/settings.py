"""The user's preferences: declared once as data, kept as typed values in ``settings.json``."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from db.errors import DataError
from desktop.core.texts import _

_log = logging.getLogger("monazite.core")

Value = TypeVar("Value")


class Appearance(StrEnum):
    """Which theme the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Setting(Generic[Value]):
    """One preference.

    Attributes:
        key: Its name in the file.
        default: What holds until the user chooses.
        read: Turns the JSON value into the typed one; ValueError where it cannot.
    """

    key: str
    default: Value
    read: Callable[[object], Value]


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"not true or false: {value!r}")
    return value


APPEARANCE: Setting[Appearance] = Setting(
    "appearance", default=Appearance.SYSTEM, read=lambda value: Appearance(str(value))
)
SHOW_FACETS: Setting[bool] = Setting("show_facets", default=True, read=_flag)


class SettingsStore:
    """Reads and writes the preferences. Keys that this version does not know are kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = read_object(path)

    def get(self, setting: Setting[Value]) -> Value:
        """Return the preference; its default where none or a bad one is stored."""
        if setting.key not in self._values:
            return setting.default
        try:
            return setting.read(self._values[setting.key])
        except ValueError:
            _log.warning("setting %s has a bad value; the default holds", setting.key)
            del self._values[setting.key]
            return setting.default

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Keep the preference, durably.

        Raises:
            DataError: The file cannot be written.
        """
        setting.read(value)
        self._values[setting.key] = value
        write_object(self._path, self._values)


def read_object(path: Path) -> dict[str, object]:
    """Return the JSON object in the file; an empty one where there is none or it cannot be read."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        _log.warning("%s cannot be read and is passed over: %s", path.name, error)
        return {}
    return content if isinstance(content, dict) else {}


def write_object(path: Path, values: dict[str, object]) -> None:
    """Write the JSON object, atomically, making the folder where it is missing.

    Raises:
        DataError: The file cannot be written.
    """
    # Imported here: writing is rare, and never on the way to the first window.
    from desktop.core.atomic import write_bytes

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataError(
            _("The folder {path} cannot be made: {reason}.").format(path=path.parent, reason=error.strerror or error)
        ) from error
    text = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    write_bytes(path, text.encode("utf-8"))
