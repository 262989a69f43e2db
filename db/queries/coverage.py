"""Reads how complete the edition is: per list and per sort of row, against what authorities themselves count."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from db.countries import COUNTRIES
from db.edition import describe
from db.provenance import CoverageReport, CoverageRow
from db.queries.coverage_lists import list_rows
from db.queries.coverage_said import Said, all_said
from db.queries.reach import reach_of
from db.queries.refs import day
from db.queries.sources import sources
from db.queries.totals import source_kinds, totals
from db.records import EditionInfo, Evidence

_ENTRIES = (
    "SELECT e.kind, m.country, count(*), sum(e.evidence = :second_hand), sum(e.is_confirmed),"
    " (SELECT count(*) FROM conflict AS c JOIN entry AS o ON o.id = c.owner"
    " LEFT JOIN measure AS om ON o.kind = 'measure' AND om.id = substr(o.id, 9)"
    " WHERE o.kind = e.kind AND om.country IS m.country)"
    " FROM entry AS e LEFT JOIN measure AS m ON e.kind = 'measure' AND m.id = substr(e.id, 9)"
    " GROUP BY e.kind, m.country"
)
_SUBJECTS = (
    "SELECT s.subject_kind, count(*), sum(s.evidence = :second_hand), sum(s.is_confirmed),"
    " (SELECT count(*) FROM conflict AS c JOIN subject AS o ON o.key = c.owner WHERE o.subject_kind = s.subject_kind)"
    " FROM subject AS s GROUP BY s.subject_kind"
)
_NEWEST_EVENTS = (
    "SELECT {key}, max(v.day) FROM subject AS s JOIN event AS v ON v.subject_no = s.subject_no {join}"
    " WHERE v.day <= :data_date GROUP BY {key}"
)
_NEWEST_SOURCES = (
    "SELECT {key}, max(src.published) FROM citation AS c JOIN source AS src ON src.id = c.source_id AND src.was_read"
    " {join} WHERE {key} IS NOT NULL GROUP BY {key}"
)
_OF_MEASURE = "JOIN measure AS m ON m.id = s.measure_id AND s.subject_kind = 'provision'"
_BEARING_ON = "JOIN entry_subject AS b ON b.subject_no = s.subject_no JOIN entry AS e ON e.entry_no = b.entry_no"
_OF_ENTRY = "JOIN entry AS e ON e.id = c.owner LEFT JOIN measure AS m ON e.kind = 'measure' AND m.id = substr(e.id, 9)"
_KINDS = ("mineral", "technology", "firm", "measure", "list", "provision", "listing")
_TITLES = {
    "mineral": "Minerals",
    "technology": "Technologies",
    "firm": "Firms",
    "measure": "Measures",
    "list": "Lists",
    "provision": "Provisions",
    "listing": "Listings",
}


def coverage(connection: sqlite3.Connection, *, as_of: date) -> CoverageReport:
    """Return how complete the edition is, lists by country and name.

    Args:
        connection: An edition.
        as_of: The day on which listings stand or have ended; nothing else depends on it.
    """
    edition = describe(connection)
    kinds = _kinds(connection, edition)
    lists = list_rows(connection, edition, as_of=as_of)
    said = all_said(connection)
    others = _add(said, rows=(kinds, lists), reach=edition.reach)
    rows = (*kinds, *lists, *others)
    newest, count, unread = connection.execute(
        "SELECT max(CASE WHEN was_read THEN published END), count(*), sum(NOT was_read) FROM source"
    ).fetchone()
    return CoverageReport(
        as_of=as_of,
        data_date=edition.data_date,
        reach=edition.reach,
        newest_source=day(newest),
        source_count=count,
        unread_count=unread or 0,
        kinds=tuple(kinds),
        lists=tuple(lists),
        others=tuple(others),
        source_kinds=source_kinds(connection),
        totals=totals(connection),
        not_known=connection.execute("SELECT count(DISTINCT text) FROM not_known").fetchone()[0],
        sources=sources(connection, _named(rows)),
    )


def _add(said: Iterable[Said], *, rows: tuple[list[CoverageRow], ...], reach: date) -> list[CoverageRow]:
    """Put what is said beside the rows that it is said of, and return what is said of none of them."""
    others = []
    for each in said:
        keys = each.keys()
        is_told = False
        for group in rows:
            for place, row in enumerate(group):
                if row.key.casefold() in keys or row.title.casefold() in keys:
                    group[place] = each.added_to(row, reach=reach)
                    is_told = True
        if not is_told:
            others.append(each.added_to(CoverageRow(each.subject, each.subject, None), reach=reach))
    return others


def _named(rows: Iterable[CoverageRow]) -> Iterator[str]:
    """Yield the sources that the rows name."""
    for row in rows:
        if row.official_source_id is not None:
            yield row.official_source_id
        yield from (found.source_id for found in row.rounds)


def _kinds(connection: sqlite3.Connection, edition: EditionInfo) -> list[CoverageRow]:
    """Return a row a kind, after the measures those of each country."""
    events = _newest_events(connection, edition)
    published = _newest_sources(connection)
    values = {"second_hand": Evidence.SECOND_HAND}
    found: dict[str, list[CoverageRow]] = {}
    for kind, country, rows, second_hand, confirmed, conflicts in connection.execute(_ENTRIES, values):
        found.setdefault(kind, []).append(
            CoverageRow(
                key=_TITLES[kind].lower() if country is None else f"measures of {country}",
                title=_TITLES[kind] if country is None else f"Measures: {COUNTRIES[country]}",
                rows=rows,
                newest_event=events.get(country or kind),
                newest_source=published.get(country or kind),
                reach=reach_of((published.get(country or kind),), edition=edition.reach),
                second_hand=second_hand,
                confirmed=confirmed,
                conflicts=conflicts,
            )
        )
    for kind, rows, second_hand, confirmed, conflicts in connection.execute(_SUBJECTS, values):
        found[kind] = [
            CoverageRow(
                key=_TITLES[kind].lower(),
                title=_TITLES[kind],
                rows=rows,
                newest_event=events.get(kind),
                newest_source=published.get(kind),
                reach=reach_of((published.get(kind),), edition=edition.reach),
                second_hand=second_hand,
                confirmed=confirmed,
                conflicts=conflicts,
            )
        ]
    if "measure" in found:
        found["measure"].sort(key=_most_rows)
        found["measure"].insert(0, _sum_of_measures(found["measure"]))
    return [row for kind in _KINDS for row in found.get(kind, ())]


def _sum_of_measures(rows: list[CoverageRow]) -> CoverageRow:
    return CoverageRow(
        key="measures",
        title="Measures",
        rows=sum(row.rows or 0 for row in rows),
        newest_event=_newest(row.newest_event for row in rows),
        newest_source=_newest(row.newest_source for row in rows),
        reach=_newest(row.reach for row in rows),
        second_hand=sum(row.second_hand for row in rows),
        confirmed=sum(row.confirmed for row in rows),
        conflicts=sum(row.conflicts for row in rows),
    )


def _most_rows(row: CoverageRow) -> tuple[int, str]:
    return -(row.rows or 0), row.title


def _newest(days: Iterable[date | None]) -> date | None:
    return max((found for found in days if found is not None), default=None)


def _newest_events(connection: sqlite3.Connection, edition: EditionInfo) -> Mapping[str, date | None]:
    """Return the newest event that bears on a kind of entry, of a country's measures, and of a kind of subject."""
    values = {"data_date": edition.data_date.isoformat()}
    found: dict[str, date | None] = {}
    for key, join in (("e.kind", _BEARING_ON), ("m.country", _OF_MEASURE), ("s.subject_kind", "")):
        statement = _NEWEST_EVENTS.format(key=key, join=join)
        found |= {name: day(newest) for name, newest in connection.execute(statement, values)}
    return found


def _newest_sources(connection: sqlite3.Connection) -> Mapping[str, date | None]:
    """Return when the newest source was published, by kind of entry and of subject, and by country of measures."""
    found: dict[str, date | None] = {}
    for key, join in (
        ("e.kind", _OF_ENTRY),
        ("m.country", _OF_ENTRY),
        ("s.subject_kind", "JOIN subject AS s ON s.key = c.owner"),
    ):
        statement = _NEWEST_SOURCES.format(key=key, join=join)
        found |= {name: day(newest) for name, newest in connection.execute(statement)}
    return found
