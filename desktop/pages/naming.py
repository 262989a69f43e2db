"""Names entries in tables and lists, with the second name that helps to know them."""

from __future__ import annotations

from db.records import EntryRef, Kind
from desktop.core.texts import is_chinese
from desktop.pages.blocks import LinkSpan, Spans, Text


def title(ref: EntryRef) -> str:
    """Return the name at the head of the entry's page, in the user's language where the entry has one in it."""
    return ref.name_zh if is_chinese() and ref.name_zh is not None else ref.name


def second_name(ref: EntryRef) -> str | None:
    """Return the name in the other language, which stands below the title; None where there is none."""
    return ref.name if title(ref) != ref.name else ref.name_zh


def name_spans(ref: EntryRef) -> Spans:
    """Return the entry's name as a link: a measure by number with its title after it, others with the Chinese name."""
    if ref.kind is Kind.MEASURE:
        return (LinkSpan(ref.short_name, ref.id), *((Text(f" ({ref.name})"),) if ref.number is not None else ()))
    return (LinkSpan(ref.name, ref.id), *((Text(f" {ref.name_zh}"),) if ref.name_zh is not None else ()))
