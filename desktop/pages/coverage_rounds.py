"""Builds the table of the rounds of which an authority counts another number than stands here."""

from __future__ import annotations

from db.provenance import CoverageReport
from desktop.core import formats
from desktop.core.texts import _
from desktop.pages.blocks import Alignment, Column, DataTable, LinkSpan, Row, Text
from desktop.pages.citations import Citations
from desktop.pages.naming import name_spans


def rounds_that_differ(report: CoverageReport, citations: Citations) -> DataTable:
    """Return the rounds by list, newest first, each with the reason; without rows where all agree."""
    columns = (
        Column(_("Round"), share=2.4),
        Column(_("List"), share=2.0),
        Column(_("Official"), Alignment.END, share=0.9),
        Column(_("Here"), Alignment.END, share=0.7),
    )
    rows = []
    for row in report.lists:
        for found in row.rounds:
            if found.agrees:
                continue
            official = (Text(formats.number(found.official_count)), *citations.cite((found.source_id,)))
            listed = (LinkSpan(row.title, row.entry.id),) if row.entry is not None else (Text(row.title),)
            note = found.note if found.note is not None else _("Why is not known.")
            cells = (name_spans(found.measure), listed, official, (Text(formats.number(found.rows)),))
            rows.append(Row(cells, ((Text(note),),)))
    return DataTable("", columns, tuple(rows))
