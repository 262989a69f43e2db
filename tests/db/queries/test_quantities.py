"""Numbers as figures need them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from datetime import date

import pytest

from db.queries.entries import entry
from db.queries.quantities import last_year

DAY = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("period", "year"),
    [(2025, 2025), ("2021-24", 2024), ("as published 2024", 2024), ("2025-01/08", 2025), ("1998-2002", 1998), ("", 0)],
)
def test_a_period_counts_as_its_last_year(period: int | str, year: int) -> None:
    assert last_year(period) == year


def test_quantities_stand_in_the_order_of_the_tables(real: sqlite3.Connection) -> None:
    gallium = entry(real, "mineral/gallium", as_of=DAY)

    counted = Counter(quantity.table for quantity in gallium.quantities)

    assert counted == {table.key: len(table.rows) for table in gallium.figures}
    for table in gallium.figures:
        sources = [quantity.source_id for quantity in gallium.quantities if quantity.table == table.key]
        assert tuple(sources) == table.source_ids


def test_a_bound_in_the_note_is_told_as_a_sign(real: sqlite3.Connection) -> None:
    aluminium = entry(real, "mineral/aluminium", as_of=DAY)

    bounds = {
        quantity.value: quantity.bound for quantity in aluminium.quantities if quantity.table == "import_reliance"
    }

    assert bounds[75.0] == ">"
    assert bounds[60.0] == ""


def test_other_kinds_have_none(real: sqlite3.Connection) -> None:
    assert entry(real, "list/us-entity-list", as_of=DAY).quantities == ()
