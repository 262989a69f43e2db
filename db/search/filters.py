"""Turns the terms of a query into SQL that picks entries of one kind, with the state they have on the day.

Some terms speak of a provision or listing rather than of the entry (``list:`` of a firm, ``mineral:`` of a measure).
These hold jointly: one and the same provision or listing has to meet all of them, a ``state:`` among them, and its
state is then the one that counts and is shown. Without such a term the state is that of the entry as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from db.records import Evidence, Kind
from db.search.folding import digits_of
from db.search.keys import EVERY_COUNTRY, NO_STATE, NOTEBOOK_KEYS, period
from db.search.marked import NOTHING, Marked
from db.search.matching import matching
from db.search.query import Query
from db.search.ranks import RANK_OF_STATE
from db.search.values import Values

# What of each kind is a matter of its provisions and listings.
JOINT_KEYS: dict[Kind, frozenset[str]] = {
    Kind.MINERAL: frozenset({"measure", "by", "target", "type", "announced", "effective"}),
    Kind.TECHNOLOGY: frozenset({"measure", "by", "target", "code", "announced", "effective"}),
    Kind.FIRM: frozenset({"list", "listing", "measure", "by", "target", "added", "announced", "effective"}),
    Kind.MEASURE: frozenset({"list", "mineral", "technology", "firm", "target", "code", "added", "effective"}),
    Kind.LIST: frozenset({"firm", "listing", "measure", "added", "announced", "effective"}),
}
FACET_KEYS: dict[Kind, dict[str, str]] = {
    Kind.MINERAL: {"group": "group", "designation": "designation", "list": "designation"},
    Kind.TECHNOLOGY: {"type": "type", "sector": "sector", "mineral": "mineral"},
    Kind.FIRM: {
        "type": "type",
        "country": "country",
        "sector": "sector",
        "mineral": "mineral",
        "technology": "technology",
    },
    Kind.MEASURE: {"type": "type", "country": "country", "by": "country", "issuer": "issuer"},
    Kind.LIST: {"type": "type", "country": "country", "by": "country", "issuer": "issuer"},
}
# Ties that are kept with the other entry: a technology says which minerals it needs.
_REVERSE_KEYS: dict[Kind, frozenset[str]] = {
    Kind.MINERAL: frozenset({"technology", "firm"}),
    Kind.TECHNOLOGY: frozenset({"firm"}),
}
# What can be asked of a provision or listing itself, whichever entry it bears on.
SUBJECT_KEYS = (
    "list",
    "listing",
    "measure",
    "firm",
    "mineral",
    "technology",
    "by",
    "target",
    "code",
    "added",
    "announced",
    "effective",
)


@dataclass(frozen=True, slots=True)
class Filter:
    """SQL parts that pick entries ``e`` of one kind with their ``standing``.

    Attributes:
        tables: Common table expressions, each with its name.
        source: What follows FROM.
        where: The conditions, joined by AND.
        is_joint: Whether the standing is that of the subjects that meet the query.
    """

    tables: tuple[str, ...]
    source: str
    where: str
    is_joint: bool

    def statement(self, columns: str, rest: str = "", *, join: str = "") -> str:
        """Return the whole SELECT of the columns, with what follows WHERE and another table where one is needed."""
        head = f"WITH {', '.join(self.tables)} " if self.tables else ""
        return f"{head}SELECT {columns} FROM {self.source}{join} WHERE {self.where} {rest}"


def filtered(query: Query, kind: Kind, *, as_of: date, values: Values, marked: Marked = NOTHING) -> Filter:
    """Return the SQL parts that pick the entries of the kind that the query asks for.

    Args:
        query: A query whose values are those of the edition (`db.search.naming.resolved`).
        kind: The kind of entry.
        as_of: The day that states refer to.
        values: Takes the values to bind.
        marked: What the query's terms on the notebook mean; see `db.notebook.finding.marked`.
    """
    tables: list[str] = []
    source = ["entry AS e"]
    where = [f"e.kind = {values.bind(kind)}"]
    hit = matching(query, values)
    if hit is not None:
        tables.append(hit)
        source.append("JOIN hit ON hit.entry_no = e.entry_no")
    joint = joint_conditions(query, kind, values=values)
    join = "JOIN" if _has_a_state(query) else "LEFT JOIN"
    if joint:
        states = state_conditions(query, "si.state", values=values)
        tables.append(_bound(kind, joint + states, interval_join(query, as_of, values=values)))
        source.append("JOIN bound AS standing ON standing.entry_no = e.entry_no")
    else:
        day = values.bind(as_of.isoformat())
        source.append(
            f"{join} entry_interval AS standing ON standing.entry_no = e.entry_no"
            f" AND standing.first <= {day} AND {day} < standing.end_day"
        )
        where += state_conditions(query, "standing.state", values=values)
    where += entry_conditions(query, kind, values=values, marked=marked)
    return Filter(tuple(tables), " ".join(source), " AND ".join(where), is_joint=bool(joint))


def joint_conditions(query: Query, kind: Kind, *, values: Values, counted: str = "") -> list[str]:
    """Return the conditions on a subject ``s`` that it has to meet jointly; none where no term speaks of subjects.

    Args:
        query: A query whose values are those of the edition.
        kind: The kind of entry.
        values: Takes the values to bind.
        counted: A key that is taken as asked for, though each of its values will do.
    """
    keys = {key for key in JOINT_KEYS[kind] if query.values(key)}
    conditions = [_SUBJECT_CONDITIONS[key](query.values(key), values) for key in sorted(keys)]
    keys |= {counted} & JOINT_KEYS[kind]
    if keys and kind in (Kind.MINERAL, Kind.TECHNOLOGY) and not {"measure", "type"} & keys:
        # A partnership names a mineral too, but what binds it was asked for.
        conditions.append("es.is_deciding = 1")
    return conditions


def subject_conditions(query: Query, values: Values) -> list[str]:
    """Return the conditions that all terms which can speak of a subject ``s`` put on it, those excluded among them."""
    conditions = []
    for key in SUBJECT_KEYS:
        if query.values(key):
            conditions.append(_SUBJECT_CONDITIONS[key](query.values(key), values))
        if query.excluded_values(key):
            condition = _SUBJECT_CONDITIONS[key](query.excluded_values(key), values)
            conditions.append(f"coalesce(NOT ({condition}), 1)")
    return conditions


def state_conditions(query: Query, column: str, *, values: Values) -> list[str]:
    """Return the conditions that the state terms put on the column."""
    stated = column if _has_a_state(query) else f"coalesce({column}, '{NO_STATE}')"
    conditions = []
    if query.values("state"):
        conditions.append(f"{stated} IN {values.each(query.values('state'))}")
    if query.excluded_values("state"):
        conditions.append(f"{stated} NOT IN {values.each(query.excluded_values('state'))}")
    return conditions


def interval_join(query: Query, as_of: date, *, values: Values) -> str:
    """Return the join of the subjects ``s`` with their interval ``si`` on the day."""
    day = values.bind(as_of.isoformat())
    # Where only subjects in some state are asked for, SQLite may begin with the intervals.
    return (
        f" {'JOIN' if _has_a_state(query) else 'LEFT JOIN'} subject_interval AS si ON si.subject_no = s.subject_no"
        f" AND si.first <= {day} AND {day} < si.end_day"
    )


def subjects_of(kind: Kind) -> str:
    """Return the FROM part that ties entries of the kind (``es.entry_no``) to their subjects ``s``."""
    if kind is Kind.MEASURE:
        # Its listings bear on it too, though its own state is that of its provisions.
        return (
            "(SELECT m.entry_no, x.subject_no, 1 AS is_deciding FROM subject AS x"
            " JOIN entry AS m ON m.id = 'measure/' || x.measure_id) AS es"
            " JOIN subject AS s ON s.subject_no = es.subject_no"
        )
    return (
        "subject AS s JOIN entry_subject AS es ON es.subject_no = s.subject_no"
        " JOIN entry AS o ON o.entry_no = es.entry_no"
    )


def kind_condition(kind: Kind) -> list[str]:
    """Return the condition that keeps `subjects_of` to entries of the kind, where one is needed."""
    return [] if kind is Kind.MEASURE else [f"o.kind = '{kind}'"]


def entry_conditions(query: Query, kind: Kind, *, values: Values, marked: Marked) -> list[str]:
    """Return the conditions on the entry ``e`` itself, those of excluded terms among them."""
    conditions = []
    for key in dict.fromkeys(term.key for term in query.terms if term.key != "state"):
        if query.values(key) and key not in JOINT_KEYS[kind]:
            conditions.append(_entry_condition(kind, key, query.values(key), values, marked))
        if query.excluded_values(key):
            unwanted = query.excluded_values(key)
            if key in JOINT_KEYS[kind]:
                condition = _SUBJECT_CONDITIONS[key](unwanted, values)
                picked = " AND ".join([condition, *kind_condition(kind)])
                conditions.append(f"e.entry_no NOT IN (SELECT es.entry_no FROM {subjects_of(kind)} WHERE {picked})")
            else:
                conditions.append(f"NOT ({_entry_condition(kind, key, unwanted, values, marked)})")
    return conditions


def _bound(kind: Kind, conditions: list[str], intervals: str) -> str:
    """Return the table of entries with subjects that meet the conditions, and the state among these that binds most."""
    # By state first: the earliest day and the next end are those of the subjects in the state. Then a bare column
    # beside min() comes from the row that has the minimum, which is documented behaviour of SQLite.
    return (
        "bound AS MATERIALIZED (SELECT b.entry_no, b.state, b.since, b.until, min(b.rank) AS rank FROM"
        " (SELECT es.entry_no, si.state, min(si.since) AS since, min(si.until) AS until,"
        f" {RANK_OF_STATE.format(state='si.state')} AS rank FROM {subjects_of(kind)}{intervals}"
        f" WHERE {' AND '.join([*conditions, *kind_condition(kind)])} GROUP BY es.entry_no, si.state) AS b"
        " GROUP BY b.entry_no)"
    )


def _has_a_state(query: Query) -> bool:
    """Return whether only what has a state is asked for."""
    return bool(query.values("state")) and NO_STATE not in query.values("state")


def _entry_condition(kind: Kind, key: str, wanted: tuple[str, ...], values: Values, marked: Marked) -> str:
    if key == "kind":
        return "1" if kind in wanted else "0"
    if key in NOTEBOOK_KEYS:
        ids = [entry_id for entry_id in marked.entry_ids(key, wanted) if entry_id.startswith(f"{kind}/")]
        return f"e.id IN (SELECT value FROM json_each({values.bind(json.dumps(sorted(ids)))}))"
    if key == kind:
        return f"e.id IN {values.each(f'{kind}/{slug}' for slug in wanted)}"
    if key == "code":
        ranges = [_begins("n.folded", digits_of(code), values) for code in wanted]
        fields = "n.field IN ('HS code', 'control code')"
        return f"e.entry_no IN (SELECT n.entry_no FROM name AS n WHERE {fields} AND ({' OR '.join(ranges)}))"
    if key == "announced" and kind is Kind.MEASURE:
        return f"e.id IN (SELECT 'measure/' || m.id FROM measure AS m WHERE {_within('m.announced', wanted, values)})"
    facet = "evidence" if key == "evidence" else FACET_KEYS[kind].get(key)
    if facet is not None:
        chosen = f"f.key = '{facet}' AND f.value IN {values.each(wanted)}"
        return f"e.entry_no IN (SELECT f.entry_no FROM facet AS f WHERE {chosen})"
    if key in _REVERSE_KEYS.get(kind, ()):
        others = values.each(f"{key}/{slug}" for slug in wanted)
        return (
            f"substr(e.id, {len(kind) + 2}) IN (SELECT f.value FROM entry AS o"
            f" JOIN facet AS f ON f.entry_no = o.entry_no WHERE f.key = '{kind}' AND o.id IN {others})"
        )
    return "0"


def _within(column: str, ranges: tuple[str, ...], values: Values) -> str:
    spans = (period(text) for text in ranges)
    parts = [
        f"{column} BETWEEN {values.bind(first.isoformat())} AND {values.bind(last.isoformat())}"
        for first, last in spans
    ]
    return f"({' OR '.join(parts)})"


def _begins(column: str, text: str, values: Values) -> str:
    return f"{column} >= {values.bind(text)} AND {column} < {values.bind(text + chr(0x10FFFF))}"


def _bearing_on(kind: Kind) -> Callable[[tuple[str, ...], Values], str]:
    def condition(wanted: tuple[str, ...], values: Values) -> str:
        ids = values.each(f"{kind}/{slug}" for slug in wanted)
        # Not only what names the mineral itself: a provision on rare earths bears on each of them.
        return (
            "s.subject_no IN (SELECT g.subject_no FROM entry AS n JOIN entry_subject AS g ON g.entry_no = n.entry_no"
            f" WHERE n.id IN {ids})"
        )

    return condition


def _of_column(column: str) -> Callable[[tuple[str, ...], Values], str]:
    def condition(wanted: tuple[str, ...], values: Values) -> str:
        return f"{column} IN {values.each(wanted)}"

    return condition


def _of_grade(wanted: tuple[str, ...], values: Values) -> str:
    grades = values.each(Evidence[grade.upper().replace("-", "_")] for grade in wanted)
    return f"(s.list_id IS NOT NULL AND s.evidence IN {grades})"


def _of_authority(wanted: tuple[str, ...], values: Values) -> str:
    countries = values.each(wanted)
    return (
        f"(s.measure_id IN (SELECT m.id FROM measure AS m WHERE m.country IN {countries})"
        f" OR s.list_id IN (SELECT l.id FROM list AS l WHERE l.country IN {countries}))"
    )


def _of_target(wanted: tuple[str, ...], values: Values) -> str:
    named = f"s.subject_no IN (SELECT t.subject_no FROM subject_target AS t WHERE t.country IN {values.each(wanted)})"
    if EVERY_COUNTRY not in wanted:
        return named
    anywhere = "s.subject_no NOT IN (SELECT t.subject_no FROM subject_target AS t)"
    return f"({named} OR (s.subject_kind = 'provision' AND {anywhere}))"


def _of_code(wanted: tuple[str, ...], values: Values) -> str:
    ranges = [_begins("c.digits", digits_of(code), values) for code in wanted]
    return f"s.subject_no IN (SELECT c.subject_no FROM subject_code AS c WHERE {' OR '.join(ranges)})"


def _of_added(wanted: tuple[str, ...], values: Values) -> str:
    return _within("s.added", wanted, values)


def _of_announced(wanted: tuple[str, ...], values: Values) -> str:
    return f"s.measure_id IN (SELECT m.id FROM measure AS m WHERE {_within('m.announced', wanted, values)})"


def _of_effective(wanted: tuple[str, ...], values: Values) -> str:
    days = _within("v.day", wanted, values)
    return (
        "s.subject_no IN (SELECT v.subject_no FROM event AS v"
        f" WHERE v.type = 'effective' AND v.basis = 'act' AND {days})"
    )


_SUBJECT_CONDITIONS: dict[str, Callable[[tuple[str, ...], Values], str]] = {
    "list": _of_column("s.list_id"),
    "listing": _of_grade,
    "measure": _of_column("s.measure_id"),
    "type": _of_column("s.act_kind"),
    "firm": _bearing_on(Kind.FIRM),
    "mineral": _bearing_on(Kind.MINERAL),
    "technology": _bearing_on(Kind.TECHNOLOGY),
    "by": _of_authority,
    "target": _of_target,
    "code": _of_code,
    "added": _of_added,
    "announced": _of_announced,
    "effective": _of_effective,
}
