"""Figures of a list: how many firms came on it by which round, and from which countries, by state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db.force import State
from db.records import Entry, EntryRef, Figures, Kind, Subject, SubjectKind
from desktop.core import formats
from desktop.core.page_id import SelectionPage
from desktop.core.texts import _, ngettext
from desktop.figures.bars import BarRow, Bars, Group, Segment
from desktop.figures.figure import Figure
from desktop.figures.legend import Key, Sign
from desktop.figures.lettering import sentences

# With more rounds than this, rows are years.
_MOST_ROUNDS = 24
# With more countries than this, the smallest are one row.
_MOST_COUNTRIES = 12
# What binds most comes first.
_ORDER = (
    State.IN_FORCE,
    State.SUSPENDED,
    State.UNCONFIRMED,
    State.ANNOUNCED,
    State.PROPOSED,
    State.ENDED,
    None,
)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Listings that are counted together."""

    name: str
    day: date
    members: tuple[Subject, ...]
    measure: EntryRef | None = None
    page_id: str | None = None

    @property
    def counts(self) -> tuple[tuple[State | None, int], ...]:
        found = Counter(member.standing.state for member in self.members)
        return tuple((state, found[state]) for state in _ORDER if found[state])


@dataclass(frozen=True, slots=True)
class _Form:
    """Which of the figures it is; with days, each row is one act."""

    key: str
    title: str
    heading: str
    has_days: bool


def listings_by_round(entry: Entry) -> Figure | None:
    """Return the listings of a list by round, newest first, by year where there are many; None with fewer than two."""
    batches = _rounds(entry)
    is_by_year = len(batches) > _MOST_ROUNDS
    if is_by_year:
        batches = _years(batches)
    if len(batches) < 2:
        return None
    title = _("Listings by year") if is_by_year else _("Listings by round")
    heading = _("Year") if is_by_year else _("Round")
    return _figure(entry, batches, _Form("rounds", title, heading, has_days=not is_by_year))


def listings_by_country(entry: Entry) -> Figure | None:
    """Return the listings of a list by the firms' country, most first; None where all are of one country."""
    batches = _countries(entry)
    if len(batches) < 2:
        return None
    title = _("Listings by country of the firm")
    return _figure(entry, batches, _Form("countries", title, _("Country"), has_days=False))


def _figure(entry: Entry, batches: Sequence[_Batch], form: _Form) -> Figure:
    as_of = formats.day(entry.as_of)
    bars = Bars(
        (Group("", tuple(_row(batch, form) for batch in batches)),),
        most=float(max(len(batch.members) for batch in batches)),
        columns=(_("Listings"), _("First day")) if form.has_days else (_("Listings"),),
        keys=_keys(batches),
        notes=(_("States as of {day}.").format(day=as_of),),
    )
    head = _("{title}, states as of {day}").format(title=form.title, day=as_of)
    said = sentences((head, *(_sentence(batch, form) for batch in batches)))
    return Figure(form.key, form.title, said, bars, _table(batches, form))


def _countries(entry: Entry) -> tuple[_Batch, ...]:
    members: dict[str, list[Subject]] = {}
    for subject in _listings(entry):
        members.setdefault(subject.firm_country or "", []).append(subject)
    ordered = sorted(members.items(), key=_most_first)
    kept = ordered if len(ordered) <= _MOST_COUNTRIES + 1 else ordered[:_MOST_COUNTRIES]
    named = [
        (formats.country(code) or _("not stated"), found, _selection(entry, code) if code else None)
        for code, found in kept
    ]
    rest = [subject for _code, found in ordered[len(kept) :] for subject in found]
    if rest:
        count = len(ordered) - len(kept)
        other = ngettext("{count} other country", "{count} other countries", count)
        named.append((other.format(count=formats.number(count)), rest, None))
    return tuple(_Batch(name, min(map(_first_day, found)), tuple(found), page_id=page) for name, found, page in named)


def _selection(entry: Entry, country: str) -> str:
    """Return the page of the country's firms on the list."""
    return str(SelectionPage(Kind.FIRM, f"list:{entry.ref.id.partition('/')[2]} country:{country}"))


def _listings(entry: Entry) -> tuple[Subject, ...]:
    return tuple(each for each in entry.subjects if each.kind is SubjectKind.LISTING and each.timeline)


def _most_first(item: tuple[str, list[Subject]]) -> tuple[int, str]:
    return -len(item[1]), item[0]


def _rounds(entry: Entry) -> tuple[_Batch, ...]:
    grouped: dict[str, list[Subject]] = {}
    for subject in _listings(entry):
        grouped.setdefault(subject.measure.id if subject.measure is not None else "", []).append(subject)
    batches = []
    for members in grouped.values():
        measure = members[0].measure
        name = measure.short_name if measure is not None else _("act not known")
        batches.append(_Batch(name, min(_first_day(member) for member in members), tuple(members), measure))
    return tuple(sorted(batches, key=_by_day, reverse=True))


def _years(batches: Sequence[_Batch]) -> tuple[_Batch, ...]:
    members: dict[int, list[Subject]] = {}
    for batch in batches:
        for member in batch.members:
            members.setdefault(_first_day(member).year, []).append(member)
    ordered = sorted(members.items(), reverse=True)
    return tuple(_Batch(str(year), date(year, 1, 1), tuple(found)) for year, found in ordered)


def _first_day(subject: Subject) -> date:
    return min(event.day for event in subject.timeline)


def _by_day(batch: _Batch) -> tuple[date, str]:
    return batch.day, batch.name


def _row(batch: _Batch, form: _Form) -> BarRow:
    when = f"{batch.name}, {formats.day(batch.day)}" if form.has_days else batch.name
    page_id = batch.measure.id if batch.measure is not None else batch.page_id
    segments = tuple(
        Segment(float(count), f"{when}: {_counted(count, state)}.", state=state, page_id=page_id)
        for state, count in batch.counts
    )
    count = formats.number(len(batch.members))
    return BarRow(batch.name, segments, numbers=(count, formats.day(batch.day)) if form.has_days else (count,))


def _counted(count: int, state: State | None) -> str:
    words = formats.state(state) if state is not None else _("not yet listed")
    return ngettext("{count} listing {state}", "{count} listings {state}", count).format(
        count=formats.number(count), state=words
    )


def _keys(batches: Iterable[_Batch]) -> tuple[Key, ...]:
    found = {state for batch in batches for state, _count in batch.counts}
    return tuple(
        Key(formats.state(state) if state is not None else _("not yet listed"), Sign.STATE, state=state)
        for state in _ORDER
        if state in found
    )


def _sentence(batch: _Batch, form: _Form) -> str:
    counts = ", ".join(_counted(count, state) for state, count in batch.counts)
    if not form.has_days:
        return f"{batch.name}: {counts}"
    return _("{day}, {name}: {counts}").format(day=formats.day(batch.day), name=batch.name, counts=counts)


def _table(batches: Sequence[_Batch], form: _Form) -> Figures:
    rows = tuple(
        (
            batch.name,
            *((formats.day(batch.day),) if form.has_days else ()),
            formats.state(state) if state is not None else _("not yet listed"),
            formats.number(count),
        )
        for batch in batches
        for state, count in batch.counts
    )
    sources = tuple(next(iter(batch.members[0].source_ids), "") for batch in batches for _pair in batch.counts)
    days = (_("First day"),) if form.has_days else ()
    return Figures(form.key, form.title, (form.heading, *days, _("State"), _("Listings")), rows, sources)
