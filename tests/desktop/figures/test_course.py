"""A row shows what the acts known on the as-of day say, and nothing that came later."""

from __future__ import annotations

from datetime import date

import pytest

from db.force import Event, EventType, State
from db.records import Entry
from desktop.figures.course import courses, known_events, starts, state_note
from tests.desktop.pages.samples import (
    EXTENDED_BY_WORD,
    GALLIUM,
    NO_46,
    NO_57,
    SUSPENDED_70,
    SUSPENDED_72,
    UEL,
    entry,
    listing,
    opening,
    provision,
)

CLAUSE = (*opening("2024-12-03", "2024-12-03"), SUSPENDED_72)
AHEAD = (
    Event(date(2025, 10, 9), EventType.ANNOUNCED, by="mofcom-2025-57"),
    Event(date(2025, 12, 1), EventType.EFFECTIVE, by="mofcom-2025-57"),
)


def _mineral(events: tuple[Event, ...], as_of: str) -> Entry:
    return entry(GALLIUM, [provision(NO_46, events, as_of=as_of, label="Clause 2")], as_of=as_of)


@pytest.mark.parametrize(
    ("as_of", "states", "later"),
    [
        ("2025-06-01", [State.IN_FORCE], 1),
        ("2026-11-25", [State.IN_FORCE, State.SUSPENDED, State.UNCONFIRMED], 0),
        ("2026-12-01", [State.IN_FORCE, State.SUSPENDED, State.UNCONFIRMED], 0),
    ],
)
def test_what_came_later_is_not_known(as_of: str, states: list[State], later: int) -> None:
    (course,) = courses(_mineral(CLAUSE, as_of))

    assert [interval.state for interval in course.intervals] == states
    assert course.later == later
    assert (course.name, course.detail) == ("Announcement No. 46 of 2024", "Clause 2")


def test_an_effective_day_ahead_is_known_with_the_announcement() -> None:
    (course,) = courses(_mineral(AHEAD, "2025-11-01"))

    assert [interval.state for interval in course.intervals] == [State.ANNOUNCED, State.IN_FORCE]
    assert starts(course, date(2025, 11, 1)) == date(2025, 12, 1)


def test_a_suspension_ahead_of_the_effective_day_is_not_known_before_it() -> None:
    assert known_events((*AHEAD, SUSPENDED_70), date(2025, 10, 20)) == AHEAD


def test_what_had_not_begun_has_no_row() -> None:
    assert courses(_mineral(AHEAD, "2025-01-01")) == ()


def test_a_statement_stands_beside_the_intervals() -> None:
    (course,) = courses(_mineral((*CLAUSE, EXTENDED_BY_WORD), "2026-11-25"))

    assert course.statements == (EXTENDED_BY_WORD,)
    assert course.intervals[-1].state is State.UNCONFIRMED


def test_listings_that_fared_alike_are_one_row_of_the_list() -> None:
    events = opening("2025-04-09", "2025-04-09")
    subjects = [listing(UEL, events, as_of="2026-11-25", firm=firm, measure=NO_57) for firm in ("one", "two")]
    subjects.append(listing(UEL, (*events, SUSPENDED_72), as_of="2026-11-25", firm="three", measure=NO_57))

    found = courses(entry(UEL, subjects, as_of="2026-11-25"))

    assert [(course.name, course.detail, course.count) for course in found] == [
        ("Announcement No. 57 of 2025", "2 listings", 2),
        ("Announcement No. 57 of 2025", "Three", 1),
    ]


@pytest.mark.parametrize(
    ("events", "words"),
    [
        (CLAUSE, "suspended until 2026-11-27"),
        (CLAUSE[:2], "in force"),
        ((*CLAUSE[:2], SUSPENDED_70), "unconfirmed since 2026-11-10"),
        ((*CLAUSE[:2], Event(date(2025, 3, 1), EventType.REPEALED)), "repealed 2025-03-01"),
        (CLAUSE[:1], "announced"),
        ((Event(date(2025, 3, 1), EventType.PROPOSED),), "proposed"),
    ],
    ids=["suspended", "in force", "unconfirmed", "repealed", "announced", "proposed"],
)
def test_a_state_is_said_with_the_day_that_matters(events: tuple[Event, ...], words: str) -> None:
    (course,) = courses(_mineral(events, "2026-11-25"))
    standing = course.standing(date(2026, 11, 25))

    assert standing is not None
    assert state_note(standing, cause=course.cause(standing)) == words


def test_no_state_has_no_words() -> None:
    assert state_note(None) == ""
