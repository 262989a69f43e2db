"""Everything the YAML says as validated rows, each with the place it stands at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

import yaml

from db.build import edition_rows, rows
from db.build.faults import Fault
from db.build.load import Path_, line_of
from db.build.row import Row

RowType = TypeVar("RowType", bound=Row, covariant=True)


@dataclass(frozen=True, slots=True, eq=False)
class Located(Generic[RowType]):
    """A row with its place.

    Attributes:
        name: Its id, or what stands for one in a fault ("firm on list").
        is_whole: False where faulty parts were left out, so that what is missing may only be faulty.
    """

    file: str
    name: str
    row: RowType
    node: yaml.Node
    is_whole: bool = True

    @property
    def line(self) -> int:
        """Return the line on which the row begins."""
        return line_of(self.node, ())

    def fault(self, path: Path_, reason: str) -> Fault:
        """Return a fault at the value that the path leads to; of a row that is not whole, at its start."""
        return Fault(self.file, line_of(self.node, path if self.is_whole else ()), self.name, reason)


@dataclass(frozen=True, slots=True)
class Material:
    """All rows, gathered file by file, in the order of files by name and of rows within them.

    Attributes:
        known: Ids by top-level key, those of rows with faults included, so that one fault makes no others.
        used_sources: Source ids named by rows that could not be read; they count as used.
        broken_listings: List and measure of listings that could not be read; they count in their round.
    """

    editions: list[Located[edition_rows.Edition]] = field(default_factory=list)
    replacements: list[Located[edition_rows.Replacement]] = field(default_factory=list)
    not_known: list[Located[edition_rows.NotKnown]] = field(default_factory=list)
    coverage: list[Located[edition_rows.Coverage]] = field(default_factory=list)
    sources: list[Located[edition_rows.Source]] = field(default_factory=list)
    minerals: list[Located[rows.Mineral]] = field(default_factory=list)
    technologies: list[Located[rows.Technology]] = field(default_factory=list)
    measures: list[Located[rows.Measure]] = field(default_factory=list)
    lists: list[Located[rows.BlackList]] = field(default_factory=list)
    rounds: list[Located[rows.Round]] = field(default_factory=list)
    firms: list[Located[rows.Firm]] = field(default_factory=list)
    listings: list[Located[rows.Listing]] = field(default_factory=list)
    known: dict[str, set[str]] = field(default_factory=dict)
    used_sources: set[str] = field(default_factory=set)
    broken_listings: list[tuple[str, str]] = field(default_factory=list)
