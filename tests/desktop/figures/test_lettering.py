"""Texts are broken at spaces, and labels on one line leave each other room."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.figures.lettering import Flag, flags, sentences, wrapped
from desktop.figures.marks import SMALL, approximate_width

WORDS = st.lists(st.text(st.characters(min_codepoint=33, max_codepoint=0x4E50), min_size=1, max_size=12), max_size=20)
FLAGS = st.lists(st.builds(Flag, st.floats(-50, 650), st.text("abc 0123456789", max_size=20)), max_size=12)


@given(WORDS, st.floats(20, 300))
def test_wrapping_keeps_every_word_and_the_width(words: list[str], width: float) -> None:
    text = " ".join(words)

    lines = wrapped(text, width, measure=approximate_width)

    assert " ".join(lines).split() == text.split()
    assert all(approximate_width(line, SMALL) <= width or " " not in line for line in lines)


@given(FLAGS)
def test_labels_on_a_line_stay_apart_and_within_the_bounds(wanted: list[Flag]) -> None:
    placed = flags(wanted, y=10, left=0, right=600, measure=approximate_width)

    boxes = sorted((label.x, label.x + approximate_width(label.text, SMALL)) for _flag, label in placed)

    assert all(start >= 0 and end <= 600.001 for start, end in boxes)
    assert all(end <= begin + 0.001 for (_start, end), (begin, _end) in pairwise(boxes))


def test_the_earlier_label_has_the_right_of_way() -> None:
    wanted = [Flag(100, "as of 2026-11-25"), Flag(110, "2026-11-27"), Flag(300, "today")]

    placed = flags(wanted, y=10, left=0, right=600, measure=approximate_width)

    assert [flag.text for flag, _label in placed] == ["as of 2026-11-25", "today"]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((), ""),
        (("one",), "One."),
        (("one.", "", " two "), "One. Two."),
        (("2025: 3 listings", "≥ 4"), "2025: 3 listings. ≥ 4."),
    ],
    ids=["nothing", "one", "with stop", "numbers"],
)
def test_parts_become_sentences(parts: tuple[str, ...], said: str) -> None:
    assert sentences(parts) == said
