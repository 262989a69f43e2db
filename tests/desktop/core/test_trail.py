"""What back and forward lead to is listed in words."""

from __future__ import annotations

from desktop.core.browse_state import BrowseState
from desktop.core.history import History
from desktop.core.trail import MOST, Step, state_text, trail

TITLES = {"mineral/gallium": "Gallium"}


def walked(count: int) -> History:
    """Return a history of so many pages after the first state."""
    history = History(BrowseState())
    for number in range(count):
        history.visit(BrowseState(selected=f"mineral/m{number}"))
    return history


def test_newest_comes_first_and_ahead_the_nearest() -> None:
    history = walked(3)
    history.back()

    assert trail(history, {}, is_forward=False) == (Step("mineral/m0", -1), Step("Minerals: Home", -2))
    assert trail(history, {}, is_forward=True) == (Step("mineral/m2", 1),)


def test_list_ends_after_a_dozen() -> None:
    assert len(trail(walked(40), {}, is_forward=False)) == MOST


def test_step_leads_where_it_says() -> None:
    history = walked(5)

    assert history.walk(-3).selected == "mineral/m1"
    assert history.walk(99).selected == "mineral/m4"
    assert history.walk(-99) == BrowseState()


def test_search_is_told() -> None:
    state = BrowseState(text="ga  ll", selected="mineral/gallium")

    assert state_text(state, TITLES) == "Minerals with “ga ll”: Gallium"
