"""Reads the table of a kind: its entries filtered and sorted by SQL, as plain rows, with the counts of its facets."""

from __future__ import annotations

import sqlite3

from db.errors import DataError
from db.queries.columns import COLUMNS, DEFAULT_ORDER, STANDING, TABLES, ColumnSpec, columns
from db.queries.facets import Picked, Question, count_facets, picked
from db.queries.request import BrowseRequest
from db.queries.result import BrowseResult
from db.queries.rows import Row, Rows
from db.queries.shelf import Shelf
from db.records import Facet
from db.search.filters import Filter, filtered
from db.search.find import RELEVANCE
from db.search.keys import did_you_mean
from db.search.naming import resolved
from db.search.values import Values

__all__ = ["BrowseRequest", "BrowseResult", "Browser", "ColumnSpec", "browse", "columns", "facets"]


class Browser:
    """Answers requests on one edition, quickly from the second on; belongs to the thread that owns the connection."""

    def __init__(self, connection: sqlite3.Connection, rows: Rows | None = None) -> None:
        self._connection = connection
        self._shelf = Shelf(connection, rows)
        self._last: tuple[Question, Picked] | None = None

    def browse(self, request: BrowseRequest) -> BrowseResult:
        """Return the entries that the request asks for.

        Raises:
            DataError: A value or sort key that does not exist.
        """
        question = self._question(request)
        values = Values()
        chosen = filtered(
            question.query,
            request.kind,
            as_of=request.as_of,
            values=values,
            noted=request.noted,
            is_ranked=not request.sort_key,
        )
        found = self._connection.execute(_statement(chosen, request), values.named).fetchall()
        self._last = question, picked(found)
        known = self._shelf.rows(request.kind, request.as_of)
        if chosen.is_joint:
            place = [column.spec.key for column in COLUMNS[request.kind]].index(STANDING[0])
            pairs = [_with_standing(known[row[0]], place, row[1:]) for row in found]
        else:
            pairs = [known[row[0]] for row in found]
        ids, rows = zip(*pairs, strict=True) if pairs else ((), ())
        return BrowseResult(columns(request.kind), ids, rows, len(known), is_joint=chosen.is_joint)

    def facets(self, request: BrowseRequest) -> tuple[Facet, ...]:
        """Return the facets of the kind with counts: how many entries there would be with just that value of the facet.

        Each facet leaves out its own choices, those typed into the query among them. Values that nothing has are
        left out unless they are chosen. The commonest value comes first; states stand in their own order.

        Raises:
            DataError: A value that does not exist.
        """
        question = self._question(request)
        # Rows and counts are asked for in turn, of the same question.
        last = self._last[1] if self._last is not None and self._last[0] == question else None
        return count_facets(self._shelf, question, known=last)

    def _question(self, request: BrowseRequest) -> Question:
        return Question(resolved(self._connection, request.asked), request.kind, request.as_of, request.noted)


def browse(connection: sqlite3.Connection, request: BrowseRequest) -> BrowseResult:
    """Return what `Browser.browse` returns, for those who ask once."""
    return Browser(connection).browse(request)


def facets(connection: sqlite3.Connection, request: BrowseRequest) -> tuple[Facet, ...]:
    """Return what `Browser.facets` returns, for those who ask once."""
    return Browser(connection).facets(request)


def _statement(chosen: Filter, request: BrowseRequest) -> str:
    order = _order(chosen, request)
    join = ""
    if "x." in order:
        join = f" JOIN {TABLES[request.kind]} AS x ON x.id = substr(e.id, {len(request.kind) + 2})"
    standing = "standing.state, standing.since, standing.until"
    return chosen.statement(f"e.entry_no, {standing}", f"ORDER BY {order}", join=join)


def _order(chosen: Filter, request: BrowseRequest) -> str:
    if not request.sort_key:
        return f"{RELEVANCE}, e.entry_no" if chosen.has_text else DEFAULT_ORDER[request.kind]
    known = {column.spec.key: column for column in COLUMNS[request.kind]}
    column = known.get(request.sort_key)
    if column is None:
        raise DataError(
            f"There is no column '{request.sort_key}' to sort by.{did_you_mean(request.sort_key, known)}",
            f"Columns are {', '.join(known)}.",
        )
    day = f"'{request.as_of.isoformat()}'"
    value, sort = column.value.format(day=day), column.sort.format(day=day)
    direction = "DESC" if request.is_descending else "ASC"
    # What is missing stands last either way.
    return f"{value} IS NULL, {sort} {direction}, e.sort_name, e.entry_no"


def _with_standing(known: tuple[str, Row], place: int, standing: Row) -> tuple[str, Row]:
    entry_id, row = known
    return entry_id, (*row[:place], *standing, *row[place + len(standing) :])
