"""A notebook with 100,000 notes: opened, searched, listed and saved."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from db.notebook.finding import find_notes, marked
from db.notebook.reader import newest_notes, noted_entries, notes, open_reader
from db.search.query import Query, parse
from tests.bench.figures import Figure, latency, timed
from tests.bench.many_notes import make

NOTES = 100_000
ROUNDS = 5
DAY = date(2026, 11, 25)
SEARCHES = {
    "one word": ("export ", "gallium ", "kare ", "镓出口"),
    "two common words": ("export control", "gallium licence", "supply notice", "counsel review"),
    "three common words": ("export control licence", "firm list state"),
    "a beginning": ("e", "c", "co", "con", "cont", "contr", "expor", "镓"),
}
TERMS = ("has:note", "has:tag", "tag:urgent", "note:export", 'note:"export control"', "note:c", "note:cont")
SAVES = 60


def measure() -> Iterator[Figure]:
    """Yield percentiles."""
    with tempfile.TemporaryDirectory(prefix="monazite-bench-") as name:
        path = Path(name) / "notebook.sqlite"
        make(path, notes=NOTES)
        opens = [timed(partial(_open, path)) for _round in range(30)]
        yield latency("100,000 notes: opened, newest notes read", opens, budget=50)
        with closing(open_reader(path)) as connection:
            yield from _searches(connection)
            yield from _lists(connection)
        yield from _saves(path)


def _open(path: Path) -> None:
    with closing(open_reader(path)) as connection:
        newest_notes(connection, limit=20)


def _searches(connection: sqlite3.Connection) -> Iterator[Figure]:
    for what, texts in SEARCHES.items():
        samples = [timed(partial(find_notes, connection, text)) for _round in range(ROUNDS) for text in texts]
        yield latency(f"100,000 notes: search by {what}", samples, budget=50)
    for term in TERMS:
        query: Query = parse(term)
        samples = [timed(partial(marked, connection, query, today=DAY)) for _round in range(ROUNDS)]
        yield latency(f"100,000 notes: entries of {term}", samples, budget=50)


def _lists(connection: sqlite3.Connection) -> Iterator[Figure]:
    ids = sorted(noted_entries(connection))[:100]
    samples = [timed(partial(notes, connection, entry_id)) for entry_id in ids]
    yield latency("100,000 notes: notes of an entry", samples, budget=50)
    yield Figure("100,000 notes: all of them read", timed(partial(notes, connection)), "ms")


def _saves(path: Path) -> Iterator[Figure]:
    from db.notebook.writer import NotebookWriter

    opened: list[NotebookWriter] = []
    yield Figure(
        "100,000 notes: checked and opened for writing", timed(lambda: opened.append(NotebookWriter(path))), "ms"
    )
    with opened[0] as writer, closing(open_reader(path)) as connection:
        samples = []
        for number, note in enumerate(newest_notes(connection, limit=SAVES)):
            save = partial(writer.save_note, note.id, f"text {number} export control", expected_revision=note.revision)
            samples.append(timed(save))
    yield latency("100,000 notes: a note saved, durable", samples, budget=30)
