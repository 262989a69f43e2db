"""Answers requests on an edition of many entries: which there are and in which order as bits, their rows by windows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from db.queries.columns import COLUMNS, DEFAULT_ORDER, STANDING, TABLES, order_of
from db.queries.facets import count_facets
from db.queries.order import Backwards, Listed, Order, Run
from db.queries.picks import Question, masks_of
from db.queries.refs import Interval
from db.queries.request import BrowseRequest
from db.queries.rows import Row
from db.queries.subject_values import values_statement
from db.queries.wide_terms import Span, WideTerms, by_state
from db.queries.wide_words import Found, WideWords
from db.records import Facet, Kind
from db.search.bits import Places, mask_of
from db.search.filters import filtered, interval_join, joint_conditions, kind_condition, state_conditions, subjects_of
from db.search.marked import NOTHING, Marked
from db.search.naming import resolved
from db.search.query import Query
from db.search.scores import RANK_OF_STATE, weights
from db.search.values import Values

_ORDERS_KEPT = 4
_JOINT_KEPT = 32
# Columns that are facets too, whose values are few: they are sorted by the words for them.
_SORTED_BY_FACET = {
    Kind.FIRM: {"country": "country", "type": "type", "sector": "sector"},
    Kind.TECHNOLOGY: {"type": "type", "sector": "sector"},
}


@dataclass(frozen=True, slots=True)
class WideResult:
    """The table that a request asks for, its rows still in the edition.

    Attributes:
        question: What was asked.
        order: Which entries there are, by number.
        total: How many entries of the kind there are in all.
        is_joint: As of `db.queries.result.BrowseResult`.
    """

    question: Question
    order: Order
    total: int
    is_joint: bool


class WideBrowser:
    """Answers requests on one edition. Belongs to the thread that uses the connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.terms = WideTerms(connection)
        spans = self.terms.spans
        self.words = WideWords(connection, sum(span.all << span.first for span in spans.values()))
        self._orders: dict[tuple[Kind, str, date], Listed] = {}
        self._joint: dict[tuple[str, Question], dict[str, int]] = {}
        self._labels: dict[tuple[str, str], str] = {}

    def browse(self, request: BrowseRequest) -> WideResult:
        """Return the entries that the request asks for.

        Raises:
            DataError: A value or sort key that does not exist.
        """
        question = self._question(request)
        mask = self.mask(question)
        order = Order(self._sorted(question, mask, request) if request.sort_key else self._in_order(question, mask))
        return WideResult(question, order, self.terms.span(question.kind).count, self.terms.is_joint(question))

    def facets(self, request: BrowseRequest) -> tuple[Facet, ...]:
        """Return what `db.queries.browse.Browser.facets` returns."""
        return count_facets(self, self, question=self._question(request))

    def counts(self, query: Query, *, as_of: date, marked: Marked = NOTHING) -> dict[Kind, int]:
        """Return what `db.queries.browse.Browser.counts` returns."""
        asked = resolved(self.connection, query)
        return {kind: self.mask(Question(asked, kind, as_of, marked)).bit_count() for kind in Kind}

    # --- what the counting of facets asks for

    def mask(self, question: Question) -> int:
        """Return the mask of what the question finds."""
        mask = self.terms.mask(question)
        found = self.words.words(question.query)
        return mask if found is None else mask & self.terms.span(question.kind).local(found.mask)

    def states(self, question: Question) -> Mapping[str, int]:
        """Return the masks of the states of what the terms pick."""
        return self.terms.states(question)

    def values(self, kind: Kind, key: str) -> Mapping[str, int]:
        """Return the mask of each value of a facet."""
        return self.terms.facet(kind, key)

    def joint_masks(self, key: str, question: Question) -> Mapping[str, int]:
        """Return the masks of a facet's values that hold of a subject which meets the question's terms on subjects."""
        asked = key, replace(question, query=Query(terms=question.query.terms), marked=NOTHING)
        found = self._joint.get(asked)
        if found is None:
            query, kind, values = question.query, question.kind, Values()
            conditions = joint_conditions(query, kind, values=values, counted=key)
            conditions += state_conditions(query, "si.state", values=values)
            intervals = interval_join(query, question.as_of, values=values)
            rows = self.connection.execute(
                values_statement(kind, key, conditions=conditions, intervals=intervals), values.named
            )
            start = self.terms.span(kind).first
            found = {value: mask >> start for value, mask in masks_of(rows).items()}
            while len(self._joint) >= _JOINT_KEPT:
                del self._joint[next(iter(self._joint))]
            self._joint[asked] = found
        return found

    @property
    def labels(self) -> Mapping[tuple[str, str], str]:
        """Return the words for facet values, by key and value."""
        if not self._labels:
            statement = (
                "SELECT kind, substr(id, length(kind) + 2), name FROM entry WHERE kind IN ('mineral', 'technology')"
                " UNION ALL SELECT key, value, label FROM facet_label"
            )
            self._labels = {(key, value): label for key, value, label in self.connection.execute(statement)}
        return self._labels

    # --- order

    def _question(self, request: BrowseRequest) -> Question:
        return Question(resolved(self.connection, request.asked), request.kind, request.as_of, request.marked)

    def _in_order(self, question: Question, mask: int) -> list[Run]:
        """Return the kind's own order, or where words were typed, that of relevance."""
        span = self.terms.span(question.kind)
        found = self.words.words(question.query)
        if found is not None:
            return self._by_relevance(question, mask, found)
        if question.kind is Kind.MEASURE:
            return [self._listed(question, mask, DEFAULT_ORDER[Kind.MEASURE])]
        return [Places(mask, start=span.first)]

    def _by_relevance(self, question: Question, mask: int, found: Found) -> list[Run]:
        span = self.terms.span(question.kind)
        last = span.first + span.count
        scored = [number for number in found.scores if span.first <= number < last]
        best = mask & mask_of(scored, start=span.first)
        rest = mask & ~best
        states = self.terms.states(question) if best or rest else {}
        runs: list[Run] = [Listed(self._ranked(best, states, span, found))]
        starts = rest & span.local(found.starts)
        for part in (starts, rest & ~starts):
            runs += [Places(part & having, start=span.first) for having in states.values() if part & having]
        return runs

    def _ranked(self, best: int, states: Mapping[str, int], span: Span, found: Found) -> list[int]:
        standing = by_state(best, states, start=span.first)
        bearing = weights(self.connection, standing, found=found.scores)
        ranked = [
            (found.scores[number], RANK_OF_STATE.get(state, _LAST_RANK), -bearing.get(number, 0), number)
            for number, state in standing.items()
        ]
        return [number for *_, number in sorted(ranked)]

    def _sorted(self, question: Question, mask: int, request: BrowseRequest) -> list[Run]:
        """Return the order by a column; what is missing stands last either way."""
        kind, key, span = question.kind, request.sort_key, self.terms.span(question.kind)
        order = order_of(kind, key, is_descending=request.is_descending)
        if key == "name":
            places = Places(mask, start=span.first)
            return [Backwards(places) if request.is_descending else places]
        if key == "state":
            states = self.terms.states(question)
            every = [states[state] for state in sorted(states, key=_rank_of)]
            known = [
                states[state] for state in sorted(states, key=_rank_of, reverse=True) if _rank_of(state) < _LAST_RANK
            ]
            if request.is_descending:
                every = [*known, *(states[state] for state in states if _rank_of(state) == _LAST_RANK)]
            return [Places(mask & having, start=span.first) for having in every]
        facet = _SORTED_BY_FACET.get(kind, {}).get(key)
        if facet is not None:
            masks = self.terms.facet(kind, facet)
            words = {value: self.labels.get((facet, value), value) for value in masks}
            values = sorted(masks, key=words.__getitem__, reverse=request.is_descending)
            runs: list[Run] = [Places(mask & masks[value], start=span.first) for value in values]
            rest = mask
            for having in masks.values():
                rest &= ~having
            return [*runs, Places(rest, start=span.first)]
        if self.terms.is_joint(question) and key in STANDING:
            return [self._joint_order(question, mask, order)]
        return [self._listed(question, mask, order)]

    def _listed(self, question: Question, mask: int, order: str) -> Listed:
        """Return the numbers of the mask in an order of the whole kind, which is read once a day."""
        kind, as_of, span = question.kind, question.as_of, self.terms.span(question.kind)
        every = self._orders.get((kind, order, as_of))
        if every is None:
            statement = (
                f"SELECT e.entry_no FROM entry AS e JOIN {TABLES[kind]} AS x ON x.id = substr(e.id, {len(kind) + 2})"
                " LEFT JOIN entry_interval AS standing ON standing.entry_no = e.entry_no"
                " AND standing.first <= :day AND :day < standing.end_day WHERE e.kind = :kind"
                f" ORDER BY {order.format(day=':day')}"
            )
            rows = self.connection.execute(statement, {"kind": kind, "day": as_of.isoformat()})
            every = Listed(number for (number,) in rows)
            while len(self._orders) >= _ORDERS_KEPT:
                del self._orders[next(iter(self._orders))]
            self._orders[kind, order, as_of] = every
        return every if mask == span.all else every.those_in(mask, start=span.first, count=span.count)

    def _joint_order(self, question: Question, mask: int, order: str) -> Listed:
        values = Values()
        terms = Query(terms=question.query.terms)
        chosen = filtered(terms, question.kind, as_of=question.as_of, values=values, marked=question.marked)
        join = f" JOIN {TABLES[question.kind]} AS x ON x.id = substr(e.id, {len(question.kind) + 2})"
        rows = self.connection.execute(
            chosen.statement(
                "e.entry_no", f"ORDER BY {order.format(day=values.bind(question.as_of.isoformat()))}", join=join
            ),
            values.named,
        )
        span = self.terms.span(question.kind)
        return Listed(number for (number,) in rows).those_in(mask, start=span.first, count=span.count)


