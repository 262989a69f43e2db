"""The legend keeps within the width and draws every sort of sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.force import State
from desktop.figures.legend import Key, Sign, diamond, legend
from desktop.figures.marks import Drawing, Label, approximate_width
from tests.desktop.figures.layout import assert_inside, assert_labels_apart

KEYS = st.lists(
    st.builds(Key, st.text("abcdefgh ", min_size=1, max_size=30), st.sampled_from(Sign), state=st.sampled_from(State)),
    max_size=12,
)


@given(KEYS, st.floats(120, 900))
def test_a_legend_breaks_into_lines_that_fit(keys: list[Key], width: float) -> None:
    marks, below = legend(keys, x=0, y=0, width=width, measure=approximate_width)

    drawing = Drawing(width, below, marks)

    assert_inside(drawing)
    assert_labels_apart(drawing)
    assert len([mark for mark in marks if isinstance(mark, Label)]) == len(keys)


@pytest.mark.parametrize("sign", Sign)
def test_each_sign_is_drawn(sign: Sign) -> None:
    marks, _below = legend([Key("word", sign, state=State.SUSPENDED)], x=0, y=0, width=200, measure=approximate_width)

    assert any(not isinstance(mark, Label) for mark in marks)


def test_a_statement_is_told_from_a_report_without_colour() -> None:
    assert diamond(5, 5, is_filled=True).fill != diamond(5, 5, is_filled=False).fill
