"""Rows of the saved and the recent searches in finished words, under a head each, and what stands behind a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.words import Kind
from desktop.core import formats
from desktop.core.hit_rows import HitRow
from desktop.core.palette import likeness
from desktop.core.texts import _

if TYPE_CHECKING:
    from db.notebook.records import SavedSearch
    from desktop.core.recent_searches import RecentSearch

SAVED, RECENT = "saved/", "recent/"


def search_rows(saved: Sequence[SavedSearch], recent: Sequence[RecentSearch], *, text: str = "") -> tuple[HitRow, ...]:
    """Return the rows that the text may mean, all of them for an empty one; a row's id leads back to its search."""
    words = text.casefold().split()
    own = [_row(f"{SAVED}{each.id}", each.name, _detail(each)) for each in saved]
    lately = [_row(f"{RECENT}{place}", each.text, _kind(each.kind)) for place, each in enumerate(recent)]
    rows: list[HitRow] = []
    for head, members in ((_("Saved searches"), own), (_("Recent searches"), lately)):
        fitting = [row for row in members if _fits(row, words)]
        if fitting:
            rows += [HitRow("", head, spoken=head), *fitting]
    return tuple(rows)


def _row(row_id: str, title: str, detail: str) -> HitRow:
    return HitRow(row_id, title, detail, spoken=f"{title}, {detail}")


def _detail(search: SavedSearch) -> str:
    parts = [_kind(Kind(search.kind)) if search.kind in set(Kind) else "", search.query]
    if search.as_of is not None:
        parts.append(_("as of {day}").format(day=formats.day(search.as_of)))
    return " · ".join(part for part in parts if part)


def _kind(kind: Kind) -> str:
    words = formats.kind(kind, count=2)
    return words[:1].upper() + words[1:]


def _fits(row: HitRow, words: Sequence[str]) -> bool:
    return all(likeness(f"{row.title} {row.detail}", word) > 0 for word in words)
