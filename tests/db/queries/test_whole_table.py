"""The whole table of a kind is what an empty query gives."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from db.queries.browse import Browser
from db.queries.request import BrowseRequest
from db.queries.result import whole_table
from db.queries.rows import Rows
from db.records import Kind
from db.search.query import Query


@pytest.mark.parametrize("kind", list(Kind))
def test_whole_table_is_what_an_empty_query_gives(real: sqlite3.Connection, kind: Kind) -> None:
    day = date(2026, 1, 15)

    whole = whole_table(Rows(real), kind, as_of=day)

    assert whole == Browser(real).browse(BrowseRequest(kind, Query(), day))
