"""Tests of saves while typing: few versions, no text lost that another rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db.notebook.records import Action, NoteConflictError
from db.notebook.writer import NotebookWriter
from db.records import Confidence, Judgement, Likelihood, Note, NotePart, PartKind
from tests.db.notebook.helpers import GALLIUM, HUAWEI, START, TickingClock, read_history, read_notes


class SetClock:
    """Tells the time that it was set to."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.sqlite"


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def writer(path: Path, clock: SetClock) -> Iterator[NotebookWriter]:
    with NotebookWriter(path, clock=clock, author="Ada") as opened:
        yield opened


def texts(path: Path, note: Note) -> list[str]:
    return [version.text for version in read_history(path, note.id)]


def type_on(writer: NotebookWriter, note: Note, text: str) -> Note:
    return writer.save_note(note.id, text, expected_revision=note.revision, is_typing=True)


def test_what_is_typed_within_ten_minutes_is_one_version_and_one_step(
    writer: NotebookWriter, path: Path, clock: SetClock
) -> None:
    note = writer.add_note(GALLIUM, "begun")
    for number in range(20):
        clock.now += timedelta(seconds=20)
        note = type_on(writer, note, f"typed {number}")

    assert texts(path, note) == ["begun", "typed 19"]
    assert note.revision == 21
    assert read_history(path, note.id)[-1].saves == 20
    writer.undo()
    assert read_notes(path)[0].text == "begun"
    writer.redo()
    assert read_notes(path)[0].text == "typed 19"


def test_after_ten_minutes_a_new_version_begins(writer: NotebookWriter, path: Path, clock: SetClock) -> None:
    note = type_on(writer, writer.add_note(GALLIUM, "begun"), "before")
    clock.now += timedelta(minutes=10)
    note = type_on(writer, note, "after")

    assert texts(path, note) == ["begun", "before", "after"]


def test_a_new_note_is_typed_into_its_first_version(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "A", is_typing=True)
    note = type_on(writer, note, "Ask")

    assert texts(path, note) == ["Ask"]
    assert read_history(path, note.id)[0].action is Action.ADDED
    writer.undo()
    assert read_notes(path) == ()
    writer.redo()
    assert read_notes(path)[0].text == "Ask"


def test_another_edit_in_between_begins_a_new_version(writer: NotebookWriter, path: Path) -> None:
    note = type_on(writer, writer.add_note(GALLIUM, "begun"), "before")
    writer.add_note(HUAWEI, "other")
    note = type_on(writer, note, "after")

    assert texts(path, note) == ["begun", "before", "after"]


def test_undo_in_between_begins_a_new_version(writer: NotebookWriter, path: Path) -> None:
    note = type_on(writer, writer.add_note(GALLIUM, "begun"), "typed")
    writer.undo()
    note = type_on(writer, read_notes(path)[0], "typed anew")

    assert texts(path, note) == ["begun", "typed", "begun", "typed anew"]


def test_another_writer_of_the_same_name_never_goes_on_with_the_version(
    writer: NotebookWriter, path: Path, clock: SetClock
) -> None:
    note = type_on(writer, writer.add_note(GALLIUM, "begun"), "here")
    with NotebookWriter(path, clock=clock, author="Ada") as other:
        note = type_on(other, note, "there")

    assert texts(path, note) == ["begun", "here", "there"]


def test_base_of_a_refused_text_is_kept_where_it_was_typed_over(writer: NotebookWriter, path: Path) -> None:
    seen = type_on(writer, writer.add_note(GALLIUM, "begun"), "base")
    type_on(writer, seen, "typed over")
    with NotebookWriter(path, clock=TickingClock(), author="Grace") as other, pytest.raises(NoteConflictError):
        other.save_note(seen.id, "hers", expected_revision=seen.revision, base_text=seen.text)

    kept = {version.action: version.text for version in read_history(path, seen.id)}
    assert (kept[Action.BASE], kept[Action.REFUSED], kept[Action.SAVED]) == ("base", "hers", "typed over")


def test_judgement_is_kept_apart_and_has_a_history(writer: NotebookWriter, path: Path) -> None:
    first = Judgement("Beijing will extend.", Likelihood.LIKELY, Confidence.LOW)
    note = writer.add_note(GALLIUM, "Fact.", judgement=first)
    saved = writer.save_note(
        note.id,
        "Fact.",
        expected_revision=1,
        judgement=Judgement("Beijing will not extend.", Likelihood.UNLIKELY, Confidence.MODERATE),
        is_judgement_kept=False,
    )
    kept = writer.save_note(note.id, "Other fact.", expected_revision=2)

    assert note.judgement == first
    assert saved.judgement == kept.judgement
    assert read_notes(path)[0].judgement == kept.judgement
    assert read_history(path, note.id)[0].judgement == first
    assert (Likelihood.LIKELY.percent, Likelihood.ALMOST_CERTAIN.percent) == ((55, 80), (95, 99))


def test_note_on_a_part_of_an_entry_is_moved_with_its_history(writer: NotebookWriter, path: Path) -> None:
    part = NotePart(PartKind.PROVISION, "mofcom-2024-46#clause-2", "Clause 2")
    note = writer.add_note(GALLIUM, "text", part=part)

    moved = writer.move_note(note.id, HUAWEI)

    assert note.part == part
    assert (moved.entry_id, moved.part) == (HUAWEI.id, None)
    assert writer.last_changes.entry_ids == {GALLIUM.id, HUAWEI.id}
    assert read_history(path, note.id)[-1].action is Action.MOVED
    writer.undo()
    assert read_notes(path)[0].part == part
