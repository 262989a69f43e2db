"""The command line as a fixture: on the real edition, and on the small one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop.cli.command import Command


@pytest.fixture
def run(edition_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return the command line on the edition of the real reference data, with 100 columns."""
    monkeypatch.setenv("COLUMNS", "100")
    return Command(edition_path, tmp_path / "data")


@pytest.fixture
def run_small(small_edition_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return the command line on the small edition, with 100 columns."""
    monkeypatch.setenv("COLUMNS", "100")
    return Command(small_edition_path, tmp_path / "data")
