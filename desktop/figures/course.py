"""Tells how force runs for a provision or listing, as known on a day: what a row of the timeline shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db.force import Basis, Event, EventType, Interval, fold, state_on
from db.records import Entry, Kind, Subject, SubjectKind
from desktop.core import formats
from desktop.core.texts import _, ngettext

# The label of a provision that stands for its act as a whole.
_WHOLE_ACT = "Whole act"


@dataclass(frozen=True, slots=True)
class Course:
    """A row.

    Attributes:
        name: What it is called; `detail` says it more closely, and may be empty.
        subject: The provision or listing; of several alike, the first.
        count: How many are alike.
        events: Those known on the as-of day, which the causes of the intervals count through.
        intervals: What the acts known on that day say, past and to come.
        statements: Statements and reports up to the day, oldest first.
        later: How many events the edition has from after that day, which the row does not show.
    """

    name: str
    detail: str
    subject: Subject
    count: int
    events: tuple[Event, ...]
    intervals: tuple[Interval, ...]
    statements: tuple[Event, ...]
    later: int

    @property
    def first_day(self) -> date:
        """Return the day on which it begins."""
        days = [interval.first for interval in self.intervals] + [event.day for event in self.statements]
        return min(days, default=date.max)

    def standing(self, day: date) -> Interval | None:
        """Return what holds on the day."""
        return state_on(self.intervals, day)

    def cause(self, interval: Interval) -> Event:
        """Return the act behind an interval."""
        return self.events[interval.cause]


def courses(entry: Entry) -> tuple[Course, ...]:
    """Return the rows of an entry in the order of its provisions and listings.

    On the page of a list or act, listings that came by one act and fared alike are one row. What had not
    begun on the day is left out.
    """
    groups: dict[object, list[Subject]] = {}
    for subject in entry.subjects:
        groups.setdefault(_likeness(entry, subject), []).append(subject)
    made = (_course(entry, members) for members in groups.values())
    return tuple(course for course in made if course.intervals or course.statements)


def known_events(events: Iterable[Event], day: date) -> tuple[Event, ...]:
    """Return the events known on the day: those up to it, and effective days ahead that an act had stated by then."""
    rows = tuple(events)
    acts = {event.by for event in rows if event.day <= day and event.basis is Basis.ACT}
    return tuple(
        event for event in rows if event.day <= day or (event.type is EventType.EFFECTIVE and event.by in acts)
    )


def state_note(interval: Interval | None, *, cause: Event | None = None, starts: date | None = None) -> str:
    """Return a state with the day that matters: "suspended until 2026-11-27", "unconfirmed since 2026-11-10"."""
    if interval is None:
        return ""
    words = formats.state(interval.state)
    match interval.state.value:
        case "in-force" | "suspended":
            return f"{words} {formats.period(None, interval.until)}".strip()
        case "unconfirmed":
            return f"{words} {formats.period(interval.since, None)}"
        case "ended":
            how = words if cause is None else formats.event_type(cause.type)
            return f"{how} {formats.day(interval.since)}"
        case _:
            return (
                words if starts is None else _("{state}, effective {day}").format(state=words, day=formats.day(starts))
            )


def starts(course: Course, day: date) -> date | None:
    """Return the effective day ahead of something announced; None where none is stated."""
    return next((event.day for event in course.events if event.type is EventType.EFFECTIVE and event.day > day), None)


def _likeness(entry: Entry, subject: Subject) -> object:
    if entry.ref.kind not in (Kind.LIST, Kind.MEASURE) or subject.kind is not SubjectKind.LISTING:
        return subject.key
    events = tuple((event.day, event.type, event.basis, event.until, event.by) for event in subject.timeline)
    return subject.label, subject.measure.id if subject.measure is not None else "", events


def _course(entry: Entry, members: Sequence[Subject]) -> Course:
    subject = members[0]
    events = known_events(subject.timeline, entry.as_of)
    name, detail = _names(entry, subject, len(members))
    statements = tuple(event for event in events if event.basis is not Basis.ACT and event.day <= entry.as_of)
    return Course(
        name,
        detail,
        subject,
        len(members),
        events,
        fold(events),
        tuple(sorted(statements, key=_day)),
        len(subject.timeline) - len(events),
    )


def _day(event: Event) -> date:
    return event.day


def _names(entry: Entry, subject: Subject, count: int) -> tuple[str, str]:
    act = subject.measure.short_name if subject.measure is not None else _("act not known")
    if subject.kind is SubjectKind.PROVISION:
        if entry.ref.kind is Kind.MEASURE:
            return subject.label if subject.label != _WHOLE_ACT else act, ""
        return act, "" if subject.label == _WHOLE_ACT else subject.label
    if entry.ref.kind in (Kind.LIST, Kind.MEASURE):
        alike = ngettext("{count} listing", "{count} listings", count).format(count=formats.number(count))
        detail = subject.firm.name if count == 1 and subject.firm is not None else alike
        return (act if entry.ref.kind is Kind.LIST else subject.label), detail
    return subject.label, act
