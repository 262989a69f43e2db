"""Keeps what every table of one edition shares, so that a key stroke reads only what it changes.

An edition never changes, so the rows of a kind on a day and the values of its facets are read once.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date

from db.queries.picks import Question, masks_of
from db.queries.rows import Row, Rows
from db.queries.subject_values import OF_SUBJECTS, subject_values, values_statement
from db.records import Kind
from db.search.filters import interval_join, joint_conditions, state_conditions
from db.search.marked import NOTHING
from db.search.query import Query
from db.search.values import Values

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

    def values(self, kind: Kind, key: str) -> dict[str, int]:
        """Return the mask of each value of a facet of the kind."""
        return self.masks(kind).get(key, {})

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
        intervals = interval_join(query, question.as_of, values=values)
        conditions = joint_conditions(query, kind, values=values, counted=key)
        conditions += state_conditions(query, "si.state", values=values)
        statement = values_statement(kind, key, conditions=conditions, intervals=intervals)
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
        for key in OF_SUBJECTS.get(kind, ()):
            masks[key] = masks_of(self.connection.execute(*subject_values(kind, key)))
        return masks
