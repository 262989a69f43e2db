"""The user's preferences: declared once as data, kept as typed values in ``settings.json``."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from db.errors import DataError
from desktop.core.texts import _

_log = logging.getLogger("monazite.core")

Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)
KEYS_PREFIX = "keys."
LONGEST_AUTHOR = 80
SMALLEST_SCALE, LARGEST_SCALE = 75, 200


class Appearance(StrEnum):
    """Which theme the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Density(StrEnum):
    """How much room a row has."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class Language(StrEnum):
    """The language of the window, by the name of its catalogue."""

    SYSTEM = "system"
    ENGLISH = "en"
    CHINESE = "zh_CN"


class StartPage(StrEnum):
    """What a window opens with."""

    LAST = "last"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Setting(Generic[Value_co]):
    """One preference.

    Attributes:
        key: Its name in the file.
        default: What holds until the user chooses.
        read: Turns the JSON value into the typed one; ValueError where it cannot.
    """

    key: str
    default: Value_co
    read: Callable[[object], Value_co]


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"not true or false: {value!r}")
    return value


def _scale(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not SMALLEST_SCALE <= value <= LARGEST_SCALE:
        raise ValueError(f"not a scale from {SMALLEST_SCALE} to {LARGEST_SCALE}: {value!r}")
    return value


def _line(value: object) -> str:
    if not isinstance(value, str) or not value.isprintable() or len(value) > LONGEST_AUTHOR:
        raise ValueError(f"not a line of at most {LONGEST_AUTHOR} characters: {value!r}")
    return value.strip()


def _keys(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(key, str) and key for key in value):
        raise ValueError(f"not a list of keys: {value!r}")
    return tuple(value)


APPEARANCE: Setting[Appearance] = Setting(
    "appearance", default=Appearance.SYSTEM, read=lambda value: Appearance(str(value))
)
SHOW_FACETS: Setting[bool] = Setting("show_facets", default=True, read=_flag)
SHOW_STEPS: Setting[bool] = Setting("show_first_steps", default=True, read=_flag)
SCALE: Setting[int] = Setting("scale", default=100, read=_scale)
DENSITY: Setting[Density] = Setting("density", default=Density.COMFORTABLE, read=lambda value: Density(str(value)))
LANGUAGE: Setting[Language] = Setting("language", default=Language.SYSTEM, read=lambda value: Language(str(value)))
START_PAGE: Setting[StartPage] = Setting("start_page", default=StartPage.LAST, read=lambda value: StartPage(str(value)))
AUTHOR: Setting[str] = Setting("author", default="", read=_line)


def keys_setting(action_id: str, default: tuple[str, ...]) -> Setting[tuple[str, ...]]:
    """Return the preference that holds the shortcuts of an action."""
    return Setting(f"{KEYS_PREFIX}{action_id}", default=default, read=_keys)


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
        self.set_all({setting.key: setting.read(value)})

    def set_all(self, values: Mapping[str, object]) -> None:
        """Keep several preferences by key, checked before, in one write: all of them or none.

        Raises:
            DataError: The file cannot be written.
        """
        self._write({**self._values, **values})

    def reset(self, keys: Iterable[str]) -> None:
        """Let the defaults hold again.

        Raises:
            DataError: The file cannot be written.
        """
        gone = frozenset(keys)
        self._write({key: value for key, value in self._values.items() if key not in gone})

    def _write(self, values: dict[str, object]) -> None:
        if values != self._values:
            write_object(self._path, values)
            self._values = values


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
