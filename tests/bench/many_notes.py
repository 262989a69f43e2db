"""Makes a notebook with very many notes, the same each time, with a few words that every other note has."""

from __future__ import annotations

import random
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from db.notebook import opening
from db.notebook.rows import stamp
from db.search.tokens import index_text

COMMON = (
    *("export", "control", "licence", "firm", "supply", "notice", "ministry", "clause", "review", "counsel"),
    *("shipment", "gallium", "list", "state", "market"),
)
_SYLLABLES = ("ka", "re", "mi", "to", "lan", "ger", "sol", "ven", "dra", "pho", "qui", "ster", "ban", "cor", "ex")
_RARE = 20_000
_START = datetime(2024, 1, 1, tzinfo=UTC)
_TOGETHER = 500


def make(path: Path, *, notes: int, entries: int = 1500, seed: int = 1) -> None:
    """Write a notebook with so many notes on so many entries; each note has a version, tags are on every tenth."""
    chance = random.Random(seed)
    rare = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _word in range(_RARE)]
    with closing(opening.open_for_writing(path, now=_START)) as connection:
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO entry_key VALUES (?, ?)", ((number, f"firm/e{number}") for number in range(1, entries + 1))
        )
        connection.execute("INSERT INTO tag VALUES ('urgent', 'Urgent', '', ?)", (stamp(_START),))
        for number, text in enumerate(_texts(chance, rare, notes), start=1):
            _add(connection, chance, number, text, entry_no=chance.randint(1, entries))
            # As they come in life: in many transactions, which leaves the index in pieces.
            if number % _TOGETHER == 0:
                connection.execute("COMMIT")
                connection.execute("BEGIN")
        connection.execute("COMMIT")


def _texts(chance: random.Random, rare: list[str], count: int) -> Iterator[str]:
    for number in range(count):
        words = [
            chance.choice(COMMON)
            if chance.random() < 0.3
            else rare[min(int(chance.paretovariate(0.6)) - 1, len(rare) - 1)]
            for _word in range(chance.randint(10, 60))
        ]
        yield " ".join([*words, "镓出口"] if number % 7 == 0 else words)


def _add(connection: sqlite3.Connection, chance: random.Random, number: int, text: str, *, entry_no: int) -> None:
    note_id, version_id = (uuid.UUID(int=chance.getrandbits(128)).hex for _id in range(2))
    at = stamp(_START + timedelta(minutes=10 * number))
    entry = f"firm/e{entry_no}", f"Firm {entry_no}"
    connection.execute(
        "INSERT INTO note (id, entry_id, entry_name, text, revision, created, changed, is_removed, version_id)"
        " VALUES (?, ?, ?, ?, 1, ?, ?, 0, ?)",
        (note_id, *entry, text, at, at, version_id),
    )
    connection.execute(
        "INSERT INTO note_history (id, note_id, revision, action, entry_id, entry_name, text, author, at)"
        " VALUES (?, ?, 1, 'added', ?, ?, ?, 'Ada', ?)",
        (version_id, note_id, *entry, text, at),
    )
    connection.execute("INSERT INTO note_key VALUES (?, ?, ?)", (number, note_id, entry_no))
    connection.execute("INSERT INTO note_text (rowid, text) VALUES (?, ?)", (number, index_text(text)))
    if number % 10 == 0:
        target = (f"note/{note_id}", entry[1], at)
        connection.execute("INSERT INTO tagging VALUES ('urgent', ?, ?, ?)", target)
