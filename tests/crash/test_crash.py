"""A writer killed at any instant loses nothing that it confirmed; the hundreds of rounds: ``python -m tests.crash``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.crash.scenarios import SCENARIOS

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 6


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("name", list(SCENARIOS))
def test_killed_writer_leaves_a_whole_notebook(name: str) -> None:
    command = [sys.executable, "-m", "tests.crash", "--rounds", str(ROUNDS), name]

    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)

    assert result.returncode == 0, result.stderr
    figures = json.loads(result.stdout)
    assert figures["rounds"] == ROUNDS
    assert figures["killed"] > 0
