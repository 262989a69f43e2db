"""The log: a file in the profile, and a ring of the last lines."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core import logs


@pytest.fixture(autouse=True)
def stopped() -> Iterator[None]:
    """Take the handlers off again."""
    yield
    logs.stop()


def test_lines_go_into_the_file_and_the_ring(tmp_path: Path) -> None:
    ring = logs.start(tmp_path / "logs")

    logging.getLogger("monazite.ui").info("opened %d rows", 3)

    assert ring.lines()[-1].endswith("INFO monazite.ui: opened 3 rows")
    assert "opened 3 rows" in (tmp_path / "logs" / "monazite.log").read_text(encoding="utf-8")


def test_ring_keeps_the_last_lines() -> None:
    ring = logs.Ring(size=2)
    for text in ("one", "two", "three"):
        ring.emit(logging.makeLogRecord({"msg": text}))

    assert ring.lines() == ("two", "three")


def test_large_file_of_an_earlier_run_is_kept_aside(tmp_path: Path) -> None:
    (tmp_path / "monazite.log").write_bytes(b"x" * (logs.FILE_LIMIT_BYTES + 1))

    logs.start(tmp_path)

    assert (tmp_path / "monazite.1.log").stat().st_size == logs.FILE_LIMIT_BYTES + 1


def test_folder_that_cannot_be_made_leaves_the_ring(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    ring = logs.start(tmp_path / "file" / "logs")
    logging.getLogger("monazite.ui").info("still here")

    assert ring.lines()[-1].endswith("still here")
