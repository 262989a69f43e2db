"""Says what officials and the press have stated beside the acts, and that no act is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from db.force import Basis, Event, EventType, State
from db.records import EntryRef, Subject
from desktop.core import formats
from desktop.core.texts import _
from desktop.pages.blocks import LinkSpan, Spans, Text


def remark_spans(event: Event, subject: Subject, *, acts: Mapping[str, EntryRef]) -> Spans:
    """Return a statement or report on the subject as a sentence, with the step it was made in and its scope."""
    stated_in = acts.get(event.by) if event.by is not None else None
    spans: list[Text | LinkSpan] = [Text(_opening(event))]
    if stated_in is not None and (subject.measure is None or stated_in.id != subject.measure.id):
        spans += [Text(" ("), LinkSpan(stated_in.short_name, stated_in.id), Text(")")]
    what = _("the suspension") if speaks_of_suspension(event, subject) else _("it")
    spans.append(Text(f" {_content(event, what)}"))
    if event.scope is not None:
        spans.append(Text(_(" ({scope})").format(scope=event.scope)))
    spans.append(Text(_("; no act that carries it out is known to this edition.")))
    return tuple(spans)


def remark_sentence(event: Event, what: str) -> str:
    """Return a statement or report in one short sentence, for the bottom line.

    Args:
        event: The statement or report.
        what: What it is about, as the subject of the clause: "its suspension".
    """
    return _("{opening} {content}; no act is known to this edition.").format(
        opening=_opening(event), content=_content(event, what)
    )


def speaks_of_suspension(event: Event, subject: Subject) -> bool:
    """Return whether what is said to be extended is a suspension, and not the subject's own term."""
    if event.type is not EventType.EXTENDED:
        return False
    if subject.standing.state is State.SUSPENDED:
        return True
    return (
        subject.standing.state is State.UNCONFIRMED
        and subject.cause is not None
        and subject.cause.type in (EventType.SUSPENDED, EventType.EXTENDED)
    )


def weightiest(remarks: Iterable[Event]) -> Event | None:
    """Return the remark that a bottom line has to tell: the newest, an official's word before the press."""
    return max(remarks, key=_weight, default=None)


def _weight(event: Event) -> tuple[bool, str]:
    return event.basis is Basis.STATEMENT, event.day.isoformat()


def _opening(event: Event) -> str:
    day = formats.day(event.day)
    if event.basis is Basis.STATEMENT:
        return _("An official statement of {day}").format(day=day)
    return _("A press report of {day}").format(day=day)


def _content(event: Event, what: str) -> str:
    until = formats.day(event.until)
    match event.type:
        case EventType.EXTENDED if until:
            words = _("says {what} is extended to {until}")
        case EventType.SUSPENDED if until:
            words = _("says {what} is suspended until {until}")
        case EventType.RESUMED:
            words = _("says {what} applies again")
        case EventType.EFFECTIVE:
            words = _("says {what} takes effect")
        case EventType.EXPIRED:
            words = _("says {what} has expired")
        case EventType.DISPUTED:
            words = _("disputes the state of {what}")
        case _:
            return _("says {what} is {done}").format(what=what, done=formats.event_type(event.type))
    return words.format(what=what, until=until)
