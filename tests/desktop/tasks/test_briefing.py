"""A briefing is printed from files alone, so that any thread can do it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from db.errors import DataError
from db.notebook.writer import NotebookWriter
from db.records import EntryRef, Kind
from desktop.tasks.briefing import BriefingJob, preview, write
from desktop.tasks.export import ExportCancelledError, Ticket

ENTRY = EntryRef("mineral/gallium", Kind.MINERAL, "Gallium")


def _job(edition: Path, folder: Path, *, has_notes: bool = False) -> BriefingJob:
    target = folder / "gallium.pdf"
    notebook = folder / "notebook.sqlite"
    return BriefingJob(edition, notebook, ENTRY.id, date(2026, 1, 15), target, has_notes=has_notes)


def _text(path: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


def test_briefing_has_the_entry(small_edition_path: Path, tmp_path: Path) -> None:
    done = write(_job(small_edition_path, tmp_path))

    assert done.pages >= 1
    assert "Gallium" in _text(done.target)


@pytest.mark.parametrize("has_notes", [False, True])
def test_notes_are_printed_only_when_asked_for(small_edition_path: Path, tmp_path: Path, *, has_notes: bool) -> None:
    with NotebookWriter(tmp_path / "notebook.sqlite") as writer:
        writer.add_note(ENTRY, "Zanzibar.")

    done = write(_job(small_edition_path, tmp_path, has_notes=has_notes))

    assert ("Zanzibar" in _text(done.target)) is has_notes


def test_missing_edition_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        write(_job(tmp_path / "none.sqlite", tmp_path))

    assert not (tmp_path / "gallium.pdf").exists()


def test_what_is_cancelled_leaves_nothing_behind(small_edition_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    ticket = Ticket()
    ticket.cancel()

    with pytest.raises(ExportCancelledError):
        write(replace(_job(small_edition_path, folder), ticket=ticket))

    assert list(folder.iterdir()) == []


def test_cancelling_at_the_last_step_leaves_the_former_file(small_edition_path: Path, tmp_path: Path) -> None:
    class Late(Ticket):
        def step(self, done: int, total: int) -> None:
            if any(folder.glob("*.partial")):
                self.cancel()
            super().step(done, total)

    folder = tmp_path / "out"
    folder.mkdir()
    job = replace(_job(small_edition_path, folder), ticket=Late())
    job.target.write_bytes(b"former")

    with pytest.raises(ExportCancelledError):
        write(job)

    assert [path.name for path in folder.iterdir()] == [job.target.name]
    assert job.target.read_bytes() == b"former"


def test_progress_rises_to_the_end(small_edition_path: Path, tmp_path: Path) -> None:
    class Noted(Ticket):
        def step(self, done: int, total: int) -> None:
            steps.append(done / total)
            super().step(done, total)

    steps: list[float] = []
    job = replace(_job(small_edition_path, tmp_path), further=("deadlines", "coverage"), ticket=Noted())

    done = write(job)

    assert steps == sorted(steps)
    assert steps[0] == 0
    assert 0.6 < steps[-1] <= 1
    assert (done.parts, done.title) == (3, "Gallium and 2 more")


def test_a_preview_is_what_is_written(small_edition_path: Path, tmp_path: Path) -> None:
    job = _job(small_edition_path, tmp_path)

    shown = preview(job)
    write(job)

    assert shown.content == job.target.read_bytes()
    assert (shown.parts, shown.asked) == (1, 1)


def test_a_preview_of_the_first_parts_says_how_many_there_are(small_edition_path: Path, tmp_path: Path) -> None:
    job = replace(_job(small_edition_path, tmp_path), further=("deadlines", "coverage"), most=2)

    shown = preview(job)

    assert (shown.parts, shown.asked) == (2, 3)
    assert write(job).parts == 3
