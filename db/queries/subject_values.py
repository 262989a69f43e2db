"""Says in SQL which entries have the values of a facet that speaks of provisions and listings, not of the entry."""

from __future__ import annotations

from collections.abc import Iterable

from db.records import Kind
from db.search.filters import joint_conditions, kind_condition, subjects_of
from db.search.keys import EVERY_COUNTRY, NO_STATE
from db.search.query import Query
from db.search.values import Value, Values

_BEARING = (
    " JOIN entry_subject AS g ON g.subject_no = s.subject_no"
    " JOIN entry AS n ON n.entry_no = g.entry_no AND n.kind = '{kind}'"
)
# Where the values of a facet that speaks of subjects are kept: joins, and the column.
_SOURCES: dict[str, tuple[str, str]] = {
    "state": ("", f"coalesce(si.state, '{NO_STATE}')"),
    "list": ("", "s.list_id"),
    "type": ("", "s.act_kind"),
    "mineral": (_BEARING.format(kind="mineral"), "substr(n.id, 9)"),
    "technology": (_BEARING.format(kind="technology"), "substr(n.id, 12)"),
    "target": (
        " LEFT JOIN subject_target AS v ON v.subject_no = s.subject_no",
        f"CASE WHEN s.subject_kind = 'provision' THEN coalesce(v.country, '{EVERY_COUNTRY}') END",
    ),
    "by": (
        " LEFT JOIN measure AS vm ON vm.id = s.measure_id LEFT JOIN list AS vl ON vl.id = s.list_id",
        "coalesce(vl.country, vm.country)",
    ),
}
# Facets that are no values of the entry, but of the provisions and listings that bear on it.
OF_SUBJECTS: dict[Kind, tuple[str, ...]] = {
    Kind.MINERAL: ("by", "type"),
    Kind.TECHNOLOGY: ("by",),
    Kind.FIRM: ("by",),
    Kind.MEASURE: ("mineral", "technology"),
}


def subject_values(kind: Kind, key: str) -> tuple[str, dict[str, Value]]:
    """Return the SQL that reads value and entry number of a facet in `OF_SUBJECTS`, and what it binds."""
    values = Values()
    conditions = joint_conditions(Query(), kind, values=values, counted=key)
    return values_statement(kind, key, conditions=conditions), values.named


def values_statement(kind: Kind, key: str, *, conditions: Iterable[str], intervals: str = "") -> str:
    """Return the SQL that reads value and entry number of the facet.

    Args:
        kind: The kind of entry.
        key: The facet; "state" for the state of the subjects, which needs their intervals.
        conditions: What the subjects have to meet.
        intervals: The join with the intervals of the subjects.
    """
    joins, column = _SOURCES[key]
    where = " AND ".join([*conditions, *kind_condition(kind)]) or "1"
    return f"SELECT {column}, es.entry_no FROM {subjects_of(kind)}{joins}{intervals} WHERE {where}"
