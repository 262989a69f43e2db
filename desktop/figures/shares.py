"""Computes who has what part of the world's total, from the numbers of a mineral."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.records import Quantity

WORLD, OTHER, PERCENT_OF_WORLD = "WORLD", "OTHER", "% of world"
# Of the named countries' sum, this much may be missing through rounding before the rest is worth a word.
_ROUNDING = 0.5


@dataclass(frozen=True, slots=True)
class Share:
    """The part of one country.

    Attributes:
        percent: Of the world's total.
    """

    country: str
    percent: float
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Shares:
    """The parts of a total in one year.

    Attributes:
        stage: What is counted; None for reserves.
        parts: The named countries, largest first.
        total: The world's total in `unit`; None where the source gives only per cent.
        is_rounded: Whether the named countries are more than the rounded total, so that their sum stands for it.
        is_bounded: Whether the source gives only a bound of the total, so that no share is larger than said.
    """

    stage: str | None
    year: int
    unit: str
    parts: tuple[Share, ...]
    total: Quantity | None
    is_rounded: bool = False
    is_bounded: bool = False

    @property
    def rest(self) -> float:
        """Return the per cent of all whom the source does not name; nothing within rounding."""
        missing = 100.0 - sum(part.percent for part in self.parts)
        return missing if missing > _ROUNDING else 0.0

    @property
    def is_estimated(self) -> bool:
        """Return whether every part is an estimate."""
        return all(part.quantity.is_estimated for part in self.parts)

    @property
    def has_estimates(self) -> bool:
        """Return whether any part is an estimate."""
        return any(part.quantity.is_estimated for part in self.parts)

    @property
    def concentration(self) -> float:
        """Return the Herfindahl-Hirschman index of the named countries, 10,000 for a single one.

        The rest is left out: spread over many it adds next to nothing, so this is what it is at least.
        """
        return sum(part.percent**2 for part in self.parts)


def shares(quantities: Iterable[Quantity], table: str) -> tuple[Shares, ...]:
    """Return the shares of a table by stage, in the order of the data, newest year first.

    A stage and year is left out where neither the world's total nor a per cent of it is given. Where both are, the
    amounts are taken, since they name more countries.
    """
    groups: dict[tuple[str | None, int, str], list[Quantity]] = {}
    for each in quantities:
        if each.table == table:
            groups.setdefault((each.stage, each.year, each.unit), []).append(each)
    found: dict[tuple[str | None, int], Shares] = {}
    for rows in groups.values():
        made = _of_world(rows) if rows[0].unit == PERCENT_OF_WORLD else _of_amounts(rows)
        if made is None:
            continue
        place = made.stage, made.year
        if place not in found or found[place].total is None:
            found[place] = made
    stages = list(dict.fromkeys(stage for stage, _year in found))
    ordered = sorted((stages.index(stage), -year) for stage, year in found)
    return tuple(found[stages[place], -year] for place, year in ordered)


def ranking(all_shares: Sequence[Shares], most: int) -> tuple[str, ...]:
    """Return the countries that have the largest share anywhere, largest first, at most so many."""
    largest: dict[str, float] = {}
    for each in all_shares:
        for part in each.parts:
            largest[part.country] = max(largest.get(part.country, 0.0), part.percent)
    return tuple(country for _size, country in sorted((-percent, country) for country, percent in largest.items()))[
        :most
    ]


def _of_world(rows: Sequence[Quantity]) -> Shares | None:
    parts = _parts(rows, 100.0)
    return Shares(rows[0].stage, rows[0].year, rows[0].unit, parts, None) if parts else None


def _of_amounts(rows: Sequence[Quantity]) -> Shares | None:
    total = next((row for row in rows if row.country == WORLD and row.value > 0), None)
    if total is None:
        return None
    named = sum(row.value for row in _countries(rows))
    parts = _parts(rows, max(total.value, named))
    if not parts:
        return None
    first = rows[0]
    is_rounded, is_bounded = named > total.value, total.bound == ">"
    return Shares(
        first.stage,
        first.year,
        first.unit,
        parts,
        total,
        is_rounded=is_rounded and not is_bounded,
        is_bounded=is_bounded,
    )


def _countries(rows: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Return the rows of countries, the first of each."""
    kept = {row.country: row for row in reversed(list(rows)) if row.country not in (WORLD, OTHER) and row.value > 0}
    return tuple(kept.values())


def _parts(rows: Iterable[Quantity], whole: float) -> tuple[Share, ...]:
    ordered = sorted(_countries(rows), key=_size)
    return tuple(Share(row.country, 100.0 * row.value / whole, row) for row in ordered)


def _size(quantity: Quantity) -> tuple[float, str]:
    return -quantity.value, quantity.country
