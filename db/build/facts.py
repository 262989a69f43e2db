"""Copies what the YAML says of sources, minerals, technologies, firms, lists and measures into their tables."""

from __future__ import annotations

from collections.abc import Iterator

from db.build.edition_rows import Coverage, Replacement, Source
from db.build.ground import Ground
from db.build.rows import BlackList, Firm, Measure, Mineral, Technology
from db.build.tables import Tables, iso
from db.records import Kind
from db.schema import reference as schema

NO_TRADE = "What it does was not in the texts read."
NO_HOME = "Its home country was not in the texts read."


def add_facts(ground: Ground) -> None:
    """Add every row of fact but those of force, in the order of ids."""
    tables = ground.tables
    material = ground.material
    for source in sorted((item.row for item in material.sources), key=_id):
        tables.add(
            schema.Source,
            id=source.id,
            publisher=source.publisher,
            title=source.title,
            published=iso(source.published),
            url=source.url,
            kind=source.kind,
            description=source.description,
            was_read=int(source.read),
        )
    for mineral in sorted((item.row for item in material.minerals), key=_id):
        _add_mineral(ground, mineral)
    for technology in sorted((item.row for item in material.technologies), key=_id):
        _add_technology(tables, technology)
    for firm in sorted((item.row for item in material.firms), key=_id):
        _add_firm(tables, firm)
    for blacklist in sorted((item.row for item in material.lists), key=_id):
        tables.add(
            schema.BlackList,
            id=blacklist.id,
            list_kind=blacklist.kind,
            country=blacklist.country,
            issuer=blacklist.issuer,
            effect=blacklist.effect,
        )
    for measure in sorted((item.row for item in material.measures), key=_id):
        tables.add(
            schema.Measure,
            id=measure.id,
            issuer=measure.issuer,
            country=measure.country,
            number=measure.number,
            measure_kind=measure.kind,
            basis=measure.basis,
            announced=measure.announced.isoformat(),
            effective=iso(measure.effective),
            comment_until=iso(measure.comment_until),
        )
    _add_not_known(ground)
    for position, item in enumerate(item.row for item in material.coverage):
        _add_coverage(tables, item, position)


def _id(row: Source | Mineral | Technology | Firm | BlackList | Measure) -> str:
    return row.id


def _add_mineral(ground: Ground, mineral: Mineral) -> None:
    tables = ground.tables
    tables.add(
        schema.Mineral,
        id=mineral.id,
        symbol=mineral.symbol,
        mineral_group=mineral.group,
        part_of_id=mineral.part_of,
        substitutes=mineral.substitutes,
    )
    for position, heading in enumerate(mineral.hs_codes):
        tables.add(schema.HsCode, mineral_id=mineral.id, position=position, code=heading.code, covers=heading.covers)
    _add_figures(tables, mineral)
    for position, item in enumerate(mineral.critical_lists):
        tables.add(
            schema.Designation,
            mineral_id=mineral.id,
            position=position,
            list_id=item.list,
            label=item.label or ground.name(Kind.LIST, item.list or ""),
            status=item.status,
            note=item.note,
            source_id=item.source,
        )
    for position, use in enumerate(mineral.uses):
        tables.add(
            schema.MineralUse,
            mineral_id=mineral.id,
            position=position,
            technology_id=use.technology,
            label=use.label or ground.name(Kind.TECHNOLOGY, use.technology or ""),
            note=use.note,
            source_id=use.source,
        )


def _add_figures(tables: Tables, mineral: Mineral) -> None:
    for position, output in enumerate(mineral.production):
        tables.add(
            schema.Production,
            mineral_id=mineral.id,
            position=position,
            year=output.year,
            country=output.country,
            value=output.value,
            unit=output.unit,
            stage=output.stage,
            is_estimated=int(output.estimated),
            note=output.note,
            source_id=output.source,
        )
    for position, reserve in enumerate(mineral.reserves):
        tables.add(
            schema.Reserve,
            mineral_id=mineral.id,
            position=position,
            year=reserve.year,
            country=reserve.country,
            value=reserve.value,
            unit=reserve.unit,
            note=reserve.note,
            source_id=reserve.source,
        )
    for position, reliance in enumerate(mineral.import_reliance):
        tables.add(
            schema.ImportReliance,
            mineral_id=mineral.id,
            position=position,
            country=reliance.country,
            year=reliance.year,
            percent=reliance.percent,
            is_estimated=int(reliance.estimated),
            note=reliance.note,
            source_id=reliance.source,
        )
    for position, origin in enumerate(mineral.import_sources):
        tables.add(
            schema.ImportSource,
            mineral_id=mineral.id,
            position=position,
            country=origin.country,
            origin=origin.origin,
            percent=origin.percent,
            period=origin.period,
            note=origin.note,
            source_id=origin.source,
        )
    for position, price in enumerate(mineral.price):
        tables.add(
            schema.Price,
            mineral_id=mineral.id,
            position=position,
            year=price.year,
            value=price.value,
            unit=price.unit,
            basis=price.basis,
            is_estimated=int(price.estimated),
            source_id=price.source,
        )


def _add_technology(tables: Tables, technology: Technology) -> None:
    tables.add(schema.Technology, id=technology.id, technology_kind=technology.kind, sector=technology.sector)
    for position, dependence in enumerate(technology.depends_on):
        tables.add(
            schema.Dependence,
            technology_id=technology.id,
            position=position,
            mineral_id=dependence.mineral,
            role=dependence.role,
            criticality=dependence.criticality,
            source_id=dependence.source,
        )


def _add_firm(tables: Tables, firm: Firm) -> None:
    tables.add(
        schema.Firm, id=firm.id, firm_kind=firm.kind, country=firm.country, parent_id=firm.parent, sector=firm.sector
    )
    for position, role in enumerate(firm.roles):
        tables.add(
            schema.FirmRole,
            firm_id=firm.id,
            position=position,
            mineral_id=role.mineral,
            technology_id=role.technology,
            role=role.role,
            source_id=role.source,
        )


def _add_not_known(ground: Ground) -> None:
    positions: dict[str, int] = {}
    for owner, text in _not_known(ground):
        position = positions.get(owner, 0)
        ground.tables.add(schema.NotKnown, owner=owner, position=position, text=text)
        positions[owner] = position + 1
    for replacement in sorted((item.row for item in ground.material.replacements), key=_old):
        ground.tables.add(schema.Replacement, old_id=replacement.old, new_id=replacement.new)


def _not_known(ground: Ground) -> Iterator[tuple[str, str]]:
    """Yield each entry with what was not found about it; a firm of which little is known says so without being told."""
    for item in ground.material.not_known:
        yield from ((owner, item.row.text) for owner in item.row.about)
    for firm in sorted((item.row for item in ground.material.firms), key=_id):
        if firm.summary is None and firm.sector is None and not firm.roles:
            yield f"firm/{firm.id}", NO_TRADE
        if firm.country is None:
            yield f"firm/{firm.id}", NO_HOME


def _add_coverage(tables: Tables, item: Coverage, position: int) -> None:
    tables.add(
        schema.Coverage,
        position=position,
        subject=item.subject,
        official_count=item.official_count,
        is_without_count=int(item.no_official_count),
        as_of=item.as_of.isoformat(),
        source_id=item.source,
        missing=item.missing,
        note=item.note,
    )


def _old(row: Replacement) -> str:
    return row.old
