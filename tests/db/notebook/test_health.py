"""Tests of what is said of a notebook at the start, of risky places, and of getting notes out of a damaged file."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from db.errors import DataError
from db.notebook import backups, file, marks, reader
from db.notebook.finding import find_notes
from db.notebook.health import Condition, examine
from db.notebook.places import Risk, warning_for
from db.notebook.records import Target
from db.notebook.salvage import salvage
from db.notebook.writer import NotebookWriter
from tests.db.notebook.helpers import GALLIUM, START, TickingClock, read_history, read_notes
from tests.db.notebook.make_notebook_v1 import TARGET as V1
from tests.db.notebook.test_notebook_files import (
    make_bit_flipped_notebook,
    make_foreign_database,
    make_newer_notebook,
    make_text_file,
    make_truncated_notebook,
)

NOTES = 80


def write_much(path: Path) -> dict[str, str]:
    """Write a notebook of many pages and return its texts by note."""
    texts = {}
    with NotebookWriter(path, clock=TickingClock(), author="Ada") as writer:
        with writer.grouped("many"):
            for number in range(NOTES):
                note = writer.add_note(GALLIUM, f"note {number} 镓 " + "word " * 60)
                texts[note.id] = note.text
        writer.marks.add_review(Target("mineral/gallium", "Gallium"), date(2026, 12, 1))
        backups.make(path, reason="by-hand", now=START)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return texts


def wreck(path: Path, *, seed: int, pages: int) -> None:
    """Overwrite some pages with noise, but none that says how the tables are made: without these nothing is found."""
    content = path.read_bytes()
    told = set(pages_with(content, b"CREATE "))
    chosen = random.Random(seed).sample([page for page in range(1, len(content) // 4096) if page not in told], pages)
    overwrite(path, chosen, seed=seed)


def pages_with(content: bytes, words: bytes) -> list[int]:
    """Return the pages that have the words, the first one left out."""
    return [page for page in range(1, len(content) // 4096) if words in content[page * 4096 : (page + 1) * 4096]]


def overwrite(path: Path, pages: list[int], *, seed: int) -> None:
    """Overwrite the pages with noise."""
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for page in pages:
        content[page * 4096 : (page + 1) * 4096] = chance.randbytes(4096)
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("make", "condition"),
    [
        (make_text_file, Condition.FOREIGN),
        (make_foreign_database, Condition.FOREIGN),
        (make_newer_notebook, Condition.NEWER),
        (make_truncated_notebook, Condition.DAMAGED),
        (make_bit_flipped_notebook, Condition.DAMAGED),
    ],
)
def test_each_kind_of_useless_file_is_told_apart(tmp_path: Path, make: object, condition: Condition) -> None:
    path = tmp_path / "file.sqlite"
    assert callable(make)
    make(path)
    before = path.read_bytes()

    health = examine(path)

    assert health.condition is condition
    assert health.fault is not None
    assert path.read_bytes() == before


def test_good_old_and_missing_notebooks_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    assert examine(path).condition is Condition.MISSING
    assert not path.exists()
    NotebookWriter(path, clock=TickingClock()).close()
    assert examine(path, is_thorough=True).condition is Condition.GOOD
    assert examine(V1).condition is Condition.OLD
    assert examine(tmp_path).condition is Condition.UNREADABLE


def test_damaged_notebook_is_readable_and_its_backups_are_offered(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    write_much(path)
    content = bytearray(path.read_bytes())
    content[-4096:] = b"\xff" * 4096
    path.write_bytes(content)

    health = examine(path)

    assert (health.condition, health.is_readable) == (Condition.DAMAGED, True)
    assert [known.reason for known in health.backups] == ["by-hand"]
    with pytest.raises(DataError, match="salvage what can be read"):
        NotebookWriter(path, clock=TickingClock())


@pytest.mark.parametrize("seed", range(6))
def test_salvage_gets_out_what_the_damage_left(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "notebook.sqlite"
    texts = write_much(path)
    wreck(path, seed=seed, pages=3)
    before = path.read_bytes()
    target = tmp_path / "salvaged.sqlite"

    done = salvage(path, target, now=START)

    assert path.read_bytes() == before
    found = {note.id: note.text for note in read_notes(target)}
    assert {note_id: text for note_id, text in found.items() if texts.get(note_id) != text} == {}
    # Each note stands in two tables.
    assert len(found) > NOTES * 0.6
    assert done.rows["note"] + done.rebuilt == len(found)
    with closing(reader.open_reader(target)) as connection:
        file.check_integrity(connection, target, is_thorough=True)
        assert len(find_notes(connection, "镓", limit=1000)) == len(found)
    with NotebookWriter(target, clock=TickingClock()) as writer:
        note_id = next(iter(found))
        note = next(note for note in read_notes(target) if note.id == note_id)
        writer.save_note(note_id, "goes on", expected_revision=note.revision)
        assert writer.undo() is not None
    assert read_history(target, note_id)


def test_without_the_pages_that_say_how_the_tables_are_made_a_sentence_points_to_the_backups(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    write_much(path)
    overwrite(path, pages_with(path.read_bytes(), b"CREATE "), seed=1)
    before = path.read_bytes()
    target = tmp_path / "salvaged.sqlite"

    with pytest.raises(DataError, match="restore a backup"):
        salvage(path, target, now=START)

    assert path.read_bytes() == before
    assert not target.exists()


def test_salvage_of_a_good_notebook_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    texts = write_much(path)

    done = salvage(path, tmp_path / "salvaged.sqlite", now=START)

    assert done.is_complete
    assert {note.id: note.text for note in read_notes(done.target)} == texts
    with closing(reader.open_reader(done.target)) as connection:
        assert len(marks.reviews(connection)) == 1
        assert len(marks.operations(connection)) == 2


def test_salvage_of_version_1_brings_it_up_to_date(tmp_path: Path) -> None:
    salvage(V1, tmp_path / "salvaged.sqlite", now=START)

    assert [note.id for note in read_notes(tmp_path / "salvaged.sqlite")] == ["a" * 32, "b" * 32]


@pytest.mark.parametrize("size", [0, 60, 4096])
def test_salvage_of_nothing_is_told_and_leaves_no_file(tmp_path: Path, size: int) -> None:
    path = tmp_path / "notebook.sqlite"
    write_much(path)
    os.truncate(path, size)

    with pytest.raises(DataError, match="Nothing can be read"):
        salvage(path, tmp_path / "salvaged.sqlite", now=START)

    assert not list(tmp_path.glob("salvaged*"))


def test_salvage_replaces_no_file(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="exists already"):
        salvage(V1, V1, now=START)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/Work", "Dropbox"),
        ("Dropbox (Firm)", "Dropbox"),
        ("OneDrive - Firm/Documents", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-a@b.c", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("Documents", None),
        ("Boxes", None),
    ],
)
def test_synced_folder_is_noticed_by_its_name(tmp_path: Path, folder: str, service: str | None) -> None:
    warning = warning_for(tmp_path / folder / "notebook.sqlite", environment={}, mounts=tmp_path / "none")

    assert (warning.name if warning else None) == service
    if warning is not None:
        assert warning.risk is Risk.SYNCED
        assert str(service) in warning.text


def test_onedrive_is_noticed_by_its_variable(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere" / "notebook.sqlite"

    warning = warning_for(path, environment={"OneDriveCommercial": str(path.parent)}, mounts=tmp_path / "none")

    assert warning is not None
    assert warning.name == "OneDrive"


@pytest.mark.parametrize(("kind", "is_noticed"), [("nfs4", True), ("cifs", True), ("ext4", False), ("tmpfs", False)])
def test_network_drive_is_noticed_by_its_mount(tmp_path: Path, kind: str, is_noticed: bool) -> None:
    folder = tmp_path / "shared drive"
    mounts = tmp_path / "mounts"
    place = str(folder).replace(" ", "\\040")
    mounts.write_text(f"/dev/vda / ext4 rw 0 0\nserver:/x {place} {kind} rw 0 0\nbroken\n")

    warning = warning_for(folder / "notebook.sqlite", environment={}, mounts=mounts)

    assert (warning is not None and warning.risk is Risk.NETWORK) is is_noticed
