"""Recognises a day that was typed in words, such as "2 January 2025", and writes it as a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.search.query import Query

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORTEST = 3
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日?", re.ASCII)


def with_announced_day(query: Query) -> tuple[date, str] | None:
    """Return the day that the free words name, and the line with ``announced:`` in their place; None for no day.

    Understood are "2 January 2025", "January 2, 2025", "2nd Jan. 2025", "2025年1月2日" and a bare 2025-01-02, also
    as a phrase in quotation marks. Days in digits alone, such as 2/1/2025, mean different days to different people.
    """
    for day, left in _found(query):
        return day, str(left.including("announced", day.isoformat()))
    return None


def _found(query: Query) -> Iterator[tuple[date, Query]]:
    for place, phrase in enumerate(query.phrases):
        parts = phrase.split()
        for start, size, day in _days(parts):
            if size == len(parts) and start == 0:
                yield day, replace(query, phrases=(*query.phrases[:place], *query.phrases[place + 1 :]))
    for start, size, day in _days(query.words):
        yield day, replace(query, words=(*query.words[:start], *query.words[start + size :]))


def _days(words: tuple[str, ...] | list[str]) -> Iterator[tuple[int, int, date]]:
    """Yield where a day begins among the words, how many words it takes, and which it is."""
    for start in range(len(words)):
        for pattern in (_ISO, _CHINESE):
            match = pattern.fullmatch(words[start])
            if match is not None:
                year, month, day = (int(part) for part in match.groups())
                yield from _valid(start, 1, (year, month, day))
        if start + 2 < len(words):
            first, second, third = (word.rstrip(".,").lower() for word in words[start : start + 3])
            if _YEAR.fullmatch(third):
                for month_word, day_word in ((second, first), (first, second)):
                    ordinal, number = _ORDINAL.fullmatch(day_word), _month(month_word)
                    if ordinal is not None and number is not None:
                        yield from _valid(start, 3, (int(third), number, int(ordinal[1])))


def _valid(start: int, size: int, parts: tuple[int, int, int]) -> Iterator[tuple[int, int, date]]:
    try:
        yield start, size, date(*parts)
    except ValueError:
        return


def _month(word: str) -> int | None:
    if len(word) < _SHORTEST:
        return None
    return next((place + 1 for place, name in enumerate(_MONTHS) if name.startswith(word)), None)
