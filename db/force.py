"""Folds the dated events of one provision or listing into intervals, each with one state.

Purely a function of its arguments: no database, no clock. Only an act changes the state; a
statement or a report is kept as a remark on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from db.words import Basis as Basis
from db.words import EventType as EventType
from db.words import State as State

ENDINGS = frozenset(
    {
        EventType.ADOPTED,
        EventType.SUPERSEDED,
        EventType.REPEALED,
        EventType.EXPIRED,
        EventType.WITHDRAWN,
        EventType.REMOVED,
    }
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated that bears on the force of a provision or listing.

    Attributes:
        day: The day it took effect.
        until: The stated end of a suspension, of an extension, or of the act's own term. The state
            that ends there is over on that day.
        by: Id of the measure that did it, without the kind (``mofcom-2025-72``).
        scope: What of the provision it concerns, in words.
        source: Id of the source that says so.
    """

    day: date
    type: EventType
    basis: Basis = Basis.ACT
    until: date | None = None
    by: str | None = None
    scope: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """A run of days with one state.

    Attributes:
        first: Its first day.
        end: The first day after it; None where nothing ends it.
        since: First day of the unbroken run of this state, which an extension does not break.
        until: The scheduled end that was known during the interval; None where none was stated.
        cause: Position, in the folded sequence, of the act that began it; for an unconfirmed
            interval, of the act whose stated end passed.
    """

    state: State
    first: date
    end: date | None
    since: date
    until: date | None
    cause: int

    def covers(self, day: date) -> bool:
        """Return whether the day lies in the interval."""
        return self.first <= day and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where the fold stands between two acts."""

    state: State
    until: date | None
    cause: int
    effective: date | None


def fold(events: Sequence[Event]) -> tuple[Interval, ...]:
    """Return the intervals of the events, oldest first, from the first act to the open end.

    The intervals do not overlap and leave no gap; the last one has no end. Events on one day apply
    in the order given; days may stand in any order. Without an act there is no interval.

    Raises:
        ValueError: An act gives an `until` that does not lie after its own day.
    """
    acts = sorted(
        ((event.day, position, event) for position, event in enumerate(events) if event.basis is Basis.ACT),
        key=lambda item: item[:2],
    )
    pieces: list[tuple[date, _Standing]] = []
    standing: _Standing | None = None
    for day, position, event in acts:
        if event.until is not None and event.until <= day:
            raise ValueError(f"{event.type} of {day} ends on {event.until}, which is not later")
        if standing is not None:
            pieces += _lapse(standing, day)
            standing = pieces[-1][1]
        standing = _apply(standing, event, position)
        if pieces and pieces[-1][0] == day:
            pieces.pop()
        pieces.append((day, standing))
    if standing is not None:
        pieces += _lapse(standing, None)
    return _join(pieces)


def state_on(intervals: Iterable[Interval], day: date) -> Interval | None:
    """Return the interval that covers the day; None before the first one."""
    return next((interval for interval in intervals if interval.covers(day)), None)


def remarks_on(events: Sequence[Event], day: date) -> tuple[Event, ...]:
    """Return the statements and reports that still stand beside the state on the day, oldest first.

    A later act that changed or confirmed the state makes the earlier ones history.
    """
    last_act = max(
        (
            event.day
            for event in events
            if event.basis is Basis.ACT and event.day <= day and event.type is not EventType.AMENDED
        ),
        default=date.min,
    )
    standing = [event for event in events if event.basis is not Basis.ACT and last_act <= event.day <= day]
    return tuple(sorted(standing, key=lambda event: event.day))


def _apply(standing: _Standing | None, event: Event, position: int) -> _Standing:
    state = standing.state if standing is not None else State.ANNOUNCED
    effective = standing.effective if standing is not None else None
    if event.type is EventType.EFFECTIVE:
        effective = event.day
    match event.type:
        case EventType.PROPOSED:
            return _Standing(State.PROPOSED, None, position, effective)
        case EventType.ANNOUNCED:
            return _Standing(State.ANNOUNCED, event.until, position, None)
        case EventType.EFFECTIVE if standing is not None and state in (State.SUSPENDED, State.UNCONFIRMED):
            # Suspended before it took effect: the effective date passes without effect.
            return _Standing(state, standing.until, standing.cause, effective)
        case EventType.EFFECTIVE:
            return _Standing(State.IN_FORCE, event.until, position, effective)
        case EventType.RESUMED:
            resumed = State.IN_FORCE if effective is not None else State.ANNOUNCED
            return _Standing(resumed, event.until, position, effective)
        case EventType.SUSPENDED:
            return _Standing(State.SUSPENDED, event.until, position, effective)
        case EventType.EXTENDED if standing is not None and state is State.ENDED:
            # What is over has no end that could be moved; only a new start or a resumption revives it.
            return standing
        case EventType.EXTENDED:
            extended = State.SUSPENDED if state is State.UNCONFIRMED else state
            return _Standing(extended, event.until, position, effective)
        case EventType.DISPUTED:
            return _Standing(State.UNCONFIRMED, None, position, effective)
        case EventType.AMENDED:
            return standing or _Standing(state, None, position, effective)
    return _Standing(State.ENDED, None, position, effective)


def _lapse(standing: _Standing, day: date | None) -> list[tuple[date, _Standing]]:
    """Return the unconfirmed piece that a stated end opens before the day, if it has passed by then."""
    if standing.until is None or standing.state is State.ENDED:
        return []
    if day is not None and day <= standing.until:
        return []
    lapsed = _Standing(State.UNCONFIRMED, None, standing.cause, standing.effective)
    return [(standing.until, lapsed)]


def _join(pieces: Sequence[tuple[date, _Standing]]) -> tuple[Interval, ...]:
    intervals: list[Interval] = []
    for first, standing in pieces:
        shown = (standing.state, standing.until, standing.cause)
        since = first
        if intervals:
            before = intervals.pop()
            if (before.state, before.until, before.cause) == shown:
                first = before.first
            else:
                intervals.append(replace(before, end=first))
            if before.state is standing.state:
                since = before.since
        intervals.append(Interval(standing.state, first, None, since, standing.until, standing.cause))
    return tuple(intervals)
