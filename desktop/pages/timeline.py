"""Builds the table of dated events of a measure or firm, with those after the as-of day said to be later."""

from __future__ import annotations

from db.force import Event
from db.records import Entry, Subject, SubjectKind
from desktop.core import formats
from desktop.core.texts import _
from desktop.pages import wording
from desktop.pages.blocks import Block, Column, DataTable, Heading, LinkSpan, Row, Spans, Text
from desktop.pages.citations import Citations
from desktop.pages.clauses import clause_name, is_whole_act
from desktop.pages.limits import Limits, cut

_MOST_LABELS = 3


def timeline_section(entry: Entry, citations: Citations, *, limits: Limits) -> tuple[Block, ...]:
    """Return what happened, oldest first, events alike in several provisions or listings once."""
    merged: dict[Event, list[Subject]] = {}
    for subject in entry.subjects:
        for event in subject.timeline:
            merged.setdefault(event, []).append(subject)
    if not merged:
        return ()
    events = sorted(merged, key=_day)
    shown, more = cut(events, limits.numbers)
    columns = (
        Column(_("Day"), share=1.3),
        Column(_("What happened"), share=2.2),
        Column(_("To what"), share=2.0),
        Column(_("By"), share=1.9),
        Column(_("Basis"), share=1.4),
    )
    rows = tuple(
        Row(
            (
                (Text(formats.day(event.day) + (_(" (later)") if event.day > entry.as_of else "")),),
                (Text(_what(event)),),
                _whom(merged[event], entry),
                _by(event, entry),
                (Text(formats.basis(event.basis)), *citations.cite((event.source,))),
            )
        )
        for event in shown
    )
    return (Heading(1, _("What happened when")), DataTable("", columns, rows, more))


def _day(event: Event) -> str:
    return event.day.isoformat()


def _what(event: Event) -> str:
    words = formats.event_type(event.type)
    if event.until is not None:
        words = _("{what} until {until}").format(what=words, until=formats.day(event.until))
    return words if event.scope is None else f"{words}: {event.scope}"


def _whom(subjects: list[Subject], entry: Entry) -> Spans:
    labels = list(dict.fromkeys(_label(subject) for subject in subjects))
    if len(labels) > 1 and len(subjects) == len(entry.subjects):
        return (Text(_("all of it")),)
    if len(labels) > _MOST_LABELS:
        return (Text(_("{count} provisions").format(count=len(subjects))),)
    words = wording.joined(labels)
    return (Text(words[:1].upper() + words[1:]),)


def _label(subject: Subject) -> str:
    if subject.kind is SubjectKind.LISTING and subject.list is not None:
        return subject.list.name
    return subject.label if is_whole_act(subject) else clause_name(subject).name


def _by(event: Event, entry: Entry) -> Spans:
    act = entry.acts.get(event.by) if event.by is not None else None
    return (LinkSpan(act.short_name, act.id),) if act is not None and act.id != entry.ref.id else ()
