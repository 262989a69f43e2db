"""Brings texts that people take for the same into one form: width, case, accents, punctuation, spaces, Chinese script.

The index and the query go through the same functions, so what is folded away can never be missed.
"""

from __future__ import annotations

import re
import unicodedata

from db.search.traditional import SIMPLIFIED

# Letters whose stroke or ligature is no combining mark, so that decomposing leaves them as they are.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_LETTERS |= SIMPLIFIED
# Apostrophes vanish: "Xi'an" is also typed "Xian".
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u02b9`\u00b4]")
_INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_]\.)+[^\W\d_](?!\w)")
_SEPARATORS = re.compile(r"[\W_]+")
# Only European accents: a kana's voicing mark is put back by NFC.
_ACCENTS = re.compile("[\u0300-\u036f]")
_DROPPED = frozenset({"Mn", "Cf", "Cs"})

_CJK = (
    "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u3131-\u318e"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
_CJK_CHARACTER = re.compile(f"[{_CJK}]")
_CJK_GAP = re.compile(f"(?<=[{_CJK}]) | (?=[{_CJK}])")


def fold(text: str) -> str:
    """Return the text as it is compared: lower case, no accents, one space where anything but letters and digits was.

    Full-width forms become plain, invisible characters and apostrophes vanish, initials are joined
    ("U.S." is "us"), traditional Chinese characters become simplified ones as far as the matter needs them, and
    no space stays beside a Chinese character. Folding twice changes nothing.
    """
    folded = _folded_once(text)
    # Plain letters, digits and single spaces fold to themselves.
    while not folded.isascii() and folded != text:
        text, folded = folded, _folded_once(folded)
    return folded


def cjk_spaced(text: str) -> str:
    """Return the text with every Chinese, Japanese or Korean character set apart by spaces, a token of its own."""
    if text.isascii():
        return text
    return " ".join(_CJK_CHARACTER.sub(r" \g<0> ", text).split())


def has_cjk(text: str) -> bool:
    """Return whether any Chinese, Japanese or Korean character stands in the text."""
    return _CJK_CHARACTER.search(text) is not None


def digits_of(code: str) -> str:
    """Return a code without dots, hyphens and spaces: ``811292`` of ``8112.92``, ``3a001b2`` of ``3A001.b.2``."""
    return fold(code).replace(" ", "")


def _folded_once(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).casefold()
        text = unicodedata.normalize("NFD", text)
        text = _ACCENTS.sub("", text)
        text = unicodedata.normalize("NFC", text).translate(_LETTERS)
        text = "".join(letter for letter in text if unicodedata.category(letter) not in _DROPPED)
    else:
        text = text.lower()
    text = _APOSTROPHES.sub("", text)
    text = _INITIALS.sub(_without_dots, text)
    text = _SEPARATORS.sub(" ", text).strip()
    return text if text.isascii() else _CJK_GAP.sub("", text)


def _without_dots(match: re.Match[str]) -> str:
    return match[0].replace(".", "")
