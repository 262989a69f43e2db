"""Counts, kind by kind, the entries that a query finds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from db.queries.picks import mask_of
from db.records import Kind
from db.search.filters import filtered
from db.search.matching import matching
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
    noted = tuple(noted)
    # The words are looked up once for all kinds, the terms, which are cheaper, once a kind.
    values = Values()
    hit = matching(query, values, is_ranked=False)
    if hit is not None and not query.terms:
        join = "JOIN entry AS e ON e.entry_no = hit.entry_no"
        statement = f"WITH {hit} SELECT e.kind, count(*) FROM hit {join} GROUP BY e.kind"
        found = dict(connection.execute(statement, values.named).fetchall())
        return {kind: found.get(kind, 0) for kind in Kind}
    mask = None
    if hit is not None:
        statement = f"WITH {hit} SELECT entry_no FROM hit"
        mask = mask_of(row[0] for row in connection.execute(statement, values.named))
    terms = replace(query, words=(), phrases=(), excluded=())
    return {kind: _count(connection, terms, kind, as_of=as_of, noted=noted, mask=mask) for kind in Kind}


def _count(
    connection: sqlite3.Connection, terms: Query, kind: Kind, *, as_of: date, noted: Iterable[str], mask: int | None
) -> int:
    values = Values()
    chosen = filtered(terms, kind, as_of=as_of, values=values, noted=noted, is_ranked=False)
    if mask is None:
        return int(connection.execute(chosen.statement("count(*)"), values.named).fetchone()[0])
    numbers = connection.execute(chosen.statement("e.entry_no"), values.named)
    return (mask & mask_of(row[0] for row in numbers)).bit_count()
