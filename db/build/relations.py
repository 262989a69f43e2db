"""Adds the ties between entries, and the ties between measures once more by their slugs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from db.build.ground import Ground
from db.build.subjects import SubjectFacts
from db.force import ENDINGS, Basis, Event, EventType
from db.records import Kind
from db.schema import derived
from db.schema import reference as schema

_VERBS = {
    EventType.AMENDED: "amends",
    EventType.SUSPENDED: "suspends",
    EventType.EXTENDED: "extends",
    EventType.RESUMED: "resumes",
}
SPEAKS_OF = "speaks-of"

# From, relation, to (ids with their kind), via, source.
Tie = tuple[str, str, str, str | None, str | None]


def add_relations(ground: Ground, subjects: Sequence[SubjectFacts]) -> None:
    """Add every tie once, in the order of ids."""
    ties = [*_of_minerals(ground), *_of_technologies(ground), *_of_firms(ground), *_of_acts(ground)]
    ties += _of_events(subjects)
    positions: Counter[tuple[str, str, str]] = Counter()
    links: set[tuple[str, str, str]] = set()
    for origin, relation, target, via, source in ties:
        pair = origin, relation, target
        ground.tables.add(
            derived.Relation,
            from_no=ground.numbers[origin],
            relation=relation,
            to_no=ground.numbers[target],
            position=positions[pair],
            via=via,
            source_id=source,
        )
        positions[pair] += 1
        if origin.startswith("measure/") and target.startswith("measure/"):
            links.add((origin.removeprefix("measure/"), relation, target.removeprefix("measure/")))
    for measure_id, relation, other_id in sorted(links):
        ground.tables.add(schema.MeasureLink, measure_id=measure_id, relation=relation, other_id=other_id)


def relation_of(event: Event) -> str | None:
    """Return what the act behind an event does to the act that the event changes; None where it has no name."""
    if event.basis is not Basis.ACT:
        return SPEAKS_OF
    return "ends" if event.type in ENDINGS else _VERBS.get(event.type)


def _of_minerals(ground: Ground) -> Iterator[Tie]:
    for mineral in (item.row for item in ground.material.minerals):
        for use in mineral.uses:
            if use.technology is not None:
                yield f"mineral/{mineral.id}", "used-in", f"technology/{use.technology}", use.note, use.source
        if mineral.part_of is not None:
            yield f"mineral/{mineral.id}", "part-of", f"mineral/{mineral.part_of}", None, None
        for item in mineral.critical_lists:
            if item.list is not None:
                via = item.status or item.note
                yield f"list/{item.list}", "designates", f"mineral/{mineral.id}", via, item.source


def _of_technologies(ground: Ground) -> Iterator[Tie]:
    for technology in (item.row for item in ground.material.technologies):
        origin = f"technology/{technology.id}"
        for item in technology.depends_on:
            via = item.role if item.criticality is None else f"{item.role}; {item.criticality}"
            yield origin, "depends-on", f"mineral/{item.mineral}", via, item.source
        for user in technology.used_by:
            yield origin, "used-by", f"firm/{user.firm}", user.note, user.source


def _of_firms(ground: Ground) -> Iterator[Tie]:
    for firm in (item.row for item in ground.material.firms):
        origin = f"firm/{firm.id}"
        for role in firm.roles:
            target = f"mineral/{role.mineral}" if role.mineral is not None else f"technology/{role.technology}"
            yield origin, "role", target, role.role, role.source
        if firm.parent is not None:
            yield origin, "parent", f"firm/{firm.parent}", None, None


def _of_acts(ground: Ground) -> Iterator[Tie]:
    for kind, acts in (
        (Kind.MEASURE, [(item.row.id, item.row.legal_basis) for item in ground.material.measures]),
        (Kind.LIST, [(item.row.id, item.row.legal_basis) for item in ground.material.lists]),
    ):
        for slug, basis in acts:
            for measure in basis:
                yield f"{kind}/{slug}", "legal-basis", f"measure/{measure}", None, None
    for measure_row in (item.row for item in ground.material.measures):
        for measure in measure_row.responds_to:
            yield f"measure/{measure_row.id}", "responds-to", f"measure/{measure}", None, None


def _of_events(subjects: Sequence[SubjectFacts]) -> Iterator[Tie]:
    seen: set[tuple[str, str, str]] = set()
    for subject in subjects:
        for event in subject.events:
            relation = relation_of(event)
            if subject.measure is None or event.by is None or relation is None or event.by == subject.measure.id:
                continue
            pair = event.by, relation, subject.measure.id
            if pair not in seen:
                seen.add(pair)
                yield f"measure/{event.by}", relation, f"measure/{subject.measure.id}", event.scope, event.source
