"""Reads the tables of numbers of an entry: output, reserves, trade and prices of a mineral, rounds of a list."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

from db.countries import COUNTRIES
from db.records import EntryRef, Figures, Kind


def figures(connection: sqlite3.Connection, entry: EntryRef) -> tuple[Figures, ...]:
    """Return the tables of the entry that have rows; newest year first, the largest number first, totals last."""
    slug = entry.id.partition("/")[2]
    if entry.kind is Kind.MINERAL:
        found = (reader(connection, slug) for reader in _READERS)
        return tuple(table for table in found if table.rows)
    if entry.kind is Kind.LIST:
        table = _rounds(connection, slug)
        return (table,) if table.rows else ()
    return ()


def number(value: float) -> str:
    """Return the number with a comma between thousands and no more decimals than it has, six at most."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _production(connection: sqlite3.Connection, slug: str) -> Figures:
    statement = (
        "SELECT year, country, value, unit, stage, is_estimated, note, source_id FROM production"
        " WHERE mineral_id = ? ORDER BY year DESC, stage, unit, country = 'WORLD', value DESC, position"
    )
    rows = [
        (str(year), COUNTRIES[country], number(value), unit, stage, _estimated(is_estimated), note or "", source)
        for year, country, value, unit, stage, is_estimated, note, source in connection.execute(statement, (slug,))
    ]
    columns = ("Year", "Country", "Output", "Unit", "Stage", "Estimate", "Note")
    return _table("production", "Production", columns, rows)


def _reserves(connection: sqlite3.Connection, slug: str) -> Figures:
    statement = (
        "SELECT year, country, value, unit, note, source_id FROM reserve"
        " WHERE mineral_id = ? ORDER BY year DESC, unit, country = 'WORLD', value DESC, position"
    )
    rows = [
        (str(year), COUNTRIES[country], number(value), unit, note or "", source)
        for year, country, value, unit, note, source in connection.execute(statement, (slug,))
    ]
    return _table("reserves", "Reserves", ("Year", "Country", "Reserves", "Unit", "Note"), rows)


def _import_reliance(connection: sqlite3.Connection, slug: str) -> Figures:
    statement = (
        "SELECT country, year, percent, is_estimated, note, source_id FROM import_reliance"
        " WHERE mineral_id = ? ORDER BY country, year DESC, position"
    )
    rows = [
        (COUNTRIES[country], str(year), number(percent), _estimated(is_estimated), note or "", source)
        for country, year, percent, is_estimated, note, source in connection.execute(statement, (slug,))
    ]
    columns = ("Country", "Year", "Net imports, % of consumption", "Estimate", "Note")
    return _table("import_reliance", "Import reliance", columns, rows)


def _import_sources(connection: sqlite3.Connection, slug: str) -> Figures:
    statement = (
        "SELECT country, origin, percent, period, note, source_id FROM import_source"
        " WHERE mineral_id = ? ORDER BY country, period DESC, percent DESC, position"
    )
    rows = [
        (COUNTRIES[country], COUNTRIES.get(origin, origin), number(percent), period, note or "", source)
        for country, origin, percent, period, note, source in connection.execute(statement, (slug,))
    ]
    return _table("import_sources", "Import sources", ("Importer", "Origin", "Share, %", "Period", "Note"), rows)


def _prices(connection: sqlite3.Connection, slug: str) -> Figures:
    statement = (
        "SELECT year, value, unit, basis, is_estimated, source_id FROM price"
        " WHERE mineral_id = ? ORDER BY basis, unit, year DESC, position"
    )
    rows = [
        (str(year), number(value), unit, basis, _estimated(is_estimated), source)
        for year, value, unit, basis, is_estimated, source in connection.execute(statement, (slug,))
    ]
    return _table("prices", "Prices", ("Year", "Price", "Unit", "Basis", "Estimate"), rows)


def _rounds(connection: sqlite3.Connection, slug: str) -> Figures:
    """Return, by round and newest first, how many listings there are and how many the authority itself counts."""
    statement = (
        "SELECT g.added, coalesce(m.number, e.name, 'act not known'), g.listings, r.official_count, r.note,"
        " coalesce(r.source_id, (SELECT c.source_id FROM citation AS c WHERE c.owner = g.key"
        " ORDER BY c.position LIMIT 1))"
        " FROM (SELECT s.list_id, s.measure_id, min(s.added) AS added, count(*) AS listings, min(s.key) AS key"
        " FROM subject AS s WHERE s.list_id = ? GROUP BY s.measure_id) AS g"
        " LEFT JOIN measure AS m ON m.id = g.measure_id LEFT JOIN entry AS e ON e.id = 'measure/' || g.measure_id"
        " LEFT JOIN round AS r ON r.list_id = g.list_id AND r.measure_id = g.measure_id"
        " ORDER BY g.added DESC, g.measure_id"
    )
    rows = [
        (added or "", act, str(count), "" if official is None else str(official), note or "", source or "")
        for added, act, count, official, note, source in connection.execute(statement, (slug,))
    ]
    return _table("rounds", "Rounds", ("First day", "Act", "Listings", "Official count", "Note"), rows)


_READERS: tuple[Callable[[sqlite3.Connection, str], Figures], ...] = (
    _production,
    _reserves,
    _import_reliance,
    _import_sources,
    _prices,
)


def _table(key: str, title: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> Figures:
    """Return the rows, whose last value is the source, as a table without the columns that are empty throughout."""
    rows = tuple(rows)
    kept = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    return Figures(
        key=key,
        title=title,
        columns=tuple(columns[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in rows),
        source_ids=tuple(row[-1] for row in rows),
    )


def _estimated(is_estimated: int) -> str:
    return "estimate" if is_estimated else ""
