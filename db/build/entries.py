"""Adds every entry once, with its grade and its sources."""

from __future__ import annotations

from collections.abc import Iterator

from db.build.ground import Ground
from db.records import Evidence, Kind
from db.schema import derived
from db.schema import reference as schema
from db.search.folding import fold

_Common = tuple[Kind, str, str | None, str | None, str | None, bool | None, tuple[str, ...]]


def add_entries(ground: Ground) -> None:
    """Add the entries by number, and who cites what."""
    rows = {ground.number(common[0], common[1]): common for common in _commons(ground)}
    for number, (kind, slug, name_zh, summary, note, is_checked, sources) in sorted(rows.items()):
        entry_id = f"{kind}/{slug}"
        evidence = ground.evidence(sources)
        # Firms and lists are not checked one by one: a source that was read vouches for them.
        vouched = evidence is not Evidence.SECOND_HAND if is_checked is None else is_checked
        ground.tables.add(
            derived.EntryRow,
            entry_no=number,
            id=entry_id,
            kind=kind,
            name=ground.names[entry_id],
            name_zh=name_zh,
            sort_name=fold(ground.names[entry_id]),
            summary=summary,
            note=note,
            is_checked=int(vouched),
            evidence=evidence,
        )
        for position, source in enumerate(sources):
            ground.tables.add(schema.Citation, owner=entry_id, position=position, source_id=source)


def _commons(ground: Ground) -> Iterator[_Common]:
    material = ground.material
    for mineral in (item.row for item in material.minerals):
        row = mineral
        yield Kind.MINERAL, row.id, row.name_zh, row.summary, row.note, row.checked, row.sources
    for technology in (item.row for item in material.technologies):
        yield (
            Kind.TECHNOLOGY,
            technology.id,
            technology.name_zh,
            technology.summary,
            technology.note,
            technology.checked,
            technology.sources,
        )
    for firm in (item.row for item in material.firms):
        yield Kind.FIRM, firm.id, firm.name_zh, firm.summary, firm.note, firm.checked, firm.sources
    for act in (item.row for item in material.measures):
        yield Kind.MEASURE, act.id, act.title_zh, act.summary, act.note, act.checked, act.sources
    for blacklist in (item.row for item in material.lists):
        yield Kind.LIST, blacklist.id, blacklist.name_zh, None, blacklist.note, blacklist.checked, blacklist.sources
