"""What a killed process left is cleared at the next start, and nothing else is."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from db.notebook.leftovers import clear
from tests.db.notebook.helpers import START


def dead_process() -> int:
    """Return the number of a process that has ended."""
    return int(
        subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True).stdout
    )


@pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file cannot be deleted, so nobody asks")
def test_files_of_a_process_that_is_gone_are_deleted_and_no_others(tmp_path: Path) -> None:
    gone = dead_process()
    left = [tmp_path / f".20261125T100000Z-{gone}.partial", tmp_path / f".notebook.sqlite-{gone}.partial-journal"]
    kept = [
        tmp_path / f".20261125T100000Z-{os.getpid()}.partial",
        tmp_path / f".20261125T100000Z-{os.getppid()}.partial",
        tmp_path / "notebook-20261125T100000Z-by-hand.sqlite",
        tmp_path / "my.partial",
    ]
    for path in (*left, *kept):
        path.write_bytes(b"half")
        os.utime(path, (START.timestamp(), START.timestamp()))

    assert sorted(clear((tmp_path, tmp_path / "missing"), now=START)) == sorted(left)
    assert sorted(tmp_path.iterdir()) == sorted(kept)


def test_what_is_older_than_a_day_belongs_to_nobody(tmp_path: Path) -> None:
    path = tmp_path / f".20261125T100000Z-{os.getpid()}.partial"
    path.write_bytes(b"half")
    os.utime(path, (START.timestamp(), START.timestamp()))

    assert clear((tmp_path,), now=START + timedelta(hours=23)) == ()
    assert clear((tmp_path,), now=START + timedelta(hours=25)) == (path,)
