"""Writes a table as a workbook: texts stay texts, days are days, numbers are numbers."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

from desktop.core.table_export import STEP, ExportTable, Progress, Value, basis, shown
from desktop.core.texts import _

_WIDEST = 60
_NARROWEST = 8
_DAY_FORMAT = "yyyy-mm-dd"


def write_xlsx(table: ExportTable, target: Path, *, progress: Progress) -> None:
    """Write one sheet: what the table rests on, then the rows under heads that stay in sight and filter."""
    import xlsxwriter  # takes a tenth of a second, for this sort of file alone

    # In memory, because files elsewhere would be left behind by a crash. No text becomes a formula or a link.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(str(target), options) as book:
        # The edition's day and not the clock's, so that the same table gives the same file.
        book.set_properties({"title": _("Monazite"), "created": datetime.combine(table.edition.data_date, time())})
        sheet = book.add_worksheet(_("Entries"))
        bold = book.add_format({"bold": True})
        day_format = book.add_format({"num_format": _DAY_FORMAT, "align": "left"})
        first = len(basis(table)) + 1
        for line, (head, value) in enumerate(basis(table)):
            sheet.write_string(line, 0, head, bold)
            sheet.write_string(line, 1, value)
        for place, title in enumerate(table.titles):
            sheet.write_string(first, place, title, bold)
        total = len(table.ids)
        for line, (entry_id, row) in enumerate(zip(table.ids, table.rows, strict=True)):
            if line % STEP == 0:
                progress(line, total)
            sheet.write_string(first + 1 + line, 0, entry_id)
            for place, (cell, column) in enumerate(zip(row, table.columns, strict=True), start=1):
                day = _day(cell) if column.is_day else None
                words = shown(cell, column)
                if day is not None:
                    sheet.write_datetime(first + 1 + line, place, datetime.combine(day, time()), day_format)
                elif isinstance(words, str):
                    sheet.write_string(first + 1 + line, place, words)
                elif words is not None:
                    sheet.write_number(first + 1 + line, place, words)
        for place, width in enumerate(_widths(table)):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(first + 1, 0)
        sheet.autofilter(first, 0, first + total, len(table.columns))
        progress(total, total)


def _day(value: Value) -> date | None:
    """Return the day of an ISO text; None for a month, a year, or nothing."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _widths(table: ExportTable) -> list[int]:
    """Return how wide each column is, in characters, from its head and its first rows."""
    lines = [table.titles, *((entry_id, *row) for entry_id, row in zip(table.ids[:STEP], table.rows, strict=False))]
    longest = (max(len(str(cell)) for cell in cells if cell is not None) for cells in zip(*lines, strict=True))
    return [max(_NARROWEST, min(_WIDEST, length + 2)) for length in longest]
