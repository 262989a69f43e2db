"""A table ready to show: columns, finished cell texts, and what to say where there is nothing to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.words import Kind
    from desktop.core.chips import Chip


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the table shows it.

    Attributes:
        key: Its name in a `BrowseState`.
        width: In pixels at the normal scale.
        is_at_end: True where the cells keep to the right edge, as numbers do.
        is_state: True where the cell carries the mark of a state.
        is_stretched: True for the one that takes what room the others leave.
    """

    key: str
    title: str
    width: int
    is_at_end: bool = False
    is_state: bool = False
    is_stretched: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The result of a query as a table. A very long one reads its rows when they are seen.

    Attributes:
        ids: Entry id by row.
        cells: Texts by row, as many as there are columns.
        states: State value by row, empty for none.
        count: How many there are, in words.
        sentence: What is listed, in words.
        kind: The kind of the entries; None where that does not matter.
        chips: The conditions of the query, each by itself.
        remark: What has to be said of the cells; empty for nothing.
    """

    columns: tuple[Column, ...] = ()
    ids: Sequence[str] = ()
    cells: Sequence[tuple[str, ...]] = ()
    states: Sequence[str] = ()
    count: str = ""
    sentence: str = ""
    kind: Kind | None = None
    chips: tuple[Chip, ...] = ()
    remark: str = ""
