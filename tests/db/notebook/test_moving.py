"""All that is on one entry can be put on another, as one step, and nothing is lost by it."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from db.notebook import marks, snapshot
from db.notebook.comparing import compare
from db.notebook.held import Held, held
from db.notebook.reader import open_reader
from db.notebook.records import Action, Target
from db.notebook.writer import NotebookWriter
from tests.db.notebook.helpers import GALLIUM, HUAWEI, TickingClock, read_history, read_notes

OLD, NEW = Target(GALLIUM.id, GALLIUM.name), Target(HUAWEI.id, HUAWEI.name)


def fill(writer: NotebookWriter) -> str:
    """Put one of everything on the old entry, a star and a tag on the new one too, and return the collection's id."""
    writer.add_note(GALLIUM, "one")
    removed = writer.add_note(GALLIUM, "two")
    writer.remove_note(removed.id)
    writer.marks.star((OLD, NEW))
    writer.tags.put("watch", (OLD, NEW))
    writer.tags.put("old", (OLD,))
    writer.marks.add_review(OLD, date(2026, 12, 1))
    writer.marks.decide(OLD, "approve", decided=date(2026, 11, 25))
    return writer.shelves.add_collection("Portfolio", entries=(OLD, NEW))


def test_everything_moves_and_comes_back_with_one_undo(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    with NotebookWriter(path, clock=TickingClock()) as writer:
        collection_id = fill(writer)
        before = snapshot.take_file(path)
        writer.move_entry(OLD.id, NEW)
        with closing(open_reader(path)) as connection:
            assert [each.entry_id for each in held(connection)] == [NEW.id]
            assert [star.target for star in marks.stars(connection)] == [NEW]
            assert [tag.name for tag in marks.tags_of(connection, NEW.id)] == ["old", "watch"]
            assert len(marks.reviews_of(connection, NEW.id)) == len(marks.decisions(connection, NEW.id)) == 1
            assert marks.collection(connection, collection_id).entries == (NEW,)
        assert [note.text for note in read_notes(path, NEW.id)] == ["one"]
        assert [note.text for note in read_notes(path, NEW.id, is_removed=True)] == ["two"]
        note_id = read_notes(path)[0].id
        assert [version.action for version in read_history(path, note_id)] == [Action.ADDED, Action.MOVED]

        assert writer.undo() == f"Moved to {NEW.name}"

    assert compare(snapshot.take_file(path), before).is_empty


def test_what_is_held_is_counted_by_entry(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    with NotebookWriter(path, clock=TickingClock()) as writer:
        fill(writer)
        writer.tags.put("note", (Target.of_note(read_notes(path)[0]),))

    with closing(open_reader(path)) as connection:
        assert held(connection) == (
            Held(OLD.id, OLD.name, notes=1, marks=6),
            Held(NEW.id, NEW.name, notes=0, marks=3),
        )
