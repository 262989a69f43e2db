"""Changes: every provision or listing whose state differs between two days, and no other."""

from __future__ import annotations

import sqlite3
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import DataError
from db.force import EventType, State
from db.queries.changes import changes
from db.records import Change
from db.search.marked import Mark, Marked
from db.search.query import Query, parse
from tests.db.queries.oracle import Oracle
from tests.db.queries.strategies import DAYS


def count(found: tuple[Change, ...]) -> Counter[tuple[State | None, State | None]]:
    return Counter((change.before.state, change.after.state) for change in found)


def of(connection: sqlite3.Connection, before: date, after: date, line: str = "") -> tuple[Change, ...]:
    return changes(connection, before, after=after, query=parse(line) if line else None)


@settings(max_examples=60)
@given(days=st.tuples(DAYS, DAYS).map(sorted))
def test_changes_are_what_plain_loops_find(real: sqlite3.Connection, oracle: Oracle, days: list[date]) -> None:
    before, after = days
    expected: Counter[tuple[str, str, str]] = Counter()
    for thing in oracle.things.values():
        first, last = thing.on(before)[0], thing.on(after)[0]
        if first != last:
            expected[thing.label, first, last] += 1

    found = Counter(
        (change.label, change.before.state or "none", change.after.state or "none")
        for change in of(real, before, after)
    )

    assert found == expected


@settings(max_examples=40)
@given(days=st.tuples(DAYS, DAYS).map(sorted))
def test_the_cause_began_the_new_state(real: sqlite3.Connection, days: list[date]) -> None:
    for change in of(real, days[0], days[1]):
        assert change.cause is not None
        assert change.after.since is not None
        assert days[0] < change.after.since <= days[1]
        if change.after.state is State.UNCONFIRMED and change.cause.type is not EventType.DISPUTED:
            assert change.cause.until == change.after.since
        else:
            assert change.cause.day == change.after.since


def test_one_day_has_no_changes(real: sqlite3.Connection) -> None:
    assert of(real, date(2025, 5, 14), date(2025, 5, 14)) == ()


def test_changes_stand_by_day(real: sqlite3.Connection) -> None:
    days = [change.after.since for change in of(real, date(2025, 1, 1), date(2026, 1, 1)) if change.after.since]

    assert days == sorted(days)


def test_small_edition_changes_when_the_clause_is_suspended(small: sqlite3.Connection) -> None:
    (change,) = of(small, date(2025, 11, 8), date(2025, 11, 9))

    assert (change.entry.id, change.label) == ("measure/mofcom-2024-46", "Clause 2")
    assert (change.before.state, change.after.state) == (State.IN_FORCE, State.SUSPENDED)
    assert change.after.until == date(2026, 11, 27)
    assert change.cause is not None
    assert change.cause.type is EventType.SUSPENDED
    assert change.measure is not None
    assert change.measure.id == "measure/mofcom-2025-72"


def test_a_statement_changes_nothing(small: sqlite3.Connection) -> None:
    assert [change.entry.id for change in of(small, date(2026, 9, 27), date(2026, 9, 28))] == []


def test_a_listing_is_told_of_its_firm(small: sqlite3.Connection) -> None:
    (change,) = of(small, date(2025, 6, 1), date(2025, 9, 1))

    assert (change.entry.id, change.label) == ("firm/lockheed-martin-missiles", "Cn export control list")
    assert (change.before.state, change.after.state) == (State.SUSPENDED, State.ENDED)


def test_an_extension_is_not_what_suspended(real: sqlite3.Connection) -> None:
    found = of(real, date(2025, 5, 1), date(2025, 12, 1), "list:cn-export-control-list state:suspended")

    assert found
    assert {change.cause.type for change in found if change.cause is not None} == {EventType.SUSPENDED}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("mineral:gallium", {"Clause 2"}, id="mineral"),
        pytest.param("gallium", {"Clause 2"}, id="word"),
        pytest.param("镓", {"Clause 2"}, id="chinese"),
        pytest.param("measure:mofcom-2024-46", {"Clause 2"}, id="measure"),
        pytest.param("measure:mofcom-2025-1", {"Cn export control list"}, id="listing-act"),
        pytest.param("kind:firm", {"Cn export control list"}, id="kind"),
        pytest.param("list:cn-export-control-list", {"Cn export control list"}, id="list"),
        pytest.param("firm:lockheed-martin-missiles", {"Cn export control list"}, id="firm"),
        pytest.param("state:suspended", {"Clause 2"}, id="new-state"),
        pytest.param("-state:suspended", {"Cn export control list"}, id="not-that-state"),
        pytest.param("-list:cn-export-control-list", {"Clause 2"}, id="not-that-list"),
        pytest.param("code:3C001", {"Clause 2"}, id="code"),
        pytest.param("target:US", {"Clause 2"}, id="target"),
        pytest.param("country:US", {"Cn export control list"}, id="country-of-the-firm"),
        pytest.param("by:US", set(), id="nobody's-acts"),
        pytest.param("added:2025", {"Cn export control list"}, id="added"),
        pytest.param("zzzz", set(), id="nothing"),
    ],
)
def test_a_query_says_what_to_look_at(small: sqlite3.Connection, line: str, expected: set[str]) -> None:
    assert {change.label for change in of(small, date(2025, 6, 1), date(2025, 12, 1), line)} == expected


def test_an_empty_query_looks_at_everything(real: sqlite3.Connection) -> None:
    days = date(2025, 1, 1), date(2025, 6, 1)

    assert changes(real, days[0], after=days[1], query=Query()) == changes(real, days[0], after=days[1])


def test_notes_can_be_asked_for(small: sqlite3.Connection) -> None:
    marked = Marked((Mark("has", "note", "note", frozenset({"measure/mofcom-2024-46"})),))
    found = changes(small, date(2025, 6, 1), after=date(2025, 12, 1), query=parse("has:note"), marked=marked)

    assert [change.label for change in found] == ["Clause 2"]


def test_an_unknown_value_is_named(small: sqlite3.Connection) -> None:
    with pytest.raises(DataError, match="There is no mineral 'galium'"):
        of(small, date(2025, 1, 1), date(2025, 2, 1), "mineral:galium")


def test_the_28_firms_of_april_2025_are_suspended_and_then_part(real: sqlite3.Connection) -> None:
    line = "kind:firm list:cn-export-control-list added:2025-04-04..2025-04-09"

    assert count(of(real, date(2025, 4, 1), date(2025, 4, 10), line)) == {(None, State.IN_FORCE): 28}
    assert count(of(real, date(2025, 4, 10), date(2025, 5, 14), line)) == {(State.IN_FORCE, State.SUSPENDED): 28}
    assert count(of(real, date(2025, 5, 14), date(2025, 8, 12), line)) == {(State.SUSPENDED, State.ENDED): 12}
