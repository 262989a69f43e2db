"""A grade asked of a listing has to be that of the listing, not that of its firm."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from db.queries.browse import browse
from db.queries.request import BrowseRequest
from db.records import Kind
from db.search.query import parse

_DAY = date(2025, 9, 1)


@pytest.mark.parametrize(
    ("query", "condition"),
    [
        pytest.param("listing:second-hand", "evidence = 'second-hand'", id="grade"),
        pytest.param("listing:official", "evidence = 'official text read'", id="grade-in-short"),
        pytest.param("listing:reported by:US", "evidence = 'reported' AND list_id LIKE 'us-%'", id="held-jointly"),
        pytest.param("-listing:official", None, id="excluded"),
    ],
)
def test_firms_with_a_listing_of_a_grade(real: sqlite3.Connection, query: str, condition: str | None) -> None:
    statement = "SELECT DISTINCT 'firm/' || firm_id FROM subject WHERE firm_id IS NOT NULL AND "
    if condition is None:
        statement = (
            "SELECT id FROM entry WHERE kind = 'firm' AND id NOT IN"
            " (SELECT 'firm/' || firm_id FROM subject WHERE list_id IS NOT NULL AND evidence = 'official text read')"
        )
        condition = ""
    expected = {row[0] for row in real.execute(statement + condition)}

    assert set(browse(real, BrowseRequest(Kind.FIRM, parse(query), _DAY)).ids) == expected
