"""The order of a long table without a list of its rows: runs of bits and short lists of numbers, read by windows."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import compress
from typing import Protocol

from db.search.bits import Places, flags_of


class Run(Protocol):
    """A part of the order."""

    def __len__(self) -> int:
        """Return how many entries it has."""

    def window(self, first: int, end: int) -> list[int]:
        """Return the numbers at the places from the first to before the end."""

    def place_of(self, number: int) -> int | None:
        """Return the place of a number; None where it is not among them."""


class Listed:
    """Numbers one after another, four bytes each."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._numbers = array("I", numbers)

    def those_in(self, mask: int, *, start: int, count: int) -> Listed:
        """Return the numbers of a mask, in the same order.

        Args:
            mask: Which numbers.
            start: The number of its lowest bit.
            count: How many bits it may have.
        """
        flags = flags_of(mask, count)
        return Listed(compress(self._numbers, [flags[number - start] for number in self._numbers]))

    def __len__(self) -> int:
        """Return how many numbers there are."""
        return len(self._numbers)

    def window(self, first: int, end: int) -> list[int]:
        """Return the numbers at the places from the first to before the end."""
        return self._numbers[first:end].tolist()

    def place_of(self, number: int) -> int | None:
        """Return the place of a number; None where it is not among them."""
        try:
            return self._numbers.index(number)
        except ValueError:
            return None


class Backwards:
    """The bits of a mask, the highest first."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def __len__(self) -> int:
        """Return how many numbers there are."""
        return len(self._places)

    def window(self, first: int, end: int) -> list[int]:
        """Return the numbers at the places from the first to before the end."""
        count = len(self._places)
        return self._places.window(max(0, count - end), count - first)[::-1]

    def place_of(self, number: int) -> int | None:
        """Return the place of a number; None where it is not among them."""
        place = self._places.place_of(number)
        return None if place is None else len(self._places) - 1 - place


class Order:
    """Which entries a table has, in which order. It never changes, and any thread may read it."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = tuple(run for run in runs if len(run))
        self._count = sum(map(len, self._runs))

    def __len__(self) -> int:
        """Return how many entries there are."""
        return self._count

    def window(self, first: int, end: int) -> list[int]:
        """Return the entry numbers at the places from the first to before the end."""
        found: list[int] = []
        before = 0
        for run in self._runs:
            count = len(run)
            if before < end and first < before + count:
                found += run.window(max(0, first - before), min(count, end - before))
            before += count
        return found

    def place_of(self, number: int) -> int | None:
        """Return the place of an entry; None where it is not in the table."""
        before = 0
        for run in self._runs:
            place = run.place_of(number)
            if place is not None:
                return before + place
            before += len(run)
        return None
