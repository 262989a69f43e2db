"""Reads one entry with everything that a page shows of it on one day."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

from db.queries.conflicts import conflicts
from db.queries.facts import facts
from db.queries.figures import figures
from db.queries.links import links
from db.queries.quantities import quantities
from db.queries.refs import day, located, ref, refs, standings
from db.queries.subjects import subjects
from db.records import Entry, EntryRef, Evidence, Fact, Figures, Kind, Link, Source, Standing, Subject

__all__ = ["entry", "ref"]


def entry(connection: sqlite3.Connection, entry_id: str, *, as_of: date) -> Entry:
    """Return the entry as it stood on the day. An id that was merged away gives the entry that holds now.

    Args:
        connection: An edition.
        entry_id: Kind and slug (``mineral/gallium``).
        as_of: The day that all states in it refer to; after the edition's own date they are forecasts.

    Raises:
        DataError: There is no such entry.
    """
    number, found = located(connection, entry_id)
    statement = "SELECT summary, note, is_checked, evidence FROM entry WHERE entry_no = ?"
    summary, note, is_checked, evidence = connection.execute(statement, (number,)).fetchone()
    if found.kind is Kind.LIST and summary is None:
        effect = "SELECT effect FROM list WHERE 'list/' || id = ?"
        summary = connection.execute(effect, (found.id,)).fetchone()[0]
    cited = _column(connection, "SELECT source_id FROM citation WHERE owner = ? ORDER BY position", found.id)
    confirming = "SELECT source_id FROM citation WHERE owner = ? AND is_confirming ORDER BY position"
    # A summary carries the sources of the row; without one, its facts do.
    own_facts = facts(connection, found, source_ids=cited if summary is None else ())
    own_subjects = subjects(connection, number, kind=found.kind, as_of=as_of)
    own_links = links(connection, number, entry=found, as_of=as_of)
    own_figures = figures(connection, found)
    own_conflicts = conflicts(connection, found, subjects=own_subjects)
    return Entry(
        ref=found,
        as_of=as_of,
        is_forecast=as_of > _data_date(connection),
        summary=summary,
        aliases=_aliases(connection, number, found),
        facts=own_facts,
        standing=standings(connection, [number], as_of=as_of).get(number, Standing(None)),
        subjects=own_subjects,
        figures=own_figures,
        links=own_links,
        note=note,
        not_known=_column(connection, "SELECT text FROM not_known WHERE owner = ? ORDER BY position", found.id),
        evidence=Evidence(evidence),
        is_checked=bool(is_checked),
        source_ids=cited,
        sources=_sources(
            connection,
            (
                *cited,
                *_cited(own_facts, own_subjects, own_figures, own_links),
                *(conflict.source_id for conflict in own_conflicts),
            ),
        ),
        acts=_acts(connection, own_subjects),
        confirmed_by=_column(connection, confirming, found.id),
        conflicts=own_conflicts,
        quantities=quantities(connection, found),
    )


def _column(connection: sqlite3.Connection, statement: str, value: str) -> tuple[str, ...]:
    return tuple(row[0] for row in connection.execute(statement, (value,)))


def _data_date(connection: sqlite3.Connection) -> date:
    row = connection.execute("SELECT value FROM manifest WHERE key = 'data_date'").fetchone()
    return date.fromisoformat(row[0])


def _aliases(connection: sqlite3.Connection, number: int, found: EntryRef) -> tuple[str, ...]:
    """Return the other names; not the ways to write a number, which would only repeat it."""
    statement = (
        "SELECT text FROM name WHERE entry_no = ? AND field IN ('symbol', 'alias', 'Chinese name')"
        " ORDER BY field <> 'symbol', position"
    )
    names = dict.fromkeys(row[0] for row in connection.execute(statement, (number,)))
    return tuple(name for name in names if name not in (found.name, found.name_zh))


def _cited(
    own_facts: Iterable[Fact],
    own_subjects: Iterable[Subject],
    own_figures: Iterable[Figures],
    own_links: Iterable[Link],
) -> Iterator[str]:
    """Yield the sources of everything that hangs on the entry."""
    for fact in own_facts:
        yield from fact.source_ids
    for subject in own_subjects:
        yield from subject.source_ids
        yield from (event.source for event in subject.timeline if event.source is not None)
    for table in own_figures:
        yield from table.source_ids
    for link in own_links:
        yield from link.source_ids


def _sources(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Source]:
    """Return the sources by id, in the order in which they were asked for."""
    wanted = tuple(dict.fromkeys(ids))
    statement = (
        "SELECT s.id, s.publisher, s.title, s.published, s.url, s.kind, s.description, s.was_read"
        " FROM json_each(?) AS j JOIN source AS s ON s.id = j.value ORDER BY j.key"
    )
    return {
        row[0]: Source(row[0], row[1], row[2], day(row[3]), row[4], row[5], row[6], was_read=bool(row[7]))
        for row in connection.execute(statement, (json.dumps(wanted),))
    }


def _acts(connection: sqlite3.Connection, own_subjects: Iterable[Subject]) -> dict[str, EntryRef]:
    """Return the measures that events name, by slug."""
    slugs = {event.by for subject in own_subjects for event in subject.timeline if event.by is not None}
    found = refs(connection, (f"measure/{slug}" for slug in slugs))
    return {entry_id.partition("/")[2]: act for entry_id, act in found.items()}
