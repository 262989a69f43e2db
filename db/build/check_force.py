"""Checks measures, provisions, events, listings and rounds: what force is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from db.build import rows
from db.build.check_entries import each, repeated, unknown
from db.build.choices import ListKind, MeasureKind
from db.build.faults import Fault
from db.build.load import Path_
from db.build.material import Located, Material
from db.build.row import Row
from db.force import Basis, EventType

WHOLE_ACT = "act"
# Kinds of act by which an authority puts firms on a list; any other needs to be the list's legal basis.
LISTING_KINDS = frozenset(
    {
        MeasureKind.ENTITY_LISTING,
        MeasureKind.IMPORT_BAN,
        MeasureKind.INVESTMENT_RESTRICTION,
        MeasureKind.PURCHASE_BAN,
    }
)
_WITH_END = frozenset({EventType.EFFECTIVE, EventType.SUSPENDED, EventType.EXTENDED, EventType.RESUMED})


def check(material: Material) -> Iterator[Fault]:
    """Yield the faults of measures, listings and rounds."""
    for measure in material.measures:
        yield from _measure(material, measure)
    yield from _listings(material)
    yield from _rounds(material)


def _measure(material: Material, measure: Located[rows.Measure]) -> Iterator[Fault]:
    row = measure.row
    yield from unknown(material, measure, key="measures", ids=each("legal_basis", row.legal_basis))
    yield from unknown(material, measure, key="measures", ids=each("responds_to", row.responds_to))
    for name, values in (("legal_basis", row.legal_basis), ("responds_to", row.responds_to), ("targets", row.targets)):
        yield from repeated(measure, name, items=each(name, values))
        if row.id in values:
            yield measure.fault((name,), f"{name} names the measure itself")
    if row.comment_until is not None and row.comment_until < row.announced:
        yield measure.fault(("comment_until",), f"comment_until {row.comment_until} is before {row.announced}")
    if row.kind is MeasureKind.PROPOSAL and row.effective is not None:
        yield measure.fault(("effective",), "a proposal has no effective day")
    yield from repeated(
        measure, "provision", items=[(("provisions", i, "id"), part.id) for i, part in enumerate(row.provisions)]
    )
    for i, provision in enumerate(row.provisions):
        yield from _provision(material, measure, provision, ("provisions", i))


def _provision(
    material: Material, measure: Located[rows.Measure], provision: rows.Provision, path: Path_
) -> Iterator[Fault]:
    row = measure.row
    if measure.is_whole and len(row.provisions) == 1 and (provision.id != WHOLE_ACT or provision.label is not None):
        yield measure.fault((*path, "id"), f"the only provision has the id {WHOLE_ACT!r} and no label")
    if len(row.provisions) > 1 and provision.label is None and measure.is_whole:
        yield measure.fault(path, f"provision {provision.id!r} needs a label, as there are several")
    start = provision.effective or row.effective or row.announced
    if provision.until is not None and provision.until <= start:
        yield measure.fault((*path, "until"), f"until {provision.until} is not after {start}")
    if provision.targets is not None:
        targets: list[tuple[Path_, str | None]] = [
            ((*path, "targets", i), target) for i, target in enumerate(provision.targets)
        ]
        yield from repeated(measure, "targets", items=targets)
    for key in ("minerals", "technologies", "firms"):
        items: Sequence[rows.ProvisionItem] = getattr(provision, key)
        named: list[tuple[Path_, str | None]] = [((*path, key, i, "id"), item.id) for i, item in enumerate(items)]
        yield from unknown(material, measure, key=key, ids=named)
        yield from repeated(measure, key, items=named)
        for i, item in enumerate(items):
            if (item.id is None) == (item.label is None) and measure.is_whole:
                yield measure.fault((*path, key, i), "needs either id or label")
            yield from _members(material, measure, item, (*path, key, i, "members"))
    # An act may take effect before the day it was made public; its events can then be as early.
    yield from _events(material, measure, provision.events, (*path, "events"), first=min(row.announced, start))


def _members(
    material: Material, measure: Located[rows.Measure], item: rows.ProvisionItem, path: Path_
) -> Iterator[Fault]:
    if not item.members:
        return
    named: list[tuple[Path_, str | None]] = [((*path, i), member) for i, member in enumerate(item.members)]
    yield from repeated(measure, "member", items=named)
    members = {mineral.row.id for mineral in material.minerals if mineral.row.part_of == item.id}
    for place, member in named:
        if member not in members:
            yield measure.fault(place, f"{member!r} is no part of {item.id!r}")


def _events(
    material: Material,
    located: Located[Row],
    events: Sequence[rows.Event],
    path: Path_,
    *,
    first: date,
) -> Iterator[Fault]:
    previous = None
    for i, event in enumerate(events):
        here = (*path, i)
        if event.date < first:
            yield located.fault((*here, "date"), f"{event.type} on {event.date} is before its announcement on {first}")
        if event.until is not None and event.until <= event.date:
            yield located.fault((*here, "until"), f"until {event.until} is not after {event.date}")
        if event.until is not None and event.type not in _WITH_END and event.basis is Basis.ACT:
            yield located.fault((*here, "until"), f"an event {event.type} has no stated end")
        if previous is not None and event.date < previous:
            yield located.fault((*here, "date"), f"{event.date} stands after {previous}; events stand oldest first")
        previous = event.date
    yield from unknown(
        material, located, key="measures", ids=[((*path, i, "by"), event.by) for i, event in enumerate(events)]
    )


def _listings(material: Material) -> Iterator[Fault]:
    measures = {measure.row.id: measure.row for measure in material.measures}
    lists = {blacklist.row.id: blacklist.row for blacklist in material.lists}
    first: dict[tuple[str, str, str | None, date], Located[rows.Listing]] = {}
    for listing in material.listings:
        row = listing.row
        yield from unknown(material, listing, key="firms", ids=[(("firm",), row.firm)])
        yield from unknown(material, listing, key="lists", ids=[(("list",), row.list)])
        yield from unknown(material, listing, key="measures", ids=[(("measure",), row.measure)])
        other = first.setdefault((row.firm, row.list, row.measure, row.added), listing)
        if other is not listing:
            yield listing.fault((), f"the same listing stands in {other.file}:{other.line}")
        blacklist = lists.get(row.list)
        if blacklist is not None and blacklist.kind is ListKind.MINERALS:
            yield listing.fault(("list",), f"{row.list!r} is a list of minerals")
        measure = measures.get(row.measure) if row.measure is not None else None
        if measure is not None:
            is_basis = blacklist is not None and measure.id in blacklist.legal_basis
            if measure.kind not in LISTING_KINDS and not is_basis:
                yield listing.fault(("measure",), f"{measure.id!r} is a measure of kind {measure.kind}, not a listing")
            if row.added < min(measure.announced, measure.effective or measure.announced):
                yield listing.fault(("added",), f"added {row.added} is before {measure.id} of {measure.announced}")
        yield from _events(material, listing, row.events, ("events",), first=row.added)


def _rounds(material: Material) -> Iterator[Fault]:
    counts = Counter((item.row.list, item.row.measure) for item in material.listings)
    counts.update(Counter(material.broken_listings))
    for located in material.rounds:
        row = located.row
        yield from unknown(material, located, key="lists", ids=[(("list",), row.list)])
        yield from unknown(material, located, key="measures", ids=[(("measure",), row.measure)])
        count = counts[row.list, row.measure]
        if count != row.count and row.note is None and located.is_whole:
            yield located.fault(("count",), f"the authority counts {row.count}, but there are {count} listings")
