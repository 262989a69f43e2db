"""Says the numbers of a mineral that a line has room for: who produces most of it, how much is imported."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import Entry, Quantity
from desktop.core import formats
from desktop.core.texts import _, data_word
from desktop.pages.blocks import Spans, Text
from desktop.pages.citations import Citations

WORLD = "WORLD"
_PERCENT_OF_WORLD = "% of world"


def leading_producer(entry: Entry, citations: Citations) -> Spans:
    """Return the country with the largest output of the newest year, with its share where the world's total is known.

    Of several stages or units, the first that the edition has; a mineral without output gives nothing.
    """
    rows = [each for each in entry.quantities if each.table == "production" and each.unit != _PERCENT_OF_WORLD]
    if not rows:
        return ()
    first = rows[0]
    rows = [each for each in rows if (each.year, each.stage, each.unit) == (first.year, first.stage, first.unit)]
    countries = [each for each in rows if each.country != WORLD]
    if not countries:
        return ()
    largest = max(countries, key=_value)
    words = _("{country}, {value} {unit} ({stage}, {year}{estimate})").format(
        country=formats.country(largest.country),
        value=formats.number(largest.value),
        unit=largest.unit,
        stage=data_word(largest.stage or ""),
        year=largest.year,
        estimate=_(", estimate") if largest.is_estimated else "",
    )
    share = _share(largest, rows)
    return (Text(words + share), *citations.cite((largest.source_id,)))


def newest_reliance(entry: Entry, citations: Citations) -> Spans:
    """Return the newest import reliance of the United States in per cent of consumption; nothing where not known."""
    rows = [each for each in entry.quantities if each.table == "import_reliance" and each.country == "US"]
    if not rows:
        return ()
    newest = max(rows, key=_year)
    estimate = _(", estimate") if newest.is_estimated else ""
    text = f"{newest.bound}{formats.percent(newest.value)} ({newest.year}{estimate})"
    return (Text(text), *citations.cite((newest.source_id,)))


def _share(largest: Quantity, rows: Sequence[Quantity]) -> str:
    totals = [each.value for each in rows if each.country == WORLD]
    # A rounded total can be below its largest part.
    if not totals or totals[0] < largest.value or totals[0] == 0:
        return ""
    return _(", {percent} of the world").format(percent=formats.percent(round(100 * largest.value / totals[0])))


def _value(quantity: Quantity) -> float:
    return quantity.value


def _year(quantity: Quantity) -> int:
    return quantity.year
