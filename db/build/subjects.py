"""Makes the subjects of force from provisions and listings: their key, their events in fold order, their intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from db.build import rows
from db.build.choices import MeasureKind
from db.build.entries import add_conflicts, add_sources
from db.build.ground import Ground
from db.build.tables import iso
from db.force import Basis, Event, EventType, Interval, fold
from db.records import Kind, SubjectKind
from db.schema import derived
from db.schema import reference as schema
from db.search.folding import digits_of

WHOLE_ACT = "Whole act"
OPEN_END = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Item:
    """A mineral, technology or firm that a provision names; `slug` is None for a plain label.

    Attributes:
        members: Of a group of minerals, those that are meant; empty for all of them.
    """

    kind: Kind
    slug: str | None
    label: str
    scope: str | None
    control_codes: tuple[str, ...]
    hs_codes: tuple[str, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubjectFacts:
    """A provision or listing with its folded force, for the steps that follow."""

    number: int
    key: str
    kind: SubjectKind
    measure: rows.Measure | None
    provision: rows.Provision | None
    listing: rows.Listing | None
    act_kind: MeasureKind | None
    items: tuple[Item, ...]
    events: tuple[Event, ...]
    intervals: tuple[Interval, ...]


def subjects_of(ground: Ground) -> tuple[SubjectFacts, ...]:
    """Return all provisions by measure id and place, then all listings by list, firm and day."""
    found: list[SubjectFacts] = []
    measures = {item.row.id: item.row for item in ground.material.measures}
    for _, measure in sorted(measures.items()):
        for provision in measure.provisions:
            events = tuple(_provision_events(measure, provision))
            found.append(
                SubjectFacts(
                    number=len(found) + 1,
                    key=f"{measure.id}#{provision.id}",
                    kind=SubjectKind.PROVISION,
                    measure=measure,
                    provision=provision,
                    listing=None,
                    act_kind=provision.kind or measure.kind,
                    items=tuple(_items(ground, provision)),
                    events=events,
                    intervals=fold(events),
                )
            )
    keys: Counter[str] = Counter()
    for listing in sorted((item.row for item in ground.material.listings), key=_listing_order):
        key = f"{listing.firm}@{listing.list}#{listing.measure or 'unknown'}"
        keys[key] += 1
        measure_of = measures.get(listing.measure) if listing.measure is not None else None
        events = tuple(_listing_events(listing, measure_of))
        found.append(
            SubjectFacts(
                number=len(found) + 1,
                key=key if keys[key] == 1 else f"{key}~{keys[key]}",
                kind=SubjectKind.LISTING,
                measure=measure_of,
                provision=None,
                listing=listing,
                act_kind=None,
                items=(),
                events=events,
                intervals=fold(events),
            )
        )
    return tuple(found)


def add_subjects(ground: Ground, subjects: Sequence[SubjectFacts]) -> None:
    """Add the subjects with their targets, items, codes, events and intervals."""
    for subject in subjects:
        _add_subject(ground, subject)
        _add_items(ground, subject)
        for position, event in enumerate(subject.events):
            ground.tables.add(
                schema.EventRow,
                subject_no=subject.number,
                position=position,
                day=event.day.isoformat(),
                type=event.type,
                basis=event.basis,
                until=iso(event.until),
                by_measure_id=event.by,
                scope=event.scope,
                source_id=event.source,
            )
        for interval in subject.intervals:
            ground.tables.add(
                derived.SubjectInterval,
                subject_no=subject.number,
                first=interval.first.isoformat(),
                end_day=interval.end.isoformat() if interval.end is not None else OPEN_END,
                state=interval.state,
                since=interval.since.isoformat(),
                until=iso(interval.until),
                cause=interval.cause,
            )


def sources_of(subject: SubjectFacts) -> tuple[str, ...]:
    """Return the sources of a listing, or of the measure whose provision it is."""
    row = subject.listing or subject.measure
    return row.sources if row is not None else ()


def _listing_order(listing: rows.Listing) -> tuple[str, str, str, date]:
    return listing.list, listing.firm, listing.measure or "", listing.added


def _provision_events(measure: rows.Measure, provision: rows.Provision) -> Iterator[Event]:
    source = measure.sources[0]
    effective = _effective(measure, provision)
    opening = EventType.PROPOSED if _kind(measure, provision) is MeasureKind.PROPOSAL else EventType.ANNOUNCED
    # An act made public after it took effect was never merely announced.
    if effective is None or effective >= measure.announced:
        until = provision.until if effective is None else None
        yield Event(measure.announced, opening, until=until, by=measure.id, source=source)
    if effective is not None:
        yield Event(effective, EventType.EFFECTIVE, until=provision.until, by=measure.id, source=source)
    yield from _told(provision.events)


def _kind(measure: rows.Measure, provision: rows.Provision) -> MeasureKind:
    return provision.kind or measure.kind


def _effective(measure: rows.Measure, provision: rows.Provision) -> date | None:
    if _kind(measure, provision) is MeasureKind.PROPOSAL or measure.basis is not Basis.ACT:
        return None
    stated = provision.effective or measure.effective
    if stated is not None:
        return stated
    if any(event.type is EventType.EFFECTIVE and event.basis is Basis.ACT for event in provision.events):
        return None
    return measure.announced


def _listing_events(listing: rows.Listing, measure: rows.Measure | None) -> Iterator[Event]:
    source = listing.sources[0]
    start = listing.added
    # A firm that the act itself names waits with it for the effective day; one added by a later amendment does not.
    if measure is not None and measure.effective is not None and listing.added <= measure.effective:
        start = measure.effective
        known = min(measure.announced, listing.added)
        if known < start:
            yield Event(known, EventType.ANNOUNCED, by=measure.id, source=measure.sources[0])
    yield Event(start, EventType.EFFECTIVE, by=listing.measure, source=source)
    yield from _told(listing.events)


def _told(events: Sequence[rows.Event]) -> Iterator[Event]:
    for event in events:
        yield Event(event.date, event.type, event.basis, event.until, event.by, event.scope, event.source)


def _items(ground: Ground, provision: rows.Provision) -> Iterator[Item]:
    for kind, named in (
        (Kind.MINERAL, provision.minerals),
        (Kind.TECHNOLOGY, provision.technologies),
        (Kind.FIRM, provision.firms),
    ):
        for item in named:
            label = item.label or ground.name(kind, item.id or "")
            yield Item(kind, item.id, label, item.scope, item.control_codes, item.hs_codes, item.members)


def _add_subject(ground: Ground, subject: SubjectFacts) -> None:
    listing, measure, provision = subject.listing, subject.measure, subject.provision
    row = listing or measure
    assert row is not None
    targets: tuple[str, ...] = ()
    if listing is not None:
        label, summary, note = ground.name(Kind.LIST, listing.list), listing.effect, listing.note
        add_conflicts(ground, subject.key, row=listing)
    else:
        assert measure is not None
        assert provision is not None
        label, summary, note = provision.label or WHOLE_ACT, provision.summary, provision.note
        targets = provision.targets if provision.targets is not None else measure.targets
    ground.tables.add(
        schema.Subject,
        subject_no=subject.number,
        key=subject.key,
        subject_kind=subject.kind,
        measure_id=measure.id if measure is not None else None,
        list_id=listing.list if listing is not None else None,
        firm_id=listing.firm if listing is not None else None,
        act_kind=subject.act_kind,
        label=label,
        summary=summary,
        reason=listing.reason if listing is not None else None,
        added=listing.added.isoformat() if listing is not None else None,
        note=note,
        is_checked=int(row.checked),
        is_confirmed=int(bool(row.confirmed)),
        evidence=ground.evidence(row.sources),
    )
    for country in targets:
        ground.tables.add(schema.SubjectTarget, subject_no=subject.number, country=country)
    add_sources(ground, subject.key, row=row)


def _add_items(ground: Ground, subject: SubjectFacts) -> None:
    codes = 0
    for position, item in enumerate(subject.items):
        ground.tables.add(
            schema.SubjectItem,
            subject_no=subject.number,
            position=position,
            mineral_id=item.slug if item.kind is Kind.MINERAL else None,
            technology_id=item.slug if item.kind is Kind.TECHNOLOGY else None,
            firm_id=item.slug if item.kind is Kind.FIRM else None,
            label=item.label,
            scope=item.scope,
        )
        for scheme, values in (("control", item.control_codes), ("HS", item.hs_codes)):
            for code in values:
                ground.tables.add(
                    schema.SubjectCode,
                    subject_no=subject.number,
                    position=codes,
                    item_position=position,
                    scheme=scheme,
                    code=code,
                    digits=digits_of(code),
                )
                codes += 1
