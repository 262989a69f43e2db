"""Counts, kind by kind, the entries that a query finds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date

from db.records import Kind
from db.search.filters import filtered
from db.search.naming import resolved
from db.search.query import Query
from db.search.values import Values


def counts(connection: sqlite3.Connection, query: Query, *, as_of: date, noted: Iterable[str] = ()) -> dict[Kind, int]:
    """Return how many entries of each kind the query finds, in the order of `Kind`.

    Args:
        connection: An edition.
        query: What was typed.
        as_of: The day that states refer to.
        noted: Ids of the entries that have a note, for ``has:note``.

    Raises:
        DataError: A value that the edition does not have.
    """
    query = resolved(connection, query)
    found = {}
    for kind in Kind:
        values = Values()
        chosen = filtered(query, kind, as_of=as_of, values=values, noted=noted, is_ranked=False)
        found[kind] = int(connection.execute(chosen.statement("count(*)"), values.named).fetchone()[0])
    return found
