"""Composes the one or two sentences that a page begins with: what holds, since when, until when."""

from __future__ import annotations

from datetime import date

from db.force import Event, State
from db.records import Entry, Kind, Subject, SubjectKind
from desktop.core import formats
from desktop.core.texts import _, ngettext
from desktop.pages import wording
from desktop.pages.blocks import Span, Spans, Text
from desktop.pages.list_line import list_line
from desktop.pages.measure_line import measure_line
from desktop.pages.phrases import (
    LIVE,
    Group,
    capitalised,
    enumerate_phrases,
    grouped,
    is_of_know_how,
    named_twice,
    phrase,
)
from desktop.pages.remarks import remark_sentence, speaks_of_suspension, weightiest

# Beyond this, a bottom line is no longer one.
MAX_PHRASES = 4


def bottom_line(entry: Entry) -> Spans:
    """Return what holds of the entry on its as-of day, as sentences with links to the acts."""
    match entry.ref.kind:
        case Kind.MEASURE:
            return measure_line(entry)
        case Kind.LIST:
            return list_line(entry)
        case _:
            return _control_line(entry)


def _control_line(entry: Entry) -> Spans:
    """Return the line of a mineral, technology or firm: the controls and listings that bear on it."""
    subjects = tuple(subject for subject in entry.subjects if subject.is_deciding)
    known = tuple(subject for subject in subjects if subject.standing.state is not None)
    if not known:
        return (Text(_nothing_known(entry, subjects)),)
    live = tuple(subject for subject in known if subject.standing.state in LIVE)
    spans: list[Span] = []
    if live:
        spans += [*_live_sentence(entry, known), *_extra_sentences(entry, live, known)]
    else:
        spans += [Text(_("{none} is in force; ").format(none=_none_of_it(entry))), *_ended_phrases(known), Text(_("."))]
    return tuple(spans)


def _nothing_known(entry: Entry, subjects: tuple[Subject, ...]) -> str:
    days = [event.day for subject in subjects for event in subject.timeline]
    if not days:
        return _("{none} is known to this edition.").format(none=_none_of_it(entry))
    return _("{none} was known by this day; the first one came on {day}.").format(
        none=_none_of_it(entry), day=formats.day(min(days))
    )


def _none_of_it(entry: Entry) -> str:
    if entry.ref.kind is not Kind.FIRM:
        return _("No control on it")
    words = {fact.value for fact in entry.facts if fact.key in ("type", "firm_kind", "kind")}
    return _("No listing of this person") if "person" in words else _("No listing of it")


def _live_sentence(entry: Entry, known: tuple[Subject, ...]) -> Spans:
    groups = [group for state in LIVE for group in grouped(known, state)]
    twice = named_twice(groups)
    told = _told(groups)
    phrases = [phrase(group, is_first=index == 0, named_twice=twice) for index, group in enumerate(told)]
    opening: Spans = ()
    if groups[0].state is not State.IN_FORCE:
        is_open = any(group.state is State.UNCONFIRMED for group in groups)
        words = _("{none} is confirmed in force: ") if is_open else _("{none} is in force: ")
        opening = (Text(words.format(none=_none_of_it(entry))),)
    left_out = sum(len(group.subjects) for group in groups if group not in told)
    ending = _(".")
    if left_out:
        ending = ngettext("; and {count} more below.", "; and {count} more below.", left_out).format(count=left_out)
    return (*capitalised((*opening, *enumerate_phrases(phrases))), Text(ending))


def _told(groups: list[Group]) -> list[Group]:
    """Return what the line has room for: a suspension or an open end is news, another control of know-how is not."""
    told = list(groups)
    for group in reversed(groups):
        if len(told) > MAX_PHRASES and group.state is State.IN_FORCE and is_of_know_how(group):
            told.remove(group)
    return told[:MAX_PHRASES]


def _extra_sentences(entry: Entry, live: tuple[Subject, ...], known: tuple[Subject, ...]) -> Spans:
    spans: list[Span] = []
    remark = weightiest(remark for subject in live for remark in subject.remarks)
    if remark is not None:
        spans.append(Text(f" {remark_sentence(remark, _remarked(remark, live))}"))
    ended = tuple(subject for subject in known if subject.standing.state is State.ENDED)
    if ended and entry.ref.kind is Kind.FIRM and any(subject.kind is SubjectKind.LISTING for subject in ended):
        spans += [Text(" "), *capitalised(_ended_phrases(ended)), Text(_("."))]
    return tuple(spans)


def _remarked(remark: Event, live: tuple[Subject, ...]) -> str:
    """Return what a remark is about: "the suspension of Announcement No. 57 of 2025", "its listing"."""
    about = [subject for subject in live if remark in subject.remarks]
    if all(subject.kind is SubjectKind.LISTING for subject in about):
        thing = ngettext("its listing", "its listings", len(about))
    else:
        acts = {subject.measure.id: subject.measure.short_name for subject in about if subject.measure is not None}
        thing = wording.joined(list(acts.values())) if len(acts) < 3 else _("{count} acts").format(count=len(acts))
    if any(speaks_of_suspension(remark, subject) for subject in about):
        return _("the suspension of {thing}").format(thing=thing)
    return thing


def _ended_phrases(ended: tuple[Subject, ...]) -> Spans:
    """Return the newest endings; a full account is in the tables."""
    groups = sorted(grouped(ended, State.ENDED), key=_ended_on, reverse=True)
    return enumerate_phrases([phrase(group) for group in groups[:2]])


def _ended_on(group: Group) -> date:
    return group.since or date.min
