"""Ties subjects to the entries that they bear on, and sums their force up into one state an entry and day."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from db.build.choices import MeasureKind
from db.build.ground import Ground
from db.build.subjects import OPEN_END, SubjectFacts
from db.build.tables import iso
from db.force import Interval, State
from db.records import Kind
from db.schema import derived

# The state that binds most is the entry's.
PRECEDENCE = (
    State.IN_FORCE,
    State.SUSPENDED,
    State.UNCONFIRMED,
    State.ANNOUNCED,
    State.PROPOSED,
    State.ENDED,
)
# Acts that name a mineral or technology without binding anybody in its matter.
NOT_DECIDING = frozenset(
    {MeasureKind.SUSPENSION, MeasureKind.PARTNERSHIP, MeasureKind.INVESTIGATION, MeasureKind.FRAMEWORK}
)


@dataclass(frozen=True, slots=True)
class Tie:
    """What of an entry a subject concerns, and whether it decides on the entry's state."""

    scope: str | None
    is_deciding: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """The state of an entry on a run of days, as stored."""

    state: State
    since: date
    until: date | None
    counts: tuple[tuple[State, int], ...]


Ties = Mapping[int, Mapping[int, Tie]]


def ties_of(ground: Ground, subjects: Sequence[SubjectFacts]) -> Ties:
    """Return, by entry number and subject number, the subjects that bear on each entry."""
    ties: dict[int, dict[int, Tie]] = defaultdict(dict)
    parts = _parts(ground)
    for subject in subjects:
        if subject.listing is not None:
            ties[ground.number(Kind.LIST, subject.listing.list)][subject.number] = Tie(None, is_deciding=True)
            ties[ground.number(Kind.FIRM, subject.listing.firm)][subject.number] = Tie(None, is_deciding=True)
        elif subject.measure is not None:
            ties[ground.number(Kind.MEASURE, subject.measure.id)][subject.number] = Tie(None, is_deciding=True)
        is_deciding = subject.act_kind not in NOT_DECIDING
        for item in subject.items:
            if item.slug is not None:
                ties[ground.number(item.kind, item.slug)][subject.number] = Tie(item.scope, is_deciding)
        for entry_no, scope in _through_groups(ground, subject, parts):
            ties[entry_no].setdefault(subject.number, Tie(scope, is_deciding))
    return ties


def _through_groups(
    ground: Ground, subject: SubjectFacts, parts: Mapping[str, Sequence[str]]
) -> Iterator[tuple[int, str]]:
    """Yield the minerals on which a provision bears because it names their group, and through what.

    What a provision says of a group it says of every member, or of those that the row picks out. A member that it
    names itself keeps the words said of it.
    """
    for item in subject.items:
        if item.kind is not Kind.MINERAL or item.slug is None:
            continue
        words = f"through {ground.name(Kind.MINERAL, item.slug)}"
        scope = words if item.scope is None else f"{words}: {item.scope}"
        for member in item.members or parts.get(item.slug, ()):
            yield ground.number(Kind.MINERAL, member), scope


def _parts(ground: Ground) -> dict[str, list[str]]:
    """Return the members of every group of minerals, those of its groups included."""
    above = {item.row.id: item.row.part_of for item in ground.material.minerals}
    parts: dict[str, list[str]] = defaultdict(list)
    for mineral in sorted(above):
        group = above[mineral]
        while group is not None:
            parts[group].append(mineral)
            group = above[group]
    return parts


def add_standing(ground: Ground, subjects: Sequence[SubjectFacts], *, ties: Ties) -> None:
    """Add which subjects bear on which entry, and the entries' intervals."""
    intervals = {subject.number: subject.intervals for subject in subjects}
    for entry_no in sorted(ties):
        for subject_no, tie in sorted(ties[entry_no].items()):
            ground.tables.add(
                derived.EntrySubject,
                entry_no=entry_no,
                subject_no=subject_no,
                scope=tie.scope,
                is_deciding=int(tie.is_deciding),
            )
        deciding = [intervals[subject_no] for subject_no, tie in sorted(ties[entry_no].items()) if tie.is_deciding]
        for first, end, summary in sweep(deciding):
            ground.tables.add(
                derived.EntryInterval,
                entry_no=entry_no,
                first=first.isoformat(),
                end_day=end.isoformat() if end is not None else OPEN_END,
                state=summary.state,
                since=summary.since.isoformat(),
                until=iso(summary.until),
                counts=json.dumps(dict(summary.counts), separators=(",", ":")),
            )


def summary_of(standing: Iterable[Interval]) -> Summary | None:
    """Return the summary of the intervals that hold on one day; None where none does."""
    by_state: dict[State, list[Interval]] = defaultdict(list)
    for interval in standing:
        by_state[interval.state].append(interval)
    state = next((state for state in PRECEDENCE if state in by_state), None)
    if state is None:
        return None
    ends = [interval.until for interval in by_state[state] if interval.until is not None]
    return Summary(
        state=state,
        since=min(interval.since for interval in by_state[state]),
        until=min(ends, default=None),
        counts=tuple((each, len(by_state[each])) for each in State if each in by_state),
    )


def sweep(subjects: Sequence[Sequence[Interval]]) -> Iterator[tuple[date, date | None, Summary]]:
    """Yield first day, end and summary of every run of days on which nothing in the summary changes.

    `since` is that of the entry: a licence duty that one act hands over to the next on the day on which it ends
    has bound since the first of them.
    """
    turns: dict[date, list[tuple[int, Interval]]] = defaultdict(list)
    for position, intervals in enumerate(subjects):
        for interval in intervals:
            turns[interval.first].append((position, interval))
    current: dict[int, Interval] = {}
    first: date | None = None
    before: Summary | None = None
    for day in sorted(turns):
        current |= dict(turns[day])
        summary = summary_of(current.values())
        if summary is not None and before is not None and summary.state is before.state:
            summary = replace(summary, since=min(before.since, summary.since))
        if summary == before:
            continue
        if first is not None and before is not None:
            yield first, day, before
        first, before = day, summary
    if first is not None and before is not None:
        yield first, None, before
