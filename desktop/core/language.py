"""Decides which catalogues of texts to look for: the chosen language's, or the system's."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.settings import Language

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
