"""What a table of entries is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.records import Kind
from db.search.marked import NOTHING, Marked
from db.search.query import Query


@dataclass(frozen=True, slots=True)
class BrowseRequest:
    """Which entries of one kind, on which day, in which order.

    Attributes:
        query: What was typed.
        as_of: The day that all states refer to.
        sort_key: Key of the column to sort by; empty for relevance where words were typed, else the kind's own order.
        included: Facet values that were chosen, as (key, value); they add to those of the query.
        excluded: Facet values that were ruled out, likewise.
        marked: What the query's terms on the notebook mean; see `db.notebook.finding.marked`.
    """

    kind: Kind
    query: Query
    as_of: date
    sort_key: str = ""
    is_descending: bool = False
    included: tuple[tuple[str, str], ...] = ()
    excluded: tuple[tuple[str, str], ...] = ()
    marked: Marked = NOTHING

    @property
    def asked(self) -> Query:
        """Return the query with the facet choices as terms, which is also how to save or show them."""
        query = self.query
        for key, value in self.included:
            query = query.including(key, value)
        for key, value in self.excluded:
            query = query.excluding(key, value)
        return query
