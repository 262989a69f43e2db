"""Bars stay in the drawing, answer to the pointer, and are as long as their values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.force import State
from desktop.figures.bars import BarRow, Bars, Group, Segment
from desktop.figures.legend import Key
from tests.desktop.figures.layout import assert_covered, bars_of, drawn, texts

NAMES = st.text("abcdefg ABC镓锗", min_size=1, max_size=60)
SEGMENTS = st.builds(
    Segment,
    st.floats(0, 60),
    NAMES,
    st.sampled_from(["", "China 60 %"]),
    st.sampled_from(["", "60 %"]),
    st.sampled_from(["series_1", None]),
    st.sampled_from(State),
)
ROWS = st.builds(
    BarRow,
    NAMES,
    st.lists(SEGMENTS, max_size=5).map(tuple),
    st.sampled_from(["", "estimate", "a longer word about the row"]),
    st.just(("1,000 t", "≥ 5,054")),
)
CHARTS = st.builds(
    Bars,
    st.lists(st.builds(Group, st.sampled_from(["", "Mine"]), st.lists(ROWS, min_size=1, max_size=5).map(tuple))).map(
        tuple
    ),
    most=st.just(100.0),
    ticks=st.just(((0.0, "0"), (50.0, "50"), (100.0, "100 %"))),
    columns=st.just(("World", "HHI")),
    keys=st.just((Key("China"), Key("other"))),
    notes=st.just(("A note that is long enough to be broken into lines where the figure is narrow.",)),
)


@given(CHARTS, st.sampled_from([360.0, 480.0, 560.0, 900.0]))
def test_whatever_the_data_nothing_leaves_the_drawing_or_covers_a_text(bars: Bars, width: float) -> None:
    drawing = drawn(bars, width)

    assert_covered(drawing, bars_of(drawing, 12.0))
    assert len(drawing.spots) == sum(len(row.segments) for group in bars.groups for row in group.rows)


def test_bars_are_as_long_as_their_values() -> None:
    row = BarRow("China", (Segment(60, "most", fill="series_1"), Segment(30, "less", fill="series_2")))

    drawing = drawn(Bars((Group("", (row,)),), 100.0), 500)

    first, second = drawing.spots
    assert first.width == pytest.approx(2 * second.width)
    assert second.x == pytest.approx(first.x + first.width)


@pytest.mark.parametrize(
    ("share", "written"), [(80, "China 80 %"), (10, "80 %"), (1, None)], ids=["wide", "narrow", "thin"]
)
def test_a_part_says_as_much_as_it_has_room_for(share: float, written: str | None) -> None:
    part = Segment(share, "tip", "China 80 %", "80 %", "series_1")

    drawing = drawn(Bars((Group("", (BarRow("2025", (part,)),)),), 100.0), 400)

    assert [text for text in texts(drawing) if "80" in text] == ([written] if written is not None else [])
