"""Makes ``tests/data/notebook_v1.sqlite``: run as ``python -m tests.db.notebook.make_notebook_v1``.

Plain SQL on the first migration step alone, so that it makes the same file whatever the program becomes.
The file is kept for ever, to prove that what version 1 wrote stays readable.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from db.notebook.migrations import STEPS

TARGET = Path(__file__).resolve().parents[2] / "data" / "notebook_v1.sqlite"

_NOTES = (
    ("a" * 32, "mineral/gallium", "Gallium", "Clause 2 is what matters: 镓, 〔2024〕46号.", 2, 0),
    ("b" * 32, "firm/no-longer-there", "Gone Ltd", "**Kept** although its entry is gone.", 1, 0),
    ("c" * 32, "mineral/gallium", "Gallium", "Removed, and restorable.", 2, 1),
)
_HISTORY = (
    ("a" * 32, 1, "added", "First thoughts.", "2026-11-20T09:00:00.000000Z"),
    ("a" * 32, 2, "saved", "Clause 2 is what matters: 镓, 〔2024〕46号.", "2026-11-21T09:00:00.000000Z"),
    ("b" * 32, 1, "added", "**Kept** although its entry is gone.", "2026-11-20T09:00:00.000000Z"),
    ("c" * 32, 1, "added", "Removed, and restorable.", "2026-11-20T09:00:00.000000Z"),
    ("c" * 32, 2, "removed", "Removed, and restorable.", "2026-11-21T09:00:00.000000Z"),
)


def make(target: Path) -> None:
    """Write the file anew."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        for statement in STEPS[0]:
            connection.execute(statement)
        connection.execute("PRAGMA user_version = 1")
        entries = {}
        for note_id, entry_id, name, text, revision, is_removed in _NOTES:
            entries[note_id] = (entry_id, name)
            connection.execute(
                "INSERT INTO note (id, entry_id, entry_name, text, revision, created, changed, is_removed)"
                " VALUES (?, ?, ?, ?, ?, '2026-11-20T09:00:00.000000Z', '2026-11-21T09:00:00.000000Z', ?)",
                (note_id, entry_id, name, text, revision, is_removed),
            )
        for number, (note_id, revision, action, text, at) in enumerate(_HISTORY, 1):
            connection.execute(
                "INSERT INTO note_history (id, note_id, revision, action, entry_id, entry_name, text, author, at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, 'Ada', ?)",
                (f"{number:032x}", note_id, revision, action, *entries[note_id], text, at),
            )


if __name__ == "__main__":
    make(TARGET)
