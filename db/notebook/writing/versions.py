"""Moves a note from one version to the next: its row, its history, and what is typed on into one version."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from db.notebook.records import Action
from db.notebook.rows import Row, Value
from db.notebook.writing.ledger import HISTORY, NOTE, Ledger, table_of

# Saves while typing go into one version for that long.
TYPING = timedelta(minutes=10)
_WORDS = ("text", "judgement", "likelihood", "confidence")
_VERSION_TEXTS = ("entry_id", "entry_name", "text", "judgement", "likelihood", "confidence")


@dataclass(frozen=True, slots=True)
class Typing:
    """A version that the writer which made it may go on with.

    No other writer ever does, so of two files that have the version the one with more saves has all of the other's.
    """

    version_id: str
    operation_id: str
    since: datetime

    def can_go_on(self, ledger: Ledger, row: Row, *, now: datetime) -> bool:
        """Return whether nothing was edited since, and the version is young enough."""
        if row["version_id"] != self.version_id or not timedelta(0) <= now - self.since < TYPING:
            return False
        return ledger.last_operation() == self.operation_id


def advance(ledger: Ledger, row: Row, *, values: Row, action: Action) -> dict[str, Value]:
    """Write the note with new values as its next revision, with a version in the history, and return its row."""
    after = {
        **row,
        **values,
        "revision": int(row["revision"] or 0) + 1,
        "changed": ledger.now,
        "version_id": uuid.uuid4().hex,
    }
    ledger.put(NOTE, after)
    keep(ledger, after, action=action)
    return after


def go_on(ledger: Ledger, row: Row, *, values: Row, typing: Typing) -> dict[str, Value]:
    """Write the note with new values as its next revision into the version that is being typed."""
    after = {**row, **values, "revision": int(row["revision"] or 0) + 1, "changed": ledger.now}
    ledger.amends = typing.operation_id
    ledger.put(NOTE, after)
    table = table_of(HISTORY)
    texts = {name: after[name] for name in _VERSION_TEXTS}
    ledger.connection.execute(
        table.update()
        .where(table.c.id == typing.version_id)
        .values(**texts, revision=after["revision"], at=ledger.now, saves=table.c.saves + 1)
    )
    return after


def keep(ledger: Ledger, row: Row, *, action: Action) -> None:
    """Write the note as it is into the history, under the version id that it has."""
    ledger.add_version(version_row(ledger, row, action=action))


def keep_aside(ledger: Ledger, row: Row, *, revision: int, action: Action) -> None:
    """Keep a text and judgement that are not the note's, once, however often they come."""
    table = table_of(HISTORY)
    same = [table.c[name] == row[name] for name in _WORDS]
    known = select(table.c.id).where(
        table.c.note_id == row["id"], table.c.action == action.value, table.c.revision == revision, *same
    )
    if ledger.connection.execute(known).first() is None:
        aside = {**row, "revision": revision, "version_id": uuid.uuid4().hex}
        ledger.add_version(version_row(ledger, aside, action=action))


def has_text(ledger: Ledger, note_id: str, *, text: str) -> bool:
    """Return whether a version of the note has the text."""
    table = table_of(HISTORY)
    found = select(table.c.id).where(table.c.note_id == note_id, table.c.text == text)
    return ledger.connection.execute(found).first() is not None


def version_row(ledger: Ledger, row: Row, *, action: Action) -> dict[str, Value]:
    """Return the row of the history that holds the note as it is."""
    return {
        **{name: row[name] for name in _VERSION_TEXTS},
        "id": row["version_id"],
        "note_id": row["id"],
        "revision": row["revision"],
        "action": action.value,
        "author": ledger.author,
        "at": ledger.now,
        "saves": 1,
    }
