"""What a killed process was doing, and what has to be found afterwards: every confirmed note, no half change."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from db.build.api import build
from db.edition import verify
from db.notebook import backups, file, leftovers, opening, reader, snapshot
from db.notebook.comparing import content
from db.notebook.finding import find_notes
from db.notebook.records import Target
from db.notebook.snapshot import Snapshot
from db.notebook.writer import NotebookWriter
from tests.builders import small_reference, write_reference
from tests.crash.killing import READY, Death, Tell, run_and_kill
from tests.db.notebook.helpers import GALLIUM, HUAWEI, START, TickingClock
from tests.db.notebook.make_notebook_v1 import TARGET as V1

Scenario = Callable[[Path, random.Random], Death]

ENTRY = Target("mineral/gallium", "Gallium")
_MANY = 40


def edits(folder: Path, chance: random.Random) -> Death:
    """Edit notes, tags and stars, undo and redo; every note that was told is there, with its text in the history."""
    path = folder / "notebook.sqlite"
    is_from_start = chance.random() < 1 / 3
    death = run_and_kill(lambda tell: _edit(path, tell), delay=chance.uniform(0.001, 0.15), is_from_start=is_from_start)
    _require_whole(path)
    with closing(reader.open_reader(path)) as connection:
        for line in death.told:
            note_id, text = line.split(" ", 1)
            assert text in {version.text for version in reader.history(connection, note_id)}, line[:60]
    return death


def migration(folder: Path, chance: random.Random) -> Death:
    """Bring a notebook of version 1 up to date; it is of one version or the other, with all its notes."""
    path = folder / "notebook.sqlite"
    shutil.copy(V1, path)

    def migrate(tell: Tell) -> None:
        opening.open_for_writing(path, now=START).close()
        tell("migrated")

    death = run_and_kill(migrate, delay=chance.uniform(0.0005, 0.15), is_from_start=True)
    with closing(file.connect_read_only(path)) as connection:
        version = file.version_of(connection)
        assert version in range(1, file.LATEST_VERSION + 1)
        assert not death.told or version == file.LATEST_VERSION
        assert connection.execute("SELECT COUNT(*) FROM note").fetchone() == (3,)
    _require_whole(path)
    _require_good_backups(path)
    return death


def backing_up(folder: Path, chance: random.Random) -> Death:
    """Write backups while notes are written; what has a backup's name is a good one."""
    path = folder / "notebook.sqlite"

    def back_up(tell: Tell) -> None:
        with NotebookWriter(path, clock=TickingClock()) as writer:
            tell(READY)
            for number in range(1000):
                note = writer.add_note(GALLIUM, f"note {number} " + "x" * 3000)
                tell(f"{note.id} {note.text}")
                backups.make(path, reason="changed", now=START - timedelta(days=40, minutes=number))

    death = run_and_kill(back_up, delay=chance.uniform(0.01, 0.3), is_from_start=False)
    _require_whole(path)
    _require_good_backups(path)
    with closing(reader.open_reader(path)) as connection:
        for line in death.told:
            assert reader.note(connection, line.split(" ", 1)[0]).text == line.split(" ", 1)[1]
    return death


def merge(folder: Path, chance: random.Random) -> Death:
    """Merge another notebook; all of it is there, or nothing."""
    path, other = folder / "notebook.sqlite", folder / "other" / "notebook.sqlite"
    with NotebookWriter(other, clock=TickingClock(), author="Grace") as writer:
        for number in range(_MANY):
            writer.add_note(HUAWEI, f"theirs {number}")
    with NotebookWriter(path, clock=TickingClock(), author="Ada") as writer:
        writer.add_note(GALLIUM, "mine")

    def join(tell: Tell) -> None:
        with NotebookWriter(path, clock=TickingClock(), author="Ada") as own:
            tell(READY)
            own.merge(other)
            tell("merged")
            while own.undo() is not None:
                tell("undone")
                own.redo()
                tell("redone")

    death = run_and_kill(join, delay=chance.uniform(0.01, 0.4), is_from_start=False)
    _require_whole(path)
    _require_good_backups(path)
    with closing(reader.open_reader(path)) as connection:
        theirs = len(reader.notes(connection, HUAWEI.id))
        removed = len(reader.notes(connection, HUAWEI.id, is_removed=True))
        assert (theirs, removed) in ((0, 0), (_MANY, 0), (0, _MANY))
        assert not death.told or theirs + removed == _MANY
        assert [note.text for note in reader.notes(connection, GALLIUM.id)] in (["mine"], [])
    return death


