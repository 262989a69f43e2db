"""Minerals with numbers, for tests of the figures that draw them."""

from __future__ import annotations

from dataclasses import replace

from db.records import Entry, Quantity
from tests.desktop.pages.samples import GALLIUM, SOURCES, entry


def output(
    country: str,
    value: float,
    *,
    year: int = 2025,
    unit: str = "t",
    stage: str | None = "mine",
    table: str = "production",
    is_estimated: bool = False,
    bound: str = "",
) -> Quantity:
    """Return a number of a mineral, of its output unless said otherwise."""
    return Quantity(table, year, country, value, unit, stage, is_estimated, "usgs", bound)


def mineral(*quantities: Quantity) -> Entry:
    """Return a mineral with the numbers and the samples' sources."""
    return replace(entry(GALLIUM, as_of="2026-11-25"), quantities=quantities, sources=SOURCES)
