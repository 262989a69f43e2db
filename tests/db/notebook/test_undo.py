"""Tests of the journal: what is undone, redone, refused, and still there after a restart."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import DataError
from db.notebook import marks, reader
from db.notebook.records import Action, Deed, Target
from db.notebook.writer import NotebookWriter
from tests.db.notebook.helpers import GALLIUM, HUAWEI, TickingClock, read_history, read_notes

ENTRY = Target("mineral/gallium", "Gallium")
FIRM = Target("firm/huawei-technologies", "Huawei Technologies")
_STATE_TABLES = ("tag", "tagging", "star", "review", "saved_search", "collection", "collection_entry", "decision")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.sqlite"


@pytest.fixture
def writer(path: Path) -> Iterator[NotebookWriter]:
    with NotebookWriter(path, clock=TickingClock(), author="Ada") as opened:
        yield opened


def state(path: Path) -> str:
    """Return everything that the user sees of the notebook."""
    with closing(sqlite3.connect(path)) as connection:
        found: dict[str, object] = {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall()) for table in _STATE_TABLES
        }
        found["note"] = sorted(
            connection.execute("SELECT id, entry_id, text, judgement FROM note WHERE is_removed = 0").fetchall()
        )
    return json.dumps(found)


def test_undo_brings_the_former_text_back_as_a_new_revision(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "first")
    writer.save_note(note.id, "second", expected_revision=1)

    assert writer.undo() == "Note on Gallium saved"

    (found,) = read_notes(path)
    assert (found.text, found.revision) == ("first", 3)
    assert [version.action for version in read_history(path, note.id)] == [Action.ADDED, Action.SAVED, Action.UNDONE]
    assert writer.last_changes.note_ids == {note.id}


def test_undo_of_a_new_note_removes_it_and_redo_brings_it_back(writer: NotebookWriter, path: Path) -> None:
    writer.add_note(GALLIUM, "first")

    writer.undo()
    assert read_notes(path) == ()
    assert read_notes(path, is_removed=True)[0].text == "first"
    writer.redo()

    assert read_notes(path)[0].text == "first"


def test_undo_and_redo_go_through_everything_and_survive_restarts(path: Path) -> None:
    clock = TickingClock()
    states: list[str] = []
    with NotebookWriter(path, clock=clock, author="Ada") as writer:
        states.append(state(path))
        note = writer.add_note(GALLIUM, "first")
        states.append(state(path))
        writer.save_note(note.id, "second", expected_revision=1)
        states.append(state(path))
        tag = writer.tags.put("urgent", [ENTRY, Target.of_note(note)])
        states.append(state(path))
        writer.tags.merge(tag.id, writer.tags.add("now").id)
        states.append(state(path))
        writer.marks.star([ENTRY, FIRM])
        states.append(state(path))
        writer.marks.add_review(ENTRY, date(2026, 11, 28), reason="why")
        states.append(state(path))
        collection_id = writer.shelves.add_collection("Portfolio", entries=[ENTRY, FIRM])
        states.append(state(path))
        writer.shelves.arrange(collection_id, [FIRM.id])
        states.append(state(path))
        writer.remove_note(note.id)
        states.append(state(path))
    seen = [states[-1]]
    undone = []
    while True:
        with NotebookWriter(path, clock=clock, author="Ada") as writer:
            label = writer.undo()
        if label is None:
            break
        undone.append(label)
        seen.append(state(path))
    assert seen[-1] == states[0]
    # Merging tags was two steps, the new tag being one by itself.
    assert set(states) <= set(seen)
    assert len(undone) == 10
    redone = 0
    with NotebookWriter(path, clock=clock, author="Ada") as writer:
        while writer.redo() is not None:
            redone += 1
    assert redone == len(undone)
    assert state(path) == states[-1]


def test_new_edit_after_an_undo_leaves_nothing_to_redo(writer: NotebookWriter, path: Path) -> None:
    writer.marks.star([ENTRY])
    writer.undo()
    writer.marks.star([FIRM])

    assert writer.redo() is None
    writer.undo()
    assert writer.redo() == "Star put on Huawei Technologies"
    assert writer.redo() is None


def test_group_is_one_step(writer: NotebookWriter, path: Path) -> None:
    with writer.grouped("Set up the case"):
        note = writer.add_note(GALLIUM, "first")
        writer.save_note(note.id, "second", expected_revision=1)
        writer.marks.star([ENTRY])

    assert writer.undo() == "Set up the case"

    assert read_notes(path) == ()
    with closing(reader.open_reader(path)) as connection:
        assert marks.stars(connection) == ()
        assert [(step.deed, step.label) for step in marks.operations(connection)] == [
            (Deed.UNDO, "Set up the case"),
            (Deed.EDIT, "Set up the case"),
        ]
    writer.redo()
    assert read_notes(path)[0].text == "second"


def test_undo_is_refused_where_another_writer_changed_the_note_since(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "first")
    with NotebookWriter(path, clock=TickingClock(), author="Grace") as other:
        other.save_note(note.id, "hers", expected_revision=1)

    with pytest.raises(DataError, match=r"because of what came after it: “Note on Gallium saved” by Grace on 2026"):
        writer.undo()

    assert read_notes(path)[0].text == "hers"
    with closing(reader.open_reader(path)) as connection:
        assert not any(step.is_undone for step in marks.operations(connection))


def test_undo_takes_ones_own_last_step_past_that_of_another(writer: NotebookWriter, path: Path) -> None:
    writer.marks.star([ENTRY])
    with NotebookWriter(path, clock=TickingClock(), author="Grace") as other:
        other.add_note(HUAWEI, "hers")

    assert writer.undo() == "Star put on Gallium"

    assert [note.text for note in read_notes(path)] == ["hers"]


def test_any_step_can_be_named_once(writer: NotebookWriter, path: Path) -> None:
    writer.marks.star([ENTRY])
    writer.marks.star([FIRM])
    with closing(reader.open_reader(path)) as connection:
        oldest = marks.operations(connection)[-1]

    writer.undo(oldest.group_id)

    with closing(reader.open_reader(path)) as connection:
        assert [star.target for star in marks.stars(connection)] == [FIRM]
    with pytest.raises(DataError, match="undone already"):
        writer.undo(oldest.group_id)
    with pytest.raises(DataError, match="has no step “f00d”"):
        writer.undo("f00d")
    writer.redo(oldest.group_id)
    with pytest.raises(DataError, match="is not undone"):
        writer.redo(oldest.group_id)


def test_nothing_to_undo_is_none(writer: NotebookWriter) -> None:
    assert writer.undo() is None
    assert writer.redo() is None


def test_journal_is_read_in_pieces(writer: NotebookWriter, path: Path) -> None:
    for number in range(5):
        writer.shelves.save_search(f"search {number}", "ga")

    with closing(reader.open_reader(path)) as connection:
        first = marks.operations(connection, limit=2)
        second = marks.operations(connection, limit=10, before=first[-1].id)

    assert [step.label[-2:-7:-1][::-1] for step in first + second] == [
        f"“search {number}” saved"[-2:-7:-1][::-1] for number in (4, 3, 2, 1, 0)
    ]


@given(st.lists(st.sampled_from(["note", "save", "star", "tag", "undo", "redo"]), max_size=14))
@settings(max_examples=25, deadline=None)
def test_undoing_all_and_redoing_all_returns_to_where_it_was(steps: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notebook.sqlite"
        with NotebookWriter(path, clock=TickingClock(), author="Ada") as writer:
            empty = state(path)
            note = None
            for number, step in enumerate(steps):
                match step:
                    case "note":
                        note = writer.add_note(GALLIUM, f"note {number}")
                    case "save" if note is not None:
                        found = next((known for known in read_notes(path) if known.id == note.id), None)
                        if found is not None:
                            writer.save_note(note.id, f"save {number}", expected_revision=found.revision)
                    case "star":
                        writer.marks.star([Target(f"mineral/{number % 3}", "name")])
                    case "tag":
                        writer.tags.put(f"tag {number % 2}", [ENTRY])
                    case "undo":
                        writer.undo()
                    case "redo":
                        writer.redo()
            while writer.redo() is not None:
                pass
            end = state(path)
            while writer.undo() is not None:
                pass
            assert state(path) == empty
            while writer.redo() is not None:
                pass
            assert state(path) == end
