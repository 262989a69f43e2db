"""States and their JSON."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Kind
from desktop.core.browse_state import BrowseState, from_json, kind_of, to_json

STATES = st.builds(
    BrowseState,
    kind=st.sampled_from(Kind),
    text=st.text(max_size=40),
    as_of=st.none() | st.dates(),
    sort_key=st.sampled_from(["", "name", "since"]),
    is_descending=st.booleans(),
    selected=st.none() | st.sampled_from(["mineral/gallium", "firm/lockheed-martin"]),
)


@given(STATES)
def test_state_survives_the_session_file(state: BrowseState) -> None:
    assert from_json(to_json(state)) == state


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"kind": "planet"},
        to_json(BrowseState()) | {"as_of": "yesterday"},
        to_json(BrowseState()) | {"selected": 3},
    ],
    ids=["empty", "unknown kind", "bad day", "id of the wrong type"],
)
def test_what_is_no_state_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_json(values)


def test_another_kind_keeps_the_words_and_the_day_alone() -> None:
    state = BrowseState(text="lock group:minor", as_of=date(2025, 6, 1), sort_key="since", selected="mineral/gallium")

    changed = state.with_kind(Kind.FIRM, "lock")

    assert changed == BrowseState(kind=Kind.FIRM, text="lock", as_of=date(2025, 6, 1))


def test_a_report_opens_beside_the_same_table() -> None:
    state = BrowseState(kind=Kind.FIRM, text="lock", selected="firm/lockheed-martin")

    followed = state.with_page("path/firm/lockheed-martin..mineral/gallium")

    assert (followed.kind, followed.text, followed.entry_id) == (Kind.FIRM, "lock", None)
    assert state.entry_id == "firm/lockheed-martin"


def test_same_kind_again_changes_nothing() -> None:
    state = BrowseState(text="gall", selected="mineral/gallium")

    assert state.with_kind(Kind.MINERAL, "") == state


def test_link_to_the_same_kind_only_selects_where_nothing_is_filtered() -> None:
    state = BrowseState(sort_key="since")

    assert state.with_page("mineral/gallium") == BrowseState(sort_key="since", selected="mineral/gallium")


def test_link_shows_the_entry_among_all_of_its_kind_on_the_same_day() -> None:
    state = BrowseState(text="gall", as_of=date(2025, 6, 1))

    followed = state.with_page("measure/mofcom-2024-46")

    assert followed == BrowseState(kind=Kind.MEASURE, as_of=date(2025, 6, 1), selected="measure/mofcom-2024-46")


def test_clicks_on_a_head_sort_up_then_down_then_not() -> None:
    first = BrowseState().with_sort("since")
    second = first.with_sort("since")
    third = second.with_sort("since")

    assert [(state.sort_key, state.is_descending) for state in (first, second, third)] == [
        ("since", False),
        ("since", True),
        ("", False),
    ]


def test_kind_of_an_id() -> None:
    assert kind_of("firm/lockheed-martin") is Kind.FIRM
