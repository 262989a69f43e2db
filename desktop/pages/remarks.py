"""Says what officials and the press have stated beside the acts, and that no act is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from db.force import Basis, Event, EventType
from db.records import EntryRef
from desktop.core import formats
from desktop.core.texts import _
from desktop.pages.blocks import LinkSpan, Spans, Text


def remark_spans(event: Event, acts: Mapping[str, EntryRef]) -> Spans:
    """Return a statement or report as a sentence, with the step it was made in and what it concerns."""
    stated_in = acts.get(event.by) if event.by is not None else None
    spans: list[Text | LinkSpan] = [Text(_opening(event))]
    if stated_in is not None:
        spans += [Text(" ("), LinkSpan(stated_in.short_name, stated_in.id), Text(")")]
    spans.append(Text(f" {_content(event)}"))
    if event.scope is not None:
        spans.append(Text(_(" ({scope})").format(scope=event.scope)))
    spans.append(Text(_("; no act that carries it out is known to this edition.")))
    return tuple(spans)


def remark_sentence(event: Event) -> str:
    """Return a statement or report in one short sentence, for the bottom line."""
    return _("{opening} {content}; no act is known to this edition.").format(
        opening=_opening(event), content=_content(event)
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


def _content(event: Event) -> str:
    until = formats.day(event.until)
    match event.type:
        case EventType.EXTENDED:
            return _("says it is extended to {until}").format(until=until) if until else _("says it is extended")
        case EventType.SUSPENDED:
            return _("says it is suspended until {until}").format(until=until) if until else _("says it is suspended")
        case EventType.RESUMED:
            return _("says it applies again")
        case EventType.EFFECTIVE:
            return _("says it takes effect")
        case EventType.EXPIRED:
            return _("says it has expired")
        case EventType.DISPUTED:
            return _("disputes its state")
        case _:
            return _("says it is {what}").format(what=formats.event_type(event.type))
