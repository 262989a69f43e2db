"""Tabs as a value: what opening, closing and moving them makes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Kind
from desktop.core.browse_state import BrowseState
from desktop.core.tabs import MOST_CLOSED, Tab, Tabs, tab_icon, tab_text

BLANK = Tab.of(BrowseState())


def tab(name: str) -> Tab:
    """Return a tab with that page."""
    return Tab.of(BrowseState(selected=f"mineral/{name}"), name)


def tabs(names: str, current: int = 0) -> Tabs:
    """Return tabs named by letters."""
    return Tabs(tuple(map(tab, names)), current)


def names(of: Tabs) -> str:
    """Return the names of the tabs, in brackets the one that is shown."""
    told = [each.title or "_" for each in of.tabs]
    told[of.current] = f"[{told[of.current]}]"
    return "".join(told)


def test_tabs_opened_from_one_stand_to_its_right_in_order() -> None:
    opened = tabs("abc").opened(tab("x")).opened(tab("y"))

    assert names(opened) == "[a]xybc"
    assert names(opened.gone_to(1).opened(tab("z"))) == "a[x]zybc"
    assert names(opened.gone_to(1).gone_to(0).opened(tab("z"))) == "[a]zxybc"


def test_steps_go_round() -> None:
    assert names(tabs("abc", 2).stepped(1)) == "[a]bc"
    assert names(tabs("abc").stepped(-1)) == "ab[c]"


def test_place_beyond_the_last_is_the_last() -> None:
    assert names(tabs("abc").gone_to(8)) == "ab[c]"


@pytest.mark.parametrize(
    ("current", "source", "target", "expected"),
    [(0, 0, 2, "bc[a]"), (1, 0, 2, "[b]ca"), (2, 2, 0, "[c]ab"), (1, 1, 1, "a[b]c"), (1, 0, 7, "a[b]c")],
)
def test_moving_keeps_what_is_shown(current: int, source: int, target: int, expected: str) -> None:
    assert names(tabs("abc", current).moved(source, target)) == expected


@pytest.mark.parametrize(
    ("current", "closed", "expected"),
    [(0, 0, "[b]c"), (1, 1, "a[c]"), (2, 2, "a[b]"), (2, 0, "b[c]"), (0, 2, "[a]b")],
)
def test_closing_shows_the_right_neighbour_else_the_left(current: int, closed: int, expected: str) -> None:
    assert names(tabs("abc", current).without(closed, blank=BLANK)) == expected


def test_last_tab_is_replaced_by_a_blank_one_and_can_be_opened_again() -> None:
    closed = tabs("a").without(0, blank=BLANK)

    assert names(closed) == "[_]"
    assert closed.without(0, blank=BLANK) is closed
    assert names(closed.reopened()) == "[a]_"


def test_closed_tab_comes_back_where_it_stood() -> None:
    closed = tabs("abcd", 3).without(1, blank=BLANK).without(0, blank=BLANK)

    assert names(closed.reopened()) == "[a]cd"
    assert names(closed.reopened().reopened()) == "a[b]cd"
    assert tabs("a").reopened() == tabs("a")


def test_all_others_are_closed_and_come_back_in_order() -> None:
    closed = tabs("abcde", 4).only(2, 2)

    assert names(closed) == "[c]"
    back = closed.reopened().reopened().reopened().reopened()
    assert [each.title for each in back.tabs] == list("abcde")


def test_what_is_right_of_one_is_closed() -> None:
    assert names(tabs("abcde", 4).only(0, 2)) == "ab[c]"


def test_no_more_than_some_closed_tabs_are_kept() -> None:
    many = tabs("a")
    for number in range(MOST_CLOSED + 5):
        many = many.opened(tab(str(number))).without(1, blank=BLANK)

    assert len(many.closed) == MOST_CLOSED
    assert many.closed[-1].tab.title == str(MOST_CLOSED + 4)


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["open", "go", "step", "move", "close", "only", "reopen"]),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    max_size=30,
)


@given(DEEDS)
def test_whatever_is_done_there_is_a_tab_and_none_is_made_up(deeds: list[tuple[str, int, int]]) -> None:
    value = tabs("a")
    made = 1
    for deed, first, second in deeds:
        count = len(value.tabs)
        before, shown = value, value.shown
        if deed == "open":
            value, made = value.opened(tab(f"t{made}")), made + 1
        elif deed == "go":
            value = value.gone_to(first)
        elif deed == "step":
            value = value.stepped(first - 5)
        elif deed == "move":
            value = value.moved(first, second)
        elif deed == "close":
            value = value.without(first % count, blank=BLANK)
        elif deed == "only":
            low, high = sorted((first % count, second % count))
            value = value.only(low, high)
        else:
            value = value.reopened()

        assert 0 <= value.current < len(value.tabs)
        if deed in ("open", "move"):
            assert value.shown == shown
        known = {each.title for each in before.tabs} | {each.tab.title for each in before.closed}
        assert {each.title for each in value.tabs} <= known | {"", f"t{made - 1}"}


@pytest.mark.parametrize(
    ("state", "title", "text", "icon"),
    [
        (BrowseState(), "", "Home", "home"),
        (BrowseState(Kind.FIRM), "", "Firms", "firm"),
        (BrowseState(Kind.FIRM, " lock  heed "), "", "Firms “lock heed”", "firm"),
        (BrowseState(text="ga"), "", "Minerals “ga”", "mineral"),
        (BrowseState(Kind.FIRM, selected="mineral/gallium"), "Gallium", "Gallium", "mineral"),
        (BrowseState(selected="measure/mofcom-2024-46"), "", "measure/mofcom-2024-46", "measure"),
        (BrowseState(selected="deadlines"), "Deadlines", "Deadlines", "report"),
        (BrowseState(selected="home/2026-11-20"), "Home", "Home", "home"),
    ],
)
def test_tab_says_what_it_shows(state: BrowseState, title: str, text: str, icon: str) -> None:
    shown = Tab.of(state, title)

    assert tab_text(shown) == text
    assert tab_icon(shown) == icon
