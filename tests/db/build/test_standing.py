"""The stored summary of an entry is, on every day, what its subjects' intervals add up to."""

from __future__ import annotations

import itertools
import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from db.build.standing import PRECEDENCE, Summary, summary_of, sweep
from db.force import Basis, Event, EventType, Interval, State, fold, state_on

DAY = date(2025, 1, 1)
DAYS = st.integers(0, 40).map(lambda offset: DAY + timedelta(days=offset))


@st.composite
def _events(draw: st.DrawFn) -> Event:
    day = draw(DAYS)
    until = draw(st.none() | st.integers(1, 20).map(lambda length: day + timedelta(days=length)))
    return Event(day, draw(st.sampled_from(EventType)), draw(st.sampled_from(Basis)), until)


SUBJECTS = st.lists(st.lists(_events(), max_size=5).map(fold), max_size=6)


def _summary_on(subjects: list[tuple[Interval, ...]], on: date) -> Summary | None:
    return summary_of(
        interval for interval in (state_on(intervals, on) for intervals in subjects) if interval is not None
    )


@given(subjects=SUBJECTS, on=DAYS)
def test_stored_summary_equals_the_recomputed_one(subjects: list[tuple[Interval, ...]], on: date) -> None:
    expected = _summary_on(subjects, on)
    day = on
    while expected is not None:
        day -= timedelta(days=1)
        earlier = _summary_on(subjects, day)
        if earlier is None or earlier.state is not expected.state:
            break
        expected = replace(expected, since=min(earlier.since, expected.since))

    found = [summary for first, end, summary in sweep(subjects) if first <= on and (end is None or on < end)]

    assert found == ([] if expected is None else [expected])


def test_a_state_handed_over_from_act_to_act_has_held_since_the_first() -> None:
    handover = DAY + timedelta(days=30)
    licence = fold([Event(DAY, EventType.EFFECTIVE), Event(handover, EventType.SUPERSEDED)])
    unified_list = fold([Event(handover, EventType.EFFECTIVE)])

    runs = list(sweep([licence, unified_list]))

    assert [(summary.state, summary.since) for _, _, summary in runs] == [
        (State.IN_FORCE, DAY),
        (State.IN_FORCE, DAY),
    ]


@given(subjects=SUBJECTS)
def test_runs_leave_no_gap_and_each_differs_from_the_last(subjects: list[tuple[Interval, ...]]) -> None:
    runs = list(sweep(subjects))

    for (_, end, summary), (first, _, following) in itertools.pairwise(runs):
        assert end == first
        assert summary != following
    assert not runs or runs[-1][1] is None


@given(subjects=SUBJECTS, on=DAYS)
def test_counts_add_up_to_the_subjects_that_have_begun(subjects: list[tuple[Interval, ...]], on: date) -> None:
    standing = [interval for interval in (state_on(intervals, on) for intervals in subjects) if interval is not None]

    summary = summary_of(standing)

    assert sum(count for _, count in summary.counts) == len(standing) if summary is not None else not standing


def _interval(state: State, *, since: date = DAY, until: date | None = None) -> Interval:
    return Interval(state, since, None, since, until, 0)


def test_every_state_has_its_place_in_the_precedence() -> None:
    assert set(PRECEDENCE) == set(State)


def test_state_that_binds_most_is_the_entrys() -> None:
    later = DAY + timedelta(days=9)

    summary = summary_of(
        [
            _interval(State.ENDED, since=DAY),
            _interval(State.SUSPENDED, since=later, until=date(2026, 11, 27)),
            _interval(State.SUSPENDED, since=DAY, until=date(2026, 11, 10)),
        ]
    )

    assert summary == Summary(State.SUSPENDED, DAY, date(2026, 11, 10), ((State.SUSPENDED, 2), (State.ENDED, 1)))


def test_edition_stores_the_runs(small_edition_path: Path) -> None:
    connection = sqlite3.connect(small_edition_path)
    rows = connection.execute(
        "SELECT first, end_day, state, since, until, counts FROM entry_interval"
        " JOIN entry ON entry.entry_no = entry_interval.entry_no WHERE id = ? ORDER BY first",
        ("measure/mofcom-2024-46",),
    ).fetchall()
    connection.close()

    assert rows == [
        ("2024-12-03", "2025-11-09", "in-force", "2024-12-03", None, '{"in-force":2}'),
        ("2025-11-09", "2026-11-27", "in-force", "2024-12-03", None, '{"in-force":1,"suspended":1}'),
        ("2026-11-27", "9999-12-31", "in-force", "2024-12-03", None, '{"in-force":1,"unconfirmed":1}'),
    ]


def test_suspension_that_names_a_mineral_does_not_decide_its_state(small_edition_path: Path) -> None:
    connection = sqlite3.connect(small_edition_path)
    rows = connection.execute(
        "SELECT key, is_deciding, scope FROM entry_subject JOIN subject USING (subject_no) JOIN entry USING (entry_no)"
        " WHERE entry.id = ? ORDER BY key",
        ("mineral/gallium",),
    ).fetchall()
    states = connection.execute(
        "SELECT first, state FROM entry_interval JOIN entry USING (entry_no) WHERE id = ? ORDER BY first",
        ("mineral/gallium",),
    ).fetchall()
    connection.close()

    assert rows == [("mofcom-2024-46#clause-2", 1, "metal"), ("mofcom-2025-72#act", 0, "the ban of clause 2")]
    assert states == [("2024-12-03", "in-force"), ("2025-11-09", "suspended"), ("2026-11-27", "unconfirmed")]
