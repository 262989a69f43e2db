"""Reads the rows of whole tables, once a kind and day; the window's first table needs nothing else of the search."""

from __future__ import annotations

import sqlite3
from datetime import date

from db.queries.columns import COLUMNS, DEFAULT_ORDER, TABLES
from db.search.values import Value
from db.words import Kind

Row = tuple[Value, ...]

# Days beyond these are forgotten: someone may drag the as-of day across a year.
_DAYS_KEPT = 4


class Rows:
    """The rows of one edition's tables. Belongs to the thread that owns the connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._rows: dict[tuple[Kind, date], dict[int, tuple[str, Row]]] = {}

    def of(self, kind: Kind, as_of: date) -> dict[int, tuple[str, Row]]:
        """Return the id and the table row of every entry of the kind by entry number, in the kind's own order."""
        found = self._rows.get((kind, as_of))
        if found is None:
            found = self._rows[kind, as_of] = self._read(kind, as_of)
            for oldest in [key for key in self._rows if key[0] is kind][:-_DAYS_KEPT]:
                del self._rows[oldest]
        return found

    def _read(self, kind: Kind, as_of: date) -> dict[int, tuple[str, Row]]:
        values = ", ".join(column.value.format(day=":day") for column in COLUMNS[kind])
        statement = (
            f"SELECT e.entry_no, e.id, {values} FROM entry AS e"
            f" JOIN {TABLES[kind]} AS x ON x.id = substr(e.id, {len(kind) + 2})"
            " LEFT JOIN entry_interval AS standing ON standing.entry_no = e.entry_no"
            " AND standing.first <= :day AND :day < standing.end_day WHERE e.kind = :kind"
            f" ORDER BY {DEFAULT_ORDER[kind]}"
        )
        rows = self._connection.execute(statement, {"kind": kind, "day": as_of.isoformat()})
        return {row[0]: (row[1], row[2:]) for row in rows}
