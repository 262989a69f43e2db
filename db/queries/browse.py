"""Reads the table of a kind: its entries filtered and sorted by SQL, as plain rows, with the counts of its facets."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date

from db.queries.columns import COLUMNS, STANDING, TABLES, ColumnSpec, columns, order_of
from db.queries.facets import count_facets
from db.queries.picks import Picks, Question
from db.queries.relevance import by_relevance
from db.queries.request import BrowseRequest
from db.queries.result import BrowseResult
from db.queries.rows import Row, Rows
from db.queries.shelf import Shelf
from db.records import Facet, Kind
from db.search.filters import filtered
from db.search.marked import NOTHING, Marked
from db.search.naming import resolved
from db.search.query import Query
from db.search.values import Values

__all__ = ["BrowseRequest", "BrowseResult", "Browser", "ColumnSpec", "browse", "columns", "facets"]


class Browser:
    """Answers requests on one edition, quickly from the second on; belongs to the thread that owns the connection."""

    def __init__(self, connection: sqlite3.Connection, rows: Rows | None = None) -> None:
        self._connection = connection
        self._shelf = Shelf(connection, rows)
        self._picks = Picks(connection)

    def browse(self, request: BrowseRequest) -> BrowseResult:
        """Return the entries that the request asks for.

        Raises:
            DataError: A value or sort key that does not exist.
        """
        question = self._question(request)
        picked = self._picks.terms(question)
        known = self._shelf.rows(request.kind, request.as_of)
        numbers = self._sorted(request, question, known)
        if picked.is_joint:
            place = [column.spec.key for column in COLUMNS[request.kind]].index(STANDING[0])
            pairs = [_with_standing(known[number], place, picked.standings[number]) for number in numbers]
        else:
            pairs = [known[number] for number in numbers]
        ids, rows = zip(*pairs, strict=True) if pairs else ((), ())
        return BrowseResult(columns(request.kind), ids, rows, len(known), is_joint=picked.is_joint)

    def facets(self, request: BrowseRequest) -> tuple[Facet, ...]:
        """Return the facets of the kind with counts: how many entries there would be with just that value of the facet.

        Each facet leaves out its own choices, those typed into the query among them. Values that nothing has are
        left out unless they are chosen. The commonest value comes first; states stand in their own order.

        Raises:
            DataError: A value that does not exist.
        """
        return count_facets(self._shelf, self._picks, question=self._question(request))

    def counts(self, query: Query, *, as_of: date, marked: Marked = NOTHING) -> dict[Kind, int]:
        """Return how many entries of each kind the query finds, in the order of `Kind`.

        Args:
            query: What was typed.
            as_of: The day that states refer to.
            marked: What the query's terms on the notebook mean; see `db.notebook.finding.marked`.

        Raises:
            DataError: A value that does not exist.
        """
        asked = resolved(self._connection, query)
        return {kind: self._picks.mask(Question(asked, kind, as_of, marked)).bit_count() for kind in Kind}

    def _question(self, request: BrowseRequest) -> Question:
        return Question(resolved(self._connection, request.asked), request.kind, request.as_of, request.marked)

    def _sorted(self, request: BrowseRequest, question: Question, known: Mapping[int, object]) -> Iterable[int]:
        """Return the entry numbers in the order asked for."""
        picked, matched = self._picks.terms(question), self._picks.words(question.query)
        if request.sort_key:
            return self._by_column(request, question)
        if matched is not None:
            return by_relevance(self._connection, picked, matched=matched)
        return known if len(picked.standings) == len(known) else [n for n in known if n in picked.standings]

    def _by_column(self, request: BrowseRequest, question: Question) -> list[int]:
        values = Values()
        query, kind = question.query, question.kind
        chosen = filtered(query, kind, as_of=question.as_of, values=values, marked=question.marked)
        join = f" JOIN {TABLES[kind]} AS x ON x.id = substr(e.id, {len(kind) + 2})"
        order = order_of(kind, request.sort_key, is_descending=request.is_descending).format(
            day=values.bind(request.as_of.isoformat())
        )
        rows = self._connection.execute(chosen.statement("e.entry_no", f"ORDER BY {order}", join=join), values.named)
        return [row[0] for row in rows]


def browse(connection: sqlite3.Connection, request: BrowseRequest) -> BrowseResult:
    """Return what `Browser.browse` returns, for those who ask once."""
    return Browser(connection).browse(request)


def facets(connection: sqlite3.Connection, request: BrowseRequest) -> tuple[Facet, ...]:
    """Return what `Browser.facets` returns, for those who ask once."""
    return Browser(connection).facets(request)


def _with_standing(known: tuple[str, Row], place: int, standing: Row) -> tuple[str, Row]:
    entry_id, row = known
    return entry_id, (*row[:place], *standing, *row[place + len(standing) :])
