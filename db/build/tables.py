"""Collects the rows of the edition by table before they are written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from db.build.choices import SourceKind
from db.records import Evidence
from db.schema import derived
from db.schema.reference import Reference

Value = str | int | float | None

_REPORTING = frozenset(
    {SourceKind.NEWS, SourceKind.LAW_FIRM, SourceKind.COMPANY, SourceKind.THINK_TANK, SourceKind.REFERENCE}
)


class Tables:
    """Rows by table, in the order in which they were added."""

    # Both modules of tables have to be imported for it to be complete.
    metadata = derived.EntryRow.metadata

    def __init__(self) -> None:
        self._columns = {
            table: tuple(column.name for column in table.columns) for table in self.metadata.tables.values()
        }
        self._rows: dict[str, list[tuple[Value, ...]]] = {table.name: [] for table in self._columns}
        self._names = {table.name: columns for table, columns in self._columns.items()}

    def add(self, model: type[Reference], **values: Value) -> None:
        """Add a row; every column of the table has to be given."""
        name = str(model.__tablename__)
        columns = self._names[name]
        if len(values) != len(columns):
            raise TypeError(f"{name} has the columns {columns}, not {tuple(values)}")
        self._rows[name].append(tuple(map(values.__getitem__, columns)))

    def rows(self, table: str) -> list[tuple[Value, ...]]:
        """Return the rows of a table in the order of its columns."""
        return self._rows[table]

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the columns of a table in the order of its definition."""
        return self._names[table]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all tables in the order of their definition."""
        return tuple(self._names)


def iso(day: date | None) -> str | None:
    """Return a day as the tables hold it."""
    return day.isoformat() if day is not None else None


def grade(kinds: Iterable[tuple[SourceKind, bool]]) -> Evidence:
    """Return how well the best of some sources supports a row.

    Args:
        kinds: The kind of each source, and whether it was read itself.
    """
    read = {kind for kind, was_read in kinds if was_read}
    if SourceKind.OFFICIAL in read:
        return Evidence.OFFICIAL
    return Evidence.REPORTED if read & _REPORTING else Evidence.SECOND_HAND
