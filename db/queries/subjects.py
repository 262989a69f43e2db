"""Reads the provisions and listings that bear on an entry, with their force on a day."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.force import Basis, Event, remarks_on
from db.queries.events import events_of_entry, in_order
from db.queries.refs import RANK_OF_STATE, refs, standing
from db.records import EntryRef, Evidence, Kind, Subject, SubjectKind

_SUBJECTS = (
    "SELECT s.subject_no, s.key, s.subject_kind, s.label, s.summary, s.reason, s.note, s.evidence, s.is_checked,"
    " s.measure_id, s.list_id, s.firm_id, s.act_kind, es.scope, es.is_deciding, me.summary,"
    " coalesce(l.country, m.country), m.basis, s.is_confirmed, si.state, si.since, si.until,"
    " si.cause, f.country"
    " FROM entry_subject AS es JOIN subject AS s ON s.subject_no = es.subject_no"
    " LEFT JOIN measure AS m ON m.id = s.measure_id LEFT JOIN entry AS me ON me.id = 'measure/' || s.measure_id"
    " LEFT JOIN list AS l ON l.id = s.list_id LEFT JOIN firm AS f ON f.id = s.firm_id"
    " LEFT JOIN subject_interval AS si ON si.subject_no = s.subject_no AND si.first <= :day AND :day < si.end_day"
    " WHERE es.entry_no = :entry_no"
)
_ITEMS = (
    "SELECT i.subject_no, i.mineral_id, i.technology_id FROM entry_subject AS es"
    " JOIN subject_item AS i ON i.subject_no = es.subject_no WHERE es.entry_no = ? ORDER BY i.subject_no, i.position"
)
# The codes of the item that is the entry; those of every item where it is the act's own page.
_CODES = (
    "SELECT c.subject_no, c.scheme, c.code FROM entry_subject AS es"
    " JOIN subject_code AS c ON c.subject_no = es.subject_no"
    " JOIN subject_item AS i ON i.subject_no = c.subject_no AND i.position = c.item_position"
    " JOIN entry AS e ON e.entry_no = es.entry_no WHERE es.entry_no = ?"
    " AND (e.kind NOT IN ('mineral', 'technology', 'firm')"
    " OR e.id IN ('mineral/' || i.mineral_id, 'technology/' || i.technology_id, 'firm/' || i.firm_id))"
    " ORDER BY c.subject_no, c.position"
)
_TARGETS = (
    "SELECT t.subject_no, t.country FROM entry_subject AS es JOIN subject_target AS t ON t.subject_no = es.subject_no"
    " WHERE es.entry_no = ? ORDER BY t.subject_no, t.country"
)
_CITATIONS = (
    "SELECT s.subject_no, c.source_id FROM entry_subject AS es JOIN subject AS s ON s.subject_no = es.subject_no"
    " JOIN citation AS c ON c.owner = s.key WHERE es.entry_no = ? ORDER BY s.subject_no, c.position"
)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What hangs on the subjects of an entry, by subject number."""

    events: dict[int, list[Event]]
    items: dict[int, list[str]]
    codes: dict[int, list[tuple[str, str]]]
    targets: dict[int, list[str]]
    citations: dict[int, list[str]]
    refs: dict[str, EntryRef]


def subjects(connection: sqlite3.Connection, entry_no: int, *, kind: Kind, as_of: date) -> tuple[Subject, ...]:
    """Return what bears on the entry, what binds first before the rest.

    Those that decide on the entry come before those that only name it, then by state (in force, suspended,
    unconfirmed, announced, proposed, ended, not yet), then the newest state first.

    Args:
        connection: An edition.
        entry_no: Number of the entry in it.
        kind: The entry's kind.
        as_of: The day that states refer to.
    """
    rows = connection.execute(_SUBJECTS, {"entry_no": entry_no, "day": as_of.isoformat()}).fetchall()
    if not rows:
        return ()
    parts = _parts(connection, entry_no, rows)
    found = [(row[0], _subject(row, parts, kind=kind, as_of=as_of)) for row in rows]
    found.sort(key=_order)
    return tuple(subject for _, subject in found)


def _parts(connection: sqlite3.Connection, entry_no: int, rows: list[tuple[Any, ...]]) -> _Parts:
    events = events_of_entry(connection, entry_no)
    items: dict[int, list[str]] = {}
    for number, mineral, technology in connection.execute(_ITEMS, (entry_no,)):
        if mineral is not None or technology is not None:
            items.setdefault(number, []).append(f"mineral/{mineral}" if mineral else f"technology/{technology}")
    codes: dict[int, list[tuple[str, str]]] = {}
    for number, scheme, code in connection.execute(_CODES, (entry_no,)):
        codes.setdefault(number, []).append((scheme, code))
    targets: dict[int, list[str]] = {}
    for number, country in connection.execute(_TARGETS, (entry_no,)):
        targets.setdefault(number, []).append(country)
    citations: dict[int, list[str]] = {}
    for number, source in connection.execute(_CITATIONS, (entry_no,)):
        citations.setdefault(number, []).append(source)
    named = {item for found in items.values() for item in found}
    for row in rows:
        named.update(
            f"{kind}/{slug}" for kind, slug in zip(("measure", "list", "firm"), row[9:12], strict=True) if slug
        )
    return _Parts(events, items, codes, targets, citations, refs(connection, named))


def _subject(row: tuple[Any, ...], parts: _Parts, *, kind: Kind, as_of: date) -> Subject:
    number, key, subject_kind, label, summary, reason, note, evidence, is_checked = row[:9]
    measure_id, list_id, firm_id, act_kind, scope, is_deciding, act_summary, country, basis = row[9:18]
    is_confirmed, state, since, until, cause, firm_country = row[18:]
    events = parts.events.get(number, [])
    named = [parts.refs[item] for item in dict.fromkeys(parts.items.get(number, ())) if item in parts.refs]
    # Where a provision has no words of its own, its act's summary says what it does.
    words = act_summary if summary is None and kind is not Kind.MEASURE and firm_id is None else summary
    return Subject(
        key=key,
        kind=SubjectKind(subject_kind),
        label=label,
        scope=scope,
        summary=words,
        reason=reason,
        measure=parts.refs.get(f"measure/{measure_id}"),
        list=parts.refs.get(f"list/{list_id}"),
        firm=parts.refs.get(f"firm/{firm_id}"),
        minerals=tuple(item for item in named if item.kind is Kind.MINERAL),
        technologies=tuple(item for item in named if item.kind is Kind.TECHNOLOGY),
        codes=tuple(dict.fromkeys(parts.codes.get(number, ()))),
        targets=tuple(parts.targets.get(number, ())),
        standing=standing((state, since, until)),
        cause=events[cause] if cause is not None else None,
        remarks=remarks_on(events, as_of),
        timeline=in_order(events),
        note=note,
        evidence=Evidence(evidence),
        is_checked=bool(is_checked),
        source_ids=tuple(parts.citations.get(number, ())),
        act_kind=act_kind,
        country=country,
        basis=Basis(basis) if basis is not None else Basis.ACT,
        is_deciding=bool(is_deciding),
        is_confirmed=bool(is_confirmed),
        firm_country=firm_country,
    )


def _order(item: tuple[int, Subject]) -> tuple[bool, int, int, int]:
    number, subject = item
    since = subject.standing.since
    newest_first = -since.toordinal() if since is not None else 0
    return not subject.is_deciding, RANK_OF_STATE[subject.standing.state], newest_first, number
