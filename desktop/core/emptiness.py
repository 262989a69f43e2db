"""Why a table or page is empty, in words, with one thing to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db.records import Kind
from desktop.core.browse_state import BrowseState
from desktop.core.formats import kind as kind_word
from desktop.core.formats import number
from desktop.core.texts import _, ngettext

SEARCH_PREFIX = "search:"


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Why nothing is shown.

    Attributes:
        icon: Name of the icon.
        action: Id of the action that the button stands for, or ``search:`` and a query; empty for no button.
        button: What the button says.
    """

    icon: str
    title: str
    text: str
    action: str = ""
    button: str = ""


def no_rows(state: BrowseState, counts: Mapping[Kind, int], *, suggestion: str | None) -> Emptiness:
    """Return why the table has no rows.

    Args:
        state: What was asked for.
        counts: How many entries of each kind the query finds.
        suggestion: What may have been meant; None for nothing.
    """
    icon = str(state.kind)
    none = kind_word(state.kind, count=1)
    if not state.is_filtered:
        title = _("This edition has no {kinds}").format(kinds=kind_word(state.kind, count=2))
        return Emptiness(icon, title, _("It was built from data without any."))
    title = _("No {kind} fits “{query}”").format(kind=none, query=state.text.strip())
    elsewhere = max((kind for kind in counts if kind is not state.kind), key=lambda kind: counts[kind], default=None)
    if elsewhere is not None and counts[elsewhere]:
        count = counts[elsewhere]
        text = ngettext("{count} {kind} does.", "{count} {kind} do.", count)
        kinds = kind_word(elsewhere, count=count)
        return Emptiness(
            icon,
            title,
            text.format(count=number(count), kind=kinds),
            f"go.{elsewhere}",
            _("Show {kinds}").format(kinds=kinds),
        )
    if suggestion is not None:
        return Emptiness(
            icon,
            title,
            _("Did you mean “{text}”?").format(text=suggestion),
            SEARCH_PREFIX + suggestion,
            _("Search for “{text}”").format(text=suggestion),
        )
    return Emptiness(
        icon,
        title,
        _("Names, aliases, symbols, codes, numbers and texts were looked through. Remove a word or a filter."),
        "find.clear",
        _("Clear search and filters"),
    )
