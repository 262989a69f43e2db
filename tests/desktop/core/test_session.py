"""The session is kept with all its windows and tabs, and a broken one never stands in the way."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.records import Kind
from desktop.core.browse_state import BrowseState, to_json
from desktop.core.history import Scroll, Trail, Visit
from desktop.core.session import KEPT_VISITS, Session, WindowSession, at_start, load_session, save_session
from desktop.core.tabs import ClosedTab, Tab, Tabs

STATES = st.builds(
    BrowseState,
    kind=st.sampled_from(Kind),
    text=st.text(max_size=20),
    as_of=st.none() | st.dates(),
    sort_key=st.sampled_from(["", "name"]),
    is_descending=st.booleans(),
    selected=st.none() | st.sampled_from(["mineral/gallium", "deadlines"]),
)
SCROLLS = st.builds(
    Scroll, row=st.integers(0, 10**6), position=st.integers(0, 10**6), offset=st.integers(-(10**4), 10**4)
)
TRAILS = st.lists(st.builds(Visit, STATES, SCROLLS), min_size=1, max_size=4).flatmap(
    lambda visits: st.builds(Trail, st.just(tuple(visits)), st.integers(0, len(visits) - 1))
)
TABS = st.lists(st.builds(Tab, TRAILS, st.text(max_size=10)), min_size=1, max_size=3).flatmap(
    lambda tabs: st.builds(
        Tabs,
        st.just(tuple(tabs)),
        st.integers(0, len(tabs) - 1),
        st.lists(st.builds(ClosedTab, st.builds(Tab, TRAILS), st.integers(0, 9)), max_size=2).map(tuple),
    )
)
WINDOWS = st.builds(
    WindowSession, TABS, st.just("AbC="), st.just({"panes": (500, 580)}) | st.just(dict[str, tuple[int, ...]]())
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=8), part, max_size=3),
    max_leaves=8,
)


@given(windows=st.lists(WINDOWS, min_size=1, max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=40)
def test_session_survives_the_program(tmp_path: Path, windows: list[WindowSession]) -> None:
    path = tmp_path / "session.json"
    session = Session(tuple(windows), len(windows) - 1, date(2026, 11, 20))

    save_session(path, session)

    assert load_session(path) == session


def test_no_start_shows_an_old_day_unasked_and_back_leads_to_it() -> None:
    dated = BrowseState(as_of=date(2025, 6, 1), selected="mineral/gallium")

    tab = at_start(Tab.of(dated, "Gallium"))

    assert tab.state == BrowseState(selected="mineral/gallium")
    assert [visit.state for visit in tab.trail.visits] == [dated, tab.state]
    assert tab.title == "Gallium"


def test_tab_of_today_is_as_it_was_left() -> None:
    tab = Tab.of(BrowseState(selected="mineral/gallium"))

    assert at_start(tab) is tab


def test_start_with_the_home_page_on_a_day() -> None:
    tab = at_start(Tab.of(BrowseState(selected="mineral/gallium")), as_of=date(2026, 1, 1), is_home=True)

    assert tab.state == BrowseState(as_of=date(2026, 1, 1))
    assert tab.trail.visits[0].state.selected == "mineral/gallium"


def test_long_trail_is_kept_around_what_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    trail = Trail(tuple(Visit(BrowseState(text=str(number))) for number in range(400)), 300)

    save_session(path, Session((WindowSession(Tabs((Tab(trail),))),)))

    kept = load_session(path).windows[0].tabs.shown.trail
    assert kept.current == trail.current
    assert len(kept.visits) == 2 * KEPT_VISITS


def test_file_of_the_first_form_is_one_window_with_one_tab(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    state = BrowseState(Kind.FIRM, "lock", selected="firm/lockheed-martin")
    old = {"state": to_json(state), "geometry": "AbC=", "visited": "2026-11-20", "splitters": {"panes": [500, 580]}}
    path.write_text(json.dumps(old), encoding="utf-8")

    session = load_session(path)

    assert session == Session(
        (WindowSession(Tabs.of(state), "AbC=", {"panes": (500, 580)}),), visited=date(2026, 11, 20)
    )


def test_what_is_wrong_is_left_out_and_the_rest_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    tabs = [
        {"title": "Gone", "trail": [{"kind": "planet"}]},
        {"title": "Gallium", "place": 7, "trail": [{"selected": "mineral/gallium", "scroll": ["a"]}, 3]},
    ]
    window = {"current": 5, "tabs": tabs, "closed": [{"trail": []}, 3], "splitters": {"panes": ["a", -1]}}
    path.write_text(json.dumps({"format": 2, "visited": "yesterday", "windows": [window, 3]}), encoding="utf-8")

    (kept,) = load_session(path).windows

    assert kept.tabs == Tabs((Tab.of(BrowseState(selected="mineral/gallium"), "Gallium"),))
    assert load_session(path).visited is None


@pytest.mark.parametrize(
    "content",
    [
        '{"state": 3}',
        '{"format": 3, "windows": [{"tabs": []}]}',
        '{"format": 2, "windows": []}',
        "[1]",
    ],
    ids=["wrong types", "newer", "no window", "no object"],
)
def test_session_of_no_use_is_a_first_start_and_is_kept(tmp_path: Path, content: str) -> None:
    path = tmp_path / "session.json"
    path.write_text(content, encoding="utf-8")

    assert load_session(path) == Session()
    assert (tmp_path / "session-unread.json").read_text(encoding="utf-8") == content


def test_half_a_file_is_a_first_start_and_is_kept(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "session.json"
    path.write_text('{"format": 2, "win', encoding="utf-8")

    assert load_session(path) == Session()
    assert (tmp_path / "session-unread.json").exists()
    assert "session.json cannot be read" in caplog.text


@given(st.dictionaries(st.sampled_from(["format", "windows", "tabs", "state", "active", "closed"]), JSON))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_content_stands_in_the_way(tmp_path: Path, content: dict[str, object]) -> None:
    path = tmp_path / "session.json"
    path.write_text(json.dumps(content), encoding="utf-8")

    session = load_session(path)

    assert 0 <= session.active < len(session.windows)
