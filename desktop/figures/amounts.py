"""Says amounts, shares and their sources in the words of figures."""

from __future__ import annotations

from db.records import Entry, Quantity
from desktop.core import formats
from desktop.core.texts import _

LEAST, ABOUT = "≥", "≈"


def percent(value: float) -> str:
    """Return a share as a figure says it: whole per cent, below one "<1 %", and just below all of it ">99 %"."""
    if 0 < value < 1:
        return _("<1 %")
    if value < 100 and round(value) == 100:
        return _(">99 %")
    return formats.percent(round(value))


def index(value: float, sign: str = "") -> str:
    """Return a concentration index with the sign before it; what it is at least is rounded down."""
    return f"{sign} {formats.number(int(value) if sign == LEAST else round(value))}".strip()


def amount(quantity: Quantity) -> str:
    """Return the number with bound and unit: "270,000 t REO", ">75 %"."""
    return f"{quantity.bound}{formats.number(quantity.value)} {quantity.unit}"


def estimate(quantity: Quantity) -> str:
    """Return a word for an estimate, with its comma; nothing for a number that is none."""
    return _(", estimate") if quantity.is_estimated else ""


def source(entry: Entry, source_id: str | None) -> str:
    """Return the sentence that names the source, as a figure's tip ends; nothing where it is not known."""
    found = entry.sources.get(source_id) if source_id is not None else None
    return (
        ""
        if found is None
        else " " + _("Source: {publisher}, {title}.").format(publisher=found.publisher, title=found.title.rstrip("."))
    )


def source_page(entry: Entry, source_id: str | None) -> str | None:
    """Return the id of the source's page; None where the entry does not carry the source."""
    return f"source/{source_id}" if source_id is not None and source_id in entry.sources else None
