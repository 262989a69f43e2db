"""Marks and translates user-facing text with the standard library's gettext; English without a catalogue.

Catalogues are ``resources/locale/<language>/LC_MESSAGES/monazite.mo``.
"""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from pathlib import Path

DOMAIN = "monazite"

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
# The words of the data that were asked for: a page says the same hundred of them again and again.
_said: dict[str, str] = {}


def use_language(folder: Path, languages: Sequence[str]) -> None:
    """Translate from now on into the first of the languages that has a catalogue; else stay in English.

    Called once by a root of the program before any text is made.

    Args:
        folder: The folder of catalogues, ``resources/locale``.
        languages: Codes by preference, such as ``("zh_CN", "zh")``; empty for English.
    """
    global _catalogue
    _said.clear()
    _catalogue = (
        gettext.translation(DOMAIN, localedir=folder, languages=languages, fallback=True)
        if languages
        else gettext.NullTranslations()
    )


def is_chinese() -> bool:
    """Return whether texts are Chinese, so that Chinese names go first."""
    return _catalogue.info().get("language", "").startswith("zh")


def _(text: str) -> str:
    """Return the text in the user's language."""
    # What a catalogue has for nothing is its own head.
    return _catalogue.gettext(text) if text else ""


def data_word(word: str) -> str:
    """Return a word of the reference data in the user's language, in either case of its first letter.

    What the catalogue does not have, such as a name, stays as it is.
    """
    found = _said.get(word)
    if found is None:
        found = _said[word] = _in_either_case(word)
    return found


def _in_either_case(word: str) -> str:
    found = _(word)
    other = f"{word[:1].swapcase()}{word[1:]}"
    if found != word or _(other) == other:
        return found
    return _(other)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form that goes with the count, in the user's language; the caller fills in ``{count}``."""
    return _catalogue.ngettext(singular, plural, count)
