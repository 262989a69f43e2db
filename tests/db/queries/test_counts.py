"""Counts by kind are what the tables of the kinds hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from db.queries.browse import Browser, BrowseRequest
from db.records import Kind
from db.search.marked import Marked
from db.search.query import Query, parse
from tests.db.queries.strategies import DAYS, MARKED, QUERIES

LINES = st.sampled_from(["", "a", "gallium", "镓", "46号", "rare earth", "gallium -germanium", "-china", "++"])


@settings(max_examples=60)
@given(query=QUERIES, line=LINES, day=DAYS, marked=MARKED)
def test_counts_are_the_lengths_of_the_tables(
    browser: Browser, query: Query, line: str, day: date, marked: Marked
) -> None:
    asked = replace(parse(line), terms=query.terms)
    tables = {kind: browser.browse(BrowseRequest(kind, asked, day, marked=marked)).ids for kind in Kind}

    found = browser.counts(asked, as_of=day, marked=marked)

    assert found == {kind: len(ids) for kind, ids in tables.items()}
    assert list(found) == list(Kind)
