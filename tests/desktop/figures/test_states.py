"""Each state has a pattern of its own, drawn inside its box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.force import State
from desktop.figures.marks import Line, Mark, Rect
from desktop.figures.states import state_bar, state_token

BOX = Rect(10, 20, 60, 12, None)


def _shape(marks: tuple[Mark, ...]) -> tuple[object, ...]:
    """Return what is left of the marks without colour: what a reader who sees none is left with."""
    boxes = tuple((mark.fill == "surface", mark.stroke is None) for mark in marks if isinstance(mark, Rect))
    slopes = {_slope(mark) for mark in marks if isinstance(mark, Line)}
    return boxes, tuple(sorted(slopes))


def _slope(line: Line) -> str:
    (x1, y1), (x2, y2) = line.points
    if x1 == x2:
        return "upright"
    return "flat" if y1 == y2 else "rising" if (y2 - y1) / (x2 - x1) < 0 else "falling"


def test_no_two_states_share_a_pattern_save_ended_and_none() -> None:
    shapes = [_shape(state_bar(BOX, state)) for state in State]

    assert len(set(shapes)) == len(State)
    assert _shape(state_bar(BOX, None)) == _shape(state_bar(BOX, State.ENDED))


@pytest.mark.parametrize("state", [*State, None], ids=str)
def test_a_bar_wears_the_colour_of_its_state(state: State | None) -> None:
    tokens = {mark.stroke for mark in state_bar(BOX, state) if isinstance(mark, Line)}

    assert tokens <= {state_token(state)}


@given(
    st.sampled_from([*State, None]),
    st.floats(0, 500),
    st.floats(0, 500),
    st.floats(0.5, 300),
    st.floats(1, 40),
)
def test_every_mark_stays_in_the_box(state: State | None, x: float, y: float, width: float, height: float) -> None:
    for mark in state_bar(Rect(x, y, width, height, None), state):
        points = mark.points if isinstance(mark, Line) else ()
        for along, down in points:
            assert x - 1e-6 <= along <= x + width + 1e-6
            assert y - 1e-6 <= down <= y + height + 1e-6
