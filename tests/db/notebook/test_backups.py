"""Tests of backups: listed, verified by opening, thinned by age, restored as a step that can be undone."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from db.errors import DataError
from db.notebook import backups, marks, reader
from db.notebook.backups import Backup
from db.notebook.comparing import Count, Fate
from db.notebook.records import Target
from db.notebook.replacing import replace_damaged
from db.notebook.writer import NotebookWriter
from tests.db.notebook.helpers import GALLIUM, HUAWEI, START, TickingClock, read_history, read_notes
from tests.db.notebook.make_notebook_v1 import TARGET as V1

ENTRY = Target("mineral/gallium", "Gallium")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.sqlite"


@pytest.fixture
def writer(path: Path) -> Iterator[NotebookWriter]:
    with NotebookWriter(path, clock=TickingClock(), author="Ada") as opened:
        yield opened


def named(folder: Path, moment: datetime, *, reason: str = "changed", content: Path | None = None) -> Path:
    folder.mkdir(exist_ok=True)
    target = folder / f"notebook-{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}-{reason}.sqlite"
    if content is None:
        target.write_bytes(b"SQLite format 3\x00 and then nothing of use")
    else:
        shutil.copy(content, target)
    return target


def test_made_backup_is_listed_and_verified(writer: NotebookWriter, path: Path) -> None:
    writer.add_note(GALLIUM, "text")

    made = backups.make(path, reason="by-hand", now=START)

    assert backups.list_backups(backups.folder_of(path)) == (made,)
    assert (made.reason, made.made) == ("by-hand", START)
    verdict = backups.verify(made)
    assert (verdict.fault, verdict.notes, verdict.version) == (None, 1, 3)
    assert verdict.newest == read_notes(path)[0].changed


def test_backup_of_a_missing_notebook_is_told(path: Path) -> None:
    with pytest.raises(DataError, match="There is no notebook at"):
        backups.make(path, reason="by-hand", now=START)


def test_other_files_in_the_folder_are_no_backups(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for name in ("letter.txt", "notebook.sqlite", ".20261125T100000Z-1.partial", "notebook-2026-x.sqlite"):
        (folder / name).touch()

    assert backups.list_backups(folder) == ()
    assert backups.list_backups(tmp_path / "nowhere") == ()


@pytest.mark.parametrize("size", [0, 50, 5000], ids=["empty", "header", "half"])
def test_useless_backup_is_told_when_verified(writer: NotebookWriter, path: Path, size: int) -> None:
    for number in range(20):
        writer.add_note(GALLIUM, f"text {number} " * 100)
    made = backups.make(path, reason="by-hand", now=START)
    os.truncate(made.path, size)

    assert backups.verify(made).fault is not None


def test_backup_is_due_when_something_changed_and_the_interval_passed(writer: NotebookWriter, path: Path) -> None:
    assert backups.is_due(path, now=START)
    made = backups.make(path, reason="changed", now=START - timedelta(hours=1)).made
    assert not backups.is_due(path, now=START)
    writer.marks.star([ENTRY])
    assert not backups.is_due(path, now=made + timedelta(minutes=29))
    assert backups.is_due(path, now=made + timedelta(minutes=31))
    assert not backups.is_due(path.with_name("missing.sqlite"), now=START)


def test_thinning_keeps_a_day_whole_then_one_a_day_a_week_and_a_month(path: Path, tmp_path: Path) -> None:
    NotebookWriter(path, clock=TickingClock()).close()
    folder = tmp_path / "backups"
    for hours in (*range(0, 24 * 40, 7), *range(24 * 40, 24 * 600, 24 * 3)):
        named(folder, START - timedelta(hours=hours), content=path)

    gone = backups.thin(folder, now=START)

    left = [known.made for known in backups.list_backups(folder)]
    ages = [START - made for made in left]
    assert sum(age < timedelta(days=1) for age in ages) == 4
    month = [made.date() for made, age in zip(left, ages, strict=True) if timedelta(1) <= age < timedelta(30)]
    assert len(month) == len(set(month)) == 30
    year = [made.isocalendar()[:2] for made, age in zip(left, ages, strict=True) if timedelta(30) <= age]
    assert len(year) == len(set(year))
    assert 50 < len(year) < 70
    assert len(gone) + len(left) == 138 + 187
    assert backups.thin(folder, now=START) == ()


def test_good_backup_never_goes_for_a_damaged_one(path: Path, tmp_path: Path) -> None:
    NotebookWriter(path, clock=TickingClock()).close()
    folder = tmp_path / "backups"
    day = datetime(2026, 11, 10, tzinfo=UTC)
    damaged = named(folder, day + timedelta(hours=9))
    good = named(folder, day + timedelta(hours=6), content=path)
    older = named(folder, day + timedelta(hours=3), content=path)

    assert backups.thin(folder, now=START) == (older,)
    assert damaged.exists()
    assert good.exists()


def test_backup_before_a_merge_is_kept_for_a_month(path: Path, tmp_path: Path) -> None:
    NotebookWriter(path, clock=TickingClock()).close()
    folder = tmp_path / "backups"
    named(folder, START - timedelta(days=3), content=path)
    named(folder, START - timedelta(days=3, hours=1), reason="before-merge", content=path)

    assert backups.thin(folder, now=START) == ()


def test_restore_is_previewed_done_and_undone(writer: NotebookWriter, path: Path) -> None:
    first = writer.add_note(GALLIUM, "first")
    gone = writer.add_note(GALLIUM, "will be removed")
    writer.tags.put("urgent", [ENTRY])
    made = backups.make(path, reason="by-hand", now=START)
    writer.save_note(first.id, "changed since", expected_revision=1)
    writer.remove_note(gone.id)
    later = writer.add_note(HUAWEI, "later")
    writer.marks.add_review(ENTRY, date(2026, 12, 1))
    before = read_notes(path)

    preview = writer.preview_restore(made.path)

    assert {difference.note_id: difference.fate for difference in preview.notes} == {
        first.id: Fate.CHANGES,
        gone.id: Fate.APPEARS,
        later.id: Fate.VANISHES,
    }
    assert preview.counts == {"note": Count(1, 1, 1), "review": Count(vanish=1)}
    assert not preview.is_empty
    safe = writer.restore(made.path)

    assert sorted(note.text for note in read_notes(path)) == ["first", "will be removed"]
    assert writer.preview_restore(made.path).is_empty
    assert {version.text for version in read_history(path, first.id)} == {"first", "changed since"}
    assert "before-restore" in safe.name
    assert len(backups.list_backups(backups.folder_of(path))) == 2
    writer.undo()
    assert [note.text for note in read_notes(path)] == [note.text for note in before]
    with closing(reader.open_reader(path)) as connection:
        assert len(marks.reviews(connection)) == 1


def test_open_editor_notices_a_restore(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "first")
    made = backups.make(path, reason="by-hand", now=START)
    seen = writer.save_note(note.id, "second", expected_revision=1)
    writer.restore(made.path)

    with pytest.raises(DataError, match="was changed elsewhere"):
        writer.save_note(note.id, "third", expected_revision=seen.revision)


def test_backup_of_version_1_is_restored(writer: NotebookWriter, path: Path) -> None:
    writer.add_note(GALLIUM, "mine")
    before = V1.read_bytes()

    writer.restore(V1)

    assert sorted(note.id for note in read_notes(path)) == ["a" * 32, "b" * 32]
    assert read_history(path, "a" * 32)[0].text == "First thoughts."
    assert V1.read_bytes() == before


def test_damaged_backup_is_not_restored(writer: NotebookWriter, path: Path) -> None:
    for number in range(20):
        writer.add_note(GALLIUM, f"text {number} " * 100)
    made = backups.make(path, reason="by-hand", now=START)
    os.truncate(made.path, made.size // 2)
    before = read_notes(path)

    with pytest.raises(DataError, match="is damaged"):
        writer.restore(made.path)

    assert read_notes(path) == before


def test_restore_stops_where_the_present_state_cannot_be_backed_up(writer: NotebookWriter, path: Path) -> None:
    writer.add_note(GALLIUM, "text")
    made = backups.make(path, reason="by-hand", now=START)
    aside = path.with_name("aside.sqlite")
    made.path.rename(aside)
    shutil.rmtree(made.path.parent)
    made.path.parent.touch()
    writer.add_note(GALLIUM, "later")

    with pytest.raises(DataError, match="No backup of the notebook could be written"):
        writer.restore(aside)

    assert len(read_notes(path)) == 2


def test_damaged_notebook_is_moved_aside_for_a_backup(path: Path) -> None:
    with NotebookWriter(path, clock=TickingClock()) as writer:
        writer.add_note(GALLIUM, "text")
        made = backups.make(path, reason="by-hand", now=START)
    path.write_bytes(path.read_bytes()[:3000])

    aside = replace_damaged(path, made.path, now=START)

    assert read_notes(path)[0].text == "text"
    assert aside is not None
    assert aside.name == "notebook-damaged-20261125T100000Z.sqlite"
    assert aside.stat().st_size == 3000
    assert made.path.exists()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_damaged_backup_replaces_nothing(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"damaged")
    bad = Backup(named(tmp_path / "backups", START), START, "changed", 0)

    with pytest.raises(DataError):
        replace_damaged(path, bad.path, now=START)

    assert path.read_bytes() == b"damaged"