_LAST_RANK = RANK_OF_STATE[None]


def _rank_of(state: str) -> int:
    return RANK_OF_STATE.get(state, _LAST_RANK)


class Windows:
    """Reads the rows of a `WideResult` at some places, on any connection to the same edition."""

    def __init__(self, connection: sqlite3.Connection, result: WideResult) -> None:
        self.connection = connection
        self._result = result

    def rows(self, first: int, end: int) -> list[tuple[str, Row]]:
        """Return id and cells of the entries at the places from the first to before the end."""
        question = self._result.question
        kind = question.kind
        numbers = self._result.order.window(first, end)
        cells = ", ".join(column.value.format(day=":day") for column in COLUMNS[kind])
        statement = (
            f"SELECT e.entry_no, e.id, {cells} FROM json_each(:numbers) AS j JOIN entry AS e ON e.entry_no = j.value"
            f" JOIN {TABLES[kind]} AS x ON x.id = substr(e.id, {len(kind) + 2})"
            " LEFT JOIN entry_interval AS standing ON standing.entry_no = e.entry_no"
            " AND standing.first <= :day AND :day < standing.end_day"
        )
        values = {"numbers": json.dumps(numbers), "day": question.as_of.isoformat()}
        known = {row[0]: (row[1], row[2:]) for row in self.connection.execute(statement, values)}
        if self._result.is_joint:
            place = [column.spec.key for column in COLUMNS[kind]].index(STANDING[0])
            standings = self._standings(numbers)
            for number, (entry_id, row) in known.items():
                standing = standings.get(number, (None, None, None))
                known[number] = entry_id, (*row[:place], *standing, *row[place + len(standing) :])
        return [known[number] for number in numbers]

    def place_of(self, entry_id: str) -> int | None:
        """Return the place of an entry; None where it is not in the table."""
        row = self.connection.execute("SELECT entry_no FROM entry WHERE id = ?", (entry_id,)).fetchone()
        return None if row is None else self._result.order.place_of(row[0])

    def _standings(self, numbers: Sequence[int]) -> dict[int, Interval]:
        """Return the standing that binds most among the subjects of each entry that meet the terms."""
        question, values = self._result.question, Values()
        query, kind = question.query, question.kind
        conditions = joint_conditions(query, kind, values=values)
        conditions += state_conditions(query, "si.state", values=values)
        conditions += kind_condition(kind)
        conditions.append(f"es.entry_no IN (SELECT value FROM json_each({values.bind(json.dumps(list(numbers)))}))")
        intervals = interval_join(query, question.as_of, values=values)
        rows = self.connection.execute(
            f"SELECT es.entry_no, si.state, si.since, si.until FROM {subjects_of(kind)}{intervals}"
            f" WHERE {' AND '.join(conditions)}",
            values.named,
        )
        found: dict[int, Interval] = {}
        for number, state, since, until in rows:
            found[number] = _binding(found.get(number), (state, since, until))
        return found


def _binding(known: Interval | None, other: Interval) -> Interval:
    """Return the standing of two subjects: the state that binds more, since the earlier day, until the earlier end."""
    if known is None or RANK_OF_STATE[other[0]] < RANK_OF_STATE[known[0]]:
        return other
    if RANK_OF_STATE[other[0]] > RANK_OF_STATE[known[0]]:
        return known
    return known[0], _earlier(known[1], other[1]), _earlier(known[2], other[2])


def _earlier(day: str | None, other: str | None) -> str | None:
    return min((each for each in (day, other) if each is not None), default=None)
