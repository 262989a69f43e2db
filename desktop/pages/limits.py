"""How much of long tables a page shows, and the line that says what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from desktop.core import formats
from desktop.core.texts import _

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Limits:
    """The most rows of each sort, None for all of them; and whether figures are drawn."""

    provisions: int | None = 60
    listings: int | None = 100
    ties: int | None = 80
    numbers: int | None = 60
    has_figures: bool = True


SHORT = Limits()
FULL = Limits(None, None, None, None)


def cut(items: Sequence[Item], limit: int | None) -> tuple[tuple[Item, ...], str]:
    """Return the first items, and "and 660 more; use the table" where some were left out."""
    if limit is None or len(items) <= limit:
        return tuple(items), ""
    return tuple(items[:limit]), _("and {count} more; use the table").format(count=formats.number(len(items) - limit))
