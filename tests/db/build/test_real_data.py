"""The bundled edition holds the whole of the reference data, and every subject of force in it has its intervals."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.queries.refs import ref


@pytest.fixture(scope="module")
def connection(edition_path: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(edition_path)
    yield opened
    opened.close()


def test_nothing_of_the_fact_base_is_left_out(connection: sqlite3.Connection) -> None:
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("source", "mineral", "technology", "measure", "list", "firm", "production", "replacement")
    }
    listings = connection.execute("SELECT count(*) FROM subject WHERE subject_kind = 'listing'").fetchone()[0]

    assert counts["source"] >= 758
    assert counts["mineral"] >= 69
    assert counts["technology"] >= 159
    assert counts["measure"] >= 233
    assert counts["list"] >= 20
    # What turned out to be one firm under two names is one row, with the other id among the replaced ones.
    assert counts["firm"] + counts["replacement"] >= 1790
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


def test_id_that_was_merged_away_leads_to_the_entry_that_holds_now(connection: sqlite3.Connection) -> None:
    replaced = connection.execute("SELECT old_id, new_id FROM replacement").fetchall()

    assert replaced
    for old_id, new_id in replaced:
        assert ref(connection, old_id).id == new_id
