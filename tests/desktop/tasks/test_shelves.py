"""Entries of a collection move by keys and are never lost or doubled by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.tasks.shelves import moved


@pytest.mark.parametrize(
    ("chosen", "steps", "order"),
    [
        (("b",), -1, "bacd"),
        (("b", "c"), 1, "adbc"),
        (("a", "b"), -1, "abcd"),
        (("a", "d"), 1, "bacd"),
        ((), 1, "abcd"),
    ],
)
def test_chosen_entries_move_together_up_to_the_ends(chosen: tuple[str, ...], steps: int, order: str) -> None:
    assert "".join(moved("abcd", chosen, steps=steps)) == order


@given(st.lists(st.text(max_size=3), unique=True), st.data())
def test_moving_keeps_every_entry(ids: list[str], data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []

    assert sorted(moved(ids, chosen, steps=data.draw(st.sampled_from([-1, 1])))) == sorted(ids)
