"""What is said of the as-of day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.force import Basis, Event, EventType
from db.records import EntryRef, Happening, Kind, Turn
from desktop.core.as_of import as_of_view, edition_age, no_turn_said, turn_said, two_days_page
from desktop.core.browse_state import BrowseState
from desktop.core.page_id import parse_page_id
from tests.desktop.fakes import EDITION

FRESH = replace(EDITION, reach=date(2026, 11, 22))


def test_today_within_the_edition_needs_no_banner() -> None:
    view = as_of_view(None, date(2026, 11, 22), edition=FRESH)

    assert (view.is_today, view.banner) == (True, "")
    assert view.button == "Today, 2026-11-22"


def test_today_after_the_edition_is_said() -> None:
    view = as_of_view(None, date(2026, 11, 25), edition=EDITION)

    assert view.is_today
    assert "2026-11-22" in view.banner
    assert "2026-10-09" in view.banner


def test_another_day_is_said() -> None:
    view = as_of_view(date(2025, 6, 1), date(2026, 11, 25), edition=EDITION)

    assert not view.is_today
    assert view.banner == "As of 1 June 2025, not today."
    assert view.button == "2025-06-01"


def test_day_ahead_is_a_forecast() -> None:
    view = as_of_view(date(2027, 1, 1), date(2026, 11, 25), edition=EDITION)

    assert "forecast" in view.banner


def test_todays_date_chosen_is_today() -> None:
    assert as_of_view(date(2026, 11, 25), date(2026, 11, 25), edition=EDITION).is_today


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 22), "of today"),
        (date(2026, 11, 23), "1 day old"),
        (date(2026, 12, 2), "10 days old"),
        (date(2026, 1, 1), "dated ahead of today"),
    ],
)
def test_age_of_the_edition(today: date, words: str) -> None:
    assert edition_age(today, EDITION) == words


ACT = EntryRef("measure/act", Kind.MEASURE, "The act", number="No. 1 of 2025")
DAY = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("happening", "said"),
    [
        (Happening(Event(DAY, EventType.EFFECTIVE), ACT, 1), "took effect (No. 1 of 2025)"),
        (
            Happening(Event(DAY, EventType.SUSPENDED, until=date(2025, 8, 12)), ACT, 28),
            "suspended until 2025-08-12, 28 times (No. 1 of 2025)",
        ),
        (
            Happening(Event(DAY, EventType.EXTENDED, Basis.STATEMENT), ACT, 1),
            "extended by official statement (No. 1 of 2025)",
        ),
        (Happening(None, ACT, 1), "a stated end passes, and no act says what follows (No. 1 of 2025)"),
    ],
    ids=["effective", "suspended", "statement", "lapse"],
)
def test_what_happens_is_said_with_its_act(happening: Happening, said: str) -> None:
    assert turn_said(Turn(DAY, (happening,))) == f"On this day: {said}."


def test_what_is_alike_is_said_once_with_the_acts_behind_it() -> None:
    acts = [EntryRef(f"measure/{place}", Kind.MEASURE, f"Act {place}") for place in range(4)]
    turn = Turn(DAY, tuple(Happening(Event(DAY, EventType.EFFECTIVE), act, 2) for act in acts))

    assert turn_said(turn) == "On this day: took effect, 8 times (Act 0, Act 1, 2 more)."


def test_most_of_a_busy_day_is_counted() -> None:
    types = (EventType.EFFECTIVE, EventType.AMENDED, EventType.REPEALED, EventType.REMOVED)
    turn = Turn(DAY, tuple(Happening(Event(DAY, each), ACT, 1) for each in types))

    assert turn_said(turn) == "On this day: took effect (No. 1 of 2025); amended (No. 1 of 2025); 2 more."


def test_end_of_the_known_is_said() -> None:
    assert "nothing after 2025-06-01" in no_turn_said(DAY, is_later=True)
    assert "nothing before 2025-06-01" in no_turn_said(DAY, is_later=False)


@pytest.mark.parametrize(
    ("state", "page"),
    [
        (BrowseState(selected="mineral/gallium"), "days/mineral/gallium@2025-06-01..2026-11-25"),
        (BrowseState(selected="days/firm/huawei@2024-01-01..2025-01-01"), "days/firm/huawei@2025-06-01..2026-11-25"),
        (BrowseState(), "changes/2025-06-01..2026-11-25?kind:mineral"),
        (
            BrowseState(Kind.FIRM, "list:cn-unreliable-entities", selected="deadlines"),
            "changes/2025-06-01..2026-11-25?kind:firm list:cn-unreliable-entities",
        ),
    ],
    ids=["entry", "two days", "table", "table beside a report"],
)
def test_two_days_are_those_of_what_is_shown(state: BrowseState, page: str) -> None:
    found = two_days_page(state, DAY, after=date(2026, 11, 25))

    assert found == page
    assert str(parse_page_id(found)) == page
