"""The notebook is brought up to date, examined and backed up when the program starts; nothing is made or lost."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile

import pytest

from db.notebook.backups import folder_of, list_backups
from db.notebook.health import Condition
from db.notebook.writer import NotebookWriter
from db.records import EntryRef, Kind
from desktop.tasks.notebook_start import prepare
from tests.db.notebook.make_notebook_v1 import TARGET as V1

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
GALLIUM = EntryRef("mineral/gallium", Kind.MINERAL, "Gallium")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "notebook.sqlite"


def test_missing_notebook_is_not_made(path: Path) -> None:
    found = prepare(path, NOW)

    assert found.health.condition is Condition.MISSING
    assert not path.exists()


def test_good_notebook_is_backed_up_when_it_is_time(path: Path) -> None:
    with NotebookWriter(path) as writer:
        writer.add_note(GALLIUM, "Mine.")

    found = prepare(path, NOW)
    prepare(path, NOW)

    assert found.health.condition is Condition.GOOD
    assert found.fault is None
    assert [backup.reason for backup in list_backups(folder_of(path))] == ["changed"]


def test_foreign_file_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"something else, longer than nothing")

    found = prepare(path, NOW)

    assert found.health.fault is not None
    assert path.read_bytes() == b"something else, longer than nothing"


def test_old_notebook_is_brought_up_to_date_after_a_backup(path: Path) -> None:
    path.parent.mkdir()
    copyfile(V1, path)

    found = prepare(path, NOW)

    assert found.is_migrated
    assert found.health.condition is Condition.GOOD
    assert list_backups(folder_of(path))


def test_backup_that_cannot_be_made_is_told_and_the_notebook_is_used(path: Path) -> None:
    with NotebookWriter(path) as writer:
        writer.add_note(GALLIUM, "Mine.")
    folder_of(path).write_text("in the way", encoding="utf-8")

    found = prepare(path, NOW)

    assert found.health.condition is Condition.GOOD
    assert found.fault is not None
