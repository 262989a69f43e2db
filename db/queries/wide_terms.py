"""Picks entries by the terms of a query as bits, in an edition of many entries."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from db.force import State
from db.queries.picks import Question, masks_of
from db.queries.subject_values import OF_SUBJECTS, values_statement
from db.records import Kind
from db.search.bits import mask_of, numbers_of, unpacked
from db.search.filters import (
    FACET_KEYS,
    JOINT_KEYS,
    entry_conditions,
    interval_join,
    joint_conditions,
    state_conditions,
)
from db.search.keys import NO_STATE
from db.search.query import Query
from db.search.values import Values

_Key = TypeVar("_Key")
_Kept = TypeVar("_Kept")

# Days and terms asked for lately.
_DAYS_KEPT = 6
_TERMS_KEPT = 32

_TURNS = (
    "SELECT first, entry_no FROM entry_interval WHERE state = :state AND first > :base AND first <= :day"
    " AND entry_no BETWEEN :first AND :last"
)


@dataclass(frozen=True, slots=True)
class Span:
    """The numbers of the entries of a kind, which run without a gap."""

    first: int
    count: int

    @property
    def all(self) -> int:
        """Return the mask of all of them."""
        return (1 << self.count) - 1

    def local(self, mask: int) -> int:
        """Return what a mask of all kinds has of this one."""
        return (mask >> self.first) & self.all


class WideTerms:
    """What terms pick in one edition. Belongs to the thread that uses the connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        rows = connection.execute("SELECT kind, min(entry_no), count(*) FROM entry GROUP BY kind")
        self.spans = {Kind(kind): Span(first, count) for kind, first, count in rows}
        self._facets: dict[tuple[Kind, str], dict[str, int]] = {}
        self._days: dict[tuple[Kind, str], dict[str, int]] = {}
        self._masks: dict[Question, int] = {}
        self._states: dict[Question, dict[str, int]] = {}

    def span(self, kind: Kind) -> Span:
        """Return the numbers of the kind."""
        return self.spans.get(kind, Span(1, 0))

    def is_joint(self, question: Question) -> bool:
        """Return whether the standing is that of the subjects that meet the terms."""
        return any(question.query.values(key) for key in JOINT_KEYS[question.kind])

    def mask(self, question: Question) -> int:
        """Return the mask, in its kind, of what the terms of the question pick."""
        asked = _terms_of(question)
        found = self._masks.pop(asked, None)
        self._masks[asked] = found = self._mask(asked) if found is None else found
        _forget(self._masks, _TERMS_KEPT)
        return found

    def states(self, question: Question) -> Mapping[str, int]:
        """Return the masks of the states that are shown of what the terms pick, what binds most first."""
        asked = _terms_of(question)
        found = self._states.pop(asked, None)
        if found is None:
            mask = self.mask(asked)
            every = self._joint_states(asked) if self.is_joint(asked) else self.states_on(asked.kind, asked.as_of)
            found = {state: mask & each for state, each in every.items() if mask & each}
        self._states[asked] = found
        _forget(self._states, _TERMS_KEPT)
        return found

    def facet(self, kind: Kind, key: str) -> Mapping[str, int]:
        """Return the mask of each value of a facet of the kind."""
        found = self._facets.get((kind, key))
        if found is None:
            rows = self._connection.execute(
                "SELECT value, bits FROM facet_mask WHERE kind = ? AND key = ?", (kind, key)
            )
            found = self._facets[kind, key] = {value: unpacked(bits) for value, bits in rows}
        return found

    def states_on(self, kind: Kind, day: date) -> Mapping[str, int]:
        """Return the mask of each state of the kind on a day, what binds most first."""
        asked = kind, day.isoformat()
        found = self._days.pop(asked, None)
        if found is None:
            found = self._read_states(*asked)
        self._days[asked] = found
        _forget(self._days, _DAYS_KEPT)
        return found

    def _read_states(self, kind: Kind, day: str) -> dict[str, int]:
        span = self.span(kind)
        base, masks = self._kept_states(kind, day)
        values = {"base": base, "day": day, "first": span.first, "last": span.first + span.count - 1}
        # Without a day to start from there are few turns: they are read by entry, not from all kinds by state.
        statement = _TURNS if base else _TURNS.replace("state = ", "+state = ").replace("first >", "+first >")
        turns = [
            (first, number, state)
            for state in State
            for first, number in self._connection.execute(statement, values | {"state": state.value})
        ]
        turns.sort()
        last = {number: state.value for _first, number, state in turns}
        numbers: dict[str, list[int]] = {}
        for number, state in last.items():
            numbers.setdefault(state, []).append(number)
        turned = {state: mask_of(found, start=span.first) for state, found in numbers.items()}
        changed = mask_of(tuple(last), start=span.first)
        kept = {state: mask & ~changed for state, mask in masks.items()}
        found = {state: kept.get(state, 0) | turned.get(state, 0) for state in (*_BINDING, NO_STATE)}
        return {state: mask for state, mask in found.items() if mask}

    def _kept_states(self, kind: Kind, day: str) -> tuple[str, dict[str, int]]:
        """Return the latest day up to the given one of which the edition keeps the states, and these."""
        row = self._connection.execute(
            "SELECT max(day) FROM state_mask WHERE kind = ? AND day <= ?", (kind, day)
        ).fetchone()
        if row[0] is None:
            return "", {NO_STATE: self.span(kind).all}
        rows = self._connection.execute("SELECT state, bits FROM state_mask WHERE kind = ? AND day = ?", (kind, row[0]))
        return str(row[0]), {state: unpacked(bits) for state, bits in rows}

    def _mask(self, question: Question) -> int:
        query, kind = question.query, question.kind
        span = self.span(kind)
        mask = span.all
        for key in dict.fromkeys(term.key for term in query.terms):
            if key != "state" and (key not in JOINT_KEYS[kind] or query.excluded_values(key)):
                mask &= self._entries(question, key)
        if self.is_joint(question):
            return mask & self._jointly(question)
        if query.values("state") or query.excluded_values("state"):
            states = self.states_on(kind, question.as_of)
            if query.values("state"):
                mask &= _joined(states, query.values("state"))
            mask &= ~_joined(states, query.excluded_values("state"))
        return mask

    def _entries(self, question: Question, key: str) -> int:
        """Return the mask of the entries that meet the terms of a key which speaks of entries, or excludes."""
        kind, query = question.kind, question.query
        span = self.span(kind)
        facet = "evidence" if key == "evidence" else FACET_KEYS[kind].get(key)
        if facet is not None and key not in JOINT_KEYS[kind]:
            masks = self.facet(kind, facet)
            mask = _joined(masks, query.values(key)) if query.values(key) else span.all
            return mask & ~_joined(masks, query.excluded_values(key))
        values = Values()
        only = Query(terms=tuple(term for term in query.terms if term.key == key))
        where = " AND ".join(entry_conditions(only, kind, values=values, marked=question.marked)) or "1"
        statement = f"SELECT e.entry_no FROM entry AS e WHERE e.kind = {values.bind(kind)} AND {where}"
        rows = self._connection.execute(statement, values.named)
        return mask_of(tuple(number for (number,) in rows), start=span.first)

    def _jointly(self, question: Question) -> int:
        """Return the mask of the entries with a subject that meets the terms which speak of subjects."""
        query, kind = question.query, question.kind
        keys = [key for key in JOINT_KEYS[kind] if query.values(key)]
        has_state = any(term.key == "state" for term in query.terms)
        if len(keys) == 1 and not has_state:
            key = keys[0]
            if key in OF_SUBJECTS.get(kind, ()) or FACET_KEYS[kind].get(key) == key or (kind, key) == _FIRMS_LISTS:
                return _joined(self.facet(kind, key), query.values(key))
        found = self._joint_states(question)
        mask = 0
        for each in found.values():
            mask |= each
        return mask

    def _joint_states(self, question: Question) -> dict[str, int]:
        """Return the masks of the states that bind most among the subjects which meet the terms."""
        query, kind, values = question.query, question.kind, Values()
        conditions = joint_conditions(query, kind, values=values)
        conditions += state_conditions(query, "si.state", values=values)
        intervals = interval_join(query, question.as_of, values=values)
        rows = self._connection.execute(
            values_statement(kind, "state", conditions=conditions, intervals=intervals), values.named
        )
        start = self.span(kind).first
        masks = {state: mask >> start for state, mask in masks_of(rows).items()}
        found: dict[str, int] = {}
        taken = 0
        for state in (*_BINDING, NO_STATE):
            mask = masks.get(state, 0) & ~taken
            taken |= mask
            if mask:
                found[state] = mask
        return found


_FIRMS_LISTS = (Kind.FIRM, "list")
_BINDING = (
    State.IN_FORCE.value,
    State.SUSPENDED.value,
    State.UNCONFIRMED.value,
    State.ANNOUNCED.value,
    State.PROPOSED.value,
    State.ENDED.value,
)


def by_state(numbers: int, states: Mapping[str, int], *, start: int) -> dict[int, str]:
    """Return the states of a few entries by number."""
    return {number: state for state, mask in states.items() for number in numbers_of(numbers & mask, start=start)}


def _terms_of(question: Question) -> Question:
    query = Query(terms=question.query.terms)
    return replace(question, query=query, marked=question.marked.of(query))


def _joined(masks: Mapping[str, int], values: tuple[str, ...]) -> int:
    found = 0
    for value in values:
        found |= masks.get(value, 0)
    return found


def _forget(kept: dict[_Key, _Kept], limit: int) -> None:
    while len(kept) > limit:
        del kept[next(iter(kept))]
