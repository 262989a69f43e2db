"""Notes are written into the notebook."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.errors import DataError
from db.notebook.reader import history, notes, open_reader
from db.notebook.records import NoteConflictError
from db.records import EntryRef, Kind
from desktop.core.note_draft import NoteJob, Step
from desktop.tasks.notes import NoteWriting

ENTRY = EntryRef("mineral/gallium", Kind.MINERAL, "Gallium")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "notebook.sqlite"


@pytest.fixture
def writing(path: Path) -> Iterator[NoteWriting]:
    made = NoteWriting(path)
    yield made
    made.close()


def _texts(path: Path) -> list[str]:
    with closing(open_reader(path)) as connection:
        return [note.text for note in notes(connection, ENTRY.id)]


def test_note_is_added_saved_and_removed(writing: NoteWriting, path: Path) -> None:
    added = writing.write(NoteJob(Step.ADD, ENTRY, None, "One."))
    assert added is not None
    saved = writing.write(NoteJob(Step.SAVE, ENTRY, added, "Two."))
    assert saved is not None
    assert _texts(path) == ["Two."]

    removed = writing.write(NoteJob(Step.REMOVE, ENTRY, saved, ""))

    assert removed is None
    assert _texts(path) == []


def test_save_over_anothers_text_is_refused(writing: NoteWriting) -> None:
    added = writing.write(NoteJob(Step.ADD, ENTRY, None, "One."))
    writing.write(NoteJob(Step.SAVE, ENTRY, added, "Theirs."))

    with pytest.raises(NoteConflictError) as caught:
        writing.write(NoteJob(Step.SAVE, ENTRY, added, "Mine."))

    assert caught.value.current.text == "Theirs."


def test_closing_twice_does_no_harm(path: Path) -> None:
    writing = NoteWriting(path)
    writing.warm()
    writing.close()
    writing.close()

    assert not path.exists()


def test_author_is_asked_before_each_write(path: Path) -> None:
    names = iter(["A. Analyst", "B. Analyst"])
    made = NoteWriting(path, author=names.__next__)
    added = made.write(NoteJob(Step.ADD, ENTRY, None, "One."))
    assert added is not None
    made.write(NoteJob(Step.SAVE, ENTRY, added, "Two."))
    made.close()

    with closing(open_reader(path)) as connection:
        authors = {version.author for version in history(connection, added.id)}

    assert authors == {"A. Analyst", "B. Analyst"}


def test_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("", encoding="utf-8")
    made = NoteWriting(tmp_path / "profile" / "within" / "notebook.sqlite")

    with pytest.raises(DataError, match="cannot be made"):
        made.write(NoteJob(Step.ADD, ENTRY, None, "One."))
