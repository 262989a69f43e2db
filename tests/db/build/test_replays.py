"""The real reference data replays what is known to have happened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def connection(edition_path: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(edition_path)
    yield opened
    opened.close()


def _listings(connection: sqlite3.Connection, blacklist: str, day: str) -> dict[str, int]:
    """Return how many of the firms that were listed on 4 and 9 April 2025 are in each state on a day."""
    return dict(
        connection.execute(
            "SELECT state, count(*) FROM subject JOIN subject_interval USING (subject_no)"
            " WHERE list_id = ? AND added IN ('2025-04-04', '2025-04-09') AND first <= ? AND end_day > ?"
            " GROUP BY state",
            (blacklist, day, day),
        ).fetchall()
    )


@pytest.mark.parametrize(
    ("blacklist", "day", "expected"),
    [
        ("cn-export-control-list", "2025-05-13", {"in-force": 28}),
        ("cn-export-control-list", "2025-05-14", {"suspended": 28}),
        ("cn-export-control-list", "2025-08-11", {"suspended": 28}),
        ("cn-export-control-list", "2025-08-12", {"suspended": 16, "ended": 12}),
        ("cn-unreliable-entities", "2025-05-13", {"in-force": 17}),
        ("cn-unreliable-entities", "2025-05-14", {"suspended": 17}),
        ("cn-unreliable-entities", "2025-08-12", {"suspended": 11, "ended": 6}),
    ],
)
def test_firms_listed_in_april_2025(
    connection: sqlite3.Connection, blacklist: str, day: str, expected: dict[str, int]
) -> None:
    assert _listings(connection, blacklist, day) == expected


def _provisions(connection: sqlite3.Connection, measure: str, day: str) -> dict[str, tuple[str, str, str | None]]:
    rows = connection.execute(
        "SELECT key, state, since, until FROM subject JOIN subject_interval USING (subject_no)"
        " WHERE measure_id = ? AND subject_kind = 'provision' AND first <= ? AND end_day > ?",
        (measure, day, day),
    ).fetchall()
    return {key.partition("#")[2]: (state, since, until) for key, state, since, until in rows}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-06-01", ("in-force", "2024-12-03", None)),
        ("2025-12-01", ("suspended", "2025-11-09", "2026-11-27")),
        ("2026-11-28", ("unconfirmed", "2026-11-27", None)),
    ],
)
def test_clauses_of_announcement_46_go_their_own_ways(
    connection: sqlite3.Connection, day: str, expected: tuple[str, str, str | None]
) -> None:
    clauses = _provisions(connection, "mofcom-2024-46", day)

    assert clauses["clause-1"] == ("in-force", "2024-12-03", None)
    assert clauses["clause-2"] == expected


def test_announcement_57_is_unconfirmed_after_its_suspension(connection: sqlite3.Connection) -> None:
    clauses = _provisions(connection, "mofcom-2025-57", "2026-11-15")
    statements = connection.execute(
        "SELECT DISTINCT day, basis, event.until FROM event JOIN subject USING (subject_no)"
        " WHERE measure_id = ? AND event.basis <> 'act'",
        ("mofcom-2025-57",),
    ).fetchall()

    assert set(clauses.values()) == {("unconfirmed", "2026-11-10", None)}
    assert statements == [("2026-09-28", "statement", "2027-01-10")]


def test_nothing_of_the_fact_base_is_left_out(connection: sqlite3.Connection) -> None:
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("source", "mineral", "technology", "measure", "list", "firm", "production")
    }
    listings = connection.execute("SELECT count(*) FROM subject WHERE subject_kind = 'listing'").fetchone()[0]

    assert counts["source"] >= 758
    assert counts["mineral"] >= 69
    assert counts["technology"] >= 159
    assert counts["measure"] >= 233
    assert counts["list"] >= 20
    assert counts["firm"] >= 1790
    assert counts["production"] >= 645
    assert listings >= 1858


def test_intervals_of_every_subject_leave_no_gap(connection: sqlite3.Connection) -> None:
    gaps = connection.execute(
        "SELECT subject_no FROM (SELECT subject_no, end_day, lead(first, 1, '9999-12-31')"
        " OVER (PARTITION BY subject_no ORDER BY first) AS following FROM subject_interval) WHERE end_day <> following"
    ).fetchall()

    assert gaps == []


def test_every_subject_has_an_interval(connection: sqlite3.Connection) -> None:
    missing = connection.execute(
        "SELECT key FROM subject WHERE subject_no NOT IN (SELECT subject_no FROM subject_interval)"
    ).fetchall()

    assert missing == []
