"""The list of what back and forward lead to, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.core.browse_state import BrowseState
from desktop.core.history import History
from desktop.core.tabs import kind_text
from desktop.core.texts import _

MOST = 12


@dataclass(frozen=True, slots=True)
class Step:
    """A state that can be gone to.

    Attributes:
        text: The page and what narrows the table.
        steps: How many steps it is away: negative for back, 0 for the state that is shown.
    """

    text: str
    steps: int


def trail(history: History, titles: Mapping[str, str], *, is_forward: bool) -> tuple[Step, ...]:
    """Return what lies behind, newest first, or ahead, nearest first; at most a dozen.

    Args:
        history: The states walked through.
        titles: Titles of pages by id, as far as they were shown.
        is_forward: Whether what lies ahead is wanted.
    """
    states, place = history.states, history.place
    last = min(len(states), place + 1 + MOST) if is_forward else max(-1, place - 1 - MOST)
    places = range(place + 1, last) if is_forward else range(place - 1, last, -1)
    return tuple(Step(state_text(states[each], titles), each - place) for each in places)


def state_text(state: BrowseState, titles: Mapping[str, str]) -> str:
    """Return in words what the state shows: the page, and the search where there is one."""
    page = _("Home") if state.selected is None else titles.get(state.selected, state.selected)
    words = " ".join(state.text.split())
    if not words:
        return page if state.selected is not None else _("{kind}: {page}").format(kind=kind_text(state.kind), page=page)
    return _("{kind} with “{query}”: {page}").format(kind=kind_text(state.kind), query=words, page=page)
