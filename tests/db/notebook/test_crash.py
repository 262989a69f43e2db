"""Killing the writing process at any instant loses nothing that was confirmed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db.notebook import file, opening, reader
from tests.db.notebook.helpers import START

ROUNDS = 40
ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_writer_loses_nothing_that_it_confirmed(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    command = [sys.executable, "-m", "tests.db.notebook.crash_worker", str(path), str(ROUNDS), "20261125"]

    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)

    told = json.loads(result.stdout)
    assert told["killed"] == ROUNDS
    assert told["writes"] >= 10
    opening.open_for_writing(path, now=START).close()
    with closing(reader.open_reader(path)) as connection:
        file.check_integrity(connection, path)
        for note_id, text in told["confirmed"].items():
            kept = [version.text for version in reader.history(connection, note_id)]
            assert text in kept
            assert reader.note(connection, note_id).text == kept[-1]
