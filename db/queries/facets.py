"""Counts the values of a kind's facets within a filtered set, each facet with its own filter left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.countries import COUNTRIES
from db.force import State
from db.queries.shelf import SOURCES, Shelf, mask_of, masks_of
from db.records import Evidence, Facet, FacetValue, Kind
from db.search.filters import (
    JOINT_KEYS,
    filtered,
    interval_join,
    joint_conditions,
    kind_condition,
    state_conditions,
    subjects_of,
)
from db.search.keys import KEYS, NO_STATE
from db.search.query import Query
from db.search.values import Values

FACETS: dict[Kind, tuple[str, ...]] = {
    Kind.MINERAL: ("state", "by", "type", "group", "designation", "evidence"),
    Kind.TECHNOLOGY: ("state", "by", "type", "sector", "mineral", "evidence"),
    Kind.FIRM: ("state", "list", "country", "by", "type", "sector", "mineral", "technology", "evidence"),
    Kind.MEASURE: ("state", "type", "country", "issuer", "target", "mineral", "technology", "evidence"),
    Kind.LIST: ("state", "type", "country", "issuer", "evidence"),
}
_LABELS = {(Kind.MINERAL, "type"): "Type of act", (Kind.FIRM, "by"): "Listed by"}
_STATES = (*State, NO_STATE)
_GRADES = tuple(grade.name.lower().replace("_", "-") for grade in Evidence)


@dataclass(frozen=True, slots=True)
class Question:
    """What decides which entries there are: a query whose values are those of the edition, of one kind, on one day.

    Attributes:
        noted: Ids of the entries that have a note.
    """

    query: Query
    kind: Kind
    as_of: date
    noted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Picked:
    """The entries that a question finds, as a mask, and how many are in each state."""

    mask: int
    states: Mapping[str, int]


def picked(rows: Sequence[tuple[Any, ...]]) -> Picked:
    """Return what the rows say, of which the first column is the entry number and the second the state."""
    return Picked(mask_of(row[0] for row in rows), Counter(row[1] or NO_STATE for row in rows))


def count_facets(shelf: Shelf, question: Question, *, known: Picked | None = None) -> tuple[Facet, ...]:
    """Return the facets of the kind; see `db.queries.browse.Browser.facets`.

    Args:
        shelf: What the edition's tables share.
        question: What is asked.
        known: What it finds, where that has been read already.
    """
    counter = _Counter(shelf, question)
    if known is not None:
        counter.picked[question.query] = known
    query, kind = question.query, question.kind
    facets = []
    for key in FACETS[kind]:
        counts = counter.counts(key)
        for value in (*query.values(key), *query.excluded_values(key)):
            counts.setdefault(value, 0)
        shown = [FacetValue(value, _label(shelf, key, value), count) for value, count in counts.items()]
        shown.sort(key=_order(key))
        facets.append(Facet(key, _LABELS.get((kind, key), KEYS[key].label), tuple(shown)))
    return tuple(facets)


class _Counter:
    """Counts for one question; what several facets need is read once."""

    def __init__(self, shelf: Shelf, question: Question) -> None:
        self._shelf = shelf
        self._question = question
        self._kind = question.kind
        self.picked: dict[Query, Picked] = {}

    def counts(self, key: str) -> dict[str, int]:
        rest = self._question.query.without(key)
        is_joint = bool(joint_conditions(rest, self._kind, Values()))
        if key == "state" and not is_joint:
            return dict(self._pick(rest).states)
        if key in JOINT_KEYS[self._kind] | {"state"} and (is_joint or _has(rest, "state")):
            return self._jointly(key, rest)
        return _counted(self._shelf.masks(self._kind).get(key, {}), self._pick(rest).mask)

    def _pick(self, query: Query) -> Picked:
        found = self.picked.get(query)
        if found is None:
            values = Values()
            asked = self._question
            chosen = filtered(query, self._kind, as_of=asked.as_of, values=values, noted=asked.noted, is_ranked=False)
            statement = chosen.statement("e.entry_no, standing.state")
            found = picked(self._shelf.connection.execute(statement, values.named).fetchall())
            self.picked[query] = found
        return found

    def _jointly(self, key: str, rest: Query) -> dict[str, int]:
        """Return the counts of a facet whose values have to hold of the same subject as other terms."""
        loose = rest.without("state")
        for joint_key in JOINT_KEYS[self._kind]:
            for value in loose.values(joint_key):
                loose = loose.without(joint_key, value)
        values = Values()
        joins, column = ("", f"coalesce(si.state, '{NO_STATE}')") if key == "state" else SOURCES[key]
        intervals = interval_join(rest, self._question.as_of, values)
        conditions = joint_conditions(rest, self._kind, values, counted=key)
        conditions += state_conditions(rest, "si.state", values)
        conditions += kind_condition(self._kind)
        statement = (
            f"SELECT {column}, es.entry_no FROM {subjects_of(self._kind)}{joins}{intervals}"
            f" WHERE {' AND '.join(conditions or ['1'])}"
        )
        rows = self._shelf.connection.execute(statement, values.named)
        return _counted(masks_of(rows), self._pick(loose).mask)


def _counted(masks: Mapping[str, int], mask: int) -> dict[str, int]:
    counts = {value: (mask & having).bit_count() for value, having in masks.items()}
    return {value: count for value, count in counts.items() if count}


def _has(query: Query, key: str) -> bool:
    return any(term.key == key for term in query.terms)


def _label(shelf: Shelf, key: str, value: str) -> str:
    if key == "state":
        return "Nothing known" if value == NO_STATE else value.replace("-", " ").capitalize()
    if key == "by":
        return COUNTRIES.get(value, value)
    return shelf.labels.get((key, value), value)


def _order(key: str) -> Callable[[FacetValue], tuple[int, str]]:
    ranks = {"state": _STATES, "evidence": _GRADES}.get(key)

    def order(shown: FacetValue) -> tuple[int, str]:
        return (-shown.count if ranks is None else ranks.index(shown.value), shown.label)

    return order
