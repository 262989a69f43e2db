"""A disk that takes nothing more: each way of writing says so in a sentence, and what was there is there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.notebook import backups
from db.notebook.writer import NotebookWriter
from tests.db.notebook.helpers import GALLIUM, HUAWEI, START, TickingClock, read_notes

ROOT = Path(__file__).resolve().parents[2]
# Files cannot grow beyond their size of now: what the child writes then fails as on a full disk.
CHILD = """
import resource, sys
from pathlib import Path
from db.errors import DataError
from db.notebook import backups
from db.notebook.writer import NotebookWriter
from desktop.reading.exchange import Export, write_export
from tests.db.notebook.helpers import GALLIUM, START, TickingClock
what, folder = sys.argv[1], Path(sys.argv[2])
path, other, backup = folder / "notebook.sqlite", folder / "other.sqlite", Path(sys.argv[3])
with NotebookWriter(path, clock=TickingClock()) as writer:
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    try:
        match what:
            case "save":
                writer.add_note(GALLIUM, "new " * 5000)
            case "backup":
                backups.make(path, reason="by-hand", now=START)
            case "merge":
                writer.merge(other)
            case "restore":
                writer.restore(backup)
            case "export":
                write_export(path, Export(folder / "all.json"), now=START)
    except DataError as error:
        print(error)
    else:
        print("NOTHING WAS SAID")
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="needs a limit of file sizes")
@pytest.mark.parametrize("what", ["save", "backup", "merge", "restore", "export"])
def test_full_disk_is_said_and_nothing_is_lost(tmp_path: Path, what: str) -> None:
    path, other = tmp_path / "notebook.sqlite", tmp_path / "other.sqlite"
    with NotebookWriter(path, clock=TickingClock()) as writer:
        writer.add_note(GALLIUM, "old " * 2000)
        made = backups.make(path, reason="by-hand", now=START)
        writer.add_note(GALLIUM, "mine " * 2000)
    with NotebookWriter(other, clock=TickingClock()) as writer:
        writer.add_note(HUAWEI, "theirs " * 2000)
    before = [note.text for note in read_notes(path)]

    done = subprocess.run(
        [sys.executable, "-c", CHILD, what, str(tmp_path), str(made.path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == 0, done.stderr
    assert "NOTHING WAS SAID" not in done.stdout
    assert done.stdout.strip().endswith(".")
    assert [note.text for note in read_notes(path)] == before
    assert not (tmp_path / "all.json").exists()
    assert [known.path for known in backups.list_backups(backups.folder_of(path))] == [made.path]
    assert backups.verify(made).fault is None
    assert not list(tmp_path.rglob("*.partial*"))
