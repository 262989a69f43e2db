"""Tests of the fold from events to intervals: a table of answers, and the rules that hold for any events."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.force import ENDINGS, Basis, Event, EventType, State, fold, remarks_on, state_on


def day(text: str) -> date:
    return date.fromisoformat(text)


def event(on: str, kind: str, until: str | None = None, basis: str = "act") -> Event:
    return Event(day(on), EventType(kind), Basis(basis), day(until) if until is not None else None)


NO_46_CLAUSE_2 = (
    event("2024-12-03", "announced"),
    event("2024-12-03", "effective"),
    event("2025-11-09", "suspended", "2026-11-27"),
)
NO_57_OF_2025 = (
    event("2025-10-09", "announced"),
    event("2025-11-08", "effective"),
    event("2025-11-07", "suspended", "2026-11-10"),
    event("2026-09-28", "extended", "2027-01-10", "statement"),
)
APRIL_2025_KEPT = (
    event("2025-04-04", "effective"),
    event("2025-05-14", "suspended", "2025-08-12"),
    event("2025-08-12", "extended", "2025-11-10"),
    event("2025-11-10", "extended", "2026-11-10"),
)
APRIL_2025_STOPPED = (
    event("2025-04-09", "effective"),
    event("2025-05-14", "suspended", "2025-08-12"),
    event("2025-08-12", "repealed"),
)
PROPOSAL = (event("2025-01-02", "proposed"), event("2025-07-15", "adopted"))
SUSPENDED_LATE = (event("2025-01-01", "effective"), event("2025-02-01", "suspended"), event("2025-03-01", "resumed"))
WORD_ONLY = (event("2026-09-24", "announced"), event("2026-10-01", "effective", basis="report"))
TERM = (event("2026-02-24", "effective", "2026-07-24"), event("2026-07-24", "expired"))
LAPSED_THEN_EXTENDED = (
    event("2025-01-01", "effective"),
    event("2025-02-01", "suspended", "2025-03-01"),
    event("2025-04-01", "extended", "2025-06-01"),
)
PAUSED_BEFORE_START = (
    event("2025-01-01", "announced"),
    event("2025-06-01", "effective"),
    event("2025-02-01", "suspended"),
    event("2025-03-01", "resumed"),
)
AMENDED = (event("2025-01-01", "effective"), event("2025-02-01", "amended"))
DISPUTED = (event("2025-01-01", "effective"), event("2025-02-01", "disputed"), event("2025-03-01", "repealed"))
EXTENDED_TOO_LATE = (
    event("2025-01-01", "effective"),
    event("2025-02-01", "repealed"),
    event("2025-03-01", "extended", "2025-06-01"),
)
RELISTED = (event("2025-01-01", "effective"), event("2025-02-01", "removed"), event("2025-03-01", "effective"))

# events, day, state, since, until
CASES = {
    "before the first event": (NO_46_CLAUSE_2, "2024-12-02", None, None, None),
    "in force on the day it is announced": (NO_46_CLAUSE_2, "2024-12-03", "in-force", "2024-12-03", None),
    "the day before a suspension": (NO_46_CLAUSE_2, "2025-11-08", "in-force", "2024-12-03", None),
    "suspended until a day": (NO_46_CLAUSE_2, "2025-12-01", "suspended", "2025-11-09", "2026-11-27"),
    "the last day before the stated end": (NO_46_CLAUSE_2, "2026-11-26", "suspended", "2025-11-09", "2026-11-27"),
    "unconfirmed on the stated end": (NO_46_CLAUSE_2, "2026-11-27", "unconfirmed", "2026-11-27", None),
    "unconfirmed for ever after": (NO_46_CLAUSE_2, "2099-01-01", "unconfirmed", "2026-11-27", None),
    "announced before it takes effect": (NO_57_OF_2025, "2025-10-20", "announced", "2025-10-09", None),
    "suspended the day before it takes effect": (NO_57_OF_2025, "2025-11-07", "suspended", "2025-11-07", "2026-11-10"),
    "an effective date passes while suspended": (NO_57_OF_2025, "2025-11-08", "suspended", "2025-11-07", "2026-11-10"),
    "a statement moves no end": (NO_57_OF_2025, "2026-10-15", "suspended", "2025-11-07", "2026-11-10"),
    "a statement does not confirm": (NO_57_OF_2025, "2026-11-15", "unconfirmed", "2026-11-10", None),
    "an extension keeps since": (APRIL_2025_KEPT, "2025-09-01", "suspended", "2025-05-14", "2025-11-10"),
    "an extension on the stated end leaves no gap": (
        APRIL_2025_KEPT,
        "2025-08-12",
        "suspended",
        "2025-05-14",
        "2025-11-10",
    ),
    "the end known then, not later": (APRIL_2025_KEPT, "2025-06-01", "suspended", "2025-05-14", "2025-08-12"),
    "stopped on the stated end": (APRIL_2025_STOPPED, "2025-08-12", "ended", "2025-08-12", None),
    "a proposal": (PROPOSAL, "2025-02-01", "proposed", "2025-01-02", None),
    "a proposal ends by adoption": (PROPOSAL, "2025-07-15", "ended", "2025-07-15", None),
    "suspended with no stated end": (SUSPENDED_LATE, "2025-02-20", "suspended", "2025-02-01", None),
    "resumed": (SUSPENDED_LATE, "2025-03-01", "in-force", "2025-03-01", None),
    "word alone never brings into force": (WORD_ONLY, "2026-11-01", "announced", "2026-09-24", None),
    "in force for a stated term": (TERM, "2026-03-01", "in-force", "2026-02-24", "2026-07-24"),
    "expired on the day": (TERM, "2026-07-24", "ended", "2026-07-24", None),
    "lapsed": (LAPSED_THEN_EXTENDED, "2025-03-15", "unconfirmed", "2025-03-01", None),
    "extended after it lapsed": (LAPSED_THEN_EXTENDED, "2025-04-01", "suspended", "2025-04-01", "2025-06-01"),
    "resumed before it takes effect": (PAUSED_BEFORE_START, "2025-03-02", "announced", "2025-03-01", None),
    "takes effect after a pause": (PAUSED_BEFORE_START, "2025-06-01", "in-force", "2025-06-01", None),
    "an amendment changes nothing": (AMENDED, "2025-03-01", "in-force", "2025-01-01", None),
    "sources disagree": (DISPUTED, "2025-02-10", "unconfirmed", "2025-02-01", None),
    "an extension revives nothing": (EXTENDED_TOO_LATE, "2025-04-01", "ended", "2025-02-01", None),
    "listed again": (RELISTED, "2025-04-01", "in-force", "2025-03-01", None),
}


@pytest.mark.parametrize(("events", "on", "state", "since", "until"), CASES.values(), ids=CASES.keys())
def test_state_on_a_day(
    events: Sequence[Event], on: str, state: str | None, since: str | None, until: str | None
) -> None:
    found = state_on(fold(events), day(on))

    if state is None:
        assert found is None
    else:
        assert found is not None
        answer = (found.state, found.since.isoformat(), found.until.isoformat() if found.until is not None else None)
        assert answer == (State(state), since, until)


def test_a_statement_is_a_remark_until_an_act_settles_it() -> None:
    settled = (*NO_57_OF_2025, event("2026-11-20", "resumed"))

    assert remarks_on(NO_57_OF_2025, day("2026-09-27")) == ()
    assert [remark.until for remark in remarks_on(NO_57_OF_2025, day("2026-11-15"))] == [day("2027-01-10")]
    assert remarks_on(settled, day("2026-11-20")) == ()


def test_cause_names_the_act_behind_the_state() -> None:
    causes = [(interval.state, NO_57_OF_2025[interval.cause].type) for interval in fold(NO_57_OF_2025)]

    assert causes == [
        (State.ANNOUNCED, EventType.ANNOUNCED),
        (State.SUSPENDED, EventType.SUSPENDED),
        (State.UNCONFIRMED, EventType.SUSPENDED),
    ]


def test_an_end_before_its_own_day_is_refused() -> None:
    with pytest.raises(ValueError, match="2025-02-01"):
        fold((event("2025-02-01", "suspended", "2025-02-01"),))


@st.composite
def events_of_one_subject(draw: st.DrawFn) -> list[Event]:
    days = st.dates(date(2024, 1, 1), date(2025, 1, 1))
    drawn: list[Event] = []
    for _ in range(draw(st.integers(0, 8))):
        on = draw(days)
        length = draw(st.one_of(st.none(), st.integers(1, 200)))
        until = on + timedelta(days=length) if length is not None else None
        drawn.append(Event(on, draw(st.sampled_from(EventType)), draw(st.sampled_from(Basis)), until))
    return drawn


@given(events_of_one_subject())
def test_intervals_never_overlap_and_leave_no_gap(events: list[Event]) -> None:
    intervals = fold(events)

    acts = [item for item in events if item.basis is Basis.ACT]
    assert bool(intervals) == bool(acts)
    for earlier, later in itertools.pairwise(intervals):
        assert earlier.end == later.first
    assert all(interval.end is None or interval.first < interval.end for interval in intervals)
    if intervals:
        assert intervals[0].first == min(item.day for item in acts)
        assert intervals[-1].end is None


@given(events_of_one_subject(), st.dates(date(2023, 12, 1), date(2026, 6, 1)))
def test_every_day_has_exactly_one_state(events: list[Event], on: date) -> None:
    intervals = fold(events)

    covering = [interval for interval in intervals if interval.covers(on)]

    begun = bool(intervals) and intervals[0].first <= on
    assert len(covering) == (1 if begun else 0)
    if covering:
        assert covering[0].since <= on
        assert covering[0].until is None or on < covering[0].until


@given(events_of_one_subject())
def test_only_acts_change_the_state(events: list[Event]) -> None:
    def shape(items: Sequence[Event]) -> list[tuple[State, date, date | None]]:
        return [(interval.state, interval.first, interval.until) for interval in fold(items)]

    assert shape(events) == shape([item for item in events if item.basis is Basis.ACT])


@given(events_of_one_subject(), st.dates(date(2024, 1, 1), date(2025, 1, 1)))
def test_what_comes_later_does_not_change_an_earlier_day(events: list[Event], on: date) -> None:
    known = state_on(fold([item for item in events if item.day <= on]), on)
    hindsight = state_on(fold(events), on)

    assert (known and (known.state, known.since, known.until)) == (
        hindsight and (hindsight.state, hindsight.since, hindsight.until)
    )


@given(events_of_one_subject(), st.sampled_from(sorted(ENDINGS)))
def test_an_ending_ends(events: list[Event], ending: EventType) -> None:
    last = date(2025, 6, 1)

    found = state_on(fold([*events, Event(last, ending)]), date(2030, 1, 1))

    assert found is not None
    assert found.state is State.ENDED
