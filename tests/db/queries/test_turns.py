"""Stepping from event to event: the nearest day with one, and what happens then, as plain loops find it."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.force import EventType
from db.queries.turns import turn_after, turn_before
from tests.db.queries.oracle import Oracle
from tests.db.queries.strategies import DAYS

ENTRIES = st.lists(
    st.sampled_from(
        [
            "mineral/gallium",
            "mineral/barite",
            "measure/mofcom-2024-46",
            "measure/mofcom-2025-57",
            "firm/huawei",
            "firm/lockheed-martin",
            "list/cn-unreliable-entities",
            "technology/lfp-cathode",
        ]
    ),
    max_size=3,
    unique=True,
)


def days_with_events(connection: sqlite3.Connection, oracle: Oracle, ids: list[str]) -> list[date]:
    numbers = {thing.number for being in oracle.beings.values() if being.id in ids for thing, _ in being.things}
    found = {first for number in numbers for first, *_rest in oracle.things[number].intervals}
    found |= {day for number, day in connection.execute("SELECT subject_no, day FROM event") if number in numbers}
    return sorted(date.fromisoformat(day) for day in found)


@settings(max_examples=60, deadline=None)
@given(ids=ENTRIES, day=DAYS)
def test_nearest_days_are_what_plain_loops_find(
    real: sqlite3.Connection, oracle: Oracle, ids: list[str], day: date
) -> None:
    days = days_with_events(real, oracle, ids)
    earlier = [each for each in days if each < day]
    later = [each for each in days if each > day]

    before, after = turn_before(real, ids, day=day), turn_after(real, ids, day=day)

    assert (None if before is None else before.day) == (earlier[-1] if earlier else None)
    assert (None if after is None else after.day) == (later[0] if later else None)


@settings(max_examples=40, deadline=None)
@given(ids=ENTRIES, day=DAYS)
def test_something_happens_on_each_day_and_a_step_back_returns(
    real: sqlite3.Connection, ids: list[str], day: date
) -> None:
    after = turn_after(real, ids, day=day)
    if after is None:
        return

    assert after.happenings
    back = turn_after(real, ids, day=after.day - timedelta(days=1))
    assert back == after


def test_suspension_is_told_with_the_act_that_did_it(real: sqlite3.Connection) -> None:
    turn = turn_after(real, ["measure/mofcom-2024-46"], day=date(2025, 11, 1))

    assert turn is not None
    assert turn.day == date(2025, 11, 9)
    [happening] = turn.happenings
    assert happening.event is not None
    assert happening.event.type is EventType.SUSPENDED
    assert happening.event.until == date(2026, 11, 27)
    assert happening.act.id == "measure/mofcom-2025-72"


def test_passing_of_a_stated_end_is_a_turn_without_an_event(real: sqlite3.Connection) -> None:
    turn = turn_after(real, ["measure/mofcom-2024-46"], day=date(2026, 11, 25))

    assert turn is not None
    assert turn.day == date(2026, 11, 27)
    assert any(
        happening.event is None and happening.act.id == "measure/mofcom-2024-46" for happening in turn.happenings
    )


def test_what_concerns_most_comes_first(real: sqlite3.Connection) -> None:
    turn = turn_after(real, ["list/cn-export-control-list"], day=date(2025, 5, 13))

    assert turn is not None
    assert turn.day == date(2025, 5, 14)
    assert turn.happenings[0].subjects == max(happening.subjects for happening in turn.happenings)


@pytest.mark.parametrize("ids", [[], ["mineral/unobtainium"]], ids=["none", "unknown"])
def test_nothing_turns_for_nothing(real: sqlite3.Connection, ids: list[str]) -> None:
    assert turn_before(real, ids, day=date(2026, 1, 1)) is None
    assert turn_after(real, ids, day=date(2026, 1, 1)) is None
