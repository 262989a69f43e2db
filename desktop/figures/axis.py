"""A time axis: where a day stands, and which ticks have room for a label."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from desktop.figures.marks import SMALL, Measure

# Months between ticks; the first that leaves room for the labels is taken.
_STEPS = (1, 3, 6, 12, 24, 60, 120)
_ROOM = 14.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid with its label; a new year weighs more than a month."""

    day: date
    x: float
    text: str


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days from `first` to `last` along the x from `left` to `right`.

    Raises:
        ValueError: It would have no length.
    """

    first: date
    last: date
    left: float
    right: float

    def __post_init__(self) -> None:
        if self.first >= self.last or self.left >= self.right:
            raise ValueError(f"An axis from {self.first} to {self.last}, {self.left} to {self.right}, has no length")

    def at(self, day: date) -> float:
        """Return the x of a day; a day outside stands at the nearer end."""
        kept = min(max(day, self.first), self.last)
        part = (kept - self.first).days / (self.last - self.first).days
        return self.left + part * (self.right - self.left)

    def ticks(self, measure: Measure) -> tuple[Tick, ...]:
        """Return the ticks, oldest first, as dense as their labels allow."""
        found: tuple[Tick, ...] = ()
        for months in _STEPS:
            found = self._ticks(months)
            widest = max((measure(tick.text, SMALL) for tick in found), default=0.0)
            if all(later.x - tick.x >= widest + _ROOM for tick, later in pairwise(found)):
                return found
        return found[:1]

    def _ticks(self, months: int) -> tuple[Tick, ...]:
        step_years = max(1, months // 12)
        days = [
            date(year, month, 1)
            for year in range(self.first.year, self.last.year + 1)
            if year % step_years == 0
            for month in range(1, 13, min(months, 12))
        ]
        return tuple(
            Tick(day, self.at(day), f"{day.year}" if months >= 12 else f"{day.year}-{day.month:02}")
            for day in days
            if self.first <= day <= self.last
        )
