"""Spells Chinese names in pinyin without tones, the ways people type it."""

from __future__ import annotations

from pypinyin import Style, lazy_pinyin

from db.search.folding import fold


def pinyin_of(text: str) -> tuple[str, ...]:
    """Return the spellings of a Chinese name: syllables apart and joined, with v and with u for ü.

    Latin words in the name stay as they are; a name without Chinese characters has no spelling.
    """
    syllables = [fold(syllable) for syllable in lazy_pinyin(text, style=Style.NORMAL)]
    syllables = [syllable for syllable in syllables if syllable]
    if fold(" ".join(syllables)) == fold(text):
        return ()
    spellings: list[str] = []
    for spelled in (syllables, [_with_u(syllable) for syllable in syllables]):
        spellings += [" ".join(spelled), "".join(spelled)]
    return tuple(dict.fromkeys(spellings))


def _with_u(syllable: str) -> str:
    # Only l and n take ü in writing that tells it from u; pypinyin spells it v.
    return syllable.replace("v", "u") if syllable[:2] in ("lv", "nv") else syllable
