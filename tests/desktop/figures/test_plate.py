"""A figure that leaves its page keeps its marks and gains its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.figures.marks import Label, approximate_width
from desktop.figures.plate import broken, plate
from tests.desktop.figures.samples import FIGURE

ORIGIN = ("Sources: a survey.", "", "As of 2026-01-15. " + "word " * 60)


def test_title_and_origin_stand_around_the_figure() -> None:
    inner = FIGURE.draw(width=300, measure=approximate_width)

    drawing = plate(FIGURE, ORIGIN).draw(width=300, measure=approximate_width)

    words = [mark.text for mark in drawing.marks if isinstance(mark, Label)]
    assert words[0] == FIGURE.title
    assert "Sources: a survey." in words
    assert drawing.height > inner.height
    assert len(drawing.spots) == len(inner.spots)


def test_every_mark_is_moved_as_far() -> None:
    inner = FIGURE.draw(width=300, measure=approximate_width)

    drawing = plate(FIGURE, ()).draw(width=300, measure=approximate_width)

    first, moved = inner.spots[0], drawing.spots[0]
    down = moved.y - first.y
    assert down > 0
    assert all(mark.y - down >= 0 for mark in drawing.marks[1:] if isinstance(mark, Label))
    assert all(spot.y == other.y + down for spot, other in zip(drawing.spots, inner.spots, strict=True))


@given(st.text(max_size=200), st.floats(40, 400))
def test_lines_keep_every_word_and_fit_unless_they_are_one_word(text: str, width: float) -> None:
    lines = list(broken(text, width, size=10, measure=approximate_width))

    assert " ".join(lines).split() == text.split()
    assert all(approximate_width(line, 10) <= width or len(line.split()) == 1 for line in lines)
