"""Puts notes in order that have all the words that were typed: those that are more about them come first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# As in BM25: how soon another occurrence counts for less, and how much a long note is held back.
_SATURATION = 1.2
_LENGTH = 0.75
# What a word counts that only begins as it was typed.
_BEGUN = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A note that has the words.

    Attributes:
        number: Of the note; a higher one was begun later.
        text: As the full-text index holds it: folded tokens, each apart by one space.
    """

    number: int
    text: str


def ranked(candidates: Iterable[Candidate], phrases: Sequence[str]) -> list[int]:
    """Return the numbers of the candidates, the best first, of equals the newest.

    Args:
        candidates: What has all of the phrases.
        phrases: Folded tokens of each word that was typed; the last one may be a beginning.
    """
    found = [(candidate.number, f" {candidate.text} ") for candidate in candidates]
    average = sum(len(text) for _number, text in found) / max(1, len(found))
    scored = [(_score(text, phrases, average), number) for number, text in found]
    return [number for _score_, number in sorted(scored, reverse=True)]


def _score(text: str, phrases: Sequence[str], average: float) -> float:
    held_back = _SATURATION * (1 - _LENGTH + _LENGTH * len(text) / average)
    score = 0.0
    for place, phrase in enumerate(phrases):
        times = float(text.count(f" {phrase} "))
        if place == len(phrases) - 1:
            times += _BEGUN * (text.count(f" {phrase}") - times)
        score += times * (_SATURATION + 1) / (times + held_back)
    return score
