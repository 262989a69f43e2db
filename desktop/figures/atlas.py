"""Reads the map of the world: outlines of countries on a plane, and points for those too small for one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from desktop.core.paths import resources_dir
from desktop.figures.marks import Point, Ring


@dataclass(frozen=True, slots=True)
class Atlas:
    """The map in units of its own; `outlines` and `points` are by ISO code, and no country is in both."""

    width: float
    height: float
    outlines: Mapping[str, tuple[Ring, ...]]
    points: Mapping[str, Point]
    # Found once a country: a page of a mineral asks for a dozen of them.
    _middles: dict[str, Point] = field(default_factory=dict, init=False, compare=False, repr=False)

    def middle(self, code: str) -> Point | None:
        """Return where a sign for the country stands: the middle of its largest part; None where it is not drawn."""
        if code in self.points:
            return self.points[code]
        if code not in self.outlines:
            return None
        found = self._middles.get(code)
        if found is None:
            found = self._middles[code] = _centroid(max(self.outlines[code], key=_size))
        return found


@cache
def atlas() -> Atlas:
    """Return the map, read once."""
    raw = json.loads((resources_dir() / "map" / "world.json").read_text(encoding="utf-8"))
    outlines = {code: tuple(_ring(flat) for flat in rings) for code, rings in raw["countries"].items()}
    points = {code: (float(x), float(y)) for code, (x, y) in raw["points"].items()}
    return Atlas(float(raw["width"]), float(raw["height"]), outlines, points)


def _ring(flat: list[int]) -> Ring:
    return tuple(zip(map(float, flat[::2]), map(float, flat[1::2]), strict=True))


def _size(ring: Ring) -> float:
    return abs(_signed(ring))


def _signed(ring: Ring) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True)) / 2


def _centroid(ring: Ring) -> Point:
    area = _signed(ring)
    if not area:
        return ring[0]
    x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = x1 * y2 - x2 * y1
        x, y = x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return x / (6 * area), y / (6 * area)
