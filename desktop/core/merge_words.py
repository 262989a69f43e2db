"""Puts what a merge would do into rows and a sentence, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core import formats
from desktop.core.listing import Column, Listing
from desktop.core.notebook_fields import field_word, pair_words, table_word, value_words
from desktop.core.texts import _, ngettext

if TYPE_CHECKING:
    from db.notebook.merge_plan import MergePlan, RowMerge

_BOOKKEEPING = ("revision", "changed", "version_id", "created")


def merge_listing(plan: MergePlan) -> Listing:
    """Return what a merge would do as a table, a line a field that differs."""
    columns = (
        Column("what", _("What"), 120),
        Column("name", _("Name"), 160),
        Column("outcome", _("Outcome"), 190),
        Column("field", _("Field"), 100),
        Column("here", _("Here"), 180, is_stretched=True),
        Column("there", _("There"), 180),
    )
    cells = tuple(line for merged in plan.rows for line in _lines(merged))
    return Listing(columns, tuple(str(place) for place in range(len(cells))), cells, ("",) * len(cells))


def merge_line(plan: MergePlan) -> str:
    """Return how much a merge would do, in one or two sentences."""
    if plan.is_empty:
        return _("The notebook has all of it already.")
    words = ngettext("{count} thing changes.", "{count} things change.", len(plan.rows))
    said = words.format(count=formats.number(len(plan.rows)))
    count = len(plan.conflicts)
    if not count:
        return said
    both = ngettext(
        "{count} was changed in both, in different ways: both versions are kept.",
        "{count} were changed in both, in different ways: both versions are kept.",
        count,
    )
    return f"{said} {both.format(count=formats.number(count))}"


def _lines(merged: RowMerge) -> list[tuple[str, ...]]:
    outcomes = {
        "added": _("added"),
        "taken": _("changed"),
        "combined": _("combined"),
        "conflict": _("changed in both; both are kept"),
        "deleted": _("deleted"),
        "copied": _("the other side, kept"),
    }
    first = (table_word(merged.table), merged.name, outcomes[merged.outcome.value])
    fields = [field for field in merged.fields if field.name not in _BOOKKEEPING]
    if fields:
        return [
            (*first, field_word(field.name), *pair_words(field.name, field.ours, theirs=field.theirs))
            for field in fields
        ]
    if merged.table == "note":
        sides = (None if row is None else row.get("text") for row in (merged.ours, merged.theirs))
        return [(*first, field_word("text"), *(value_words("text", side) for side in sides))]
    return [(*first, "", "", "")]
