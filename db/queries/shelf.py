"""Keeps what every table of one edition shares, so that a key stroke reads only what it changes.

An edition never changes, so the rows of a kind on a day and the values of its facets are read once.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date

from db.queries.picks import Question, masks_of
from db.queries.rows import Row, Rows
from db.records import Kind
from db.search.filters import interval_join, joint_conditions, kind_condition, state_conditions, subjects_of
from db.search.keys import EVERY_COUNTRY, NO_STATE
from db.search.marked import NOTHING
from db.search.query import Query
from db.search.values import Values

_BEARING = (
    " JOIN entry_subject AS g ON g.subject_no = s.subject_no"
    " JOIN entry AS n ON n.entry_no = g.entry_no AND n.kind = '{kind}'"
)
# Where the values of a facet that speaks of subjects are kept: joins, and the column.
_SOURCES: dict[str, tuple[str, str]] = {
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
_OF_SUBJECTS: dict[Kind, tuple[str, ...]] = {
    Kind.MINERAL: ("by", "type"),
    Kind.TECHNOLOGY: ("by",),
    Kind.FIRM: ("by",),
    Kind.MEASURE: ("mineral", "technology"),
}


_JOINT_KEPT = 32


class Shelf:
    """Rows, facet masks and labels of one edition.

    A mask is an integer with the bit of an entry number set for each entry that has the value. Belongs to
    the thread that owns the connection.
    """

    def __init__(self, connection: sqlite3.Connection, rows: Rows | None = None) -> None:
        self.connection = connection
        self._rows = Rows(connection) if rows is None else rows
        self._masks: dict[Kind, dict[str, dict[str, int]]] = {}
        self._joint: dict[tuple[str, Question], dict[str, int]] = {}
        self._labels: dict[tuple[str, str], str] = {}

    def rows(self, kind: Kind, as_of: date) -> dict[int, tuple[str, Row]]:
        """Return the id and the table row of every entry of the kind by entry number."""
        return self._rows.of(kind, as_of)

    def masks(self, kind: Kind) -> dict[str, dict[str, int]]:
        """Return the mask of each facet value of the kind, by key and value."""
        found = self._masks.get(kind)
        if found is None:
            found = self._masks[kind] = self._read_masks(kind)
        return found

    @property
    def labels(self) -> dict[tuple[str, str], str]:
        """Return the words for facet values, by key and value."""
        if not self._labels:
            statement = (
                "SELECT kind, substr(id, length(kind) + 2), name FROM entry WHERE kind IN ('mineral', 'technology')"
                " UNION ALL SELECT key, value, label FROM facet_label"
            )
            self._labels = {(key, value): label for key, value, label in self.connection.execute(statement)}
        return self._labels

    def joint_masks(self, key: str, question: Question) -> dict[str, int]:
        """Return the masks of a facet's values that hold of a subject which meets the question's terms on subjects.

        Args:
            key: The facet; "state" for the state of those subjects.
            question: A query without terms of that key.
        """
        asked = key, replace(question, query=Query(terms=question.query.terms), marked=NOTHING)
        found = self._joint.get(asked)
        if found is None:
            while len(self._joint) >= _JOINT_KEPT:
                del self._joint[next(iter(self._joint))]
            found = self._joint[asked] = self._read_joint_masks(key, question)
        return found

    def _read_joint_masks(self, key: str, question: Question) -> dict[str, int]:
        query, kind, values = question.query, question.kind, Values()
        joins, column = ("", f"coalesce(si.state, '{NO_STATE}')") if key == "state" else _SOURCES[key]
        intervals = interval_join(query, question.as_of, values=values)
        conditions = joint_conditions(query, kind, values=values, counted=key)
        conditions += state_conditions(query, "si.state", values=values)
        conditions += kind_condition(kind)
        where = " AND ".join(conditions or ["1"])
        statement = f"SELECT {column}, es.entry_no FROM {subjects_of(kind)}{joins}{intervals} WHERE {where}"
        return masks_of(self.connection.execute(statement, values.named))

    def _read_masks(self, kind: Kind) -> dict[str, dict[str, int]]:
        statement = (
            "SELECT f.key, f.value, f.entry_no FROM entry AS e JOIN facet AS f ON f.entry_no = e.entry_no"
            " WHERE e.kind = ? ORDER BY f.key, f.value, f.entry_no"
        )
        rows = self.connection.execute(statement, (kind,)).fetchall()
        masks = {
            key: masks_of((value, number) for row_key, value, number in rows if row_key == key)
            for key in dict.fromkeys(row[0] for row in rows)
        }
        for key in _OF_SUBJECTS.get(kind, ()):
            masks[key] = self._read_subject_masks(kind, key)
        return masks

    def _read_subject_masks(self, kind: Kind, key: str) -> dict[str, int]:
        joins, column = _SOURCES[key]
        values = Values()
        conditions = [*joint_conditions(Query(), kind, values=values, counted=key), *kind_condition(kind)]
        where = " AND ".join(conditions or ["1"])
        statement = f"SELECT {column}, es.entry_no FROM {subjects_of(kind)}{joins} WHERE {where}"
        return masks_of(self.connection.execute(statement, values.named))
