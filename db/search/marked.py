"""Which entries the terms of a query mean that speak of the notebook: found there first, handed on as ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from db.search.keys import NOTEBOOK_KEYS
from db.search.query import Query, Term


@dataclass(frozen=True, slots=True)
class Mark:
    """What one ``key:value`` means in the notebook.

    Attributes:
        label: The value as the notebook has it, such as a tag's own spelling.
        entry_ids: The entries that it means, those of other editions among them.
    """

    key: str
    value: str
    label: str
    entry_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Marked:
    """What the notebook's terms of one query mean."""

    marks: tuple[Mark, ...] = ()

    def entry_ids(self, key: str, values: Iterable[str]) -> frozenset[str]:
        """Return the entries that any of the values means.

        Raises:
            LookupError: The notebook was not asked for a value, which is a bug of the caller.
        """
        known = {mark.value: mark.entry_ids for mark in self.marks if mark.key == key}
        return frozenset().union(*(known[value] for value in values))

    def of(self, query: Query) -> Marked:
        """Return what the terms of this query mean, which are among those of the query that was asked for."""
        if not self.marks:
            return self
        wanted = {(term.key, term.value) for term in query.terms}
        kept = tuple(mark for mark in self.marks if (mark.key, mark.value) in wanted)
        return self if len(kept) == len(self.marks) else Marked(kept)

    @property
    def labels(self) -> dict[tuple[str, str], str]:
        """Return words for the values by key and value, as `db.search.query.sentence` takes them."""
        return {(mark.key, mark.value): mark.label for mark in self.marks}


NOTHING = Marked()


def notebook_terms(query: Query) -> tuple[Term, ...]:
    """Return the terms that only the notebook can answer, each once, whether they include or exclude."""
    found = {(term.key, term.value): Term(term.key, term.value) for term in query.terms if term.key in NOTEBOOK_KEYS}
    return tuple(found.values())
