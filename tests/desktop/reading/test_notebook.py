"""What the window shows of the notebook is read from the file each time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.errors import DataError
from db.notebook.backups import make
from db.notebook.records import Target
from db.notebook.writer import NotebookWriter, utc_now
from db.records import EntryRef, Kind
from desktop.reading.notebook import NotebookReading

GALLIUM = EntryRef("mineral/gallium", Kind.MINERAL, "Gallium")
GONE = EntryRef("mineral/unobtainium", Kind.MINERAL, "Unobtainium")
TARGET = Target(GALLIUM.id, GALLIUM.name)


def ref(entry_id: str) -> EntryRef:
    """Know gallium alone."""
    if entry_id != GALLIUM.id:
        raise DataError("There is no such entry.")
    return GALLIUM


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[NotebookWriter]:
    with NotebookWriter(tmp_path / "notebook.sqlite") as made:
        yield made


@pytest.fixture
def reading(tmp_path: Path) -> NotebookReading:
    return NotebookReading(tmp_path / "notebook.sqlite", ref)


def test_notebook_that_is_not_there_is_empty(reading: NotebookReading) -> None:
    assert not reading.marks(GALLIUM.id).tags
    assert not reading.stars()
    assert not reading.searches()
    assert not reading.kept_notes()
    assert not reading.backups()


def test_marks_of_an_entry(reading: NotebookReading, writer: NotebookWriter) -> None:
    writer.marks.star((TARGET,))
    writer.tags.put("watch", (TARGET,))
    done = writer.marks.add_review(TARGET, date(2026, 1, 1))
    writer.marks.finish_review(done.id)
    writer.marks.add_review(TARGET, date(2026, 2, 1))

    marks = reading.marks(GALLIUM.id)

    assert marks.is_starred
    assert [tag.name for tag in marks.tags] == [tag.name for tag in reading.tags()] == ["watch"]
    assert [review.due for review in marks.reviews] == [date(2026, 2, 1)]


def test_what_the_home_page_lists(reading: NotebookReading, writer: NotebookWriter) -> None:
    writer.marks.star((TARGET,))
    writer.marks.add_review(TARGET, date(2026, 1, 1))
    writer.marks.add_review(TARGET, date(2026, 3, 1))
    writer.add_note(GALLIUM, "Mine.")

    assert [star.target for star in reading.stars()] == [TARGET]
    assert [review.due for review in reading.due_reviews(date(2026, 2, 1))] == [date(2026, 1, 1)]
    assert [note.text for note in reading.newest_notes(3)] == ["Mine."]


def test_note_whose_entry_is_gone_is_kept(reading: NotebookReading, writer: NotebookWriter) -> None:
    writer.add_note(GALLIUM, "Here.")
    writer.add_note(GONE, "Kept.")

    assert [(note.entry_name, note.text) for note in reading.kept_notes()] == [("Unobtainium", "Kept.")]


def test_history_searches_and_backups(reading: NotebookReading, writer: NotebookWriter) -> None:
    note = writer.add_note(GALLIUM, "One.")
    writer.save_note(note.id, "Two.", expected_revision=1)
    writer.shelves.save_search("Suspended", "state:suspended", kind="mineral")
    made = make(reading.path, reason="by-hand", now=utc_now())

    assert [version.text for version in reading.history(note.id)] == ["One.", "Two."]
    assert [search.query for search in reading.searches()] == ["state:suspended"]
    assert reading.backups() == (made,)
