"""The table of a kind: filters, facets and order, checked against plain loops on the real reference data."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import DataError
from db.queries.browse import Browser, BrowseRequest, browse, columns, facets
from db.records import Kind
from db.search.find import find
from db.search.folding import fold
from db.search.keys import KEYS
from db.search.marked import Marked
from db.search.query import Query, parse
from tests.db.queries.oracle import RANKS, Oracle
from tests.db.queries.strategies import DAYS, MARKED, QUERIES, SOME_MARKED, VALUES

DAY = date(2026, 11, 25)
KINDS = st.sampled_from(Kind)


@settings(max_examples=150)
@given(query=QUERIES, kind=KINDS, day=DAYS, marked=MARKED)
def test_terms_pick_what_plain_loops_pick(
    browser: Browser, oracle: Oracle, query: Query, kind: Kind, day: date, marked: Marked
) -> None:
    result = browser.browse(BrowseRequest(kind, query, day, marked=marked))
    place = [column.key for column in result.columns].index("state")
    shown = {
        entry_id: (row[place] or "none", *row[place + 1 : place + 3])
        for entry_id, row in zip(result.ids, result.rows, strict=True)
    }

    assert shown == oracle.picked(query, kind, day, marked)


@settings(max_examples=60)
@given(query=QUERIES, kind=KINDS, day=DAYS, marked=MARKED, data=st.data())
def test_a_facet_counts_what_choosing_the_value_finds(
    browser: Browser, oracle: Oracle, query: Query, kind: Kind, day: date, marked: Marked, data: st.DataObject
) -> None:
    facet = data.draw(st.sampled_from(browser.facets(BrowseRequest(kind, query, day, marked=marked))))
    counts = {value.value: value.count for value in facet.values}
    sample = {*VALUES.get(facet.key, ()), *list(counts)[:3]}

    found = {value: oracle.count(query, kind, (facet.key, value), day, marked) for value in sample}

    assert {value: counts.get(value, 0) for value in sample} == found, facet.key


@settings(max_examples=40)
@given(query=QUERIES, kind=KINDS, word=st.sampled_from(["", "a", "lock", "镓", "gallium", "no. 46", "-gallium"]))
def test_counts_are_the_same_whether_rows_were_read_before_or_not(
    real: sqlite3.Connection, query: Query, kind: Kind, word: str
) -> None:
    request = BrowseRequest(kind, replace(parse(word), terms=query.terms), DAY, marked=SOME_MARKED)
    browser = Browser(real)
    alone = browser.facets(request)
    result = browser.browse(request)

    assert browser.facets(request) == alone
    assert sum(value.count for facet in alone if facet.key == "evidence" for value in facet.values) >= len(result.ids)


@pytest.mark.parametrize("kind", Kind)
def test_every_entry_of_a_kind_is_in_its_table(real: sqlite3.Connection, kind: Kind) -> None:
    result = browse(real, BrowseRequest(kind, Query(), DAY))
    (count,) = real.execute("SELECT count(*) FROM entry WHERE kind = ?", (kind,)).fetchone()

    assert len(result.ids) == len(set(result.ids)) == len(result.rows) == result.total == count
    assert all(len(row) == len(columns(kind)) for row in result.rows)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("is_descending", [False, True], ids=["up", "down"])
def test_every_column_sorts_with_what_is_missing_last(
    real: sqlite3.Connection, kind: Kind, is_descending: bool
) -> None:
    browser = Browser(real)
    for place, column in enumerate(columns(kind)):
        result = browser.browse(BrowseRequest(kind, Query(), DAY, sort_key=column.key, is_descending=is_descending))
        cells = [row[place] for row in result.rows]
        known = [cell for cell in cells if cell is not None]

        assert None not in cells[: len(known)], column.key
        if column.key in ("since", "until", "announced", "effective", "in_force", "firms", "number"):
            assert known == sorted(known, key=_comparable, reverse=is_descending), column.key


def _comparable(cell: str | float) -> tuple[bool, str | float]:
    return (False, cell) if isinstance(cell, int | float) else (True, cell)


def test_states_sort_by_what_binds_most(real: sqlite3.Connection) -> None:
    result = browse(real, BrowseRequest(Kind.MEASURE, Query(), DAY, sort_key="state"))
    place = [column.key for column in result.columns].index("state")
    states = list(dict.fromkeys(row[place] for row in result.rows))

    assert states == [state for state in RANKS[:-1] if state in states]
    assert len(states) > 3


def test_measures_stand_newest_first_and_the_rest_by_name(real: sqlite3.Connection) -> None:
    measures = browse(real, BrowseRequest(Kind.MEASURE, Query(), DAY))
    minerals = browse(real, BrowseRequest(Kind.MINERAL, Query(), DAY))
    place = [column.key for column in measures.columns].index("announced")
    days = [str(row[place]) for row in measures.rows]

    assert days == sorted(days, reverse=True)
    assert minerals.ids[0] == "mineral/aluminium"


def test_words_put_the_best_first(real: sqlite3.Connection) -> None:
    result = browse(real, BrowseRequest(Kind.FIRM, parse("lockheed"), DAY))

    assert result.ids[0] == "firm/lockheed-martin"


@settings(max_examples=60)
@given(
    query=QUERIES,
    kind=KINDS,
    day=DAYS,
    word=st.sampled_from(
        ["a", "s", "ga", "1c902", "8112.92", "gallium", "china export", "镓", "uel 1", "lockheed -space"]
    ),
)
def test_words_order_a_table_as_finding_orders_hits(
    real: sqlite3.Connection, browser: Browser, query: Query, kind: Kind, day: date, word: str
) -> None:
    asked = replace(parse(word), terms=query.terms)
    hits = find(real, asked, as_of=day, kinds=(kind,), limit=None, marked=SOME_MARKED)

    result = browser.browse(BrowseRequest(kind, asked, day, marked=SOME_MARKED))

    assert result.ids == tuple(hit.entry.id for hit in hits)


def test_words_and_a_sort_key_sort_by_the_key(real: sqlite3.Connection) -> None:
    result = browse(real, BrowseRequest(Kind.FIRM, parse("lockheed"), DAY, sort_key="name", is_descending=True))
    names = [fold(str(row[0])) for row in result.rows]

    assert len(names) > 1
    assert names == sorted(names, reverse=True)


def test_the_state_shown_is_that_of_the_listing_asked_for(real: sqlite3.Connection) -> None:
    """A firm in force on the US list and ended on the Chinese one is ended where the Chinese list is asked for."""
    asked = parse("list:cn-export-control-list state:ended")
    result = browse(real, BrowseRequest(Kind.FIRM, asked, date(2025, 8, 12)))
    place = [column.key for column in result.columns].index("state")

    assert result.is_joint
    assert len(result.ids) == 12
    assert {row[place] for row in result.rows} == {"ended"}


def test_choices_add_to_the_query_and_can_be_written_down(real: sqlite3.Connection) -> None:
    request = BrowseRequest(
        Kind.FIRM,
        parse("aero"),
        DAY,
        included=(("list", "cn-unreliable-entities"), ("country", "US")),
        excluded=(("state", "ended"),),
    )
    typed = parse("aero list:cn-unreliable-entities country:US -state:ended")

    assert request.asked == typed
    assert browse(real, request) == browse(real, BrowseRequest(Kind.FIRM, typed, DAY))


def test_a_facet_leaves_out_its_own_choices(real: sqlite3.Connection) -> None:
    alone = _facet(real, "", "country")
    chosen = _facet(real, "country:US", "country")

    assert chosen == alone
    assert len(chosen) > 1


def test_an_excluded_value_takes_away_and_still_shows_its_count(real: sqlite3.Connection) -> None:
    everyone = browse(real, BrowseRequest(Kind.FIRM, Query(), DAY))
    without = browse(real, BrowseRequest(Kind.FIRM, parse("-country:US"), DAY))

    assert len(without.ids) == len(everyone.ids) - _facet(real, "-country:US", "country")["US"]


def test_a_chosen_value_that_finds_nothing_stays_in_its_facet(real: sqlite3.Connection) -> None:
    counted = _facet(real, "zzzzz country:US", "country")

    assert counted == {"US": 0}


def _facet(connection: sqlite3.Connection, line: str, key: str) -> dict[str, int]:
    counted = facets(connection, BrowseRequest(Kind.FIRM, parse(line), DAY))
    (facet,) = (facet for facet in counted if facet.key == key)
    return {value.value: value.count for value in facet.values}


@pytest.mark.parametrize("kind", Kind)
def test_facets_have_words_and_the_commonest_value_first(real: sqlite3.Connection, kind: Kind) -> None:
    for facet in facets(real, BrowseRequest(kind, Query(), DAY)):
        assert facet.key in KEYS
        assert facet.label
        assert all(value.label for value in facet.values)
        if facet.key not in ("state", "evidence"):
            counts = [value.count for value in facet.values]
            assert counts == sorted(counts, reverse=True)


def test_a_column_that_does_not_exist_is_named(real: sqlite3.Connection) -> None:
    with pytest.raises(DataError, match=r"There is no column 'stat' to sort by\. Did you mean 'state'\?"):
        browse(real, BrowseRequest(Kind.FIRM, Query(), DAY, sort_key="stat"))


def test_columns_of_a_mineral_are_what_an_analyst_reads_first() -> None:
    keys = [column.key for column in columns(Kind.MINERAL)]

    assert keys == ["name", "name_zh", "symbol", "group", "state", "since", "until", "in_force"]
    assert [column.key for column in columns(Kind.MINERAL) if column.is_numeric] == ["in_force"]


def test_gallium_reads_as_one_row(real: sqlite3.Connection) -> None:
    result = browse(real, BrowseRequest(Kind.MINERAL, parse("mineral:gallium"), date(2025, 6, 1)))

    assert result.ids == ("mineral/gallium",)
    assert result.rows[0][:5] == ("Gallium", "镓", "Ga", "Minor metal", "in-force")


def test_rows_of_a_day_are_kept_and_those_of_old_days_forgotten(real: sqlite3.Connection) -> None:
    browser = Browser(real)
    request = BrowseRequest(Kind.LIST, Query(), DAY)
    first = browser.browse(request)
    for day in range(1, 20):
        browser.browse(BrowseRequest(Kind.LIST, Query(), date(2026, 1, day)))

    assert browser.browse(request) == first
