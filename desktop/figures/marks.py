"""The marks that a drawing is made of, and the spots of it that answer to pointer and keyboard.

Lengths are logical units, one of which is a pixel at the normal scale or a point on paper; x runs right, y down.
Colours are tokens of the theme (`state_in_force`, `series_1`, `text_muted`), so that every surface wears its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

Point = tuple[float, float]
Ring = tuple[Point, ...]

# Sizes of text in a figure.
SMALL, NORMAL = 10.0, 11.5


class Measure(Protocol):
    """Tells how wide a text is on the surface that will show it."""

    def __call__(self, text: str, size: float, *, is_strong: bool = False) -> float:
        """Return the width of the text in that size."""


class Anchor(StrEnum):
    """Which end of a text stands at its place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; `fill` and `stroke` are tokens, None for none."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None
    stroke: str | None = None
    line: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line through the points; `dash` is lengths on and off, empty for a whole line."""

    points: Ring
    stroke: str
    line: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """Closed rings filled by the even-odd rule: a country, an arrow head, a round mark."""

    rings: tuple[Ring, ...]
    fill: str | None
    stroke: str | None = None
    line: float = 0.5


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    size: float = NORMAL
    anchor: Anchor = Anchor.START
    fill: str = "text"
    is_strong: bool = False


Mark = Rect | Line | Area | Label


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a drawing that says something when pointed at, and may lead somewhere.

    Attributes:
        x, y, width, height: Its box.
        tip: Value and source in one or two sentences, in plain text.
        page_id: The entry or page that it leads to; None where it leads nowhere.
        rings: Its outline where it is no rectangle; empty where the box is the outline.
    """

    x: float
    y: float
    width: float
    height: float
    tip: str
    page_id: str | None = None
    rings: tuple[Ring, ...] = ()

    def contains(self, x: float, y: float) -> bool:
        """Return whether the point lies in the spot."""
        if not (self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height):
            return False
        return not self.rings or sum(_crosses(ring, x, y) for ring in self.rings) % 2 == 1


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure laid out for a width.

    Attributes:
        marks: Painted in this order.
        spots: In reading order, which is the order of the keyboard; where two overlap the later one is on top.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    spots: tuple[Spot, ...] = ()

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the topmost spot at the point."""
        return next((spot for spot in reversed(self.spots) if spot.contains(x, y)), None)


def approximate_width(text: str, size: float, *, is_strong: bool = False) -> float:
    """Return about how wide a text is, for where no font is at hand: a Chinese character is as wide as high."""
    units = sum(1.0 if ord(letter) > 0x2E7F else _WIDTHS.get(letter, 0.56) for letter in text)
    return units * size * (1.06 if is_strong else 1.0)


def shortened(text: str, width: float, *, size: float = NORMAL, measure: Measure, is_strong: bool = False) -> str:
    """Return the text, cut with an ellipsis where it is wider than that."""
    # A room that was measured for the text itself comes back a trifle narrower from adding and subtracting.
    width += 0.01
    if measure(text, size, is_strong=is_strong) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(f"{text[:middle].rstrip()}…", size, is_strong=is_strong) <= width:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip()}…"


# In parts of the size, as in common sans-serif fonts; what is not here is about 0.56.
_WIDTHS = (
    dict.fromkeys("iljI.,:;'|!", 0.27)
    | dict.fromkeys("ftr()[]-/ ", 0.35)
    | dict.fromkeys("mwMW%@—", 0.88)
    | dict.fromkeys("ABCDEFGHKNOPQRSTUVXYZ", 0.65)
)


def _crosses(ring: Ring, x: float, y: float) -> int:
    """Return whether a ray to the right from the point crosses the ring an odd number of times, as 0 or 1."""
    count = 0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            count += 1
    return count % 2
