"""Tests of writing notes: what is kept, what is refused, what is told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.errors import DataError
from db.notebook import reader
from db.notebook.limits import MAX_NOTE_BYTES
from db.notebook.records import Action, Changes, NoteConflictError
from db.notebook.writer import NotebookWriter
from db.notes import Judgement, Likelihood
from db.records import EntryRef, Kind
from tests.db.notebook.helpers import GALLIUM, HUAWEI, START, TickingClock, read_history, read_notes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "user" / "notebook.sqlite"


@pytest.fixture
def writer(path: Path) -> Iterator[NotebookWriter]:
    with NotebookWriter(path, clock=TickingClock(), author="Ada") as opened:
        yield opened


def test_added_note_is_what_a_reader_finds(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "Ask counsel about clause 2.")

    assert read_notes(path) == (note,)
    assert (note.entry_id, note.entry_name, note.revision) == ("mineral/gallium", "Gallium", 1)
    assert note.created == note.changed
    assert note.created > START


def test_saved_note_has_new_text_and_next_revision(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "first")

    saved = writer.save_note(note.id, "second", expected_revision=1)

    assert read_notes(path) == (saved,)
    assert (saved.text, saved.revision, saved.created) == ("second", 2, note.created)
    assert saved.changed > note.changed


def test_saving_takes_the_entrys_present_name(writer: NotebookWriter) -> None:
    note = writer.add_note(GALLIUM, "first")

    saved = writer.save_note(note.id, "second", expected_revision=1, entry_name="Gallium, refined")

    assert saved.entry_name == "Gallium, refined"


def test_history_keeps_every_text_with_who_and_when(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "first")
    writer.save_note(note.id, "second", expected_revision=1)
    writer.remove_note(note.id)
    writer.restore_note(note.id)

    versions = read_history(path, note.id)

    assert [(version.action, version.revision, version.text) for version in versions] == [
        (Action.ADDED, 1, "first"),
        (Action.SAVED, 2, "second"),
        (Action.REMOVED, 3, "second"),
        (Action.RESTORED, 4, "second"),
    ]
    assert {version.author for version in versions} == {"Ada"}
    assert sorted(version.at for version in versions) == [version.at for version in versions]


def test_unchanged_text_makes_no_revision(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "same")

    saved = writer.save_note(note.id, "same", expected_revision=1)

    assert saved == note
    assert len(read_history(path, note.id)) == 1
    assert writer.last_changes == Changes()


def test_removed_note_is_listed_apart_and_comes_back(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "text")

    removed = writer.remove_note(note.id)

    assert removed.is_removed
    assert read_notes(path) == ()
    assert read_notes(path, is_removed=True) == (removed,)
    restored = writer.restore_note(note.id)
    assert read_notes(path) == (restored,)
    assert restored.text == "text"


def test_removing_twice_changes_nothing(writer: NotebookWriter) -> None:
    note = writer.add_note(GALLIUM, "text")

    assert writer.remove_note(note.id) == writer.remove_note(note.id)


def test_stale_save_is_refused_and_both_texts_are_kept(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "first")
    with NotebookWriter(path, clock=TickingClock(), author="Grace") as other:
        other.save_note(note.id, "hers", expected_revision=1)

    with pytest.raises(NoteConflictError, match="Gallium was changed elsewhere on 2026-11-25 at 10:00 UTC") as caught:
        writer.save_note(note.id, "his", expected_revision=1)

    assert caught.value.current.text == "hers"
    assert read_notes(path)[0].text == "hers"
    refused = read_history(path, note.id)[-1]
    assert (refused.text, refused.action, refused.revision, refused.author) == ("his", Action.REFUSED, 1, "Ada")


def test_refused_text_is_kept_once(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "first")
    writer.save_note(note.id, "second", expected_revision=1)

    for _ in range(3):
        with pytest.raises(NoteConflictError):
            writer.save_note(note.id, "late", expected_revision=1)

    assert [version.text for version in read_history(path, note.id)] == ["first", "second", "late"]


def test_stale_save_of_the_present_text_is_no_conflict(writer: NotebookWriter) -> None:
    note = writer.add_note(GALLIUM, "first")
    saved = writer.save_note(note.id, "second", expected_revision=1)

    assert writer.save_note(note.id, "second", expected_revision=1) == saved


def test_save_to_a_removed_note_is_refused(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "first")
    removed = writer.remove_note(note.id)

    with pytest.raises(NoteConflictError, match="was removed elsewhere"):
        writer.save_note(note.id, "late", expected_revision=removed.revision)

    assert read_history(path, note.id)[-1].text == "late"


def test_unknown_note_is_named(writer: NotebookWriter) -> None:
    for edit in (writer.remove_note, writer.restore_note):
        with pytest.raises(DataError, match="no note “f00d”"):
            edit("f00d")
    with pytest.raises(DataError, match="no note “f00d”"):
        writer.save_note("f00d", "text", expected_revision=1)


def test_note_at_the_limit_is_stored_and_one_byte_more_is_refused(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "镓" * (MAX_NOTE_BYTES // 3) + "x")

    with pytest.raises(DataError, match=r"takes 1,000,001 bytes; a note can take 1,000,000 at most\. Split"):
        writer.save_note(note.id, "x" * (MAX_NOTE_BYTES + 1), expected_revision=1)

    assert read_notes(path) == (note,)


def test_broken_character_is_refused_with_its_place(writer: NotebookWriter, path: Path) -> None:
    with pytest.raises(DataError, match="broken character at position 4"):
        writer.add_note(GALLIUM, "abc\ud800")

    assert read_notes(path) == ()


def test_changes_say_whether_an_entry_got_its_first_note_or_lost_its_last(writer: NotebookWriter) -> None:
    first = writer.add_note(GALLIUM, "first")
    told = [writer.last_changes.is_noted_changed]
    second = writer.add_note(GALLIUM, "second")
    told.append(writer.last_changes.is_noted_changed)
    writer.save_note(first.id, "changed", expected_revision=1)
    told.append(writer.last_changes.is_noted_changed)
    writer.remove_note(first.id)
    told.append(writer.last_changes.is_noted_changed)
    writer.remove_note(second.id)
    told.append(writer.last_changes.is_noted_changed)
    writer.restore_note(second.id)
    told.append(writer.last_changes.is_noted_changed)

    assert told == [True, False, False, False, True, True]
    assert writer.last_changes == Changes(
        frozenset({second.id}), frozenset({"mineral/gallium"}), is_noted_changed=True, tables=frozenset({"note"})
    )


def test_notes_are_read_by_entry_and_of_entries_that_are_gone(writer: NotebookWriter, path: Path) -> None:
    gone = EntryRef("firm/no-longer-there", Kind.FIRM, "Gone Ltd")
    first = writer.add_note(HUAWEI, "one")
    second = writer.add_note(HUAWEI, "two")
    kept = writer.add_note(gone, "kept")

    assert read_notes(path, HUAWEI.id) == (first, second)
    assert read_notes(path) == (kept, first, second)
    with closing(reader.open_reader(path)) as connection:
        assert reader.noted_entries(connection) == {HUAWEI.id, gone.id}
        assert reader.note(connection, kept.id) == kept


def test_open_reader_sees_what_is_written_later(writer: NotebookWriter, path: Path) -> None:
    with closing(reader.open_reader(path)) as connection:
        before = reader.data_version(connection)

        note = writer.add_note(GALLIUM, "later")

        assert reader.notes(connection) == (note,)
        assert reader.data_version(connection) != before


def test_two_writers_on_one_file_lose_no_note(path: Path) -> None:
    """Each in its thread, adding and saving as fast as it can."""
    failures: list[BaseException] = []

    def write(name: str) -> None:
        try:
            with NotebookWriter(path, clock=TickingClock(), author=name) as own:
                for number in range(15):
                    note = own.add_note(GALLIUM, f"{name} {number}")
                    own.save_note(note.id, f"{name} {number} saved", expected_revision=1)
        except BaseException as error:  # noqa: BLE001 - handed to the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in ("left", "right")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    expected = {f"{name} {number} saved" for name in ("left", "right") for number in range(15)}
    assert {note.text for note in read_notes(path)} == expected


def test_one_writer_serves_several_threads(writer: NotebookWriter, path: Path) -> None:
    threads = [threading.Thread(target=writer.add_note, args=(GALLIUM, f"{number}")) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {note.text for note in read_notes(path)} == {f"{number}" for number in range(8)}


def test_closing_twice_is_harmless(path: Path) -> None:
    opened = NotebookWriter(path, clock=TickingClock())

    opened.close()
    opened.close()

    assert read_notes(path) == ()


def test_refused_judgement_is_kept_with_its_text(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    with NotebookWriter(path, clock=TickingClock()) as writer:
        first = writer.add_note(GALLIUM, "one")
        writer.save_note(first.id, "two", expected_revision=first.revision)

        with pytest.raises(NoteConflictError):
            writer.save_note(
                first.id,
                "mine",
                expected_revision=first.revision,
                judgement=Judgement("Likely.", Likelihood.LIKELY),
                is_judgement_kept=False,
            )

    refused = [version for version in read_history(path, first.id) if version.action is Action.REFUSED]
    assert [(version.text, version.judgement) for version in refused] == [
        ("mine", Judgement("Likely.", Likelihood.LIKELY))
    ]
