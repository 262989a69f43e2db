"""The order of notes that all have the words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.notebook.ranking import Candidate, ranked

TEXTS = st.lists(st.text(st.sampled_from("ab c"), max_size=30), max_size=8)


def order(*texts: str, words: tuple[str, ...] = ("clause",)) -> list[int]:
    return ranked([Candidate(number, text) for number, text in enumerate(texts)], words)


def test_note_that_says_the_word_more_often_comes_first() -> None:
    assert order("clause once and no more", "clause and clause again") == [1, 0]


def test_short_note_comes_before_a_long_one() -> None:
    assert order("the clause " + "and so on " * 50, "the clause") == [1, 0]


def test_whole_word_counts_more_than_a_beginning() -> None:
    assert order("clauses matter", "clause matters", words=("clause",)) == [1, 0]


def test_of_equals_the_newest_comes_first() -> None:
    assert order("clause", "clause", "clause") == [2, 1, 0]


@given(TEXTS, st.lists(st.sampled_from(["a", "b", "a b"]), max_size=3))
def test_every_candidate_has_a_place(texts: list[str], words: list[str]) -> None:
    assert sorted(order(*texts, words=tuple(words))) == list(range(len(texts)))
