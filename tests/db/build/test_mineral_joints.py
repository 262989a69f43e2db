"""In the bundled edition minerals, technologies and lists of critical minerals agree with each other."""

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


def test_every_use_in_a_technology_is_a_dependence_of_it(connection: sqlite3.Connection) -> None:
    lonely = connection.execute(
        "SELECT mineral_id, technology_id FROM mineral_use WHERE technology_id IS NOT NULL"
        " EXCEPT SELECT mineral_id, technology_id FROM dependence"
    ).fetchall()

    assert lonely == []


def test_every_dependence_is_a_use_of_the_mineral(connection: sqlite3.Connection) -> None:
    lonely = connection.execute(
        "SELECT mineral_id, technology_id FROM dependence"
        " EXCEPT SELECT mineral_id, technology_id FROM mineral_use WHERE technology_id IS NOT NULL"
    ).fetchall()

    assert lonely == []


@pytest.mark.parametrize(("list_id", "official_count"), [("us-usgs-2025", 60), ("us-usgs-2022", 50)])
def test_the_us_lists_hold_what_the_survey_counts(
    connection: sqlite3.Connection, list_id: str, official_count: int
) -> None:
    (held,) = connection.execute(
        "SELECT count(*) FROM designation WHERE list_id = ? AND mineral_id <> 'rare-earths'", (list_id,)
    ).fetchone()

    assert held == official_count


def test_the_ten_minerals_added_in_2025(connection: sqlite3.Connection) -> None:
    added = connection.execute(
        "SELECT mineral_id FROM designation WHERE list_id = 'us-usgs-2025'"
        " EXCEPT SELECT mineral_id FROM designation WHERE list_id = 'us-usgs-2022' ORDER BY mineral_id"
    ).fetchall()

    assert [mineral for (mineral,) in added] == [
        "boron",
        "copper",
        "lead",
        "metallurgical-coal",
        "phosphate-rock",
        "potash",
        "rhenium",
        "silicon",
        "silver",
        "uranium",
    ]


def test_no_table_under_a_non_commercial_licence_is_a_source(connection: sqlite3.Connection) -> None:
    sources = connection.execute(
        "SELECT id FROM source WHERE publisher LIKE '%Emerging Technology Observatory%' OR description LIKE '%BY-NC%'"
    ).fetchall()

    assert sources == []
