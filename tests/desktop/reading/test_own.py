"""What the home page says of the notebook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from db.notebook.records import Target
from db.notebook.writer import NotebookWriter
from db.records import EntryRef, Kind
from desktop.pages.home import Own, OwnLine
from desktop.reading.notebook import NotebookReading
from desktop.reading.own import own

GALLIUM = EntryRef("mineral/gallium", Kind.MINERAL, "Gallium")
TODAY = date(2026, 11, 25)


def reading(path: Path) -> NotebookReading:
    """Read the file; no entry is asked for."""
    return NotebookReading(path, lambda entry_id: EntryRef(entry_id, Kind.MINERAL, entry_id))


def test_stars_due_reviews_and_notes_are_told(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    target = Target(GALLIUM.id, GALLIUM.name)
    with NotebookWriter(path) as writer:
        note = writer.add_note(GALLIUM, "Mine.")
        writer.marks.star((target,))
        writer.marks.add_review(target, TODAY, reason="the pause ends")
        writer.marks.add_review(Target.of_note(note), date(2026, 11, 24))
        writer.marks.add_review(target, date(2026, 12, 24))

    found = own(reading(path), TODAY)

    assert found.starred == (OwnLine(GALLIUM.id, "Gallium"),)
    assert found.reviews == (
        OwnLine("", "Gallium", "To look at again since 1 day"),
        OwnLine(GALLIUM.id, "Gallium", "To look at again today: the pause ends"),
    )
    assert [note.text for note in found.notes] == ["Mine."]


def test_faulty_notebook_tells_nothing(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    path.write_bytes(b"something else, longer than nothing")

    assert own(reading(path), TODAY) == Own()
