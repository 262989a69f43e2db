"""Tests of note add, list and show, and of searching by notes."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.notebook.limits import MAX_NOTE_BYTES
from tests.db.notebook.helpers import read_notes
from tests.desktop.cli.command import Command


def test_added_note_is_in_the_notebook(run_small: Command) -> None:
    result = run_small("note", "add", "mineral/gallium", "Ask", "counsel.", "--json")

    (note,) = read_notes(run_small.notebook)
    assert result.code == 0
    assert result.json["note"]["id"] == note.id
    assert (note.text, note.entry_id, note.entry_name) == ("Ask counsel.", "mineral/gallium", "Gallium")
    assert result.json["note"]["created"] == "2026-11-15T12:00:00Z"
    assert {"as_of", "edition", "caveat"} <= set(result.json)


def test_note_is_read_from_standard_input(run_small: Command) -> None:
    result = run_small("note", "add", "mineral/gallium", "-", stdin="\ufeff第一行\r\n- second\n".encode())

    assert result.code == 0
    assert read_notes(run_small.notebook)[0].text == "第一行\n- second\n"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"caf\xe9", "Standard input is not text in UTF-8: byte 4 cannot be read."),
        (b"x" * (MAX_NOTE_BYTES + 1), "Standard input has more than 1,000,000 bytes"),
        (b" \n", "The note has no text."),
    ],
)
def test_useless_standard_input_is_told(run_small: Command, content: bytes, told: str) -> None:
    result = run_small("note", "add", "mineral/gallium", "-", stdin=content)

    assert result.code == 2
    assert told in result.err
    assert not run_small.notebook.exists()


def test_note_on_a_merged_entry_goes_to_the_one_that_holds(run_small: Command) -> None:
    run_small("note", "add", "firm/lockheed", "text")

    assert read_notes(run_small.notebook)[0].entry_id == "firm/lockheed-martin"


def test_list_has_all_notes_or_those_of_an_entry(run_small: Command) -> None:
    run_small("note", "add", "mineral/gallium", "one")
    run_small("note", "add", "firm/lockheed-martin", "two")

    everything = run_small("note", "list", "--json").json["notes"]
    own = run_small("note", "list", "firm/lockheed-martin", "--json").json["notes"]

    assert [note["text"] for note in everything] == ["one", "two"]
    assert [note["text"] for note in own] == ["two"]
    marks = {"id", "revision", "created", "changed", "is_removed", "is_kept", "part", "judgement"}
    assert {"entry_id", "entry_name", "text"} | marks == set(own[0])


def test_empty_list_is_an_answer_and_makes_no_file(run_small: Command) -> None:
    result = run_small("note", "list")

    assert result.code == 0
    assert "0 notes." in result.out
    assert not run_small.notebook.exists()


def test_note_whose_entry_is_gone_is_listed_as_kept(run_small: Command) -> None:
    run_small("note", "add", "mineral/gallium", "mine")
    with closing(sqlite3.connect(run_small.notebook)) as connection, connection:
        connection.execute("UPDATE note SET entry_id = 'mineral/unobtainium', entry_name = 'Unobtainium'")

    result = run_small("note", "list")

    assert "Unobtainium (kept)" in result.out
    assert "on entries that this edition does not have" in result.out
    assert run_small("note", "list", "--json").json["notes"][0]["is_kept"]
    assert "mine" in run_small("note", "show", "mineral/unobtainium").out


def test_show_has_the_whole_text_and_its_history(run_small: Command) -> None:
    text = "First line. " * 20 + "\n\nLast line."
    note_id = run_small("note", "add", "mineral/gallium", text, "--json").json["note"]["id"]

    for given in ("mineral/gallium", note_id, note_id[:8].upper()):
        (shown,) = run_small("note", "show", given, "--json").json["notes"]
        assert shown["text"] == text
        assert [version["action"] for version in shown["history"]] == ["added"]
    out = run_small("note", "show", "mineral/gallium").out
    assert "Last line." in out
    assert "revision 1, added" in out


def test_entry_without_a_note_is_told(run_small: Command) -> None:
    result = run_small("note", "show", "mineral/gallium")

    assert result.code == 0
    assert "There is no note on Gallium." in result.out


def test_notes_are_shown_with_their_entry_and_found_by_search(run_small: Command) -> None:
    run_small("note", "add", "mineral/gallium", "Ask counsel.")

    assert "Ask counsel." in run_small("show", "mineral/gallium").out
    assert [note["text"] for note in run_small("show", "mineral/gallium", "--json").json["notes"]] == ["Ask counsel."]
    assert [hit["id"] for hit in run_small("find", "has:note", "--json").json] == ["mineral/gallium"]
    assert "mineral/gallium" not in {hit["id"] for hit in run_small("find", "-has:note", "--json").json}


def test_every_command_understands_what_is_put_on_entries(run_small: Command, tmp_path: Path) -> None:
    run_small("tag", "put", "Urgent", "measure/mofcom-2024-46", "mineral/gallium")
    days = ("2025-06-01", "2025-12-01")

    assert {hit["id"] for hit in run_small("find", "tag:URGENT", "--json").json} == {
        "measure/mofcom-2024-46",
        "mineral/gallium",
    }
    assert [change["label"] for change in run_small("diff", *days, "tag:urgent", "--json").json["changes"]] == [
        "Clause 2"
    ]
    told = run_small("brief", "selection/measure?tag:urgent", "-o", str(tmp_path / "tagged.pdf"), "--each", "--json")
    assert told.json["pages"] > 0
    wrong = run_small("find", "tag:urgnet")
    assert wrong.code == 2
    assert "There is no tag 'urgnet'. Did you mean 'urgent'? Tags are Urgent." in " ".join(wrong.err.split())


def test_note_cannot_drive_the_terminal(run_small: Command) -> None:
    run_small("note", "add", "mineral/gallium", "before \x1b]0;title\x07 after")

    for words in (["note", "list"], ["note", "show", "mineral/gallium"], ["show", "mineral/gallium"]):
        assert "\x1b" not in run_small(*words).out


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs rights that can be taken away")
def test_folder_that_may_not_be_written_is_told(run_small: Command, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        result = run_small("note", "add", "mineral/gallium", "text")
    finally:
        tmp_path.chmod(0o700)

    assert result.code == 2
    assert "cannot be used" in result.err
