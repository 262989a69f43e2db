"""Tests of what a notebook file may be and what is said of one that is no use; none of them is changed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db.errors import DataError
from db.notebook import file, opening, reader
from db.notebook.writer import NotebookWriter
from tests.db.notebook.helpers import GALLIUM, START, TickingClock, read_notes


def write_notebook(path: Path, *, notes: int = 1) -> None:
    with NotebookWriter(path, clock=TickingClock()) as writer:
        for number in range(notes):
            writer.add_note(GALLIUM, f"note {number} " + "x" * 500)


def make_text_file(path: Path) -> None:
    path.write_text("Dear diary, today I read about gallium. " * 10)


def make_foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmark (id INTEGER)")


def make_edition(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE manifest (id INTEGER)")
        connection.execute("PRAGMA application_id = 0x4D4F4E5A")


def make_newer_notebook(path: Path) -> None:
    write_notebook(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 7")


def make_truncated_notebook(path: Path) -> None:
    write_notebook(path, notes=40)
    os.truncate(path, path.stat().st_size // 2)


def make_bit_flipped_notebook(path: Path) -> None:
    write_notebook(path, notes=40)
    content = bytearray(path.read_bytes())
    # The b-tree header of the second page: a page type that does not exist.
    content[4096] ^= 0xFF
    path.write_bytes(content)


def make_folder(path: Path) -> None:
    path.mkdir()


def make_short_file(path: Path) -> None:
    path.write_bytes(b"SQLite for")


REFUSED = [
    (make_text_file, "is not a Monazite notebook"),
    (make_short_file, "is not a Monazite notebook"),
    (make_foreign_database, "is not a Monazite notebook"),
    (make_edition, "is not a Monazite notebook"),
    (make_newer_notebook, "is a notebook of version 7; this program knows notebooks up to version 3"),
    (make_truncated_notebook, "is damaged"),
    (make_bit_flipped_notebook, "is damaged"),
    (make_folder, "is a folder, not a notebook"),
]


@pytest.mark.parametrize(("make", "sentence"), REFUSED, ids=[make.__name__ for make, _ in REFUSED])
def test_useless_file_is_refused_by_the_writer_and_not_changed(
    tmp_path: Path, make: Callable[[Path], None], sentence: str
) -> None:
    path = tmp_path / "file.sqlite"
    make(path)
    before = path.read_bytes() if path.is_file() else b""

    with pytest.raises(DataError, match=sentence):
        NotebookWriter(path, clock=TickingClock())

    assert (path.read_bytes() if path.is_file() else b"") == before
    # Looking into a notebook may leave an empty log beside it, as SQLite does.
    assert {entry.name for entry in tmp_path.iterdir() if entry.is_dir() or entry.stat().st_size} <= {
        "file.sqlite",
        "file.sqlite-shm",
    }


@pytest.mark.parametrize(("make", "sentence"), REFUSED[:5], ids=[make.__name__ for make, _ in REFUSED[:5]])
def test_useless_file_is_refused_by_the_reader(tmp_path: Path, make: Callable[[Path], None], sentence: str) -> None:
    path = tmp_path / "file.sqlite"
    make(path)

    with pytest.raises(DataError, match=sentence):
        reader.open_reader(path)


@pytest.mark.parametrize("make", [make_truncated_notebook, make_bit_flipped_notebook])
def test_damaged_notebook_is_told_when_read(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "file.sqlite"
    make(path)

    with pytest.raises(DataError, match="is damaged"):
        read_notes(path)


def test_missing_notebook_reads_as_empty_and_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "notebook.sqlite"

    assert read_notes(path) == ()
    assert not path.parent.exists()


def test_empty_file_becomes_a_notebook(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    path.touch()

    write_notebook(path)

    assert len(read_notes(path)) == 1


def test_locked_notebook_says_so_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    with (
        NotebookWriter(path, clock=TickingClock(), wait_seconds=0.05) as writer,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(DataError, match="is in use by another program"):
            writer.add_note(GALLIUM, "text")

        other.execute("ROLLBACK")
        assert read_notes(path) == ()
        writer.add_note(GALLIUM, "text")
    assert len(read_notes(path)) == 1


def test_full_disk_says_so_and_the_former_text_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "notebook.sqlite"
    opened: list[sqlite3.Connection] = []
    real = opening.open_for_writing

    def remembering(target: Path, **options: object) -> sqlite3.Connection:
        opened.append(real(target, now=START, wait_seconds=1.0))
        return opened[-1]

    monkeypatch.setattr(opening, "open_for_writing", remembering)
    with NotebookWriter(path, clock=TickingClock()) as writer:
        note = writer.add_note(GALLIUM, "small")
        opened[0].execute("PRAGMA max_page_count = 1")

        with pytest.raises(DataError, match="is full") as caught:
            writer.save_note(note.id, "large " * 10_000, expected_revision=1)

        assert "make room" in caught.value.hint
        assert read_notes(path) == (note,)
        opened[0].execute("PRAGMA max_page_count = 100000")
        writer.save_note(note.id, "large " * 10_000, expected_revision=1)
    assert read_notes(path)[0].text == "large " * 10_000


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs rights that can be taken away")
def test_read_only_notebook_is_read_and_not_written(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    path = folder / "notebook.sqlite"
    write_notebook(path)
    path.chmod(0o400)
    folder.chmod(0o500)
    try:
        assert len(read_notes(path)) == 1
        with pytest.raises(DataError, match="may not be written"), NotebookWriter(path, clock=TickingClock()) as writer:
            writer.add_note(GALLIUM, "text")
    finally:
        folder.chmod(0o700)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (sqlite3.SQLITE_BUSY, "in use by another program"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "in use by another program"),
        (sqlite3.SQLITE_FULL, "is full"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "may not be written"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
        (sqlite3.SQLITE_IOERR_WRITE, "reports a fault"),
        (sqlite3.SQLITE_CORRUPT, "is damaged"),
        (sqlite3.SQLITE_NOTADB, "is not a Monazite notebook"),
    ],
)
def test_each_fault_of_the_file_is_a_sentence(code: int, sentence: str) -> None:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code

    with pytest.raises(DataError, match=sentence) as caught, file.faults(Path("/somewhere/notebook.sqlite")):
        raise error

    assert "/somewhere/notebook.sqlite" in caught.value.text
    assert caught.value.__cause__ is error


def test_bug_in_our_own_sql_is_no_fault_of_the_file(tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(":memory:")) as connection,
        pytest.raises(sqlite3.OperationalError, match="nonsense"),
        file.faults(tmp_path),
    ):
        connection.execute("SELECT nonsense")


def test_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()

    with pytest.raises(DataError, match="cannot be used"):
        NotebookWriter(tmp_path / "taken" / "notebook.sqlite", clock=TickingClock())


@pytest.mark.skipif(os.name == "nt", reason="no such rights there")
def test_new_notebook_is_for_the_users_eyes_only(tmp_path: Path) -> None:
    path = tmp_path / "made" / "notebook.sqlite"

    write_notebook(path)

    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_notebook_is_durable_by_its_settings(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"

    with closing(opening.open_for_writing(path, now=START)) as connection:
        settings = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "application_id", "user_version")
        }

    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "application_id": file.APPLICATION_ID,
        "user_version": file.LATEST_VERSION,
    }


@pytest.mark.parametrize("name", ["note #1?.sqlite", "100%.sqlite", "记事本.sqlite", "with space"])
def test_any_file_name_works(tmp_path: Path, name: str) -> None:
    write_notebook(tmp_path / name)

    assert len(read_notes(tmp_path / name)) == 1
    assert {entry.name.removesuffix("-wal").removesuffix("-shm") for entry in tmp_path.iterdir()} == {name}
