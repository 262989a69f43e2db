"""Edits of the notebook: each says what it did and names the step that takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from db.errors import DataError
from db.notebook import marks
from db.notebook.reader import history, notes, open_reader
from db.records import EntryRef, Kind
from desktop.core.note_draft import NoteJob, Step
from desktop.tasks.marks import FinishReview, PutStar, PutTag, Redo, RestoreText, SetReview, TakeStar, TakeTag, Undo
from desktop.tasks.notes import NoteWriting

GALLIUM = EntryRef("mineral/gallium", Kind.MINERAL, "Gallium")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.sqlite"


@pytest.fixture
def writing(path: Path) -> Iterator[NoteWriting]:
    made = NoteWriting(path, author=lambda: "Ada")
    yield made
    made.close()


def test_star_is_put_on_and_taken_off(writing: NoteWriting, path: Path) -> None:
    done = writing.do(PutStar(GALLIUM))
    assert done.said == "Starred Gallium."
    assert done.changes.entry_ids == {GALLIUM.id}

    taken = writing.do(TakeStar(GALLIUM))

    assert taken.said == "Star taken off Gallium."
    with closing(open_reader(path)) as connection:
        assert marks.stars(connection) == ()


def test_step_takes_back_that_edit_whatever_came_after(writing: NoteWriting, path: Path) -> None:
    starred = writing.do(PutStar(GALLIUM))
    writing.do(PutTag(GALLIUM, "watch"))

    undone = writing.do(Undo(starred.step))

    assert undone.said == "Undone: Star put on Gallium."
    assert undone.step == ""
    with closing(open_reader(path)) as connection:
        assert marks.stars(connection) == ()
        assert [tag.name for tag in marks.tags(connection)] == ["watch"]


def test_edit_that_changes_nothing_has_no_step(writing: NoteWriting) -> None:
    writing.do(PutStar(GALLIUM))

    again = writing.do(PutStar(GALLIUM))

    assert again.step == ""
    assert not again.changes.tables


def test_tag_is_put_on_and_taken_off(writing: NoteWriting, path: Path) -> None:
    assert writing.do(PutTag(GALLIUM, "watch")).said == "Tagged Gallium with “watch”."
    with closing(open_reader(path)) as connection:
        (tag,) = marks.tags_of(connection, GALLIUM.id)

    assert writing.do(TakeTag(GALLIUM, tag)).said == "Tag “watch” taken off Gallium."


def test_tag_without_a_name_is_refused(writing: NoteWriting) -> None:
    with pytest.raises(DataError, match="no name"):
        writing.do(PutTag(GALLIUM, "  "))


def test_review_is_set_and_done(writing: NoteWriting, path: Path) -> None:
    said = writing.do(SetReview(GALLIUM, date(2026, 11, 28), "the pause ends")).said
    assert said == "To look at Gallium again on 2026-11-28."
    with closing(open_reader(path)) as connection:
        (review,) = marks.reviews(connection)
    assert review.reason == "the pause ends"

    assert writing.do(FinishReview(review)).said == "Review of Gallium done."


def test_undo_and_redo_of_nothing_are_said(writing: NoteWriting) -> None:
    assert writing.do(Undo()).said == "Nothing to undo."
    assert writing.do(Redo()).said == "Nothing to redo."


def test_author_stands_in_the_journal(writing: NoteWriting, path: Path) -> None:
    writing.do(PutStar(GALLIUM))

    with closing(open_reader(path)) as connection:
        assert [operation.author for operation in marks.operations(connection)] == ["Ada"]


def test_undone_step_is_brought_again(writing: NoteWriting) -> None:
    writing.do(PutStar(GALLIUM))
    writing.do(Undo())

    assert writing.do(Redo()).said == "Redone: Star put on Gallium."


def test_former_text_comes_back_even_for_a_removed_note(writing: NoteWriting, path: Path) -> None:
    added = writing.write(NoteJob(Step.ADD, GALLIUM, None, "One."))
    assert added is not None
    with closing(open_reader(path)) as connection:
        first = history(connection, added.id)[0]
    writing.write(NoteJob(Step.REMOVE, GALLIUM, added, ""))

    done = writing.do(RestoreText(first))

    assert done.said == "The note on Gallium has its former text again."
    with closing(open_reader(path)) as connection:
        assert [note.text for note in notes(connection, GALLIUM.id)] == ["One."]
