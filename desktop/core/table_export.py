"""A table with what it rests on, as text to paste and as CSV and JSON to keep."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from db.errors import DataError
from db.words import EditionInfo
from desktop.core.columns import words_for
from desktop.core.listing import Listing
from desktop.core.texts import _

Value = str | int | float | None
# Said after so many rows, and asked whether to go on.
STEP = 200
# What a spreadsheet takes for the beginning of a formula, also in the wide forms of Chinese keyboards.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_DAYS = frozenset({"since", "until", "announced", "effective"})

Progress = Callable[[int, int], None]


class FileSort(StrEnum):
    """The sorts of file that a table can be saved as; the value is the ending."""

    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column of the file."""

    key: str
    title: str
    is_numeric: bool = False

    @property
    def is_day(self) -> bool:
        """Return whether its cells are days in ISO form."""
        return self.key in _DAYS


@dataclass(frozen=True, slots=True)
class ExportTable:
    """What is saved.

    Attributes:
        query: The line that was asked; empty for everything.
        sentence: The same in words.
        count: How many entries, in words.
        as_of: The day that all states refer to.
        caveat: What has to be said of the day; empty for nothing.
        ids: Entry id by row.
        rows: Values by row as the edition has them, as many as there are columns.
    """

    query: str
    sentence: str
    count: str
    as_of: date
    edition: EditionInfo
    caveat: str
    columns: tuple[ExportColumn, ...]
    ids: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the heads of the columns, that of the id first."""
        return (_("Id"), *(column.title for column in self.columns))

    def limited(self, most: int | None) -> ExportTable:
        """Return the table with at most so many rows; all of them for None."""
        return replace(self, ids=self.ids[:most], rows=self.rows[:most])


def sort_of(target: Path) -> FileSort:
    """Return the sort of file that the ending of the name asks for.

    Raises:
        DataError: It is none of those that can be written.
    """
    ending = target.suffix.removeprefix(".").lower()
    if ending not in set(FileSort):
        raise DataError(
            _("{name} names no sort of file that a table can be saved as.").format(name=target.name),
            _("Let the name end in .csv, .json or .xlsx."),
        )
    return FileSort(ending)


def basis(table: ExportTable) -> tuple[tuple[str, str], ...]:
    """Return what a saved table says of itself, as pairs of head and value."""
    pairs = (
        (_("Query"), table.query or _("everything")),
        (_("In words"), table.sentence),
        (_("Entries"), table.count),
        (_("As of"), table.as_of.isoformat()),
        (_("Note"), table.caveat),
        (_("Edition of"), table.edition.data_date.isoformat()),
        (_("Edition SHA-256"), table.edition.content_hash),
    )
    return tuple((head, value) for head, value in pairs if value)


def shown(value: Value, column: ExportColumn) -> Value:
    """Return the value as people read it: words for codes, numbers as numbers, nothing for nothing."""
    if value is None or isinstance(value, int | float):
        return value
    return words_for(column.key)(value)


def guarded(text: str) -> str:
    """Return the text in a form that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_csv(table: ExportTable, target: Path, *, progress: Progress) -> None:
    """Write UTF-8 with a byte order mark, by which spreadsheets know it; formulas are neutralised."""
    with target.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerows((guarded(head), guarded(value)) for head, value in basis(table))
        writer.writerow(())
        writer.writerow([guarded(title) for title in table.titles])
        for entry_id, row in _rows(table, progress):
            cells = (shown(value, column) for value, column in zip(row, table.columns, strict=True))
            writer.writerow([entry_id, *(_cell(cell) for cell in cells)])


def write_json(table: ExportTable, target: Path, *, progress: Progress) -> None:
    """Write one document: what it rests on, the columns, and the entries with the edition's own values."""
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        head = json.dumps(_head(table), ensure_ascii=False, indent=2)
        stream.write(f'{head.removesuffix("}").rstrip()},\n  "entries": [')
        _write_entries(table, stream, progress=progress)
        stream.write("\n  ]\n}\n" if table.ids else "]\n}\n")


def tabbed(listing: Listing, places: Sequence[int], *, rows: Iterable[int]) -> str:
    """Return rows of a shown table as lines of cells with tabs between, under a line of heads, for pasting.

    Args:
        listing: The table.
        places: The columns to take, in order.
        rows: The rows to take, in order.
    """
    heads = [listing.columns[place].title for place in places]
    lines = [heads, *([listing.cells[row][place] for place in places] for row in rows)]
    return "".join("\t".join(guarded(" ".join(cell.split())) for cell in line) + "\n" for line in lines)


def told(listing: Listing, places: Sequence[int], *, rows: Iterable[int]) -> str:
    """Return rows of a shown table as a line of words each: "Gallium: State Suspended, Since 2025-11-09"."""
    return "".join(f"{_line(listing, places, row)}\n" for row in rows)


def _line(listing: Listing, places: Sequence[int], row: int) -> str:
    cells = listing.cells[row]
    first, *others = places
    said = ", ".join(f"{listing.columns[place].title} {cells[place]}" for place in others if cells[place])
    return f"{cells[first]}: {said}" if said else cells[first]


def _rows(table: ExportTable, progress: Progress) -> Iterator[tuple[str, tuple[Value, ...]]]:
    total = len(table.ids)
    for place, (entry_id, row) in enumerate(zip(table.ids, table.rows, strict=True)):
        if place % STEP == 0:
            progress(place, total)
        yield entry_id, row
    progress(total, total)


def _cell(value: Value) -> Value:
    if value is None:
        return ""
    return guarded(value) if isinstance(value, str) else value


def _head(table: ExportTable) -> dict[str, object]:
    return {
        "query": table.query,
        "in_words": table.sentence,
        "count": len(table.ids),
        "as_of": table.as_of.isoformat(),
        "caveat": table.caveat or None,
        "edition": {
            "data_date": table.edition.data_date.isoformat(),
            "reach": table.edition.reach.isoformat(),
            "content_hash": table.edition.content_hash,
        },
        "columns": [{"key": column.key, "title": column.title} for column in table.columns],
    }


def _write_entries(table: ExportTable, stream: TextIO, *, progress: Progress) -> None:
    separator = "\n    "
    for entry_id, row in _rows(table, progress):
        entry = {"id": entry_id} | {column.key: value for column, value in zip(table.columns, row, strict=True)}
        stream.write(separator + json.dumps(entry, ensure_ascii=False))
        separator = ",\n    "
