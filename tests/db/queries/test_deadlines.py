"""Deadlines: what turns after a day by what was known on it, and stated ends that passed without an act."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from hypothesis import given, settings

from db.force import State
from db.queries.deadlines import deadlines
from db.queries.entries import entry
from db.records import Deadline
from tests.db.queries.strategies import DAYS


def told(found: tuple[Deadline, ...]) -> list[tuple[str, str, str, str, int, bool]]:
    return [
        (item.day.isoformat(), item.what, item.measure.id, item.label, item.subjects, item.is_passed) for item in found
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2024, 1, 1), [], id="nothing-yet"),
        pytest.param(
            date(2025, 6, 1),
            [("2025-08-12", "suspension ends", "measure/mofcom-2025-1", "Cn export control list", 1, False)],
            id="listing",
        ),
        pytest.param(
            date(2025, 5, 13),
            [("2025-05-14", "takes effect", "measure/mofcom-2025-72", "Whole act", 1, False)],
            id="takes-effect",
        ),
        pytest.param(
            date(2026, 3, 15),
            [
                ("2026-04-01", "comments close", "measure/draft-2026", "Whole act", 1, False),
                ("2026-11-27", "suspension ends", "measure/mofcom-2024-46", "Clause 2", 1, False),
            ],
            id="comments-and-clause",
        ),
        pytest.param(
            date(2026, 11, 27),
            [("2026-11-27", "end passed, unconfirmed", "measure/mofcom-2024-46", "Clause 2", 1, True)],
            id="passed",
        ),
    ],
)
def test_small_edition_has_its_deadlines(
    small: sqlite3.Connection, day: date, expected: list[tuple[str, str, str, str, int, bool]]
) -> None:
    assert told(deadlines(small, as_of=day)) == expected


def test_what_an_official_said_stands_beside_the_deadline(small: sqlite3.Connection) -> None:
    before = deadlines(small, as_of=date(2026, 9, 1))[-1]
    after = deadlines(small, as_of=date(2026, 10, 1))[-1]

    assert before.remarks == ()
    assert [(remark.day, remark.until) for remark in after.remarks] == [(date(2026, 9, 28), date(2027, 1, 10))]


def test_a_last_day_cuts_what_is_ahead_and_not_what_has_passed(real: sqlite3.Connection) -> None:
    day = date(2026, 11, 25)
    everything = deadlines(real, as_of=day)
    soon = deadlines(real, as_of=day, until=date(2026, 11, 30))

    assert soon == tuple(item for item in everything if item.is_passed or item.day <= date(2026, 11, 30))
    assert any(item.is_passed for item in soon)
    assert 0 < len(soon) < len(everything)


def test_listings_of_one_act_are_one_deadline(real: sqlite3.Connection) -> None:
    found = deadlines(real, as_of=date(2025, 6, 1))
    rounds = {item.measure.id: item for item in found if item.what == "suspension ends"}

    assert rounds["measure/mofcom-2025-21"].subjects > 10
    assert rounds["measure/mofcom-2025-21"].day == date(2025, 8, 12)


@settings(max_examples=40)
@given(day=DAYS)
def test_deadlines_are_in_order_and_on_the_right_side_of_the_day(real: sqlite3.Connection, day: date) -> None:
    found = deadlines(real, as_of=day)

    assert [item.day for item in found] == sorted(item.day for item in found)
    assert all(item.is_passed is (item.day <= day) for item in found)
    assert all(item.subjects > 0 and item.label for item in found)


def test_each_scheduled_end_of_a_measure_is_a_deadline(real: sqlite3.Connection) -> None:
    day = date(2026, 10, 1)
    known = {(item.measure.id, item.day) for item in deadlines(real, as_of=day)}
    for (entry_id,) in real.execute("SELECT id FROM entry WHERE kind = 'measure'").fetchall():
        for subject in entry(real, entry_id, as_of=day).subjects:
            if subject.standing.until is not None and subject.standing.state is not State.ENDED:
                assert (entry_id, subject.standing.until) in known
