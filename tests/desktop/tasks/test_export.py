"""The task reads the whole table, writes it whole, and stops when asked."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from db.errors import DataError
from db.words import Kind
from desktop.core.browse_state import BrowseState
from desktop.tasks.export import ExportCancelledError, ExportJob, Ticket, write


def job(edition: Path, target: Path, *, text: str = "", columns: tuple[str, ...] = ()) -> ExportJob:
    """Return a job on the minerals of the edition."""
    state = BrowseState(Kind.MINERAL, text)
    return ExportJob(edition, target.parent / "none.sqlite", state, date(2026, 11, 25), columns, target, Ticket())


def test_all_that_is_filtered_is_written(small_edition_path: Path, tmp_path: Path) -> None:
    asked = job(small_edition_path, tmp_path / "t.json", text="gallium", columns=("state", "name"))

    done = write(asked)

    read = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    assert done.rows == 1
    assert read["query"] == "gallium"
    assert list(read["entries"][0]) == ["id", "state", "name"]
    assert asked.ticket.progress == (1, 1)


def test_existing_file_stays_where_the_work_is_cancelled(small_edition_path: Path, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("before", encoding="utf-8")
    asked = job(small_edition_path, tmp_path / "t.csv")
    asked.ticket.cancel()

    with pytest.raises(ExportCancelledError):
        write(asked)

    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["before"]


def test_cancelling_between_rows_leaves_nothing(small_edition_path: Path, tmp_path: Path) -> None:
    asked = job(small_edition_path, tmp_path / "t.csv")
    asked.ticket.step(0, 2)
    asked.ticket.cancel()

    with pytest.raises(ExportCancelledError):
        asked.ticket.step(1, 2)
    assert asked.ticket.progress == (1, 2)


def test_wrong_ending_is_said_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="names no sort"):
        write(job(tmp_path / "no edition", tmp_path / "t.txt"))
