"""Decides which catalogues of texts to look for: the chosen language's, or the system's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.core.paths import resources_dir
from desktop.core.settings import LANGUAGE, Language, SettingsStore
from desktop.core.texts import use_language

# As gettext reads them: the first that says something decides.
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})


def languages(choice: Language, system: Sequence[str]) -> tuple[str, ...]:
    """Return names of catalogues by preference; empty for English, in which the texts stand.

    Args:
        choice: What the user chose.
        system: The languages of the system by preference, as ``zh-Hans-CN`` or ``de_DE.UTF-8``.
    """
    if choice is Language.ENGLISH:
        return ()
    if choice is not Language.SYSTEM:
        return (choice.value,)
    found: list[str] = []
    for name in system:
        parts = name.partition(".")[0].replace("-", "_").split("_")
        if parts[0].lower() in {"en", "c", "posix", ""}:
            break  # English is there, so that what follows is not needed
        is_simplified = parts[0].lower() == "zh" and not _TRADITIONAL.intersection(part.lower() for part in parts)
        found.append(Language.CHINESE.value if is_simplified else "_".join(parts))
    return tuple(dict.fromkeys(found))


def system_languages(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the languages that the environment names, by preference; none where it names none."""
    for variable in _VARIABLES:
        value = environment.get(variable, "")
        if value:
            return tuple(name for name in value.split(":") if name)
    return ()


def speak(data_dir: Path, environment: Mapping[str, str]) -> None:
    """Translate from now on into the language that the user chose, else that of the environment.

    Called by the root of the program before modules that hold texts are imported.

    Args:
        data_dir: The user's folder with the settings; it need not exist.
        environment: Environment variables by name.
    """
    choice = SettingsStore(data_dir / "settings.json").get(LANGUAGE)
    use_language(resources_dir() / "locale", languages(choice, system_languages(environment)))
