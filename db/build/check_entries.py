"""Checks ids, sources, names and ties of everything but force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from db.build.faults import Fault
from db.build.load import Path_
from db.build.material import Located, Material
from db.build.row import Row

KIND_OF_KEY = {
    "minerals": "mineral",
    "technologies": "technology",
    "firms": "firm",
    "measures": "measure",
    "lists": "list",
}
_KEY_OF_KIND = {kind: key for key, kind in KIND_OF_KEY.items()}


def check(material: Material) -> Iterator[Fault]:
    """Yield the faults of editions, sources, minerals, technologies, firms and lists."""
    yield from _edition(material)
    yield from _unique(material)
    yield from _references(material)
    yield from _sources(material)
    yield from _checked(material)
    yield from _names(material)
    yield from _minerals(material)
    yield from _technologies(material)
    yield from _firms(material)


def unknown(
    material: Material, located: Located[Row], *, key: str, ids: Iterable[tuple[Path_, str | None]]
) -> Iterator[Fault]:
    """Yield a fault for every id that no row of the top-level key has."""
    known = material.known[key]
    for path, target in ids:
        if target is not None and target not in known:
            yield located.fault(path, f"there is no {KIND_OF_KEY.get(key, 'source')} {target!r}")


def repeated(located: Located[Row], what: str, *, items: Iterable[tuple[Path_, str | None]]) -> Iterator[Fault]:
    """Yield a fault for every value that stands a second time."""
    seen: set[str] = set()
    for path, value in items:
        if value is None:
            continue
        if value in seen:
            yield located.fault(path, f"{what} {value!r} stands twice")
        seen.add(value)


def each(name: str, values: Iterable[str]) -> list[tuple[Path_, str | None]]:
    """Return the values of a list with their paths."""
    return [((name, position), value) for position, value in enumerate(values)]


def _edition(material: Material) -> Iterator[Fault]:
    if not material.editions:
        yield Fault("edition.yaml", 0, "edition", "the edition's title, data_date and reach are missing")
    for located in material.editions[1:]:
        yield located.fault((), f"the edition is described in {material.editions[0].file} already")
    for located in material.editions:
        if located.row.reach > located.row.data_date:
            yield located.fault(("reach",), f"reach {located.row.reach} is after data_date {located.row.data_date}")
    entries = {f"{kind}/{slug}" for key, kind in KIND_OF_KEY.items() for slug in material.known[key]}
    for about in material.not_known:
        for position, entry in enumerate(about.row.about):
            if entry not in entries:
                yield about.fault(("about", position), f"there is no entry {entry!r}")
    for replacement in material.replacements:
        path = (replacement.name,)
        if replacement.row.old in entries:
            yield replacement.fault(path, f"{replacement.row.old!r} is replaced but still has a row")
        if replacement.row.new not in entries:
            yield replacement.fault(path, f"there is no entry {replacement.row.new!r} to replace it")


def _unique(material: Material) -> Iterator[Fault]:
    groups: tuple[Sequence[Located[Row]], ...] = (
        material.sources,
        material.minerals,
        material.technologies,
        material.firms,
        material.measures,
        material.lists,
        material.rounds,
        material.coverage,
    )
    for group in groups:
        first: dict[str, Located[Row]] = {}
        for located in group:
            other = first.setdefault(located.name, located)
            if other is not located:
                yield located.fault((), f"the same id stands in {other.file}:{other.line}")


def _references(material: Material) -> Iterator[Fault]:
    for mineral in material.minerals:
        uses = [(("uses", i, "technology"), use.technology) for i, use in enumerate(mineral.row.uses)]
        yield from unknown(material, mineral, key="minerals", ids=[(("part_of",), mineral.row.part_of)])
        lists = [(("critical_lists", i, "list"), item.list) for i, item in enumerate(mineral.row.critical_lists)]
        yield from unknown(material, mineral, key="technologies", ids=uses)
        yield from unknown(material, mineral, key="lists", ids=lists)
    for technology in material.technologies:
        minerals = [(("depends_on", i, "mineral"), item.mineral) for i, item in enumerate(technology.row.depends_on)]
        users = [(("used_by", i, "firm"), item.firm) for i, item in enumerate(technology.row.used_by)]
        yield from unknown(material, technology, key="minerals", ids=minerals)
        yield from unknown(material, technology, key="firms", ids=users)
    for firm in material.firms:
        roles = list(enumerate(firm.row.roles))
        yield from unknown(material, firm, key="firms", ids=[(("parent",), firm.row.parent)])
        yield from unknown(
            material, firm, key="minerals", ids=[(("roles", i, "mineral"), role.mineral) for i, role in roles]
        )
        yield from unknown(
            material, firm, key="technologies", ids=[(("roles", i, "technology"), role.technology) for i, role in roles]
        )
    for blacklist in material.lists:
        yield from unknown(material, blacklist, key="measures", ids=each("legal_basis", blacklist.row.legal_basis))


def _cited(located: Located[Row]) -> list[tuple[Path_, str | None]]:
    """Return every source id that a row names, with its path."""
    found: list[tuple[Path_, str | None]] = []
    _collect(located.row, (), found)
    return found


def _collect(value: object, path: Path_, found: list[tuple[Path_, str | None]]) -> None:
    if isinstance(value, Row):
        for name in type(value).model_fields:
            item = getattr(value, name)
            if name == "source":
                found.append(((*path, name), item))
            elif name in ("sources", "confirmed"):
                found += [((*path, name, position), source) for position, source in enumerate(item)]
            elif isinstance(item, tuple):
                _collect(item, (*path, name), found)
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            if isinstance(item, Row):
                _collect(item, (*path, position), found)


def _sources(material: Material) -> Iterator[Fault]:
    used = set(material.used_sources)
    groups: tuple[Sequence[Located[Row]], ...] = (
        material.minerals,
        material.technologies,
        material.firms,
        material.measures,
        material.lists,
        material.rounds,
        material.listings,
        material.coverage,
    )
    for located in (item for group in groups for item in group):
        cited = _cited(located)
        used |= {source for _, source in cited if source is not None}
        yield from unknown(material, located, key="sources", ids=cited)
        own = [(path, source) for path, source in cited if path[0] == "sources"]
        yield from repeated(located, "source", items=own)
    for source in material.sources:
        if source.row.id not in used:
            yield source.fault((), "no row cites this source")
        if source.row.url is None and source.row.description is None and source.is_whole:
            yield source.fault((), "a source without url needs a description")


def _checked(material: Material) -> Iterator[Fault]:
    rows_with_note = (
        *((item, item.row.checked, item.row.note) for item in material.minerals),
        *((item, item.row.checked, item.row.note) for item in material.technologies),
        *((item, item.row.checked, item.row.note) for item in material.firms),
        *((item, item.row.checked, item.row.note) for item in material.measures),
        *((item, item.row.checked, item.row.note) for item in material.lists),
        *((item, item.row.checked, item.row.note) for item in material.listings),
    )
    for located, is_checked, note in rows_with_note:
        if is_checked is False and note is None and located.is_whole:
            yield located.fault(("checked",), "checked: false needs a note")


def _names(material: Material) -> Iterator[Fault]:
    for group in (material.minerals, material.technologies, material.firms, material.lists):
        for located in group:
            yield from repeated(
                located, "name", items=[(("name",), located.row.name), *each("aliases", located.row.aliases)]
            )
    for measure in material.measures:
        yield from repeated(
            measure, "name", items=[(("title",), measure.row.title), *each("aliases", measure.row.aliases)]
        )


def _one_of(
    located: Located[Row], path: Path_, names: tuple[str, str], values: tuple[str | None, str | None]
) -> Iterator[Fault]:
    if (values[0] is None) == (values[1] is None) and located.is_whole:
        yield located.fault(path, f"needs either {names[0]} or {names[1]}")


def _minerals(material: Material) -> Iterator[Fault]:
    symbols: dict[str, str] = {}
    groups = {located.row.id: located.row.part_of for located in material.minerals}
    for mineral in material.minerals:
        row = mineral.row
        if row.symbol is not None and symbols.setdefault(row.symbol, row.id) != row.id:
            yield mineral.fault(("symbol",), f"symbol {row.symbol!r} is that of {symbols[row.symbol]}")
        trail = _circle(groups, row.id)
        if trail is not None:
            yield mineral.fault(("part_of",), "is part of itself: " + " > ".join(trail))
        yield from repeated(
            mineral, "HS code", items=[(("hs_codes", i, "code"), item.code) for i, item in enumerate(row.hs_codes)]
        )
        for i, use in enumerate(row.uses):
            yield from _one_of(mineral, ("uses", i), ("technology", "label"), (use.technology, use.label))
        for i, item in enumerate(row.critical_lists):
            yield from _one_of(mineral, ("critical_lists", i), ("list", "label"), (item.list, item.label))


def _technologies(material: Material) -> Iterator[Fault]:
    for technology in material.technologies:
        yield from repeated(
            technology,
            "firm",
            items=[(("used_by", i, "firm"), item.firm) for i, item in enumerate(technology.row.used_by)],
        )


def _firms(material: Material) -> Iterator[Fault]:
    parents = {located.row.id: located.row.parent for located in material.firms}
    for firm in material.firms:
        for i, role in enumerate(firm.row.roles):
            yield from _one_of(firm, ("roles", i), ("mineral", "technology"), (role.mineral, role.technology))
        trail = _circle(parents, firm.row.id)
        if trail is not None:
            yield firm.fault(("parent",), "is its own parent: " + " > ".join(trail))


def _circle(above: Mapping[str, str | None], start: str) -> list[str] | None:
    """Return the way from a row through what stands above it back to itself; None where there is none."""
    trail = [start]
    while (upper := above.get(trail[-1])) is not None and upper not in trail:
        trail.append(upper)
    return [*trail, start] if upper == start else None
