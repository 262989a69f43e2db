"""Intents become states, and states become what is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from db.records import Facet, FacetValue, Kind
from desktop.core.browse_state import BrowseState
from desktop.core.facet_rows import facet_rows
from desktop.views.browser import Browser
from tests.desktop.fakes import TODAY, FakeReading

ROW = facet_rows([Facet("state", "State", (FacetValue("suspended", "Suspended", 1),))], {})[1]


class Screen:
    """Keeps what a browser shows."""

    def __init__(self, browser: Browser) -> None:
        self.shown: dict[str, list[Any]] = {}
        for name in ("listing_ready", "list_empty", "query_faulty", "facets_ready", "counts_ready", "page_ready"):
            self._keep(name, getattr(browser, name))
        self._keep("page_empty", browser.page_empty)

    def _keep(self, name: str, signal: Any) -> None:
        kept = self.shown.setdefault(name, [])
        signal.connect(kept.append)

    def last(self, name: str) -> Any:
        """Return what the signal told last."""
        return self.shown[name][-1]


@pytest.fixture
def reading() -> FakeReading:
    return FakeReading()


@pytest.fixture
def browser(host: QWidget, reading: FakeReading) -> Browser:
    return Browser(reading, BrowseState(), today=lambda: TODAY, parent=host)


@pytest.fixture
def screen(browser: Browser) -> Screen:
    watching = Screen(browser)
    browser.start()
    browser.start_rest()
    browser.flush()
    return watching


def test_rows_come_first_and_the_rest_when_they_are_painted(host: QWidget, reading: FakeReading) -> None:
    browser = Browser(reading, BrowseState(), today=lambda: TODAY, parent=host)
    watching = Screen(browser)

    browser.start()

    assert len(watching.shown["listing_ready"]) == 1
    assert watching.shown["counts_ready"] == []
    assert watching.shown["page_empty"] == []


def test_start_shows_rows_counts_facets_and_the_home_page(screen: Screen) -> None:
    assert len(screen.last("listing_ready").ids) == 3
    assert screen.last("counts_ready")[Kind.MINERAL] == 3
    assert len(screen.last("facets_ready")) == 3
    assert screen.last("page_ready").id == "home"


def test_typing_narrows_rows_and_counts(browser: Browser, screen: Screen) -> None:
    browser.type_query("gall")
    browser.flush()

    assert screen.last("listing_ready").ids == ("mineral/gallium",)
    assert screen.last("counts_ready")[Kind.MINERAL] == 1


def test_selecting_opens_the_page_on_the_day(browser: Browser, screen: Screen, reading: FakeReading) -> None:
    browser.select("mineral/gallium")
    browser.flush()

    assert screen.last("page_ready").title == "Gallium"
    assert reading.pages == [("home", TODAY), ("mineral/gallium", TODAY)]


def test_typing_leaves_the_open_page_alone(browser: Browser, screen: Screen, reading: FakeReading) -> None:
    browser.select("mineral/gallium")
    browser.flush()

    browser.type_query("anti")
    browser.flush()

    assert [page for page, _day in reading.pages] == ["home", "mineral/gallium"]
    assert browser.state.selected == "mineral/gallium"


def test_another_day_reads_rows_and_page_anew(browser: Browser, screen: Screen, reading: FakeReading) -> None:
    browser.select("mineral/gallium")
    browser.flush()

    browser.set_day(date(2025, 6, 1))
    browser.flush()

    assert reading.asked[-1][1] == date(2025, 6, 1)
    assert reading.pages[-1] == ("mineral/gallium", date(2025, 6, 1))


def test_todays_date_follows_the_calendar(browser: Browser, screen: Screen) -> None:
    browser.set_day(TODAY)

    assert browser.state.as_of is None


def test_link_goes_to_the_entry_and_back_returns(browser: Browser, screen: Screen) -> None:
    browser.type_query("gall")
    browser.select("mineral/gallium")
    before = browser.state

    browser.follow("measure/mofcom-2024-46")
    assert browser.state == BrowseState(kind=Kind.MEASURE, selected="measure/mofcom-2024-46")
    browser.back()

    assert browser.state == before
    browser.forward()
    assert browser.state.kind is Kind.MEASURE


def test_other_kind_keeps_the_words(browser: Browser, screen: Screen) -> None:
    browser.type_query("lock")

    browser.go_to_kind(Kind.FIRM)

    assert browser.state == BrowseState(kind=Kind.FIRM, text="lock")


def test_facet_clicks_are_text(browser: Browser, screen: Screen) -> None:
    browser.step_facet(ROW)
    first = browser.state.text
    browser.step_facet(ROW)
    second = browser.state.text
    browser.exclude_facet(ROW)

    assert (first, second, browser.state.text) == ("state:suspended", "-state:suspended", "")


def test_bad_query_is_said_and_the_rows_stay(browser: Browser, screen: Screen) -> None:
    browser.type_query("bad:query")
    browser.flush()

    assert "bad" in screen.last("query_faulty").text
    assert len(screen.shown["listing_ready"]) == 1


def test_facet_click_on_a_bad_query_is_said(browser: Browser, screen: Screen) -> None:
    browser.type_query("nokey:x")
    browser.step_facet(ROW)
    browser.exclude_facet(ROW)

    assert len(screen.shown["query_faulty"]) == 2
    assert browser.state.text == "nokey:x"


@pytest.mark.parametrize(
    ("text", "action"),
    [("lock", "go.firm"), ("galium", "search:gallium"), ("xyzzy", "find.clear")],
)
def test_empty_table_offers_what_helps(browser: Browser, screen: Screen, text: str, action: str) -> None:
    browser.type_query(text)
    browser.flush()

    assert screen.last("list_empty").action == action


def test_entry_that_is_gone_is_said_in_place_of_its_page(browser: Browser, screen: Screen) -> None:
    browser.follow("mineral/gone")
    browser.flush()

    assert "mineral/gone" in screen.last("page_empty").title


def test_unfolding_shows_more_and_less(browser: Browser, screen: Screen) -> None:
    browser.unfold_facet("state")
    browser.flush()

    assert len(screen.shown["facets_ready"]) == 2


@pytest.mark.parametrize(
    ("entry_id", "expected"),
    [
        ("list/us-entity-list", (Kind.FIRM, "list:us-entity-list")),
        ("measure/mofcom-2025-1", (Kind.FIRM, "measure:mofcom-2025-1")),
        ("mineral/gallium", (Kind.MEASURE, "mineral:gallium")),
    ],
)
def test_left_out_rows_are_shown_in_the_table(
    browser: Browser, screen: Screen, entry_id: str, expected: tuple[Kind, str]
) -> None:
    browser.show_all_of(entry_id)

    assert (browser.state.kind, browser.state.text) == expected


def test_turn_of_the_day_is_noticed(host: QWidget, reading: FakeReading) -> None:
    days = [date(2026, 11, 25)]
    today: Callable[[], date] = lambda: days[-1]  # noqa: E731 - a calendar that turns
    browser = Browser(reading, BrowseState(), today=today, parent=host)
    browser.start()
    assert not browser.has_day_turned

    days.append(date(2026, 11, 26))

    assert browser.has_day_turned
    browser.refresh()
    assert reading.asked[-1][1] == date(2026, 11, 26)


def test_sorting_is_a_step(browser: Browser, screen: Screen) -> None:
    browser.sort_by("since")
    browser.sort_by("since")

    assert (browser.state.sort_key, browser.state.is_descending) == ("since", True)
    browser.back()
    assert not browser.state.is_descending


def test_clearing_shows_everything(browser: Browser, screen: Screen) -> None:
    browser.search("gall")

    browser.clear()

    assert not browser.state.is_filtered


def test_notes_are_counted_anew_where_the_query_asks_for_them(
    browser: Browser, screen: Screen, reading: FakeReading
) -> None:
    asked = len(reading.asked)
    browser.refresh_counts()
    assert len(reading.asked) == asked

    browser.search("has:note")
    browser.refresh_counts()

    assert len(reading.asked) == asked + 2
