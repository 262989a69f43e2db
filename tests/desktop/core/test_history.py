"""The states walked through, where each was left, and the trail of them as a value."""

from __future__ import annotations

from desktop.core.browse_state import BrowseState
from desktop.core.history import HISTORY_LIMIT, History, Scroll, Trail, Visit


def walked(*texts: str) -> History:
    """Return a history of searches after the first state."""
    history = History(BrowseState())
    for text in texts:
        history.visit(BrowseState(text=text))
    return history


def test_history_goes_back_and_forward() -> None:
    history = History(BrowseState())
    history.visit(BrowseState(text="a"))
    history.visit(BrowseState(text="b"))

    assert history.back().text == "a"
    assert history.back().text == ""
    assert not history.can_go_back
    assert history.forward().text == "a"
    assert history.can_go_forward


def test_new_state_forgets_what_lay_ahead() -> None:
    history = History(BrowseState())
    history.visit(BrowseState(text="a"))
    history.back()

    history.visit(BrowseState(text="b"))

    assert not history.can_go_forward
    assert history.back().text == ""


def test_half_typed_words_are_one_step() -> None:
    history = History(BrowseState())
    for text in ("g", "ga", "gal"):
        history.visit(BrowseState(text=text), is_passing=True)

    assert history.current.text == "gal"
    assert history.back().text == ""


def test_state_that_was_rested_on_is_a_step() -> None:
    history = History(BrowseState())
    history.visit(BrowseState(text="gal"), is_passing=True)
    history.settle()
    history.visit(BrowseState(text="galena"), is_passing=True)

    assert history.back().text == "gal"


def test_same_state_again_is_no_step() -> None:
    history = History(BrowseState())

    history.visit(BrowseState())

    assert not history.can_go_back


def test_history_is_bounded() -> None:
    history = History(BrowseState())
    for number in range(HISTORY_LIMIT + 50):
        history.visit(BrowseState(text=str(number)))

    steps = 0
    while history.can_go_back:
        history.back()
        steps += 1

    assert steps == HISTORY_LIMIT - 1


def test_place_that_a_state_was_left_at_is_kept_with_it() -> None:
    history = walked("a")
    history.mark(Scroll(row=12, position=340, offset=-5))
    history.visit(BrowseState(text="b"))

    assert history.scroll == Scroll()
    history.back()
    assert history.scroll == Scroll(row=12, position=340, offset=-5)


def test_history_resumes_a_trail() -> None:
    history = walked("a", "b", "c")
    history.back()
    trail = history.trail

    other = History(BrowseState(text="elsewhere"))
    other.resume(trail)

    assert other.trail == trail
    assert other.current.text == "b"
    assert other.forward().text == "c"


def test_trail_that_is_followed_forgets_what_lay_ahead() -> None:
    trail = Trail((Visit(BrowseState(text="a")), Visit(BrowseState(text="b"))), 0)

    followed = trail.followed_by(BrowseState(text="c"))

    assert [visit.state.text for visit in followed.visits] == ["a", "c"]
    assert followed.current.state.text == "c"
    assert followed.followed_by(BrowseState(text="c")) is followed


def test_part_of_a_trail_has_the_same_current_state() -> None:
    trail = Trail(tuple(Visit(BrowseState(text=str(number))) for number in range(20)), 7)

    part = trail.around(3)

    assert [visit.state.text for visit in part.visits] == ["4", "5", "6", "7", "8", "9", "10"]
    assert part.current == trail.current
