"""The linter, as this project sets it, finds what the house style leaves to it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.rules.source import ROOT

HEAD = '"""Sample."""\n\nfrom __future__ import annotations\n\n'


def codes(path: str, code: str) -> set[str]:
    """Return the codes of what the linter finds in a text as if it stood at a path."""
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--no-cache",
        "--output-format=json",
        "--stdin-filename",
        path,
        "-",
    ]
    done = subprocess.run(command, cwd=ROOT, input=code, capture_output=True, text=True, check=False, encoding="utf-8")
    return {found["code"] for found in json.loads(done.stdout)}


@pytest.mark.parametrize(
    ("code", "sample"),
    [
        ("TID252", "from .records import Kind\n\n__all__ = ['Kind']\n"),
        ("D103", "def find() -> None:\n    return\n"),
        ("D101", "class Finder:\n    pass\n"),
        ("BLE001", "try:\n    x = 1\nexcept Exception:\n    pass\n"),
        ("FBT001", 'def find(name: str, deep: bool) -> None:\n    """Find."""\n'),
        ("T201", "print(1)\n"),
        ("DTZ011", "import datetime\n\nx = datetime.date.today()\n"),
        ("N802", 'def findAll() -> None:\n    """Find."""\n'),
        ("E711", "x = 1\ny = x == None\n"),
        ("E501", f"x = '{'y' * 120}'\n"),
        ("F401", "import os\n"),
        ("PGH003", "x = 1  # type: ignore\n"),
    ],
)
def test_the_linter_finds(code: str, sample: str) -> None:
    assert code in codes("db/sample.py", HEAD + sample)


def test_the_linter_lets_a_sound_module_pass() -> None:
    sample = '\ndef find(name: str, *, is_deep: bool) -> str:\n    """Return the name."""\n    return name * is_deep\n'

    assert codes("db/sample.py", HEAD + sample) == set()


def test_only_commands_print() -> None:
    assert "T201" not in codes("desktop/cli/sample.py", HEAD + "print(1)\n")
