"""Counts the values of a kind's facets within a filtered set, each facet with its own filter left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from db.countries import COUNTRIES
from db.force import State
from db.queries.picks import Question
from db.records import Evidence, Facet, FacetValue, Kind
from db.search.filters import JOINT_KEYS, joint_conditions
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


class Shelf(Protocol):
    """What the tables of an edition share."""

    @property
    def labels(self) -> Mapping[tuple[str, str], str]:
        """Return the words for facet values, by key and value."""

    def values(self, kind: Kind, key: str) -> Mapping[str, int]:
        """Return the mask of each value of a facet of the kind."""

    def joint_masks(self, key: str, question: Question) -> Mapping[str, int]:
        """Return the masks of a facet's values that hold of a subject which meets the question's terms on subjects."""


class Picks(Protocol):
    """What questions find, in masks like those of the shelf."""

    def mask(self, question: Question) -> int:
        """Return the mask of what the question finds."""

    def states(self, question: Question) -> Mapping[str, int]:
        """Return the masks of the states that are shown of what the terms pick."""


def count_facets(shelf: Shelf, picks: Picks, *, question: Question) -> tuple[Facet, ...]:
    """Return the facets of the kind; see `db.queries.browse.Browser.facets`.

    Args:
        shelf: What the edition's tables share.
        picks: What was found lately.
        question: What is asked.
    """
    counter = _Counter(shelf, picks, question)
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
    """Counts for one question."""

    def __init__(self, shelf: Shelf, picks: Picks, question: Question) -> None:
        self._shelf = shelf
        self._picks = picks
        self._question = question
        self._kind = question.kind

    def counts(self, key: str) -> dict[str, int]:
        rest = self._question.query.without(key)
        is_joint = bool(joint_conditions(rest, self._kind, values=Values()))
        if key == "state" and not is_joint:
            return _counted(self._picks.states(self._of(rest)), self._mask(rest))
        if key in JOINT_KEYS[self._kind] | {"state"} and (is_joint or _has(rest, "state")):
            return self._jointly(key, rest)
        return _counted(self._shelf.values(self._kind, key), self._mask(rest))

    def _jointly(self, key: str, rest: Query) -> dict[str, int]:
        """Return the counts of a facet whose values have to hold of the same subject as other terms."""
        loose = rest.without("state")
        for joint_key in JOINT_KEYS[self._kind]:
            for value in loose.values(joint_key):
                loose = loose.without(joint_key, value)
        return _counted(self._shelf.joint_masks(key, self._of(rest)), self._mask(loose))

    def _of(self, query: Query) -> Question:
        return replace(self._question, query=query)

    def _mask(self, query: Query) -> int:
        return self._picks.mask(self._of(query))


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
