"""Adds what authorities count in each act beside the number of listings that stand here."""

from __future__ import annotations

from collections import Counter

from db.build.ground import Ground
from db.build.rows import Round
from db.schema import reference as schema


def add_rounds(ground: Ground) -> None:
    """Add the rounds by list and measure."""
    counts = Counter((item.row.list, item.row.measure) for item in ground.material.listings)
    for row in sorted((item.row for item in ground.material.rounds), key=_order):
        ground.tables.add(
            schema.Round,
            list_id=row.list,
            measure_id=row.measure,
            official_count=row.count,
            row_count=counts[row.list, row.measure],
            note=row.note,
            source_id=row.source,
        )


def _order(row: Round) -> tuple[str, str]:
    return row.list, row.measure
