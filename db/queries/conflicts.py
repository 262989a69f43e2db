"""Reads the facts of an entry and of its listings on which sources differ."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from db.records import Conflict, EntryRef, Kind, Subject, SubjectKind


def conflicts(connection: sqlite3.Connection, entry: EntryRef, *, subjects: Iterable[Subject]) -> tuple[Conflict, ...]:
    """Return the conflicts of the entry's own row, then those of its listings in the order of the subjects.

    Args:
        connection: An edition.
        entry: The entry.
        subjects: What bears on it.
    """
    owners: dict[str, str | None] = {entry.id: None}
    owners |= {subject.key: _about(subject, entry.kind) for subject in subjects if subject.kind is SubjectKind.LISTING}
    statement = (
        "SELECT c.owner, c.field, c.shown, c.other, c.source_id, c.why FROM json_each(?) AS j"
        " JOIN conflict AS c ON c.owner = j.value ORDER BY j.key, c.position"
    )
    rows = connection.execute(statement, (json.dumps(list(owners)),))
    return tuple(
        Conflict(field, shown, other, source, why, about=owners[owner])
        for owner, field, shown, other, source, why in rows
    )


def _about(subject: Subject, kind: Kind) -> str:
    """Return whose listing it is: a firm's page names the list, that of a list or an act the firm."""
    firm = subject.firm
    return subject.label if kind is Kind.FIRM or firm is None else firm.name
