"""Words provisions and listings that stand alike as one phrase of a bottom line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db.force import Basis, EventType, State
from db.records import EntryRef, Subject, SubjectKind
from desktop.core import formats
from desktop.core.texts import _, ngettext
from desktop.pages import wording
from desktop.pages.blocks import LinkSpan, Span, Spans, Text
from desktop.pages.clauses import clause_name, is_whole_act

LIVE = tuple(state for state in wording.BY_WEIGHT if state is not State.ENDED)


@dataclass(frozen=True, slots=True)
class Group:
    """Provisions or listings that one phrase can speak of: alike in act, aim and state.

    Attributes:
        subjects: Those longest in the state first.
        carried_from: The day on which a control that these replaced took effect; None where they replaced none.
    """

    state: State
    subjects: tuple[Subject, ...]
    carried_from: date | None = None

    @property
    def first(self) -> Subject:
        """Return the one that has been in the state longest."""
        return self.subjects[0]

    @property
    def since(self) -> date | None:
        """Return since when the longest one has been in the state."""
        return self.first.standing.since

    @property
    def acts(self) -> tuple[EntryRef, ...]:
        """Return the acts, each once."""
        measures = {subject.measure.id: subject.measure for subject in self.subjects if subject.measure is not None}
        return tuple(measures.values())


def grouped(subjects: Sequence[Subject], state: State) -> tuple[Group, ...]:
    """Return the subjects in the state, in groups: controls of know-how last, else those longest in the state first.

    Args:
        subjects: All that bear on the entry, so that a control that replaced another counts from the first.
        state: The state to speak of.
    """
    groups: dict[object, list[Subject]] = {}
    for subject in sorted(subjects, key=_since):
        if subject.standing.state is state:
            groups.setdefault(_likeness(subject), []).append(subject)
    found = [
        Group(state, tuple(members), _carried_from(members, subjects) if state is State.IN_FORCE else None)
        for members in groups.values()
    ]
    return tuple(sorted(found, key=_goods_then_begin))


def phrase(group: Group, *, is_first: bool = False, named_twice: Collection[str] = ()) -> Spans:
    """Return the group in words, without a full stop: "listing on the Entity List suspended until 2026-11-10".

    Args:
        group: What to speak of.
        is_first: True where the phrase opens the sentence.
        named_twice: Ids of the acts that the sentence names more than once; their clauses are told apart.
    """
    if group.first.kind is SubjectKind.LISTING:
        return _listing_phrase(group)
    return _provision_phrase(group, is_first=is_first, named_twice=named_twice)


def named_twice(groups: Iterable[Group]) -> frozenset[str]:
    """Return the ids of the acts that more than one of the groups is about."""
    counts = Counter(act.id for group in groups for act in group.acts)
    return frozenset(act for act, count in counts.items() if count > 1)


def is_of_know_how(group: Group) -> bool:
    """Return whether the group controls technology rather than goods or firms."""
    return group.first.act_kind == "technology-control"


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


def _carried_from(members: Sequence[Subject], subjects: Sequence[Subject]) -> date | None:
    """Return when a control began that an act superseded by one of the same kind and aim, which goes on with it."""
    newer = {_slug(member.measure) for member in members}
    kind = _nature(members[0])
    found: list[date] = []
    # Acts are few and each is taken once, so the chain ends.
    waiting = [subject for subject in subjects if _is_superseded(subject) and _nature(subject) == kind]
    while older := [subject for subject in waiting if subject.cause is not None and subject.cause.by in newer]:
        newer = {_slug(subject.measure) for subject in older}
        waiting = [subject for subject in waiting if subject not in older]
        found += [day for subject in older if (day := takes_effect(subject)) is not None]
    return min(found, default=None)


def _is_superseded(subject: Subject) -> bool:
    return (
        subject.standing.state is State.ENDED
        and subject.cause is not None
        and subject.cause.type is EventType.SUPERSEDED
    )


def _nature(subject: Subject) -> object:
    return subject.kind, subject.country, subject.act_kind, subject.targets


def _slug(ref: EntryRef | None) -> str | None:
    return ref.id.partition("/")[2] if ref is not None else None


def _goods_then_begin(group: Group) -> tuple[bool, date]:
    """Return what orders the groups: a control of goods comes before one of know-how, then the older first."""
    return is_of_know_how(group), _begin(group)


def _begin(group: Group) -> date:
    return group.carried_from or group.since or date.max


def _provision_phrase(group: Group, *, is_first: bool, named_twice: Collection[str]) -> Spans:
    subject = group.first
    is_binding = group.state is State.IN_FORCE
    act = wording.act_phrase(
        subject.act_kind or "measure", subject.country, targets=subject.targets, is_binding=is_binding
    )
    reference = _reference(group, named_twice)
    if is_binding:
        opening = _("under {act}") if is_first else "{act}"
        words = _("{act} {period}").format(act=opening.format(act=act), period=_in_force_days(group))
        return (Text(words), *reference)
    return (Text(act), *reference, Text(f" {_state(group)}"))


def _listing_phrase(group: Group) -> Spans:
    subject = group.first
    name, whose = _list_name(subject)
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


def _list_name(subject: Subject) -> tuple[Span, str]:
    """Return a list's name as a link, and what goes before it: whose list, unless its name says so."""
    text = subject.list.name if subject.list is not None else subject.label
    adjective = wording.adjective(subject.country)
    if "list" not in text.lower():
        whose = _("{adjective} list ").format(adjective=adjective).lstrip()
        text = _("“{name}”").format(name=text)
    else:
        whose = "" if text.startswith(adjective) else f"{adjective} "
    return LinkSpan(text, subject.list.id) if subject.list is not None else Text(text), whose


def _in_force_days(group: Group) -> str:
    return formats.period(group.carried_from or group.since, group.first.standing.until)


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
                return _("announced on {day}, to take effect on {starts}").format(day=day, starts=formats.day(starts))
            return _("announced on {day}, no effective day stated").format(day=day)
        case State.PROPOSED:
            return _("proposed on {day}, not adopted").format(day=day)
        case State.ENDED:
            return _("{how} on {day}").format(how=wording.ending(subject.cause), day=day)
        case _:
            return wording.state_words(standing, subject.cause)


def _reference(group: Group, named_twice: Collection[str]) -> Spans:
    """Return in brackets which act says so, or how many do, led by a space."""
    acts = group.acts
    now = _("now ") if group.carried_from is not None else ""
    if len(acts) != 1:
        return (Text(ngettext(" ({count} act)", " ({count} acts)", len(acts)).format(count=len(acts))),) if acts else ()
    (act,) = acts
    clause = ""
    if len(group.subjects) == 1 and not is_whole_act(group.first):
        named = clause_name(group.first)
        if named.is_numbered or act.id in named_twice:
            clause = _("{clause} of ").format(clause=named.name)
            if named.about:
                clause = _("{clause}, {about}, of ").format(clause=named.name, about=named.about)
    return (Text(f" ({now}{clause}"), LinkSpan(act.short_name, act.id), Text(")"))


def enumerate_phrases(phrases: Sequence[Spans]) -> Spans:
    """Return the phrases with semicolons between."""
    spans: list[Span] = []
    for index, words in enumerate(phrases):
        spans += [Text(_("; ")), *words] if index else [*words]
    return tuple(spans)


def capitalised(spans: Spans) -> Spans:
    """Return the spans with their first letter in upper case."""
    if spans and isinstance(spans[0], Text):
        text = spans[0].text
        return (Text(text[:1].upper() + text[1:], is_strong=spans[0].is_strong), *spans[1:])
    return spans
