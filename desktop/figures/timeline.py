"""The timeline of force: how it ran, and how it runs on, for every provision or listing of an entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from db.force import Basis, Event, EventType, Interval, State
from db.records import Entry, Figures, Kind
from desktop.core import formats
from desktop.core.texts import _, ngettext
from desktop.figures import amounts
from desktop.figures.course import Course, courses, starts, state_note
from desktop.figures.figure import Figure
from desktop.figures.legend import Key, Sign
from desktop.figures.lettering import sentences
from desktop.figures.time_rows import Dot, Flagged, TimeBar, TimeRow, TimeRows

# What is shown after the as-of day, and after the last scheduled end.
_AHEAD, _AFTER_END = 365, 60
# The axis begins this part of its length before the first event.
_LEAD = 0.02


def force_timeline(entry: Entry, *, today: date | None = None, limit: int = 14) -> Figure | None:
    """Return the timeline of an entry; None where nothing had happened on the as-of day.

    Args:
        entry: Any entry with provisions or listings, read for the as-of day.
        today: Marked where it is another day.
        limit: Rows at most; the others are counted in a last one.
    """
    found = courses(entry)
    if not found:
        return None
    shown, left = _chosen(entry, found, limit)
    marked = None if today is None or today == entry.as_of else Flagged(today, _("today"))
    rows = (*_rows(entry, shown), *((_more(entry, left),) if left else ()))
    first, last = _span(entry, shown, today if marked is not None else None)
    content = TimeRows(
        rows,
        first,
        last,
        Flagged(entry.as_of, _("as of {day}").format(day=formats.day(entry.as_of))),
        marked,
        _keys(rows, entry.as_of),
        _notes(entry, shown),
    )
    title = _("Timeline of force")
    said = (
        _("{title}, as of {day}").format(title=title, day=formats.day(entry.as_of)),
        *(_sentence(course) for course in shown),
        *((_words(_more(entry, left)),) if left else ()),
        *_notes(entry, shown),
    )
    return Figure("timeline", title, sentences(said), content, _table(entry, shown, title))


def _chosen(entry: Entry, found: Sequence[Course], limit: int) -> tuple[tuple[Course, ...], tuple[Course, ...]]:
    """Return what is shown, oldest first, controls before what only accompanies them; and what is left out.

    Of a list the newest rounds are shown, of others what binds most.
    """
    ordered = sorted(found, key=_begin, reverse=True) if entry.ref.kind is Kind.LIST else list(found)
    # A last row that says "and 1 more" would take the room of the one.
    kept = ordered if len(ordered) <= limit + 1 else ordered[:limit]
    shown = sorted(kept, key=_begin)
    parts = (*(each for each in shown if each.subject.is_deciding), *(e for e in shown if not e.subject.is_deciding))
    return parts, tuple(ordered[len(kept) :])


def _begin(course: Course) -> date:
    return course.first_day


def _rows(entry: Entry, shown: Sequence[Course]) -> tuple[TimeRow, ...]:
    rows: list[TimeRow] = []
    has_both = len({course.subject.is_deciding for course in shown}) > 1
    before: bool | None = None
    for course in shown:
        is_deciding = course.subject.is_deciding
        title = ""
        if has_both and is_deciding != before:
            title = _("Controls") if is_deciding else _("Beside them, without deciding on the state")
        before = is_deciding
        rows.append(_row(entry, course, title))
    return tuple(rows)


def _row(entry: Entry, course: Course, title: str) -> TimeRow:
    standing = course.standing(entry.as_of)
    until = standing.until if standing is not None else None
    return TimeRow(
        course.name,
        course.detail,
        _note(course, entry.as_of),
        standing.state if standing is not None else None,
        tuple(_bar(entry, course, interval) for interval in course.intervals),
        tuple(_dot(entry, course, event) for event in course.statements),
        (until,) if until is not None and until > entry.as_of else (),
        title,
    )


def _note(course: Course, day: date) -> str:
    standing = course.standing(day)
    cause = course.cause(standing) if standing is not None else None
    return state_note(standing, cause=cause, starts=starts(course, day))


def _bar(entry: Entry, course: Course, interval: Interval) -> TimeBar:
    cause = course.cause(interval)
    act = entry.acts.get(cause.by) if cause.by is not None else None
    words = f"{_title(course)}: {_run(interval)}"
    if interval.state is State.UNCONFIRMED:
        words += f" ({_reason(cause)})"
    elif act is not None:
        words += _(", by {act}").format(act=act.short_name)
    if interval.end is None or interval.end > entry.as_of:
        words += _("; after {day} as the acts known then say").format(day=formats.day(entry.as_of))
    tip = f"{words}.{amounts.source(entry, cause.source)}"
    return TimeBar(interval.state, interval.first, interval.end, tip, _page(entry, course, cause))


def _dot(entry: Entry, course: Course, event: Event) -> Dot:
    tip = f"{_title(course)}: {formats.remark(event)}.{amounts.source(entry, event.source)}"
    return Dot(event.day, event.basis is Basis.STATEMENT, tip, _page(entry, course, event))


def _page(entry: Entry, course: Course, event: Event) -> str | None:
    """Return the page of the act behind it; on that act's own page what it concerns, or the source."""
    act = entry.acts.get(event.by) if event.by is not None else None
    subject = course.subject
    refs = (act, subject.measure, subject.list, subject.firm if course.count == 1 else None)
    found = next((ref.id for ref in refs if ref is not None and ref.id != entry.ref.id), None)
    return found if found is not None else amounts.source_page(entry, event.source)


