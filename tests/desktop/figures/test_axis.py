"""Days keep their order along the axis, and ticks leave room for their labels."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.figures.axis import TimeAxis
from desktop.figures.marks import SMALL, approximate_width

DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("first", "last", "width", "texts"),
    [
        (date(2025, 1, 1), date(2025, 7, 1), 500, ("2025-01", "2025-02", "2025-03", "2025-04")),
        (date(2024, 12, 1), date(2027, 11, 25), 500, ("2025-01", "2025-07", "2026-01", "2026-07")),
        (date(2019, 5, 1), date(2027, 11, 25), 500, ("2020", "2021", "2022", "2023")),
        (date(1990, 5, 1), date(2027, 11, 25), 200, ("2000", "2010", "2020")),
    ],
    ids=["months", "half years", "years", "decades"],
)
def test_ticks_are_as_dense_as_their_labels_allow(
    first: date, last: date, width: float, texts: tuple[str, ...]
) -> None:
    ticks = TimeAxis(first, last, 0, width).ticks(approximate_width)

    assert tuple(tick.text for tick in ticks[:4]) == texts


@given(DAYS, DAYS, st.floats(30, 2000))
def test_ticks_stand_in_order_with_room_between(first: date, last: date, width: float) -> None:
    assume(first < last)

    ticks = TimeAxis(first, last, 0, width).ticks(approximate_width)

    assert all(0 <= tick.x <= width + 0.001 for tick in ticks)
    assert all(later.x - tick.x > approximate_width(tick.text, SMALL) for tick, later in pairwise(ticks))


@given(DAYS, DAYS, DAYS)
def test_a_later_day_never_stands_before_an_earlier_one(first: date, one: date, other: date) -> None:
    axis = TimeAxis(first, first + timedelta(days=1000), 10, 610)

    assert 10 <= axis.at(min(one, other)) <= axis.at(max(one, other)) <= 610.001


def test_an_axis_needs_a_length() -> None:
    with pytest.raises(ValueError, match="has no length"):
        TimeAxis(date(2025, 1, 1), date(2025, 1, 1), 0, 100)
