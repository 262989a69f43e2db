"""What a merge of two notebooks would do, row by row and field by field, before anything is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from db.notebook.rows import Row, Value
from db.notebook.snapshot import Key


class Outcome(StrEnum):
    """What becomes of a row of this notebook."""

    ADDED = "added"
    TAKEN = "taken"
    COMBINED = "combined"
    CONFLICT = "conflict"
    DELETED = "deleted"
    # The other side of a conflict, kept beside the one that stays in the row.
    COPIED = "copied"


@dataclass(frozen=True, slots=True)
class FieldMerge:
    """One field of a row.

    Attributes:
        base: What it was when the notebooks parted; None where that is not known.
        is_conflict: True where both changed it, each in another way.
    """

    name: str
    base: Value
    ours: Value
    theirs: Value
    result: Value
    is_conflict: bool = False


@dataclass(frozen=True, slots=True)
class RowMerge:
    """What becomes of one row.

    Attributes:
        name: What a person knows it by.
        result: The row as it will be; None where it goes.
        fields: Those in which the two notebooks differ; empty for a row that only one has.
        version: For a note with a text of its own making, what the history is to hold.
    """

    table: str
    key: Key
    name: str
    outcome: Outcome
    ours: Row | None
    theirs: Row | None
    result: Row | None
    fields: tuple[FieldMerge, ...] = ()
    version: Row | None = None


@dataclass(frozen=True, slots=True)
class MergePlan:
    """All that a merge would do.

    Attributes:
        rows: Rows that would change, by table and name; a conflict is followed by the copy that keeps the other side.
        versions: Versions of notes that the history would gain.
        longer_versions: Versions that are here already, but were typed on in the other notebook.
        operations: Operations of the other notebook's journal that this one would know of.
        changes: What these changed.
    """

    rows: tuple[RowMerge, ...] = ()
    versions: tuple[Row, ...] = ()
    longer_versions: tuple[Row, ...] = ()
    operations: tuple[Row, ...] = ()
    changes: tuple[Row, ...] = ()

    @property
    def conflicts(self) -> tuple[RowMerge, ...]:
        """Return the rows that both notebooks changed, each in another way."""
        return tuple(row for row in self.rows if row.outcome is Outcome.CONFLICT)

    @property
    def is_empty(self) -> bool:
        """Return whether nothing that the user sees would change."""
        return not self.rows

    def counts(self) -> Mapping[Outcome, int]:
        """Return how many rows have which outcome."""
        return {outcome: sum(row.outcome is outcome for row in self.rows) for outcome in Outcome}
