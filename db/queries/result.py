"""The table that a request asks for, and the whole table of a kind, which takes no more than reading it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.queries.columns import ColumnSpec, columns
from db.queries.rows import Row, Rows
from db.words import Kind


@dataclass(frozen=True, slots=True)
class BrowseResult:
    """The table that a request asks for.

    Attributes:
        columns: What the cells of a row are.
        ids: Entry ids in the order asked for.
        rows: Cells parallel to `ids`: texts, whole numbers, or None; days as ISO text, states and countries as codes.
        total: How many entries of the kind there are in all.
        is_joint: True where a term speaks of provisions or listings, so that state, since and until are those of
            the ones that meet the query and not of the entry as a whole.
    """

    columns: tuple[ColumnSpec, ...]
    ids: Sequence[str]
    rows: Sequence[Row]
    total: int
    is_joint: bool = False


def whole_table(rows: Rows, kind: Kind, *, as_of: date) -> BrowseResult:
    """Return what `db.queries.browse.Browser.browse` returns for an empty query in the kind's own order.

    It has a way of its own because a window shows it first, and can do so before search is imported.
    """
    pairs = rows.of(kind, as_of).values()
    return BrowseResult(
        columns(kind), tuple(entry_id for entry_id, _row in pairs), tuple(row for _id, row in pairs), len(pairs)
    )
