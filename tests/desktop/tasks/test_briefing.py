"""A briefing is printed from files alone, so that any thread can do it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from db.errors import DataError
from db.notebook.writer import NotebookWriter
from db.records import EntryRef, Kind
from desktop.tasks.briefing import BriefingJob, write

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
