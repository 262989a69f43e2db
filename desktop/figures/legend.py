"""Draws the legend of a figure: a swatch and a word for exactly what occurs in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.force import State
from desktop.figures.marks import SMALL, Area, Label, Line, Mark, Measure, Rect, shortened
from desktop.figures.states import state_bar

_SWATCH, _HEIGHT, _LINE, _GAP = 16.0, 9.0, 16.0, 14.0


class Sign(StrEnum):
    """How a thing of the legend is drawn."""

    COLOUR = "colour"
    STATE = "state"
    LATER = "later"
    END = "end"
    STATEMENT = "statement"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend.

    Attributes:
        fill: Of a colour, its token.
        state: Of a state or what comes later, whose pattern it wears.
    """

    text: str
    sign: Sign = Sign.COLOUR
    fill: str = "series_other"
    state: State | None = None


def legend(
    keys: Sequence[Key], *, x: float, y: float, width: float, measure: Measure
) -> tuple[tuple[Mark, ...], float]:
    """Return the legend set from the height `y` down in as many lines as it needs, and the height below it."""
    marks: list[Mark] = []
    along, top = x, y
    for key in keys:
        text = shortened(key.text, width - _SWATCH - 5, size=SMALL, measure=measure)
        length = _SWATCH + 5 + measure(text, SMALL)
        if along > x and along + length > x + width:
            along, top = x, top + _LINE
        marks += _swatch(key, along, top + (_LINE - _HEIGHT) / 2)
        marks.append(Label(along + _SWATCH + 5, top + _LINE / 2 + SMALL * 0.36, text, SMALL, fill="text_muted"))
        along += length + _GAP
    return tuple(marks), top + _LINE if keys else y


def diamond(x: float, y: float, *, is_filled: bool, token: str = "text") -> Area:
    """Return the mark of a statement (filled) or a report (empty), centred there."""
    half = 4.0
    ring = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    return Area((ring,), token if is_filled else "surface", token, 1.2)


def _swatch(key: Key, x: float, y: float) -> tuple[Mark, ...]:
    middle = x + _SWATCH / 2, y + _HEIGHT / 2
    match key.sign:
        case Sign.COLOUR:
            return (Rect(x, y, _SWATCH, _HEIGHT, key.fill),)
        case Sign.STATE:
            return state_bar(Rect(x, y, _SWATCH, _HEIGHT, None), key.state)
        case Sign.LATER:
            return state_bar(Rect(x, y + _HEIGHT / 4, _SWATCH, _HEIGHT / 2, None), key.state)
        case Sign.END:
            return (Line(((middle[0], y - 1), (middle[0], y + _HEIGHT + 1)), "text", 2.0),)
        case _:
            return (diamond(*middle, is_filled=key.sign is Sign.STATEMENT),)
