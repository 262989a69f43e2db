"""Builds the page of a source: who published what and when, whether it was read, and what rests on it."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from db.provenance import SourceRecord, SourceUse
from db.records import EditionInfo, Kind
from desktop.core import formats
from desktop.core.texts import _
from desktop.pages.blocks import AsOf, Block, Document, FactRow, FactTable, Heading, ListBlock, Spans, Text, WebSpan
from desktop.pages.citations import grade
from desktop.pages.limits import SHORT, Limits, cut
from desktop.pages.naming import name_spans


def source_page(record: SourceRecord, edition: EditionInfo, *, as_of: date, limits: Limits = SHORT) -> Document:
    """Return the page of a source.

    Args:
        record: The source with everything that rests on it.
        edition: The edition that it comes from.
        as_of: The day of the run; a source is the same on every day.
        limits: How many entries of a kind to show; `limits.FULL` for all.
    """
    basis = _("From the {edition}.").format(edition=formats.edition_line(edition))
    blocks: list[Block] = [AsOf((Text(basis),)), FactTable(_facts(record)), Heading(1, _("What rests on it"))]
    for kind, uses in groupby(record.uses, key=_kind):
        shown, more = cut(tuple(uses), limits.ties)
        name = formats.kind(kind, count=2)
        blocks.append(ListBlock(f"{name[:1].upper()}{name[1:]}", tuple(_use(use) for use in shown), more))
    source = record.source
    subtitle = " · ".join((_("Source"), source.publisher))
    return Document(f"source/{source.id}", source.title, subtitle, as_of, edition, tuple(blocks))


def _kind(use: SourceUse) -> Kind:
    return use.entry.kind


def _facts(record: SourceRecord) -> tuple[FactRow, ...]:
    source = record.source
    rows = [
        FactRow(_("Publisher"), (Text(source.publisher),)),
        FactRow(_("Title"), (Text(source.title),)),
        FactRow(_("Published"), (Text(formats.day(source.published) or _("no date")),)),
    ]
    if source.url is not None:
        rows.append(FactRow(_("Address"), (WebSpan(source.url, source.url),)))
    rows += [
        FactRow(_("Kind"), (Text(grade(source)),)),
        FactRow(_("Read"), (Text(_("yes") if source.was_read else _("no, only linked by a source that was read")),)),
    ]
    if source.description is not None:
        rows.append(FactRow(_("About it"), (Text(source.description),)))
    return tuple(rows)


def _use(use: SourceUse) -> Spans:
    words = ", ".join(use.parts)
    if use.is_confirming:
        words = _("{parts}; confirms it").format(parts=words)
    return (*name_spans(use.entry), Text(f": {words}"))
