"""Reads what the edition itself says of how complete it is, by the subject that it is said of."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass, replace
from datetime import date

from db.errors import DataError
from db.provenance import CoverageRow, OfficialCount
from db.queries.reach import reach_of
from db.queries.refs import day
from db.search.keys import KEYS

_MEASURES_OF = re.compile(r"measures of (.+)")
_BETWEEN = re.compile(r",\s+(?:and\s+)?|\s+and\s+")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one subject: a list's id, a kind of row, the measures of a country, or any other words."""

    subject: str
    official_count: int | None
    is_without_count: bool
    as_of: date
    source_id: str | None
    missing: str | None
    note: str | None

    def keys(self) -> tuple[str, ...]:
        """Return the keys, in small letters, of the rows that it may be said of: one a country that it names."""
        found = _MEASURES_OF.fullmatch(self.subject.casefold())
        if found is None:
            return (self.subject.casefold(),)
        countries = (name.removeprefix("the ") for name in _BETWEEN.split(found[1]))
        try:
            return tuple(f"measures of {KEYS['country'].clean(name)}".casefold() for name in countries)
        except DataError:
            return (self.subject.casefold(),)

    def added_to(self, row: CoverageRow, *, reach: date) -> CoverageRow:
        """Return the row with what is said of it.

        Args:
            row: A row of what it speaks of.
            reach: The edition's own reach.
        """
        official = row.official
        if self.official_count is not None:
            official = OfficialCount.GIVEN
        elif self.is_without_count:
            official = OfficialCount.NOT_GIVEN
        return replace(
            row,
            official=official,
            official_count=self.official_count,
            official_as_of=self.as_of,
            official_source_id=self.source_id,
            reach=reach_of((row.reach, self.as_of), edition=reach),
            missing=self.missing,
            note=self.note,
        )


def all_said(connection: sqlite3.Connection) -> list[Said]:
    """Return everything that is said, in the order of the YAML."""
    statement = (
        "SELECT subject, official_count, is_without_count, as_of, source_id, missing, note FROM coverage"
        " ORDER BY position"
    )
    return [
        Said(subject, count, bool(is_without), day(as_of) or date.min, source_id, missing, note)
        for subject, count, is_without, as_of, source_id, missing, note in connection.execute(statement)
    ]
