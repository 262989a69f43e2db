"""Replays what is on record of the suspensions of 2025 and 2026 on the bundled edition."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.edition import open_edition

APRIL_CONTROL_LIST = ("mofcom-2025-21", "mofcom-2025-22")
APRIL_UNRELIABLE = ("uel-2025-7", "uel-2025-8")
NO_46 = "mofcom-2024-46"
PACKAGE_OF_OCTOBER_2025 = tuple(f"mofcom-2025-{number}" for number in (55, 56, 57, 58, 61, 62))

STATES_OF_LISTINGS = """
    SELECT subject_interval.state
    FROM subject
    JOIN subject_interval ON subject_interval.subject_no = subject.subject_no
    WHERE subject.subject_kind = 'listing' AND subject.list_id = ? AND subject.measure_id = ?
        AND subject_interval.first <= ? AND ? < subject_interval.end_day
"""
STATES_OF_PROVISIONS = """
    SELECT subject.key, subject_interval.state, subject_interval.since, subject_interval.until
    FROM subject
    JOIN subject_interval ON subject_interval.subject_no = subject.subject_no
    WHERE subject.subject_kind = 'provision' AND subject.measure_id = ?
        AND subject_interval.first <= ? AND ? < subject_interval.end_day
    ORDER BY subject.subject_no
"""


@pytest.fixture
def edition(edition_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_edition(edition_path)) as connection:
        yield connection


def listing_states(edition: sqlite3.Connection, list_id: str, measures: tuple[str, ...], day: str) -> dict[str, int]:
    found: Counter[str] = Counter()
    for measure in measures:
        found.update(state for (state,) in edition.execute(STATES_OF_LISTINGS, (list_id, measure, day, day)))
    return dict(found)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-04-03", {}),
        ("2025-04-12", {"in-force": 28}),
        ("2025-05-13", {"in-force": 28}),
        ("2025-05-14", {"suspended": 28}),
        ("2025-08-11", {"suspended": 28}),
        ("2025-08-12", {"suspended": 16, "ended": 12}),
        ("2025-12-01", {"suspended": 16, "ended": 12}),
        ("2026-11-09", {"suspended": 16, "ended": 12}),
        ("2026-11-10", {"unconfirmed": 16, "ended": 12}),
    ],
)
def test_the_28_firms_of_april_2025_on_the_export_control_list(
    edition: sqlite3.Connection, day: str, expected: dict[str, int]
) -> None:
    assert listing_states(edition, "cn-export-control-list", APRIL_CONTROL_LIST, day) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-04-12", {"in-force": 17}),
        ("2025-05-14", {"suspended": 17}),
        ("2025-08-12", {"suspended": 11, "ended": 6}),
        ("2026-11-15", {"unconfirmed": 11, "ended": 6}),
    ],
)
def test_the_17_firms_of_april_2025_on_the_unreliable_entity_list(
    edition: sqlite3.Connection, day: str, expected: dict[str, int]
) -> None:
    assert listing_states(edition, "cn-unreliable-entities", APRIL_UNRELIABLE, day) == expected


@pytest.mark.parametrize(
    ("measure", "list_id", "count"),
    [("mofcom-2025-1", "cn-export-control-list", 28), ("uel-2025-2", "cn-unreliable-entities", 7)],
)
def test_rounds_of_january_2025_hold_today(edition: sqlite3.Connection, measure: str, list_id: str, count: int) -> None:
    assert listing_states(edition, list_id, (measure,), "2026-11-25") == {"in-force": count}


def test_the_10_firms_of_2_january_2025_on_the_unreliable_entity_list(edition: sqlite3.Connection) -> None:
    assert listing_states(edition, "cn-unreliable-entities", ("uel-2025-1",), "2025-01-02") == {"in-force": 10}


@pytest.mark.parametrize(
    ("day", "clause_1", "clause_2"),
    [
        ("2025-06-01", ("in-force", "2024-12-03", None), ("in-force", "2024-12-03", None)),
        ("2025-11-08", ("in-force", "2024-12-03", None), ("in-force", "2024-12-03", None)),
        ("2025-11-09", ("in-force", "2024-12-03", None), ("suspended", "2025-11-09", "2026-11-27")),
        ("2025-12-01", ("in-force", "2024-12-03", None), ("suspended", "2025-11-09", "2026-11-27")),
        ("2026-11-28", ("in-force", "2024-12-03", None), ("unconfirmed", "2026-11-27", None)),
    ],
)
def test_the_clauses_of_no_46_go_their_own_ways(
    edition: sqlite3.Connection,
    day: str,
    clause_1: tuple[str, str, str | None],
    clause_2: tuple[str, str, str | None],
) -> None:
    found = {key: tuple(rest) for key, *rest in edition.execute(STATES_OF_PROVISIONS, (NO_46, day, day))}

    assert (found[f"{NO_46}#clause-1"], found[f"{NO_46}#clause-2"]) == (clause_1, clause_2)


@pytest.mark.parametrize("measure", PACKAGE_OF_OCTOBER_2025)
def test_the_package_of_october_2025_is_unconfirmed_since_its_stated_end(
    edition: sqlite3.Connection, measure: str
) -> None:
    before = edition.execute(STATES_OF_PROVISIONS, (measure, "2026-11-09", "2026-11-09")).fetchall()
    after = edition.execute(STATES_OF_PROVISIONS, (measure, "2026-11-15", "2026-11-15")).fetchall()

    assert before
    assert {(state, since, until) for _, state, since, until in before} == {("suspended", "2025-11-07", "2026-11-10")}
    assert {(state, since, until) for _, state, since, until in after} == {("unconfirmed", "2026-11-10", None)}


def test_word_of_an_extension_is_kept_as_a_statement(edition: sqlite3.Connection) -> None:
    said = edition.execute(
        """
        SELECT DISTINCT event.basis, event.day, event.until
        FROM event
        JOIN subject ON subject.subject_no = event.subject_no
        WHERE subject.measure_id = 'mofcom-2025-57' AND event.until = '2027-01-10'
        """
    ).fetchall()

    assert said == [("statement", "2026-09-28", "2027-01-10")]


def test_no_act_of_the_edition_carries_the_date_that_only_officials_named(edition: sqlite3.Connection) -> None:
    acts = edition.execute("SELECT COUNT(*) FROM event WHERE until = '2027-01-10' AND basis = 'act'").fetchone()

    assert acts == (0,)
