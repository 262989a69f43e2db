"""Parts of a briefing are added once, moved together and taken out, and every step can be undone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.brief_plan import Part, Plan, PlanHistory

PLACES = st.sets(st.integers(0, 7))


def plan(letters: str) -> Plan:
    return Plan(tuple(Part(letter, letter.upper()) for letter in letters))


def letters(given_plan: Plan) -> str:
    return "".join(given_plan.page_ids)


def test_a_part_stands_once() -> None:
    assert letters(plan("abc").added([Part("b", "B"), Part("d", "D"), Part("d", "D")])) == "abcd"


def test_parts_move_together() -> None:
    assert letters(plan("abcde").stepped([1, 3], -1)) == "bdace"
    assert letters(plan("abcde").stepped([1, 3], 1)) == "acebd"
    assert letters(plan("abc").stepped([0], -1)) == "abc"
    assert letters(plan("abc").stepped([2], 1)) == "abc"
    assert letters(plan("abc").stepped([], 1)) == "abc"


def test_parts_are_dropped_before_another() -> None:
    assert letters(plan("abcde").dropped([0, 1], 4)) == "cdabe"
    assert letters(plan("abcde").dropped([4], 0)) == "eabcd"
    assert letters(plan("abcde").dropped([1], 2)) == "abcde"


@given(PLACES, st.integers(-2, 9))
def test_dropping_loses_and_doubles_nothing(places: set[int], before: int) -> None:
    assert sorted(letters(plan("abcdef").dropped(places, before))) == list("abcdef")


@given(PLACES)
def test_a_step_on_and_back_leaves_neighbours_as_they_were(places: set[int]) -> None:
    if places and max(places) - min(places) + 1 == len(places) and max(places) < 5:
        moved = plan("abcdef").stepped(places, 1)
        assert moved.stepped({place + 1 for place in places}, -1) == plan("abcdef")


@given(st.lists(PLACES, max_size=5))
def test_every_step_can_be_undone_and_done_again(steps: list[set[int]]) -> None:
    first = history = PlanHistory(plan("abcdef"))
    for places in steps:
        history = history.then(history.current.removed(places))
    last, count = history, len(history.past)
    for _step in range(count):
        history = history.back()
    assert history.current == first.current
    assert history.back() == history
    for _step in range(count):
        history = history.forward()
    assert history.current == last.current
    assert history.forward() == history
