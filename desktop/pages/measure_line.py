"""Composes the bottom line of a measure: the state of its provisions, what it is, and whom it lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from db.force import EventType, State
from db.records import Entry, EntryRef, Kind, Subject
from desktop.core import formats
from desktop.core.texts import _, ngettext
from desktop.pages import wording
from desktop.pages.blocks import LinkSpan, Span, Spans, Text
from desktop.pages.clauses import clause_name, is_whole_act
from desktop.pages.phrases import capitalised, enumerate_phrases, subject_state
from desktop.pages.remarks import remark_sentence, speaks_of_suspension, weightiest

_MAX_CLAUSES = 3


def measure_line(entry: Entry) -> Spans:
    """Return the sentences on a measure's state and nature."""
    known = [subject for subject in entry.subjects if subject.standing.state is not None]
    if not known:
        return (Text(_not_yet(entry)), *_nature(entry.subjects), *_listed(entry))
    groups = _alike(known)
    phrases = [_phrase(group, len(entry.subjects), is_alone=len(groups) == 1, acts=entry.acts) for group in groups]
    spans: list[Span] = [*capitalised(enumerate_phrases(phrases)), Text(_("."))]
    remark = weightiest(remark for subject in known for remark in subject.remarks)
    if remark is not None:
        is_suspension = any(remark in subject.remarks and speaks_of_suspension(remark, subject) for subject in known)
        what = _("its suspension") if is_suspension else _("it")
        spans.append(Text(f" {remark_sentence(remark, what)}"))
    return (*spans, *_nature(known), *_listed(entry))


def _not_yet(entry: Entry) -> str:
    days = [event.day for subject in entry.subjects for event in subject.timeline]
    if not days:
        return _("Its state is not known to this edition.")
    return _("Not yet published on this day; it came on {day}.").format(day=formats.day(min(days)))


def _alike(subjects: list[Subject]) -> list[tuple[Subject, ...]]:
    """Return the provisions in groups of one state and one set of days, by what binds most."""
    order = list(wording.BY_WEIGHT)
    groups: dict[object, list[Subject]] = {}
    for subject in subjects:
        standing = subject.standing
        groups.setdefault((standing.state, standing.since, standing.until), []).append(subject)
    members = [tuple(group) for group in groups.values()]

    def weight(group: tuple[Subject, ...]) -> tuple[int, date]:
        standing = group[0].standing
        return order.index(standing.state or State.ENDED), standing.since or date.max

    return sorted(members, key=weight)


def _phrase(group: tuple[Subject, ...], total: int, *, is_alone: bool, acts: Mapping[str, EntryRef]) -> Spans:
    subject = group[0]
    words = _state(subject)
    if not is_alone:
        words = f"{_clauses(group, total)} {words}"
    elif total == 2 and len(group) == total:
        words = _("both provisions {state}").format(state=words)
    elif total > 1 and len(group) == total:
        words = _("all {count} provisions {state}").format(state=words, count=total)
    return (Text(words), *_by(subject, acts))


def _state(subject: Subject) -> str:
    standing = subject.standing
    match standing.state:
        case State.IN_FORCE:
            return _("in force {period}").format(period=formats.period(standing.since, standing.until))
        case State.SUSPENDED:
            words = formats.period(standing.since, standing.until)
            return _("suspended {period}").format(period=words) + ("" if standing.until else _(", no end stated"))
        case _:
            return subject_state(subject)


def _by(subject: Subject, acts: Mapping[str, EntryRef]) -> Spans:
    """Return by which other act the present state came, where an act other than its own made it."""
    cause = subject.cause
    if cause is None or cause.by is None or cause.by not in acts:
        return ()
    if subject.standing.state not in (State.SUSPENDED, State.ENDED) or cause.type is EventType.EXPIRED:
        return ()
    act = acts[cause.by]
    return (Text(_(" by ")), LinkSpan(act.short_name, act.id))


def _clauses(group: tuple[Subject, ...], total: int) -> str:
    if any(is_whole_act(subject) for subject in group) or len(group) > _MAX_CLAUSES:
        return ngettext("{count} of its {total} provisions", "{count} of its {total} provisions", len(group)).format(
            count=len(group), total=total
        )
    return wording.joined([_clause(subject) for subject in group])


def _clause(subject: Subject) -> str:
    named = clause_name(subject)
    return f"{named.name} ({named.about})" if named.about else named.name


def _nature(subjects: tuple[Subject, ...] | list[Subject]) -> Spans:
    """Return what the measure is: "It is a Chinese export ban to the United States."."""
    natures = list(
        dict.fromkeys(
            wording.act_phrase(subject.act_kind, subject.country, targets=subject.targets)
            for subject in subjects
            if subject.act_kind is not None
        )
    )
    if not natures:
        return ()
    words = wording.joined([wording.article(nature) for nature in natures[:_MAX_CLAUSES]])
    return (Text(_(" It is {nature}.").format(nature=words)),)


def _listed(entry: Entry) -> Spans:
    """Return how many firms the measure lists and what became of the listings."""
    listed = {
        link.entry.id: link.standing.state
        for link in entry.links
        if link.entry.kind is Kind.FIRM and link.standing is not None and link.standing.state is not None
    }
    if not listed:
        return ()
    firms = wording.firms(len(listed))
    if not any(subject.act_kind == "entity-listing" for subject in entry.subjects):
        return (Text(_(" It names {firms}.").format(firms=firms)),)
    counts = Counter(listed.values())
    states = wording.counted_states([(state, counts[state]) for state in wording.BY_WEIGHT])
    if len(listed) == 1:
        return (Text(_(" It lists {firms}, {state}.").format(firms=firms, state=formats.state(*counts))),)
    if len(counts) == 1 and len(listed) == 2:
        return (Text(_(" It lists {firms}, both {state}.").format(firms=firms, state=formats.state(*counts))),)
    if len(counts) == 1:
        return (Text(_(" It lists {firms}, all {state}.").format(firms=firms, state=formats.state(*counts))),)
    return (Text(_(" It lists {firms}: {states}.").format(firms=firms, states=states)),)
