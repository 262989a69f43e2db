"""Spots are hit where they are drawn, and texts are cut to fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.figures.marks import Drawing, Spot, approximate_width, shortened

TRIANGLE = (((0.0, 0.0), (10.0, 0.0), (0.0, 10.0)),)


def test_a_spot_with_an_outline_is_hit_inside_it_only() -> None:
    spot = Spot(0, 0, 10, 10, "half a square", rings=TRIANGLE)

    assert spot.contains(2, 2)
    assert not spot.contains(8, 8)


def test_a_ring_within_a_ring_is_a_hole() -> None:
    outer = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
    inner = ((4.0, 4.0), (6.0, 4.0), (6.0, 6.0), (4.0, 6.0))
    spot = Spot(0, 0, 10, 10, "a frame", rings=(outer, inner))

    assert spot.contains(2, 5)
    assert not spot.contains(5, 5)


def test_of_two_spots_the_later_is_on_top() -> None:
    drawing = Drawing(20, 20, (), (Spot(0, 0, 20, 20, "below"), Spot(5, 5, 5, 5, "above")))

    found = [drawing.spot_at(6, 6), drawing.spot_at(1, 1), drawing.spot_at(30, 1)]

    assert [spot.tip if spot is not None else None for spot in found] == ["above", "below", None]


@given(st.text(max_size=80), st.floats(5, 400))
def test_a_shortened_text_fits_or_is_only_the_ellipsis(text: str, width: float) -> None:
    cut = shortened(text, width, measure=approximate_width)

    assert cut in (text, "…") or approximate_width(cut, 11.5) <= width + 0.01
    assert cut == text or text.startswith(cut[:-1])


def test_a_chinese_character_is_as_wide_as_it_is_high() -> None:
    assert approximate_width("镓锗", 10) == 20


@given(st.text(min_size=1, max_size=12), st.floats(0.1, 99.0))
def test_a_text_is_whole_in_the_room_that_was_measured_for_it(text: str, gap: float) -> None:
    room = approximate_width(text, 12.0) + gap - gap

    assert shortened(text, room, size=12.0, measure=approximate_width) == text
