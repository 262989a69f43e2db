"""What is on an entry that the edition lacks is found, with the entry that holds now, and attached as one step."""

from __future__ import annotations

from pathlib import Path

from db.notebook.records import Target
from db.notebook.writer import NotebookWriter
from db.records import EntryRef, Kind
from desktop.core.kept_words import kept_listing, kept_message, kept_text
from desktop.tasks.kept import Attach, look
from desktop.tasks.notes import NoteWriting
from tests.db.notebook.helpers import GALLIUM, read_notes

RENAMED = EntryRef("firm/lockheed", Kind.FIRM, "Lockheed")
GONE = EntryRef("firm/unobtainium", Kind.FIRM, "Unobtainium")


def test_vanished_and_renamed_entries_are_told_apart_and_attached(tmp_path: Path, small_edition_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    with NotebookWriter(path) as writer:
        writer.add_note(GALLIUM, "Here.")
        writer.add_note(RENAMED, "Under its old id.")
        writer.marks.star((Target(GONE.id, GONE.name),))

    kept = look(path, small_edition_path)

    assert [row[:5] for row in kept_listing(kept).cells] == [
        ("Lockheed", "firm/lockheed", "1", "0", "Lockheed Martin"),
        ("Unobtainium", "firm/unobtainium", "0", "1", "not there"),
    ]
    assert "Under its old id." in kept_text(kept[0])
    message = kept_message(kept)
    assert message is not None
    assert "2 entries" in message.text
    writing = NoteWriting(path)
    assert kept[0].renamed is not None
    done = writing.do(Attach(((kept[0], kept[0].renamed), (kept[1], GALLIUM))))
    assert look(path, small_edition_path) == ()
    assert kept_message(()) is None
    assert {note.entry_id for note in read_notes(path)} == {"firm/lockheed-martin", GALLIUM.id}
    writing.close()

    with NotebookWriter(path) as writer:
        writer.undo(done.step)

    assert len(look(path, small_edition_path)) == 2
