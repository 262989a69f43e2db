"""Backups are made when it is time, checked, compared and restored as one step."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from db.notebook import backups, file, marks
from db.notebook.reader import open_reader
from db.notebook.writer import NotebookWriter
from desktop.tasks.backups import Restore, check, differences, make, make_if_due, salvage_beside
from desktop.tasks.notes import NoteWriting
from tests.db.notebook.helpers import GALLIUM, read_notes

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


def write(path: Path, text: str, now: datetime) -> None:
    """Write a note at the time."""
    with NotebookWriter(path, clock=lambda: now) as writer:
        writer.add_note(GALLIUM, text)


def test_backup_is_due_half_an_hour_after_the_last_where_something_changed(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    assert make_if_due(path, NOW) is None
    write(path, "one", NOW)
    assert make_if_due(path, NOW) is not None
    write(path, "two", NOW + timedelta(minutes=5))

    assert make_if_due(path, NOW + timedelta(minutes=29)) is None
    assert make_if_due(path, NOW + timedelta(minutes=30)) is not None
    assert make_if_due(path, NOW + timedelta(hours=9)) is None


def test_backup_is_made_checked_compared_and_restored(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    write(path, "one", NOW)
    verdict = make(path, NOW)
    write(path, "two", NOW + timedelta(minutes=1))
    assert check(verdict.backup).notes == 1
    assert [each.fate.value for each in differences(path, verdict.backup.path).notes] == ["vanishes"]
    writing = NoteWriting(path)

    done = writing.do(Restore(verdict.backup))

    assert "before-restore" in done.said
    assert [note.text for note in read_notes(path)] == ["one"]
    with closing(open_reader(path)) as connection:
        assert marks.operations(connection)[0].group_id == done.step
    writing.close()
    with NotebookWriter(path) as writer:
        writer.undo(done.step)
    assert [note.text for note in read_notes(path)] == ["one", "two"]


def test_damaged_notebook_is_salvaged_beside_its_backups_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    write(path, "one", NOW)
    content = path.read_bytes()
    path.write_bytes(content + b"\xff" * 4096)
    with closing(file.connect_read_only(path)) as connection:
        connection.execute("SELECT 1")

    done = salvage_beside(path, NOW)
    known = backups.list_backups(backups.folder_of(path))
    assert [each.reason for each in known] == ["salvaged"]
    assert known[0].path == done.target
    aside = NoteWriting(path).replace(done.target, NOW)

    assert aside is not None
    assert aside.read_bytes().startswith(content)
    assert [note.text for note in read_notes(path)] == ["one"]
