"""Coverage tells, per list and per sort of row, what is there, how well it is supported, and what is missing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from db.build.api import build
from db.edition import open_edition
from db.provenance import CoverageReport, CoverageRow, OfficialCount
from db.queries.browse import browse
from db.queries.coverage import coverage
from db.queries.entries import entry
from db.queries.request import BrowseRequest
from db.records import Kind
from db.search.query import parse
from tests.builders import small_reference, write_reference
from tests.db.build.mutation import Steps, changed

_DAY = date(2025, 9, 1)
_CONFLICT = {"field": "added", "shown": "2025-01-02", "other": "2025-01-03", "source": "digest", "why": "The notice."}
_COVERAGE = [
    {
        "subject": "list/cn-export-control-list",
        "official_count": 3,
        "as_of": date(2026, 10, 9),
        "source": "ministry-notice",
        "missing": "One name.",
    },
    {"subject": "Measures of China and the United States", "as_of": date(2026, 9, 1), "note": "None was looked for."},
    {"subject": "list/us-usgs-2025", "as_of": date(2026, 1, 1), "no_official_count": True},
    {"subject": "Measures of the moon", "as_of": date(2026, 12, 9)},
    {"subject": "Supply-chain security rules", "as_of": date(2026, 10, 9), "missing": "All of them."},
]
_CHANGES: tuple[tuple[Steps, Any], ...] = (
    (("measures", 1, "sources"), ["ministry-notice", "trade-press"]),
    (("measures", 1, "confirmed"), ["ministry-notice", "trade-press"]),
    (("listings", 0, "sources"), ["digest"]),
    (("listings", 0, "conflicts"), [_CONFLICT]),
    (("measures", 5, "country"), "US"),
    (("coverage",), _COVERAGE),
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CoverageReport]:
    folder = tmp_path_factory.mktemp("coverage")
    build(write_reference(folder / "reference", changed(small_reference(), *_CHANGES)), folder / "edition.sqlite")
    with closing(open_edition(folder / "edition.sqlite")) as connection:
        yield coverage(connection, as_of=_DAY)


def _row(rows: tuple[CoverageRow, ...], key: str) -> CoverageRow:
    (found,) = (row for row in rows if row.key == key)
    return found


def test_report_says_how_far_the_edition_reaches(report: CoverageReport) -> None:
    assert (report.data_date, report.reach) == (date(2026, 11, 22), date(2026, 10, 9))
    assert report.newest_source == date(2024, 12, 3)
    assert (report.source_count, report.unread_count, report.not_known) == (4, 0, 1)


def test_kinds_stand_in_order_with_the_measures_of_each_country(report: CoverageReport) -> None:
    assert [(row.title, row.rows) for row in report.kinds] == [
        ("Minerals", 2),
        ("Technologies", 2),
        ("Firms", 2),
        ("Measures", 6),
        ("Measures: China", 5),
        ("Measures: United States", 1),
        ("Lists", 2),
        ("Provisions", 7),
        ("Listings", 2),
    ]


@pytest.mark.parametrize(
    ("key", "confirmed", "second_hand", "conflicts"),
    [
        pytest.param("measures", 1, 1, 0, id="measures"),
        pytest.param("measures of CN", 1, 1, 0, id="of-china"),
        pytest.param("measures of US", 0, 0, 0, id="of-the-us"),
        pytest.param("provisions", 2, 1, 0, id="provisions"),
        pytest.param("listings", 0, 1, 1, id="listings"),
        pytest.param("minerals", 0, 0, 0, id="minerals"),
    ],
)
def test_support_is_counted(report: CoverageReport, key: str, confirmed: int, second_hand: int, conflicts: int) -> None:
    found = _row(report.kinds, key)

    assert (found.confirmed, found.second_hand, found.conflicts) == (confirmed, second_hand, conflicts)


def test_list_has_the_official_counts_beside_its_own(report: CoverageReport) -> None:
    found = _row(report.lists, "list/cn-export-control-list")

    assert (found.official_count, found.official_source_id) == (3, "ministry-notice")
    assert found.official is OfficialCount.GIVEN
    assert [(each.measure.id, each.official_count, each.rows, each.agrees) for each in found.rounds] == [
        ("measure/mofcom-2025-1", 2, 2, True)
    ]
    assert (found.rows, found.uncounted) == (2, 0)
    assert found.standing == 1
    assert found.newest_event == date(2025, 8, 12)
    assert (found.second_hand, found.conflicts, found.missing) == (1, 1, "One name.")
    assert set(report.sources) == {"ministry-notice"}


def test_list_of_minerals_counts_what_it_designates(report: CoverageReport) -> None:
    found = _row(report.lists, "list/us-usgs-2025")

    assert (found.rows, found.standing, found.rounds) == (1, None, ())
    assert (found.official, found.official_count) == (OfficialCount.NOT_GIVEN, None)


def test_what_is_said_of_a_kind_stands_with_it(report: CoverageReport) -> None:
    assert [_row(report.kinds, key).note for key in ("measures of US", "measures of CN", "measures")] == [
        "None was looked for.",
        "None was looked for.",
        None,
    ]
    assert [(row.title, row.rows, row.missing) for row in report.others] == [
        ("Measures of the moon", None, None),
        ("Supply-chain security rules", None, "All of them."),
    ]


@pytest.mark.parametrize(
    ("key", "reach"),
    [
        pytest.param("list/us-usgs-2025", date(2026, 1, 1), id="day-of-the-list"),
        pytest.param("list/cn-export-control-list", date(2026, 10, 9), id="no-later-than-the-edition"),
        pytest.param("measures of US", date(2026, 9, 1), id="day-of-the-subject"),
        pytest.param("technologies", date(2024, 12, 3), id="newest-source"),
    ],
)
def test_reach_is_the_later_of_the_day_said_and_the_newest_source(
    report: CoverageReport, key: str, reach: date
) -> None:
    assert _row((*report.kinds, *report.lists), key).reach == reach


def test_sources_are_counted_by_kind(report: CoverageReport) -> None:
    assert sum(each.count for each in report.source_kinds) == report.source_count
    assert [each.kind for each in report.source_kinds if each.kind == "official"] == ["official"]


def test_totals_are_those_of_entries_and_listings(report: CoverageReport) -> None:
    totals = report.totals
    entries = sum(_row(report.kinds, key).rows or 0 for key in _ENTRY_KEYS)

    assert totals.rows == entries + (_row(report.kinds, "listings").rows or 0)
    assert (totals.confirmed, totals.second_hand, totals.conflicts) == (1, 2, 1)
    assert totals.facts > totals.rows


def test_query_finds_the_firms_of_the_second_hand_listings(real: sqlite3.Connection) -> None:
    for row in coverage(real, as_of=_DAY).lists:
        if row.standing is None:
            continue
        query = parse(f"list:{row.key.partition('/')[2]} listing:second-hand")
        (firms,) = real.execute(
            "SELECT count(DISTINCT firm_id) FROM subject WHERE 'list/' || list_id = ? AND evidence = 'second-hand'",
            (row.key,),
        ).fetchone()

        assert len(browse(real, BrowseRequest(Kind.FIRM, query, _DAY)).ids) == firms


def test_sums_of_the_real_edition_agree(real: sqlite3.Connection) -> None:
    found = coverage(real, as_of=_DAY)
    entries = real.execute("SELECT count(*) FROM entry").fetchone()[0]
    listings = _row(found.kinds, "listings")

    assert sum(row.rows or 0 for row in found.kinds if row.entry is None and row.key in _ENTRY_KEYS) == entries
    assert sum(row.rows or 0 for row in found.lists if row.standing is not None) == listings.rows
    assert sum(row.confirmed for row in found.lists) == listings.confirmed
    assert sum(row.second_hand for row in found.lists) == listings.second_hand
    assert all(row.standing is None or row.standing <= (row.rows or 0) for row in found.lists)


_ENTRY_KEYS = ("minerals", "technologies", "firms", "measures", "lists")


def test_page_of_a_list_says_the_reach_that_coverage_says(real: sqlite3.Connection) -> None:
    for row in coverage(real, as_of=_DAY).lists:
        own = [fact.value for fact in entry(real, row.key, as_of=_DAY).facts if fact.key == "reach"]

        assert own == ([] if row.reach is None else [row.reach.isoformat()])
