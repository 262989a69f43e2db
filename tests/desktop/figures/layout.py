"""What must hold of every drawing, whatever its data and width."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from desktop.figures.figure import Content
from desktop.figures.lettering import extent
from desktop.figures.marks import Area, Drawing, Label, Line, Mark, Rect, approximate_width

# Rounding, and a letter that leans over its box.
SLACK = 1.5
# A narrower bar is none.
SEEN = 0.01


def drawn(content: Content, width: float) -> Drawing:
    """Return the drawing after holding it against everything that must be so."""
    drawing = content.draw(width=width, measure=approximate_width)
    assert drawing == content.draw(width=width, measure=approximate_width)
    assert_inside(drawing)
    assert_labels_apart(drawing)
    return drawing


def assert_inside(drawing: Drawing) -> None:
    """Assert that no mark and no spot leaves the drawing."""
    points = [point for mark in drawing.marks for point in _corners(mark)]
    points += [
        corner for each in drawing.spots for corner in _box(each.x, each.y + 2, each.width, max(each.height - 4, 0))
    ]
    for x, y in points:
        assert -SLACK <= x <= drawing.width + SLACK, (x, drawing.width)
        assert -SLACK <= y <= drawing.height + SLACK, (y, drawing.height)


def assert_labels_apart(drawing: Drawing) -> None:
    """Assert that no two texts cover each other."""
    labels = [mark for mark in drawing.marks if isinstance(mark, Label) and mark.text]
    for one, other in combinations(labels, 2):
        if abs(one.y - other.y) >= max(one.size, other.size) - SLACK:
            continue
        (start, end), (begin, stop) = extent(one, approximate_width), extent(other, approximate_width)
        assert end <= begin + SLACK or stop <= start + SLACK, (one.text, other.text)


def bars_of(drawing: Drawing, height: float) -> tuple[Rect, ...]:
    """Return the bars of that height; those of the legend are lower."""
    return tuple(mark for mark in drawing.marks if isinstance(mark, Rect) and mark.height == height)


def assert_covered(drawing: Drawing, bars: tuple[Rect, ...]) -> None:
    """Assert that each bar that can be seen answers to the pointer in its middle."""
    for bar in bars:
        assert bar.width < SEEN or drawing.spot_at(bar.x + bar.width / 2, bar.y + bar.height / 2) is not None


def texts(drawing: Drawing) -> tuple[str, ...]:
    """Return what is written, in the order of painting."""
    return tuple(mark.text for mark in drawing.marks if isinstance(mark, Label))


def _corners(mark: Mark) -> Iterator[tuple[float, float]]:
    match mark:
        case Rect():
            yield from _box(mark.x, mark.y, mark.width, mark.height)
        case Line():
            yield from mark.points
        case Area():
            for ring in mark.rings:
                yield from ring
        case Label():
            start, end = extent(mark, approximate_width)
            yield start, mark.y
            yield end, mark.y - mark.size * 0.75


def _box(x: float, y: float, width: float, height: float) -> tuple[tuple[float, float], tuple[float, float]]:
    return (x, y), (x + width, y + height)
