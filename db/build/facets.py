"""Adds the values that entries are filtered by, with the words for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from db.build import rows
from db.build.ground import Ground
from db.build.subjects import SubjectFacts
from db.countries import COUNTRIES
from db.records import Kind
from db.schema import derived
from db.search.folding import fold

EVERY_COUNTRY = ("every", "Every country")
_WORDS = {
    "photonics-ir": "Photonics and infrared",
    "defence-aerospace": "Defence and aerospace",
    "optics-displays": "Optics and displays",
    "end-use-rule": "End-use rule",
    "semi-metal": "Semi-metal",
}

# Entry number, key, value, words.
Facet = tuple[int, str, str, str]


def add_facets(ground: Ground, subjects: Sequence[SubjectFacts]) -> None:
    """Add every facet value once an entry, and the words for each value once."""
    labels: dict[tuple[str, str], str] = {}
    found: set[tuple[str, str, int]] = set()
    for entry_no, key, value, label in _facets(ground, subjects):
        labels.setdefault((key, value), label)
        found.add((key, value, entry_no))
    for key, value, entry_no in sorted(found):
        ground.tables.add(derived.FacetRow, key=key, value=value, entry_no=entry_no)
    for (key, value), label in sorted(labels.items()):
        ground.tables.add(derived.FacetLabel, key=key, value=value, label=label)


def words_of(value: str) -> str:
    """Return an enum's or sector's value as words that begin with a capital."""
    words = _WORDS.get(value, value.replace("-", " "))
    return words[:1].upper() + words[1:]


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def _facets(ground: Ground, subjects: Sequence[SubjectFacts]) -> Iterator[Facet]:
    material = ground.material
    for mineral in material.minerals:
        yield from _of_mineral(ground, mineral.row)
    for technology in material.technologies:
        yield from _of_technology(ground, technology.row)
    for firm in material.firms:
        yield from _of_firm(ground, firm.row)
    for measure in material.measures:
        yield from _of_measure(ground, measure.row)
    for blacklist in material.lists:
        row = blacklist.row
        number = ground.number(Kind.LIST, row.id)
        yield number, "country", row.country, COUNTRIES[row.country]
        yield number, "issuer", _slug(row.issuer), row.issuer
        yield number, "type", row.kind, words_of(row.kind)
        yield from _evidence(ground, number, row.sources)
    for subject in subjects:
        if subject.listing is not None:
            number = ground.number(Kind.FIRM, subject.listing.firm)
            yield number, "list", subject.listing.list, ground.name(Kind.LIST, subject.listing.list)


def _evidence(ground: Ground, number: int, sources: Sequence[str]) -> Iterator[Facet]:
    evidence = ground.evidence(sources)
    yield number, "evidence", evidence.name.lower().replace("_", "-"), words_of(evidence.value)


def _named(ground: Ground, number: int, kind: Kind, slug: str | None) -> Iterator[Facet]:
    if slug is not None:
        yield number, kind.value, slug, ground.name(kind, slug)


def _of_mineral(ground: Ground, mineral: rows.Mineral) -> Iterator[Facet]:
    number = ground.number(Kind.MINERAL, mineral.id)
    yield number, "group", _slug(mineral.group), words_of(mineral.group)
    for item in mineral.critical_lists:
        if item.list is not None:
            yield number, "designation", item.list, ground.name(Kind.LIST, item.list)
        elif item.label is not None:
            yield number, "designation", _slug(item.label), item.label
    yield from _evidence(ground, number, mineral.sources)


def _of_technology(ground: Ground, technology: rows.Technology) -> Iterator[Facet]:
    number = ground.number(Kind.TECHNOLOGY, technology.id)
    yield number, "type", technology.kind, words_of(technology.kind)
    yield number, "sector", technology.sector, words_of(technology.sector)
    for dependence in technology.depends_on:
        yield from _named(ground, number, Kind.MINERAL, dependence.mineral)
    for user in technology.used_by:
        yield from _named(ground, ground.number(Kind.FIRM, user.firm), Kind.TECHNOLOGY, technology.id)
    yield from _evidence(ground, number, technology.sources)


def _of_firm(ground: Ground, firm: rows.Firm) -> Iterator[Facet]:
    number = ground.number(Kind.FIRM, firm.id)
    yield number, "type", firm.kind, words_of(firm.kind)
    if firm.country is not None:
        yield number, "country", firm.country, COUNTRIES[firm.country]
    if firm.sector is not None:
        yield number, "sector", _slug(firm.sector), words_of(firm.sector)
    for role in firm.roles:
        yield from _named(ground, number, Kind.MINERAL, role.mineral)
        yield from _named(ground, number, Kind.TECHNOLOGY, role.technology)
    yield from _evidence(ground, number, firm.sources)


def _of_measure(ground: Ground, measure: rows.Measure) -> Iterator[Facet]:
    number = ground.number(Kind.MEASURE, measure.id)
    kinds = {measure.kind, *(provision.kind for provision in measure.provisions if provision.kind is not None)}
    for kind in kinds:
        yield number, "type", kind, words_of(kind)
    yield number, "country", measure.country, COUNTRIES[measure.country]
    yield number, "issuer", _slug(measure.issuer), measure.issuer
    for provision in measure.provisions:
        targets = provision.targets if provision.targets is not None else measure.targets
        for target in targets:
            yield number, "target", target, COUNTRIES[target]
        if not targets:
            yield number, "target", *EVERY_COUNTRY
        for mineral in provision.minerals:
            yield from _named(ground, number, Kind.MINERAL, mineral.id)
        for technology in provision.technologies:
            yield from _named(ground, number, Kind.TECHNOLOGY, technology.id)
    yield from _evidence(ground, number, measure.sources)
