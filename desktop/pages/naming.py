"""Names entries in tables and lists, with the second name that helps to know them."""

from __future__ import annotations

from db.records import EntryRef, Kind
from desktop.pages.blocks import LinkSpan, Spans, Text


def name_spans(ref: EntryRef) -> Spans:
    """Return the entry's name as a link: a measure by number with its title after it, others with the Chinese name."""
    if ref.kind is Kind.MEASURE:
        return (LinkSpan(ref.short_name, ref.id), *((Text(f" ({ref.name})"),) if ref.number is not None else ()))
    return (LinkSpan(ref.name, ref.id), *((Text(f" {ref.name_zh}"),) if ref.name_zh is not None else ()))
