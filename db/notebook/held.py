"""Reads which entries the notebook holds something on, whatever the edition has of them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.notebook.fetching import fetch
from db.notebook.records import NOTE_TARGET

if TYPE_CHECKING:
    from db.notes import Note
    from db.records import EntryRef

# What is on an entry beside notes, and the columns that name it.
_MARKS = (
    ("star", "target_id", "target_name"),
    ("tagging", "target_id", "target_name"),
    ("review", "target_id", "target_name"),
    ("decision", "target_id", "target_name"),
    ("collection_entry", "entry_id", "entry_name"),
)


@dataclass(frozen=True, slots=True)
class Held:
    """What the notebook has on one entry.

    Attributes:
        name: The entry's when it was written last.
        notes: How many notes, removed ones not among them; `marks` how much else.
    """

    entry_id: str
    name: str
    notes: int
    marks: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What is on an entry that is not in the edition under its id.

    Attributes:
        renamed: The entry that the edition has in its place; None where it says nothing of it.
        notes: Oldest first.
    """

    held: Held
    renamed: EntryRef | None
    notes: tuple[Note, ...]


def held(connection: sqlite3.Connection) -> tuple[Held, ...]:
    """Return every entry that has a note, star, tag, review or decision or is in a collection, by name."""
    union = " UNION ALL ".join(
        (
            "SELECT entry_id AS id, entry_name AS name, 1 AS notes, 0 AS marks FROM note WHERE is_removed = 0",
            *(
                f"SELECT {id_column}, {name_column}, 0, 1 FROM {table} WHERE {id_column} NOT LIKE '{NOTE_TARGET}%'"
                for table, id_column, name_column in _MARKS
            ),
        )
    )
    found = fetch(
        connection,
        f"SELECT id, max(name) AS name, sum(notes) AS notes, sum(marks) AS marks FROM ({union})"
        " GROUP BY id ORDER BY name, id",
    )
    return tuple(
        Held(str(row["id"]), str(row["name"]), int(row["notes"] or 0), int(row["marks"] or 0)) for row in found
    )
