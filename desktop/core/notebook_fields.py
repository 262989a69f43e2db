"""Says what the tables and fields of the notebook are called, for previews of merges and restores."""

from __future__ import annotations

from itertools import takewhile

from desktop.core.texts import _

_SHOWN = 200
# Texts that are the same for longer are shown from shortly before the place where they part.
_LEAD, _BEFORE = 24, 12


def table_word(table: str) -> str:
    """Return what a row of the table is called."""
    words = {
        "note": _("Note"),
        "tag": _("Tag"),
        "tagging": _("Tag on an entry"),
        "star": _("Star"),
        "review": _("Day to look again"),
        "saved_search": _("Saved search"),
        "collection": _("Collection"),
        "collection_entry": _("Entry of a collection"),
        "decision": _("Decision"),
    }
    return words.get(table, table)


def field_word(name: str) -> str:
    """Return what the field is called."""
    words = {
        "text": _("Text"),
        "judgement": _("Judgement"),
        "likelihood": _("Likelihood"),
        "confidence": _("Confidence"),
        "entry_id": _("Entry"),
        "entry_name": _("Name of the entry"),
        "target_id": _("Entry"),
        "target_name": _("Name of the entry"),
        "part_kind": _("Kind of part"),
        "part_id": _("Part"),
        "part_name": _("Name of the part"),
        "name": _("Name"),
        "colour": _("Colour"),
        "due": _("Day"),
        "reason": _("Reason"),
        "is_done": _("Done"),
        "is_removed": _("Removed"),
        "kind": _("Kind"),
        "query": _("Query"),
        "as_of": _("As-of day"),
        "sort": _("Order"),
        "columns": _("Columns"),
        "description": _("Description"),
        "position": _("Place"),
        "decided": _("Day"),
        "outcome": _("Outcome"),
        "author": _("Who"),
        "created": _("Made"),
        "changed": _("Changed"),
    }
    return words.get(name, name)


def value_words(name: str, value: str | int | None) -> str:
    """Return a value in one line that fits a cell."""
    if value is None or value == "":
        return "–"
    if name.startswith("is_"):
        return _("yes") if value else _("no")
    line = " ".join(str(value).split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"


def pair_words(name: str, ours: str | int | None, *, theirs: str | int | None) -> tuple[str, str]:
    """Return two values that differ, long ones from shortly before the place where they begin to."""
    lines = [" ".join(str(side).split()) if isinstance(side, str) else "" for side in (ours, theirs)]
    same = takewhile(_is_same, zip(*lines, strict=False))
    shared = sum(1 for _pair in same)
    if shared <= _LEAD:
        return value_words(name, ours), value_words(name, theirs)
    first, second = (f"…{line[shared - _BEFORE :]}" for line in lines)
    return value_words(name, first), value_words(name, second)


def _is_same(pair: tuple[str, ...]) -> bool:
    return pair[0] == pair[1]
