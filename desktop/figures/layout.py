"""Lays out a graph in columns: no two boxes overlap, few lines cross, and the same graph always looks the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# How wide a column with one node is, as part of the others.
_ALONE = 0.72


@dataclass(frozen=True, slots=True)
class Box:
    """Where a node stands."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Grid:
    """The measures of a layout.

    Attributes:
        gap: Between two columns, where the lines run; `pitch` from one box of a column to the next.
        highest: How far down the middle of a column with one box may stand, so that it is seen first.
    """

    width: float
    gap: float
    height: float
    pitch: float
    highest: float


def ordered(columns: Sequence[Sequence[str]], pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return the columns with their nodes in an order in which few lines between neighbouring columns cross.

    Each column in turn is sorted by the mean place of what its nodes are tied to in the column before (the barycentre
    rule). Sorting is stable and nothing is random: nodes with the same ties stay in the order in which they came.
    """
    near: dict[str, list[str]] = {node: [] for column in columns for node in column}
    for one, other in pairs:
        near[one].append(other)
        near[other].append(one)
    found: list[tuple[str, ...]] = [tuple(column) for column in columns[:1]]
    for column in columns[1:]:
        found.append(_sorted(column, found[-1], near))
    return tuple(found)


def placed(columns: Sequence[Sequence[str]], grid: Grid) -> tuple[dict[str, Box], float]:
    """Return where each node stands, columns side by side over the whole width, and how high the graph is.

    A column with one node, as is the middle of a graph, is narrower than the others.
    """
    shares = [_ALONE if len(column) == 1 else 1.0 for column in columns]
    unit = (grid.width - grid.gap * (len(columns) - 1)) / sum(shares)
    most = max(len(column) for column in columns)
    total = most * grid.pitch - (grid.pitch - grid.height)
    boxes: dict[str, Box] = {}
    left = 0.0
    for column, share in zip(columns, shares, strict=True):
        own = len(column) * grid.pitch - (grid.pitch - grid.height)
        top = max(min((total - own) / 2, grid.highest - own / 2), 0.0)
        for row, node in enumerate(column):
            boxes[node] = Box(left, top + row * grid.pitch, unit * share, grid.height)
        left += unit * share + grid.gap
    return boxes, total


def _sorted(column: Sequence[str], before: Sequence[str], near: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    places = {node: place for place, node in enumerate(before)}
    weights: list[tuple[float, int, str]] = []
    for own, node in enumerate(column):
        found = [places[other] for other in near[node] if other in places]
        mean = sum(found) / len(found) if found else float(len(before))
        weights.append((mean, own, node))
    return tuple(node for _mean, _own, node in sorted(weights))
