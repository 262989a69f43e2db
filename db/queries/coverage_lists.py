"""Reads how complete each list is: its rows, what stands of them, and how many its authority counts act by act."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from datetime import date

from db.provenance import CoverageRow, OfficialCount, RoundCount
from db.queries.reach import reach_of
from db.queries.refs import day, refs
from db.records import EditionInfo, Evidence

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
_ROUNDS = (
    "SELECT 'list/' || r.list_id, 'measure/' || r.measure_id, r.official_count, r.row_count, r.source_id, r.note"
    " FROM round AS r JOIN measure AS m ON m.id = r.measure_id ORDER BY m.announced DESC, r.measure_id"
)
_EVENTS = (
    "SELECT 'list/' || s.list_id, max(v.day) FROM subject AS s JOIN event AS v ON v.subject_no = s.subject_no"
    " WHERE s.list_id IS NOT NULL AND v.day <= :data_date GROUP BY s.list_id"
)
_SOURCES = (
    "SELECT 'list/' || r.list_id, max(o.published) FROM (SELECT s.list_id, c.source_id FROM subject AS s"
    " JOIN citation AS c ON c.owner = s.key UNION ALL SELECT d.list_id, d.source_id FROM designation AS d) AS r"
    " JOIN source AS o ON o.id = r.source_id AND o.was_read WHERE r.list_id IS NOT NULL GROUP BY r.list_id"
)


def list_rows(connection: sqlite3.Connection, edition: EditionInfo, *, as_of: date) -> list[CoverageRow]:
    """Return a row a list, by country and name.

    Args:
        connection: An edition.
        edition: What it says of itself.
        as_of: The day on which listings stand or have ended.
    """
    standing = dict(connection.execute(_STANDING, {"day": as_of.isoformat()}).fetchall())
    events = dict(connection.execute(_EVENTS, {"data_date": edition.data_date.isoformat()}).fetchall())
    published = dict(connection.execute(_SOURCES).fetchall())
    rounds = _rounds(connection)
    rows = connection.execute(_LISTS, {"second_hand": Evidence.SECOND_HAND}).fetchall()
    named = refs(connection, (row[0] for row in rows))
    found = []
    for entry_id, name, listings, second_hand, confirmed, conflicts, minerals, list_kind in rows:
        is_of_firms = list_kind == "firms"
        found.append(
            CoverageRow(
                key=entry_id,
                title=name,
                rows=listings if is_of_firms else minerals,
                entry=named[entry_id],
                official=OfficialCount.NOT_FOUND,
                rounds=tuple(rounds.get(entry_id, ())),
                standing=standing.get(entry_id, 0) if is_of_firms else None,
                newest_event=day(events.get(entry_id)),
                newest_source=day(published.get(entry_id)),
                reach=reach_of((day(published.get(entry_id)),), edition=edition.reach),
                second_hand=second_hand or 0,
                confirmed=confirmed or 0,
                conflicts=conflicts,
            )
        )
    return found


def _rounds(connection: sqlite3.Connection) -> dict[str, list[RoundCount]]:
    rows = connection.execute(_ROUNDS).fetchall()
    named = refs(connection, (row[1] for row in rows))
    rounds: dict[str, list[RoundCount]] = defaultdict(list)
    for list_id, measure_id, official, counted, source_id, note in rows:
        rounds[list_id].append(RoundCount(named[measure_id], official, counted, source_id, note))
    return rounds
