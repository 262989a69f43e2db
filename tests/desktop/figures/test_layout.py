"""A layout never lets boxes overlap, keeps to its width, and is the same for the same graph."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from desktop.figures.layout import Box, Grid, ordered, placed

COLUMNS = st.lists(st.integers(1, 30), min_size=1, max_size=4).map(
    lambda sizes: tuple(tuple(f"{place}-{row}" for row in range(size)) for place, size in enumerate(sizes))
)


@given(columns=COLUMNS, width=st.floats(300, 1600))
def test_no_two_boxes_overlap_and_all_lie_within(columns: tuple[tuple[str, ...], ...], width: float) -> None:
    boxes, height = placed(columns, Grid(width, 40.0, 32.0, 38.0, 260.0))

    assert len(boxes) == sum(map(len, columns))
    for box in boxes.values():
        assert box.x >= -0.01
        assert box.x + box.width <= width + 0.01
        assert 0 <= box.y <= height - box.height + 0.01
    assert not any(_overlap(one, other) for one, other in combinations(boxes.values(), 2))


def _overlap(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


@given(columns=COLUMNS, data=st.data())
def test_ordering_keeps_every_node_in_its_column(columns: tuple[tuple[str, ...], ...], data: st.DataObject) -> None:
    nodes = [node for column in columns for node in column]
    pairs = data.draw(st.lists(st.tuples(st.sampled_from(nodes), st.sampled_from(nodes)), max_size=40))

    found = ordered(columns, pairs)

    assert [sorted(column) for column in found] == [sorted(column) for column in columns]
    assert found == ordered(columns, pairs)


def test_lines_that_need_not_cross_do_not() -> None:
    found = ordered((("a",), ("b", "c"), ("d", "e")), [("a", "b"), ("a", "c"), ("b", "e"), ("c", "d")])

    assert found == (("a",), ("b", "c"), ("e", "d"))
