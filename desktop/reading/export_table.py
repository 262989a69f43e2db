"""Makes the table that is saved from what was found, and writes it as the name of the file asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.columns import shown_order
from desktop.core.formats import caveat
from desktop.core.table_export import (
    ExportColumn,
    ExportTable,
    FileSort,
    Progress,
    sort_of,
    write_csv,
    write_json,
)
from desktop.core.texts import _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from db.queries.result import BrowseResult
    from db.records import Hit
    from db.words import EditionInfo, Kind

# What entries of every kind have.
_COMMON = (("kind", "Kind"), ("name", "Name"), ("name_zh", "Chinese name"))
_STANDING = (("state", "State"), ("since", "Since"), ("until", "Until"))


def table_of_kind(result: BrowseResult, kind: Kind, *, about: ExportTable, keys: tuple[str, ...] = ()) -> ExportTable:
    """Return what a query found of one kind.

    Args:
        result: What was found.
        kind: The kind of the entries.
        about: What was asked; its columns and rows are replaced.
        keys: The columns to take, in order; empty for all in the usual order.
    """
    specs = result.columns
    places = {spec.key: place for place, spec in enumerate(specs)}
    order = tuple(places[key] for key in keys if key in places) or shown_order(kind, places)
    return replace(
        about,
        columns=tuple(
            ExportColumn(specs[place].key, _(specs[place].title), specs[place].is_numeric) for place in order
        ),
        ids=tuple(result.ids),
        rows=tuple(tuple(row[place] for place in order) for row in result.rows),
    )


def table_of_hits(hits: Sequence[Hit], *, about: ExportTable) -> ExportTable:
    """Return what a query found of several kinds, with the columns that all of them have."""
    rows = tuple(
        (
            hit.entry.kind.value,
            hit.entry.name,
            hit.entry.name_zh,
            None if hit.standing.state is None else hit.standing.state.value,
            None if hit.standing.since is None else hit.standing.since.isoformat(),
            None if hit.standing.until is None else hit.standing.until.isoformat(),
        )
        for hit in hits
    )
    return replace(
        about,
        count=ngettext("{count} entry", "{count} entries", len(hits)).format(count=len(hits)),
        columns=tuple(ExportColumn(key, _(title)) for key, title in (*_COMMON, *_STANDING)),
        ids=tuple(hit.entry.id for hit in hits),
        rows=rows,
    )


def about(query: str, sentence: str, *, count: str, as_of: date, edition: EditionInfo) -> ExportTable:
    """Return a table without rows that says what was asked and of which edition."""
    return ExportTable(query.strip(), sentence, count, as_of, edition, caveat(as_of, edition), (), (), ())


def write_table(table: ExportTable, target: Path, *, progress: Progress, may_replace: bool) -> None:
    """Write the file, whole or not at all.

    Args:
        table: What to write.
        target: The file; its ending says which sort it is.
        progress: Told how many rows of how many are written; what it raises stops the writing.
        may_replace: False to refuse a file that exists.

    Raises:
        DataError: The name says no sort, or the file cannot be written; it is then as it was.
    """
    from desktop.core.atomic import replacing

    sort = sort_of(target)
    with replacing(target, may_replace=may_replace) as partial:
        if sort is FileSort.CSV:
            write_csv(table, partial, progress=progress)
        elif sort is FileSort.JSON:
            write_json(table, partial, progress=progress)
        else:
            from desktop.core.table_xlsx import write_xlsx

            write_xlsx(table, partial, progress=progress)