def _reason(cause: Event) -> str:
    return _("sources disagree") if cause.type is EventType.DISPUTED else _("stated end passed, no act known")


def _title(course: Course) -> str:
    return ", ".join(part for part in (course.name, course.detail) if part)


def _run(interval: Interval) -> str:
    """Return an interval in words: "suspended from 2025-11-09 to 2026-11-27"."""
    state, first = formats.state(interval.state), formats.day(interval.first)
    if interval.end is None:
        return _("{state} from {first}").format(state=state, first=first)
    return _("{state} from {first} to {end}").format(state=state, first=first, end=formats.day(interval.end))


def _more(entry: Entry, left: Sequence[Course]) -> TimeRow:
    states: Counter[str] = Counter()
    for course in left:
        standing = course.standing(entry.as_of)
        states[formats.state(standing.state if standing is not None else None)] += course.count
    count = sum(states.values())
    name = ngettext("and {count} more", "and {count} more", count).format(count=formats.number(count))
    return TimeRow(
        name,
        ", ".join(
            _("{count} {state}").format(count=formats.number(number), state=state)
            for state, number in states.most_common()
        ),
    )


def _words(row: TimeRow) -> str:
    return f"{row.name}: {row.detail}"


def _span(entry: Entry, shown: Sequence[Course], today: date | None) -> tuple[date, date]:
    first = min(course.first_day for course in shown)
    ends = [interval.until for course in shown for interval in course.intervals if interval.until is not None]
    last = max(_moved(entry.as_of, _AHEAD), *(_moved(end, _AFTER_END) for end in ends), first)
    if today is not None:
        first, last = min(first, today), max(last, _moved(today, _AFTER_END))
    return _moved(first, -max(10, round((last - first).days * _LEAD))), last


def _moved(day: date, days: int) -> date:
    """Return a day so many days on, within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _keys(rows: Iterable[TimeRow], as_of: date) -> tuple[Key, ...]:
    """Return the legend: the states that occur, then what else does."""
    bars = [bar for row in rows for bar in row.bars]
    states = {bar.state for bar in bars}
    keys = [Key(formats.state(state), Sign.STATE, state=state) for state in State if state in states]
    ahead = [bar.state for bar in bars if (bar.end is None or bar.end > as_of) and bar.state is not State.ENDED]
    if ahead:
        keys.append(Key(_("after the as-of day, as the acts known then say"), Sign.LATER, state=ahead[0]))
    if any(row.ends for row in rows):
        keys.append(Key(_("scheduled end"), Sign.END))
    dots = {dot.is_statement for row in rows for dot in row.dots}
    keys += [Key(formats.basis(Basis.STATEMENT), Sign.STATEMENT)] if True in dots else []
    return (*keys, *((Key(formats.basis(Basis.REPORT), Sign.REPORT),) if False in dots else ()))


def _notes(entry: Entry, shown: Sequence[Course]) -> tuple[str, ...]:
    later = sum(course.later for course in shown)
    if not later:
        return ()
    words = ngettext(
        "{count} event after {day} is not drawn: it was not known then.",
        "{count} events after {day} are not drawn: they were not known then.",
        later,
    )
    return (words.format(count=formats.number(later), day=formats.day(entry.as_of)),)


def _sentence(course: Course) -> str:
    runs = [_run(interval) for interval in course.intervals]
    said = [formats.remark(event) for event in course.statements]
    return f"{_title(course)}: {'; '.join((*runs, *said))}"


def _table(entry: Entry, shown: Sequence[Course], title: str) -> Figures:
    rows: list[tuple[str, ...]] = []
    sources: list[str] = []
    for course in shown:
        for interval in course.intervals:
            cause = course.cause(interval)
            act = entry.acts.get(cause.by) if cause.by is not None else None
            by = act.short_name if act is not None else ""
            state, end = formats.state(interval.state), formats.day(interval.end)
            rows.append((course.name, course.detail, state, formats.day(interval.first), end, by))
            sources.append(cause.source or "")
        for event in course.statements:
            said = formats.remark(event)
            rows.append((course.name, course.detail, said, formats.day(event.day), formats.day(event.until), ""))
            sources.append(event.source or "")
    columns = (_("What"), _("More closely"), _("State"), _("From"), _("To"), _("By"))
    return Figures("timeline", title, columns, tuple(rows), tuple(sources))
