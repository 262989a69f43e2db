"""Words provisions and listings that stand alike as one phrase of a bottom line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db.force import Basis, EventType, State
from db.records import Subject, SubjectKind
from desktop.core import formats
from desktop.core.texts import _, ngettext
from desktop.pages import wording
from desktop.pages.blocks import LinkSpan, Span, Spans, Text

WHOLE_ACT = "Whole act"

LIVE = tuple(state for state in wording.BY_WEIGHT if state is not State.ENDED)


@dataclass(frozen=True, slots=True)
class Group:
    """Provisions or listings that one phrase can speak of: alike in act, aim and state."""

    state: State
    subjects: tuple[Subject, ...]

    @property
    def first(self) -> Subject:
        """Return the one that has been in the state longest."""
        return self.subjects[0]

    @property
    def since(self) -> date | None:
        """Return since when the longest one has been in the state."""
        return self.first.standing.since


def grouped(subjects: Iterable[Subject], state: State) -> tuple[Group, ...]:
    """Return the subjects in the state, in groups, those longest in the state first."""
    groups: dict[object, list[Subject]] = {}
    for subject in sorted(subjects, key=_since):
        if subject.standing.state is state:
            groups.setdefault(_likeness(subject), []).append(subject)
    return tuple(Group(state, tuple(members)) for members in groups.values())


def phrase(group: Group, *, is_first: bool = False) -> Spans:
    """Return the group in words, without a full stop: "listing on the Entity List suspended until 2026-11-10".

    Args:
        group: What to speak of.
        is_first: True where the phrase opens the sentence.
    """
    if group.first.kind is SubjectKind.LISTING:
        return _listing_phrase(group)
    return _provision_phrase(group, is_first=is_first)


def clause_name(label: str) -> str:
    """Return a provision's label as it stands inside a sentence: "clause 2"."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def is_whole_act(subject: Subject) -> bool:
    """Return whether the provision stands for its act as a whole."""
    return subject.label == WHOLE_ACT


def takes_effect(subject: Subject, as_of: date | None = None) -> date | None:
    """Return the day on which something announced takes effect, where its act states one."""
    return next(
        (event.day for event in subject.timeline if event.type is EventType.EFFECTIVE and _is_after(event.day, as_of)),
        None,
    )


def _is_after(day: date, as_of: date | None) -> bool:
    return as_of is None or day > as_of


def _likeness(subject: Subject) -> object:
    standing = subject.standing
    turn = standing.since if standing.state in (State.UNCONFIRMED, State.ENDED) else standing.until
    if subject.kind is SubjectKind.LISTING:
        return subject.list.id if subject.list is not None else subject.label, turn
    return subject.country, subject.act_kind, subject.targets, subject.basis, turn


def _since(subject: Subject) -> date:
    return subject.standing.since or date.max


def _provision_phrase(group: Group, *, is_first: bool) -> Spans:
    subject = group.first
    is_binding = group.state is State.IN_FORCE
    act = wording.act_phrase(subject.act_kind or "measure", subject.country, subject.targets, is_binding=is_binding)
    if is_binding:
        opening = _("under {act}") if is_first else "{act}"
        return (Text(f"{opening.format(act=act)} {_in_force_days(group)} "), *_reference(group))
    return (Text(f"{act} "), *_reference(group), Text(f" {_state(group)}"))


def _listing_phrase(group: Group) -> Spans:
    subject = group.first
    name: Span = Text(subject.label)
    if subject.list is not None:
        name = LinkSpan(subject.list.name, subject.list.id)
    whose = f"{wording.adjective(subject.country)} ".lstrip()
    times = ""
    if len(group.subjects) > 1:
        times = ngettext(" ({count} listing)", " ({count} listings)", len(group.subjects)).format(
            count=len(group.subjects)
        )
    match group.state:
        case State.IN_FORCE:
            return (Text(_("on the {whose}").format(whose=whose)), name, Text(f" {_in_force_days(group)}{times}"))
        case State.ENDED if subject.cause is not None and subject.cause.type is EventType.REMOVED:
            when = _(" on {day}").format(day=formats.day(subject.standing.since))
            return (Text(_("removed from the {whose}").format(whose=whose)), name, Text(f"{when}{times}"))
        case _:
            return (Text(_("listing on the {whose}").format(whose=whose)), name, Text(f"{times} {_state(group)}"))


def _in_force_days(group: Group) -> str:
    return formats.period(group.since, group.first.standing.until)


def _state(group: Group) -> str:
    return subject_state(group.first)


def subject_state(subject: Subject) -> str:
    """Return the state of a provision or listing as it stands in a sentence, with its day."""
    standing = subject.standing
    day = formats.day(standing.since)
    match standing.state:
        case State.ANNOUNCED if subject.basis is Basis.STATEMENT:
            return _("stated by officials on {day}, no act known").format(day=day)
        case State.ANNOUNCED if subject.basis is Basis.REPORT:
            return _("reported by the press on {day}, no act known").format(day=day)
        case State.ANNOUNCED:
            starts = takes_effect(subject, standing.since)
            if starts is not None:
                return _("announced on {day}, takes effect on {starts}").format(day=day, starts=formats.day(starts))
            return _("announced on {day}, no effective day stated").format(day=day)
        case State.PROPOSED:
            return _("proposed on {day}, not adopted").format(day=day)
        case State.ENDED:
            return _("{how} on {day}").format(how=wording.ending(subject.cause), day=day)
        case _:
            return wording.state_words(standing, subject.cause)


def _reference(group: Group) -> Spans:
    """Return in brackets which act says so, or how many do."""
    acts = {subject.measure.id: subject.measure for subject in group.subjects if subject.measure is not None}
    if len(acts) != 1:
        return (Text(ngettext("({count} act)", "({count} acts)", len(acts)).format(count=len(acts))),) if acts else ()
    (act,) = acts.values()
    if len(group.subjects) == 1 and not is_whole_act(group.first):
        clause = _("({clause} of ").format(clause=clause_name(group.first.label))
        return (Text(clause), LinkSpan(act.short_name, act.id), Text(")"))
    return (Text("("), LinkSpan(act.short_name, act.id), Text(")"))


def enumerate_phrases(phrases: Sequence[Spans]) -> Spans:
    """Return the phrases with semicolons between."""
    spans: list[Span] = []
    for index, words in enumerate(phrases):
        spans += [Text("; "), *words] if index else [*words]
    return tuple(spans)


def capitalised(spans: Spans) -> Spans:
    """Return the spans with their first letter in upper case."""
    if spans and isinstance(spans[0], Text):
        text = spans[0].text
        return (Text(text[:1].upper() + text[1:], is_strong=spans[0].is_strong), *spans[1:])
    return spans
