"""Reads sources, and what of the edition rests on one of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from db.errors import DataError
from db.provenance import SourceRecord, SourceUse
from db.queries.refs import day, refs
from db.records import Kind, Source

PREFIX = "source/"

_COLUMNS = "s.id, s.publisher, s.title, s.published, s.url, s.kind, s.description, s.was_read"
# What a source supports: the entry, the sort of row in words for one and for several, how many, whether it confirms.
_USES = (
    (
        "SELECT owner, 'the entry itself', 'the entry itself', 1, is_confirming FROM citation"
        " WHERE source_id = :id AND instr(owner, '#') = 0"
    ),
    (
        "SELECT 'measure/' || s.measure_id, 'provision', 'provisions', count(*), 0 FROM citation AS c"
        " JOIN subject AS s ON s.key = c.owner WHERE c.source_id = :id AND s.subject_kind = 'provision'"
        " GROUP BY s.measure_id"
    ),
    (
        "SELECT 'firm/' || s.firm_id, 'listing', 'listings', count(*), max(c.is_confirming) FROM citation AS c"
        " JOIN subject AS s ON s.key = c.owner WHERE c.source_id = :id AND s.subject_kind = 'listing'"
        " GROUP BY s.firm_id"
    ),
    # The opening events repeat the source of the row; those that are told in it have their own.
    (
        "SELECT CASE s.subject_kind WHEN 'listing' THEN 'firm/' || s.firm_id ELSE 'measure/' || s.measure_id END,"
        " 'event', 'events', count(*), 0 FROM event AS v JOIN subject AS s ON s.subject_no = v.subject_no"
        " WHERE v.source_id = :id AND v.by_measure_id IS NOT s.measure_id GROUP BY 1"
    ),
    (
        "SELECT 'mineral/' || mineral_id, 'figure of production', 'figures of production', count(*), 0 FROM production"
        " WHERE source_id = :id GROUP BY mineral_id"
    ),
    (
        "SELECT 'mineral/' || mineral_id, 'figure of reserves', 'figures of reserves', count(*), 0 FROM reserve"
        " WHERE source_id = :id GROUP BY mineral_id"
    ),
    (
        "SELECT 'mineral/' || mineral_id, 'figure of import reliance', 'figures of import reliance', count(*), 0"
        " FROM import_reliance WHERE source_id = :id GROUP BY mineral_id"
    ),
    (
        "SELECT 'mineral/' || mineral_id, 'figure of import sources', 'figures of import sources', count(*), 0"
        " FROM import_source WHERE source_id = :id GROUP BY mineral_id"
    ),
    (
        "SELECT 'mineral/' || mineral_id, 'price', 'prices', count(*), 0 FROM price WHERE source_id = :id"
        " GROUP BY mineral_id"
    ),
    (
        "SELECT 'mineral/' || mineral_id, 'place on a list of critical minerals',"
        " 'places on lists of critical minerals', count(*), 0 FROM designation WHERE source_id = :id"
        " GROUP BY mineral_id"
    ),
    (
        "SELECT 'mineral/' || mineral_id, 'use', 'uses', count(*), 0 FROM mineral_use WHERE source_id = :id"
        " GROUP BY mineral_id"
    ),
    (
        "SELECT 'technology/' || technology_id, 'mineral that it depends on', 'minerals that it depends on',"
        " count(*), 0 FROM dependence WHERE source_id = :id GROUP BY technology_id"
    ),
    (
        "SELECT e.id, 'maker or user', 'makers or users', count(*), 0 FROM relation AS r"
        " JOIN entry AS e ON e.entry_no = r.from_no WHERE r.source_id = :id AND r.relation = 'used-by' GROUP BY e.id"
    ),
    "SELECT 'firm/' || firm_id, 'role', 'roles', count(*), 0 FROM firm_role WHERE source_id = :id GROUP BY firm_id",
    (
        "SELECT 'list/' || list_id, 'official count of a round', 'official counts of rounds', count(*), 0 FROM round"
        " WHERE source_id = :id GROUP BY list_id"
    ),
    (
        "SELECT subject, 'official count', 'official counts', count(*), 0 FROM coverage"
        " WHERE source_id = :id AND subject IN (SELECT id FROM entry) GROUP BY subject"
    ),
    (
        "SELECT coalesce('firm/' || s.firm_id, c.owner), 'differing fact', 'differing facts', count(*), 0"
        " FROM conflict AS c LEFT JOIN subject AS s ON s.key = c.owner WHERE c.source_id = :id GROUP BY 1"
    ),
)


def sources(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Source]:
    """Return the sources by id, in the order in which they were asked for, each once."""
    wanted = tuple(dict.fromkeys(ids))
    statement = f"SELECT {_COLUMNS} FROM json_each(?) AS j JOIN source AS s ON s.id = j.value ORDER BY j.key"
    return {row[0]: _source(row) for row in connection.execute(statement, (json.dumps(wanted),))}


def source(connection: sqlite3.Connection, source_id: str) -> SourceRecord:
    """Return a source with everything that rests on it.

    Args:
        connection: An edition.
        source_id: Its id, with or without ``source/`` before it.

    Raises:
        DataError: There is no such source.
    """
    slug = source_id.removeprefix(PREFIX)
    found = sources(connection, (slug,)).get(slug)
    if found is None:
        raise DataError(
            f"There is no source '{slug}' in this edition.{_nearest(connection, slug)}",
            "A source is named as in source/usgs-2026-mcs-gallium; an entry shown with --json has the ids of its own.",
        )
    parts: dict[str, list[str]] = {}
    confirming: set[str] = set()
    counts: dict[str, int] = {}
    for statement in _USES:
        for entry_id, one, several, count, is_confirming in connection.execute(statement, {"id": slug}):
            counts[several] = counts.get(several, 0) + count
            words = one if one == several else f"{count:,} {one if count == 1 else several}"
            parts.setdefault(entry_id, []).append(words)
            if is_confirming:
                confirming.add(entry_id)
    named = refs(connection, parts)
    order = {kind: place for place, kind in enumerate(Kind)}
    uses = [SourceUse(named[each], tuple(parts[each]), each in confirming) for each in sorted(named)]
    uses.sort(key=lambda use: (order[use.entry.kind], use.entry.name.casefold()))
    return SourceRecord(found, tuple(uses), counts)


def _source(row: tuple[Any, ...]) -> Source:
    source_id, publisher, title, published, url, kind, description, was_read = row
    return Source(source_id, publisher, title, day(published), url, kind, description, was_read=bool(was_read))


def _nearest(connection: sqlite3.Connection, slug: str) -> str:
    # Imported here: needed only once something is wrong.
    from difflib import get_close_matches

    ids = [row[0] for row in connection.execute("SELECT id FROM source ORDER BY id")]
    near = get_close_matches(slug.lower(), ids, n=1, cutoff=0.6)
    return f" Did you mean 'source/{near[0]}'?" if near else ""
