"""Reads the numbers of a mineral that a figure can draw: output, reserves, import reliance, origins and prices."""

from __future__ import annotations

import re
import sqlite3

from db.records import EntryRef, Kind, Quantity

# In the order of the tables of `db.queries.figures`, so that both say the same one below the other.
_STATEMENTS = (
    (
        "SELECT 'production', year, country, value, unit, stage, is_estimated, note, source_id FROM production"
        " WHERE mineral_id = ? ORDER BY year DESC, stage, unit, country = 'WORLD', value DESC, position"
    ),
    (
        "SELECT 'reserves', year, country, value, unit, NULL, 0, note, source_id FROM reserve"
        " WHERE mineral_id = ? ORDER BY year DESC, unit, country = 'WORLD', value DESC, position"
    ),
    (
        "SELECT 'import_reliance', year, country, percent, '%', NULL, is_estimated, note, source_id"
        " FROM import_reliance WHERE mineral_id = ? ORDER BY country, year DESC, position"
    ),
    (
        "SELECT 'import_sources', period, origin, percent, '%', country, 0, note, source_id FROM import_source"
        " WHERE mineral_id = ? ORDER BY country, period DESC, percent DESC, position"
    ),
    (
        "SELECT 'prices', year, 'WORLD', value, unit, basis, is_estimated, NULL, source_id FROM price"
        " WHERE mineral_id = ? ORDER BY basis, unit, year DESC, position"
    ),
)
_YEARS = re.compile(r"(\d{4})(?:-(\d{2})(?![\d/]))?")
_BOUNDS = (("more than", ">"), ("less than", "<"))


def quantities(connection: sqlite3.Connection, entry: EntryRef) -> tuple[Quantity, ...]:
    """Return the numbers of a mineral, table by table; nothing for other kinds."""
    if entry.kind is not Kind.MINERAL:
        return ()
    slug = entry.id.partition("/")[2]
    return tuple(
        Quantity(table, last_year(period), country, value, unit, stage, bool(is_estimated), source, _bound(note))
        for statement in _STATEMENTS
        for table, period, country, value, unit, stage, is_estimated, note, source in connection.execute(
            statement, (slug,)
        )
    )


def last_year(period: int | str) -> int:
    """Return the last year of a period: 2024 of "2021-24" and of "as published 2024"; 0 where none is said."""
    found = _YEARS.search(str(period))
    if found is None:
        return 0
    first, last = found.groups()
    return int(first) if last is None else int(first[:2] + last)


def _bound(note: str | None) -> str:
    """Return the sign of a number of which the source gives only a bound, which stands in the row's note."""
    return next((sign for words, sign in _BOUNDS if note is not None and words in note), "")
