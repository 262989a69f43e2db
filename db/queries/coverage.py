"""Reads how complete the edition is: per list and per sort of row, against what authorities themselves count."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from db.countries import COUNTRIES
from db.edition import describe
from db.provenance import CoverageReport, CoverageRow
from db.queries.refs import day, refs
from db.queries.sources import sources
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
# A list's own row counts as one of what its page rests on, but not as one of its rows.
_LISTS = (
    "SELECT e.id, e.name, count(s.key), sum(s.evidence = :second_hand), sum(s.is_confirmed),"
    " (SELECT count(*) FROM conflict AS c LEFT JOIN subject AS o ON o.key = c.owner"
    " WHERE c.owner = e.id OR o.list_id = l.id),"
    " (SELECT count(DISTINCT d.mineral_id) FROM designation AS d WHERE d.list_id = l.id), l.list_kind"
    " FROM list AS l JOIN entry AS e ON e.id = 'list/' || l.id LEFT JOIN subject AS s ON s.list_id = l.id"
    " GROUP BY l.id ORDER BY l.country, e.sort_name"
)
_STANDING = (
    "SELECT 'list/' || s.list_id, count(DISTINCT s.firm_id) FROM subject AS s JOIN subject_interval AS i"
    " ON i.subject_no = s.subject_no AND i.first <= :day AND :day < i.end_day"
    " WHERE s.list_id IS NOT NULL AND i.state <> 'ended' GROUP BY s.list_id"
)
_ROUNDS = "SELECT 'list/' || list_id, sum(official_count), sum(row_count) FROM round GROUP BY list_id"
_NEWEST_EVENTS = (
    "SELECT {key}, max(v.day) FROM subject AS s JOIN event AS v ON v.subject_no = s.subject_no {join}"
    " WHERE v.day <= :data_date GROUP BY {key}"
)
_NEWEST_SOURCES = (
    "SELECT {key}, max(src.published) FROM citation AS c JOIN source AS src ON src.id = c.source_id"
    " {join} WHERE {key} IS NOT NULL GROUP BY {key}"
)
_OF_MEASURE = "JOIN measure AS m ON m.id = s.measure_id AND s.subject_kind = 'provision'"
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


@dataclass(frozen=True, slots=True)
class _Said:
    """What the edition itself says of one subject."""

    subject: str
    official_count: int | None
    as_of: date | None
    source_id: str | None
    missing: str | None
    note: str | None

    def added_to(self, row: CoverageRow) -> CoverageRow:
        """Return the row with what is said of its subject."""
        return replace(
            row,
            official_count=self.official_count,
            official_as_of=self.as_of,
            official_source_id=self.source_id,
            missing=self.missing,
            note=self.note,
        )


def coverage(connection: sqlite3.Connection, *, as_of: date) -> CoverageReport:
    """Return how complete the edition is, lists by country and name.

    Args:
        connection: An edition.
        as_of: The day on which listings stand or have ended; nothing else depends on it.
    """
    edition = describe(connection)
    said = _said(connection)
    kinds = tuple(_with(said, row) for row in _kinds(connection, edition))
    lists = tuple(_with(said, row) for row in _lists(connection, edition, as_of=as_of))
    others = tuple(each.added_to(CoverageRow(each.subject, each.subject, None)) for each in said.values())
    named = (row.official_source_id for row in (*kinds, *lists, *others))
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
        kinds=kinds,
        lists=lists,
        others=others,
        not_known=connection.execute("SELECT count(DISTINCT text) FROM not_known").fetchone()[0],
        sources=sources(connection, (source for source in named if source is not None)),
    )


def _said(connection: sqlite3.Connection) -> dict[str, _Said]:
    statement = "SELECT subject, official_count, as_of, source_id, missing, note FROM coverage ORDER BY position"
    return {row[0].casefold(): _Said(row[0], row[1], day(row[2]), *row[3:]) for row in connection.execute(statement)}


def _with(said: dict[str, _Said], row: CoverageRow) -> CoverageRow:
    """Return the row with what is said of its subject, which is then no other subject any more."""
    found = said.pop(row.key.casefold(), None) or said.pop(row.title.casefold(), None)
    return row if found is None else found.added_to(row)


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
        second_hand=sum(row.second_hand for row in rows),
        confirmed=sum(row.confirmed for row in rows),
        conflicts=sum(row.conflicts for row in rows),
    )


def _most_rows(row: CoverageRow) -> tuple[int, str]:
    return -(row.rows or 0), row.title


def _newest(days: Iterable[date | None]) -> date | None:
    return max((found for found in days if found is not None), default=None)


def _newest_events(connection: sqlite3.Connection, edition: EditionInfo) -> Mapping[str, date | None]:
    """Return the newest event by country of measures, and by kind of subject."""
    values = {"data_date": edition.data_date.isoformat()}
    found: dict[str, date | None] = {}
    for key, join in (("m.country", _OF_MEASURE), ("s.subject_kind", "")):
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


def _lists(connection: sqlite3.Connection, edition: EditionInfo, *, as_of: date) -> list[CoverageRow]:
    standing = dict(connection.execute(_STANDING, {"day": as_of.isoformat()}).fetchall())
    rounds = {row[0]: row[1:] for row in connection.execute(_ROUNDS)}
    events = dict(
        connection.execute(
            _NEWEST_EVENTS.format(key="'list/' || s.list_id", join=""), {"data_date": edition.data_date.isoformat()}
        ).fetchall()
    )
    of_list = "JOIN subject AS s ON s.key = c.owner AND s.list_id IS NOT NULL"
    published = dict(
        connection.execute(_NEWEST_SOURCES.format(key="'list/' || s.list_id", join=of_list)).fetchall()
        + connection.execute(
            "SELECT 'list/' || d.list_id, max(src.published) FROM designation AS d"
            " JOIN source AS src ON src.id = d.source_id WHERE d.list_id IS NOT NULL GROUP BY d.list_id"
        ).fetchall()
    )
    rows = connection.execute(_LISTS, {"second_hand": Evidence.SECOND_HAND}).fetchall()
    named = refs(connection, (row[0] for row in rows))
    found = []
    for entry_id, name, listings, second_hand, confirmed, conflicts, minerals, list_kind in rows:
        is_of_firms = list_kind == "firms"
        official, counted = rounds.get(entry_id, (None, None))
        found.append(
            CoverageRow(
                key=entry_id,
                title=name,
                rows=listings if is_of_firms else minerals,
                entry=named[entry_id],
                round_count=official,
                round_rows=counted,
                standing=standing.get(entry_id, 0) if is_of_firms else None,
                newest_event=day(events.get(entry_id)),
                newest_source=day(published.get(entry_id)),
                second_hand=second_hand or 0,
                confirmed=confirmed or 0,
                conflicts=conflicts,
            )
        )
    return found
