"""Adds every entry once, with its grade, its sources, and the facts on which they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from db.build.ground import Ground
from db.build.row import Vouched
from db.records import Evidence, Kind
from db.schema import derived
from db.schema import reference as schema
from db.search.folding import fold


@dataclass(frozen=True, slots=True)
class _Common:
    """What every kind of entry has. `is_checked` is None where nobody checks rows one by one."""

    kind: Kind
    slug: str
    name_zh: str | None
    summary: str | None
    note: str | None
    is_checked: bool | None
    row: Vouched


def add_entries(ground: Ground) -> None:
    """Add the entries by number, who cites what, and where sources differ."""
    rows = {ground.number(common.kind, common.slug): common for common in _commons(ground)}
    for number, common in sorted(rows.items()):
        entry_id = f"{common.kind}/{common.slug}"
        evidence = ground.evidence(common.row.sources)
        # Firms and lists are not checked one by one: a source that was read vouches for them.
        vouched = evidence is not Evidence.SECOND_HAND if common.is_checked is None else common.is_checked
        ground.tables.add(
            derived.EntryRow,
            entry_no=number,
            id=entry_id,
            kind=common.kind,
            name=ground.names[entry_id],
            name_zh=common.name_zh,
            sort_name=fold(ground.names[entry_id]),
            summary=common.summary,
            note=common.note,
            is_checked=int(vouched),
            is_confirmed=int(bool(common.row.confirmed)),
            evidence=evidence,
        )
        add_sources(ground, entry_id, row=common.row)
        add_conflicts(ground, entry_id, row=common.row)


def add_sources(ground: Ground, owner: str, *, row: Vouched) -> None:
    """Add the sources of an entry, provision or listing, and which of them confirm it."""
    for position, source in enumerate(row.sources):
        ground.tables.add(
            schema.Citation,
            owner=owner,
            position=position,
            source_id=source,
            is_confirming=int(source in row.confirmed),
        )


def add_conflicts(ground: Ground, owner: str, *, row: Vouched) -> None:
    """Add the facts of an entry or listing on which sources differ."""
    for position, conflict in enumerate(row.conflicts):
        ground.tables.add(
            schema.Conflict,
            owner=owner,
            position=position,
            field=conflict.field,
            shown=conflict.shown,
            other=conflict.other,
            source_id=conflict.source,
            why=conflict.why,
        )


def _commons(ground: Ground) -> Iterator[_Common]:
    material = ground.material
    for kind, rows in (
        (Kind.MINERAL, [item.row for item in material.minerals]),
        (Kind.TECHNOLOGY, [item.row for item in material.technologies]),
        (Kind.FIRM, [item.row for item in material.firms]),
    ):
        for row in rows:
            yield _Common(kind, row.id, row.name_zh, row.summary, row.note, row.checked, row)
    for act in (item.row for item in material.measures):
        yield _Common(Kind.MEASURE, act.id, act.title_zh, act.summary, act.note, act.checked, act)
    for blacklist in (item.row for item in material.lists):
        yield _Common(
            Kind.LIST,
            blacklist.id,
            blacklist.name_zh,
            None,
            blacklist.note,
            blacklist.checked,
            blacklist,
        )
