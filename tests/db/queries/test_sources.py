"""A source tells everything that rests on it, and an unknown one is answered with the nearest."""

from __future__ import annotations

import sqlite3

import pytest

from db.errors import DataError
from db.queries.sources import source, sources


def _uses(connection: sqlite3.Connection, source_id: str) -> dict[str, tuple[str, ...]]:
    return {use.entry.id: use.parts for use in source(connection, source_id).uses}


def test_every_sort_of_row_that_rests_on_a_source_is_told(small: sqlite3.Connection) -> None:
    assert _uses(small, "source/survey") == {
        "mineral/gallium": (
            "the entry itself",
            "2 figures of production",
            "1 figure of reserves",
            "1 figure of import reliance",
            "1 figure of import sources",
            "1 price",
            "1 place on a list of critical minerals",
            "1 use",
        ),
        "mineral/germanium": ("the entry itself",),
    }
    assert _uses(small, "trade-press") == {
        "mineral/gallium": ("1 place on a list of critical minerals",),
        "technology/gallium-extraction": ("the entry itself",),
        "technology/gan-power-electronics": (
            "the entry itself",
            "1 mineral that it depends on",
            "1 maker or user",
        ),
        "firm/lockheed-martin-missiles": ("1 role",),
    }


def test_acts_and_listings_rest_on_a_notice(small: sqlite3.Connection) -> None:
    found = _uses(small, "ministry-notice")

    assert found["measure/mofcom-2024-46"] == ("the entry itself", "2 provisions", "2 events")
    assert found["firm/lockheed-martin-missiles"] == ("the entry itself", "1 listing", "2 events")
    assert found["list/cn-export-control-list"] == ("the entry itself", "1 official count of a round")
    assert [entry_id.partition("/")[0] for entry_id in found] == ["firm"] * 2 + ["measure"] * 5 + ["list"] * 2


def test_counts_are_those_of_all_entries_together(small: sqlite3.Connection) -> None:
    assert source(small, "survey").counts["figures of production"] == 2


@pytest.mark.parametrize("wrong", ["source/survy", "SURVEY", "source/"])
def test_unknown_source_is_a_sentence(small: sqlite3.Connection, wrong: str) -> None:
    with pytest.raises(DataError, match="There is no source"):
        source(small, wrong)


def test_near_miss_is_told(small: sqlite3.Connection) -> None:
    with pytest.raises(DataError, match="Did you mean 'source/survey'"):
        source(small, "source/survy")


def test_sources_come_in_the_order_asked_for_and_once(small: sqlite3.Connection) -> None:
    assert list(sources(small, ["trade-press", "nowhere", "survey", "trade-press"])) == ["trade-press", "survey"]


def test_something_rests_on_every_source_of_the_real_edition(real: sqlite3.Connection) -> None:
    ids = [row[0] for row in real.execute("SELECT id FROM source")]

    # What rests on a coverage row alone has no entry to show.
    assert [source_id for source_id in ids if not source(real, source_id).uses] == [
        row[0]
        for row in real.execute(
            "SELECT DISTINCT source_id FROM coverage WHERE subject NOT IN (SELECT id FROM entry)"
            " AND source_id NOT IN (SELECT source_id FROM citation)"
        )
    ]
