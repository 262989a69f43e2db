"""Sets a figure with its title above and its origin below it, so that it can leave its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.figures.figure import Figure
from desktop.figures.marks import Area, Drawing, Label, Line, Mark, Measure, Point, Rect, Ring, Spot

TITLE, ORIGIN = 14.0, 10.0
_LEADING = 1.35
_GAP = 10.0


@dataclass(frozen=True, slots=True)
class Plate:
    """A figure between its title and its origin: content of a figure itself.

    Attributes:
        origin: Lines to set below it, each broken where it is too wide: caption, sources, day and edition.
    """

    figure: Figure
    origin: tuple[str, ...]

    def draw(self, *, width: float, measure: Measure) -> Drawing:
        """Return the drawing with its words around it."""
        inner = self.figure.draw(width=width, measure=measure)
        marks: list[Mark] = []
        top = 0.0
        for line in broken(self.figure.title, width, size=TITLE, measure=measure, is_strong=True):
            top += TITLE * _LEADING
            marks.append(Label(0, top - TITLE * 0.35, line, TITLE, is_strong=True))
        top += _GAP
        marks += (moved(mark, (0, top)) for mark in inner.marks)
        spots = tuple(_moved_spot(spot, (0, top)) for spot in inner.spots)
        below = top + inner.height + _GAP
        for text in self.origin:
            for line in broken(text, width, size=ORIGIN, measure=measure):
                below += ORIGIN * _LEADING
                marks.append(Label(0, below - ORIGIN * 0.35, line, ORIGIN, fill="text_muted"))
        return Drawing(max(width, inner.width), below, tuple(marks), spots)


def plate(figure: Figure, origin: tuple[str, ...]) -> Figure:
    """Return the figure set with its title and the lines of its origin; empty lines are left out."""
    return replace(figure, content=Plate(figure, tuple(line for line in origin if line)))


def broken(text: str, width: float, *, size: float, measure: Measure, is_strong: bool = False) -> Iterator[str]:
    """Yield the text in lines that fit the width, broken at blanks; a word wider than that has its own line."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and measure(longer, size, is_strong=is_strong) > width:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def moved(mark: Mark, by: Point) -> Mark:
    """Return the mark so far to the right and down."""
    match mark:
        case Rect() | Label():
            return replace(mark, x=mark.x + by[0], y=mark.y + by[1])
        case Line():
            return replace(mark, points=_moved_ring(mark.points, by))
        case Area():
            return replace(mark, rings=tuple(_moved_ring(ring, by) for ring in mark.rings))


def _moved_spot(spot: Spot, by: Point) -> Spot:
    rings = tuple(_moved_ring(ring, by) for ring in spot.rings)
    return replace(spot, x=spot.x + by[0], y=spot.y + by[1], rings=rings)


def _moved_ring(ring: Ring, by: Point) -> Ring:
    return tuple((x + by[0], y + by[1]) for x, y in ring)