def restore(folder: Path, chance: random.Random) -> Death:
    """Restore backups in turn; the notebook holds the one or the other, and no backup is gone."""
    path = folder / "notebook.sqlite"
    states: list[Snapshot] = []
    sources: list[Path] = []
    with NotebookWriter(path, clock=TickingClock(), author="Ada") as writer:
        for turn in range(2):
            for number in range(_MANY // 2):
                writer.add_note(GALLIUM, f"turn {turn} note {number}")
            writer.marks.star([Target(f"mineral/{turn}", "name")])
            sources.append(backups.make(path, reason="by-hand", now=START + timedelta(minutes=turn)).path)
            states.append(snapshot.take_file(path))

    def switch(tell: Tell) -> None:
        with NotebookWriter(path, clock=TickingClock(), author="Ada") as own:
            tell(READY)
            for turn in range(1000):
                own.restore(sources[turn % 2])
                tell(str(turn % 2))

    death = run_and_kill(switch, delay=chance.uniform(0.01, 0.4), is_from_start=False)
    _require_whole(path)
    _require_good_backups(path)
    assert all(source.exists() for source in sources)
    assert _seen(snapshot.take_file(path)) in [_seen(state) for state in states]
    return death


def edition(folder: Path, chance: random.Random) -> Death:
    """Build another edition over the one in use while notes are written; one of the two is there, whole, always."""
    path, target = folder / "notebook.sqlite", folder / "edition.sqlite"
    first, second = _two_references(folder)
    build(first, target)
    hashes = {verify(target).content_hash}
    build(second, folder / "second.sqlite")
    hashes.add(verify(folder / "second.sqlite").content_hash)

    def change(tell: Tell) -> None:
        with NotebookWriter(path, clock=TickingClock(), author="Ada") as writer:
            tell(READY)
            for turn in range(1000):
                note = writer.add_note(GALLIUM, f"turn {turn}")
                tell(f"{note.id} {note.text}")
                build((second, first)[turn % 2], target)

    death = run_and_kill(change, delay=chance.uniform(0.01, 0.6), is_from_start=False)
    assert verify(target).content_hash in hashes
    _require_whole(path)
    with closing(reader.open_reader(path)) as connection:
        for line in death.told:
            assert reader.note(connection, line.split(" ", 1)[0]).text == line.split(" ", 1)[1]
    return death


SCENARIOS: dict[str, Scenario] = {
    "edits": edits,
    "migration": migration,
    "backups": backing_up,
    "merge": merge,
    "restore": restore,
    "edition": edition,
}


def _two_references(folder: Path) -> tuple[Path, Path]:
    """Write the small reference twice, compiled on different days."""
    made = []
    for day in ("2026-11-22", "2026-11-23"):
        reference = small_reference()
        reference["edition"]["data_date"] = date.fromisoformat(day)
        made.append(write_reference(folder / f"reference-{day}", reference))
    return made[0], made[1]


def _edit(path: Path, tell: Tell) -> None:
    with NotebookWriter(path, clock=TickingClock(), author="Ada") as writer:
        # The first write of a process takes longest; after it there is something to hit at any instant.
        first = writer.add_note(GALLIUM, f"first of {os.getpid()}")
        tell(READY)
        tell(f"{first.id} {first.text}")
        for turn in range(100_000):
            note = writer.add_note(GALLIUM, f"added by {os.getpid()}")
            tell(f"{note.id} {note.text}")
            for number in range(3):
                text = f"saved by {os.getpid()} {turn} {number} " + "x" * 9000
                note = writer.save_note(note.id, text, expected_revision=note.revision, is_typing=number == 2)
                tell(f"{note.id} {note.text}")
            writer.tags.put(f"tag {turn % 3}", [ENTRY, Target.of_note(note)])
            writer.undo()
            writer.redo()
            writer.marks.star([Target(f"mineral/{turn}", "name")])


def _require_whole(path: Path) -> None:
    """Check that the notebook opens for writing, is intact, and agrees with itself."""
    with NotebookWriter(path, clock=TickingClock(), author="after"):
        pass
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        # Each note is a version of its history, and each step of the journal has its changes.
        assert connection.execute(
            "SELECT COUNT(*) FROM note AS n LEFT JOIN note_history AS h ON h.id = n.version_id"
            " WHERE h.text IS NOT n.text OR h.revision IS NOT n.revision"
        ).fetchone() == (0,)
        assert connection.execute(
            "SELECT COUNT(*) FROM operation WHERE merged_by = '' AND id NOT IN (SELECT operation_id FROM row_change)"
        ).fetchone() == (0,)
        assert connection.execute(
            "SELECT COUNT(*) FROM row_change WHERE operation_id NOT IN (SELECT id FROM operation)"
        ).fetchone() == (0,)
        notes = connection.execute("SELECT COUNT(*) FROM note").fetchone()
        assert connection.execute("SELECT COUNT(*) FROM note_key").fetchone() == notes
        assert connection.execute("SELECT COUNT(*) FROM note_text").fetchone() == notes
    with closing(reader.open_reader(path)) as connection:
        added = [note for note in reader.notes(connection) if note.text.startswith("added")]
        assert len(find_notes(connection, "added", limit=100_000)) >= len(added)


def _require_good_backups(path: Path) -> None:
    """Check the backups, and that the next start clears away what was not whole yet."""
    folders = (path.parent, backups.folder_of(path))
    leftovers.clear(folders, now=START)
    assert not [left.name for folder in folders for left in folder.glob(".*.partial*")]
    for known in backups.list_backups(backups.folder_of(path)):
        assert backups.verify(known).fault is None, known.path.name


def _seen(taken: Snapshot) -> object:
    rows = {
        table: sorted(str(sorted(content(table, row).items())) for row in rows.values())
        for table, rows in taken.tables.items()
    }
    rows["note"] = sorted(str(row["text"]) for row in taken.tables["note"].values() if not row["is_removed"])
    return rows
