"""Composes the bottom line of a list: how many firms stand on it, and in what state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from db.force import State
from db.records import Entry, Kind, Subject
from desktop.core import formats
from desktop.core.texts import _, ngettext
from desktop.pages import wording
from desktop.pages.blocks import Spans, Text
from desktop.pages.remarks import remark_sentence, speaks_of_suspension, weightiest


def list_line(entry: Entry) -> Spans:
    """Return the sentences on how many firms are on the list."""
    known = [subject for subject in entry.subjects if subject.standing.state is not None]
    if not known:
        return (Text(_without_listings(entry)),)
    by_firm = firm_states(known)
    standing: dict[str, State] = {firm: state for firm, state in by_firm.items() if state is not State.ENDED}
    counts: Counter[State] = Counter(standing.values())
    left = len(by_firm) - len(standing)
    if not standing:
        words = ngettext(
            "No listing on it stands on this day; that of {count} firm has ended.",
            "No listing on it stands on this day; those of {count} firms have ended.",
            left,
        ).format(count=formats.number(left))
        return (Text(words),)
    words = _with_firms(standing, counts)
    if left:
        words += ngettext(
            " The listing of {count} more firm has ended.", " The listings of {count} more firms have ended.", left
        ).format(count=formats.number(left))
    return (Text(words + _next_end(known) + _remarked(known)),)


def firm_states(subjects: list[Subject]) -> dict[str, State]:
    """Return each firm's state on the list: that of its listing that binds most."""
    rank = {state: index for index, state in enumerate(wording.BY_WEIGHT)}
    states: dict[str, State] = {}
    for subject in subjects:
        state = subject.standing.state
        if state is None:
            continue
        firm = subject.firm.id if subject.firm is not None else subject.key
        if firm not in states or rank[state] < rank[states[firm]]:
            states[firm] = state
    return states


def _with_firms(standing: Mapping[str, State], counts: Mapping[State, int]) -> str:
    count = len(standing)
    if len(counts) == 1:
        (state,) = counts
        return ngettext("{count} firm is on it, {state}.", "{count} firms are on it, all {state}.", count).format(
            count=formats.number(count), state=formats.state(state)
        )
    states = wording.counted_states([(state, counts.get(state, 0)) for state in wording.BY_WEIGHT])
    return ngettext("{count} firm is on it: {states}.", "{count} firms are on it: {states}.", count).format(
        count=formats.number(count), states=states
    )


def _next_end(subjects: list[Subject]) -> str:
    ends = [
        subject.standing.until
        for subject in subjects
        if subject.standing.state is State.SUSPENDED and subject.standing.until is not None
    ]
    if not ends:
        return ""
    first = min(ends)
    count = ends.count(first)
    return ngettext(
        " {count} suspension is stated to end on {day}.", " {count} suspensions are stated to end on {day}.", count
    ).format(count=formats.number(count), day=formats.day(first))


def _remarked(subjects: list[Subject]) -> str:
    remark = weightiest(remark for subject in subjects for remark in subject.remarks)
    if remark is None:
        return ""
    about = [subject for subject in subjects if remark in subject.remarks]
    thing = ngettext("{count} listing", "{count} listings", len(about)).format(count=formats.number(len(about)))
    if speaks_of_suspension(remark, about[0]):
        thing = _("the suspension of {thing}").format(thing=thing)
    return f" {remark_sentence(remark, thing)}"


def _without_listings(entry: Entry) -> str:
    minerals = {link.entry.id for link in entry.links if link.entry.kind is Kind.MINERAL}
    if minerals:
        return ngettext(
            "It names {count} mineral of this edition; a designation binds nobody by itself.",
            "It names {count} minerals of this edition; a designation binds nobody by itself.",
            len(minerals),
        ).format(count=len(minerals))
    days = [event.day for subject in entry.subjects for event in subject.timeline]
    if days:
        return _("No firm was on it by this day; the first listing came on {day}.").format(day=formats.day(min(days)))
    return _("No listing on it is known to this edition.")
