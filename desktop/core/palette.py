"""Finds actions by some of their letters, and says why one cannot be used now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.core.actions import ActionSpec, UiContext
from desktop.core.texts import _

_WORD_START, _NEXT, _ANYWHERE = 8, 5, 1
_TIP_WEIGHT = 0.4


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """An action as the list of all commands shows it.

    Attributes:
        keys: Its shortcuts as Qt writes them.
        detail: What it does; where it cannot be used, why.
    """

    action_id: str
    text: str
    keys: tuple[str, ...]
    detail: str
    is_enabled: bool


def palette_rows(specs: Iterable[ActionSpec], context: UiContext, *, text: str) -> tuple[PaletteRow, ...]:
    """Return the actions that the text may mean, the likeliest first; all of them for an empty text.

    What cannot be used now stands after what can, for the same likelihood.
    """
    words = text.casefold().split()
    scored = [(min((_score(spec, word) for word in words), default=1.0), spec) for spec in specs]
    found = [(score, _row(spec, context)) for score, spec in scored if score > 0]
    if words:
        found.sort(key=lambda pair: (-pair[0], not pair[1].is_enabled))
    return tuple(row for _likeness, row in found)


def why_not(spec: ActionSpec, context: UiContext) -> str:
    """Return as a sentence why the action cannot be used; empty where it can."""
    if spec.is_enabled(context):
        return ""
    for reason, better in _remedies(context):
        if spec.is_enabled(better):
            return reason
    return _("This cannot be used now.")


def likeness(text: str, word: str) -> float:
    """Return how well the letters of the word stand in the text, in order; 0 where they do not.

    Letters at the beginnings of words and in a row count more, and so does a short text.
    """
    text = text.casefold()
    whole = text.find(word)
    if whole >= 0:
        is_start = whole == 0 or not text[whole - 1].isalnum()
        return len(word) * (_WORD_START + (_NEXT if is_start else 0)) + 1 / (1 + len(text))
    total, last = 0.0, -1
    for letter in word:
        place = _next_place(text, letter, after=last)
        if place < 0:
            return 0.0
        is_start = place == 0 or not text[place - 1].isalnum()
        total += _WORD_START if is_start else _NEXT if place == last + 1 else _ANYWHERE
        last = place
    # Letters strewn about mean nothing.
    return total if total >= len(word) * (_NEXT - 1) else 0.0


def _next_place(text: str, letter: str, *, after: int) -> int:
    """Return where the letter stands next: in a row if possible, then at the beginning of a word, then anywhere."""
    if text[after + 1 : after + 2] == letter:
        return after + 1
    place = text.find(letter, after + 1)
    first = place
    while place >= 0:
        if place == 0 or not text[place - 1].isalnum():
            return place
        place = text.find(letter, place + 1)
    return first


def _score(spec: ActionSpec, word: str) -> float:
    name = likeness(spec.text, word)
    keys = max((likeness(key, word) for key in spec.keys if word in key.casefold()), default=0.0)
    tip = likeness(spec.tip, word) if word in spec.tip.casefold() else 0.0
    return max(name, keys, tip * _TIP_WEIGHT)


def _row(spec: ActionSpec, context: UiContext) -> PaletteRow:
    reason = why_not(spec, context)
    return PaletteRow(spec.id, spec.text, spec.keys, reason or spec.tip, is_enabled=not reason)


def _remedies(context: UiContext) -> tuple[tuple[str, UiContext], ...]:
    """Return sentences with what the window would have to show for them not to be true."""
    return (
        (_("A file is being written; wait until that is done."), replace(context, is_exporting=False)),
        (_("There is nothing to go back to."), replace(context, can_go_back=True)),
        (_("There is nothing to go forward to."), replace(context, can_go_forward=True)),
        (_("Neither a search nor a filter narrows the table."), replace(context, is_filtered=True)),
        (_("The day is today’s already."), replace(context, is_today=False)),
        (_("The page has no figure."), replace(context, has_figure=True)),
        (_("The entry has no note."), replace(context, has_note=True)),
        (_("No page is open."), replace(context, has_page=True)),
        (_("No entry is open."), replace(context, has_entry=True, has_page=True)),
        (_("There is no other tab."), replace(context, tabs=max(2, context.tabs))),
        (_("No tab is to the right."), replace(context, tab=0, tabs=max(2, context.tabs))),
        (_("No tab is to the left."), replace(context, tab=1, tabs=max(2, context.tabs))),
        (_("No tab was closed."), replace(context, closed_tabs=1)),
        (_("The table is empty."), replace(context, has_rows=True)),
        (_("No row is chosen."), replace(context, chosen_rows=1, has_rows=True)),
        (_("Two to six rows have to be chosen."), replace(context, chosen_rows=2, has_rows=True)),
    )
