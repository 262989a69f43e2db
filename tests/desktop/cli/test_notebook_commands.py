"""Tests of tag, collection, backup and notebook: what they do to the file and what they print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.db.notebook.helpers import read_history, read_notes
from tests.desktop.cli.command import Command

GALLIUM = "mineral/gallium"
FIRM = "firm/lockheed-martin"


@pytest.fixture
def noted(run_small: Command) -> Command:
    run_small("note", "add", GALLIUM, "Ask counsel about 镓.")
    return run_small


def said(command: Command, *words: str) -> str:
    """Return what the command prints, in one line."""
    return " ".join(command(*words).out.split())


def other_of(command: Command, folder: Path) -> Command:
    """Return the command line of another user who begins with a copy of the notebook."""
    run = Command(command.edition, folder)
    backup = command("backup", "make", "--json").json["backups"][0]["backup"]["path"]
    folder.mkdir()
    run.notebook.write_bytes(Path(backup).read_bytes())
    return run


def test_tag_is_put_listed_renamed_merged_and_deleted(noted: Command) -> None:
    assert "Put “urgent” on 2." in noted("tag", "put", "urgent", GALLIUM, FIRM).out
    note_id = read_notes(noted.notebook)[0].id
    noted("tag", "put", "later", f"note/{note_id[:8]}", "--json")

    assert [(tag["name"], tag["count"]) for tag in noted("tag", "list", "--json").json["tags"]] == [
        ("later", 1),
        ("urgent", 2),
    ]
    assert "Lockheed Martin" in noted("tag", "show", "URGENT").out
    assert noted("tag", "rename", "urgent", "now").code == 0
    assert noted("tag", "colour", "now", "series_1", "--json").json["tag"]["colour"] == "series_1"
    assert noted("tag", "merge", "later", "now").code == 0
    assert noted("tag", "take", "now", FIRM).code == 0
    assert "now" in noted("tag", "list").out
    assert (
        noted("tag", "show", "now", "--json").json["on"]
        == [
            {"id": GALLIUM, "name": "Gallium"},
            {"id": f"note/{note_id}", "name": "Gallium"},
        ]
        or len(noted("tag", "show", "now", "--json").json["on"]) == 2
    )
    assert noted("tag", "delete", "now").code == 0
    assert "0 tags." in noted("tag", "list").out
    assert "has no tag “now”" in noted("tag", "show", "now").err


def test_collection_keeps_its_order(run_small: Command) -> None:
    run_small("collection", "make", "Portfolio", GALLIUM, "--description", "For the board")
    run_small("collection", "add", "portfolio", FIRM)
    shown = run_small("collection", "order", "portfolio", FIRM, "--json").json["collection"]
    assert [entry["id"] for entry in shown["entries"]] == [FIRM, GALLIUM]
    assert "For the board" in run_small("collection", "show", "Portfolio").out
    assert "1 collection." in run_small("collection", "list").out
    run_small("collection", "take", "portfolio", FIRM)
    assert run_small("collection", "list", "--json").json["collections"][0]["entries"] == [
        {"id": GALLIUM, "name": "Gallium"}
    ]
    assert "does not have firm/lockheed-martin" in run_small("collection", "take", "portfolio", FIRM).err
    assert run_small("collection", "delete", "portfolio", "--json").json["deleted"]["name"] == "Portfolio"
    assert "has no collection" in run_small("collection", "show", "portfolio").err


def test_note_is_found_edited_removed_restored_and_moved(noted: Command) -> None:
    note_id = read_notes(noted.notebook)[0].id
    assert noted("note", "find", "镓", "--json").json["notes"][0]["id"] == note_id
    assert "Ask counsel" in noted("note", "find", "couns").out
    assert noted("note", "edit", note_id[:8], "New", "text.").code == 0
    assert noted("note", "remove", note_id[:8]).code == 0
    assert read_notes(noted.notebook) == ()
    assert noted("note", "restore", note_id[:8]).code == 0
    assert noted("note", "move", note_id[:8], FIRM, "--json").json["note"]["entry_id"] == FIRM
    assert read_notes(noted.notebook)[0].text == "New text."
    assert len(read_history(noted.notebook, note_id)) == 5
    assert "no note “f00d”" in noted("note", "edit", "f00d", "x").err


def test_judgement_is_kept_apart(run_small: Command) -> None:
    run_small(
        "note", "add", GALLIUM, "Fact.", "--judgement", "It ends.", "--likelihood", "very likely", "--confidence", "low"
    )

    shown = run_small("note", "show", GALLIUM)
    assert "Judgement: It ends. (likelihood: very likely; confidence: low)" in shown.out
    assert run_small("note", "list", "--json").json["notes"][0]["judgement"]["confidence"] == "low"
    assert "none was given" in run_small("note", "add", GALLIUM, "x", "--confidence", "low").err


def test_backup_is_made_verified_and_restored_when_asked(noted: Command, tmp_path: Path) -> None:
    made = noted("backup", "make", "--json").json["backups"][0]
    name = Path(made["backup"]["path"]).name
    assert (made["fault"], made["notes"]) == (None, 1)
    assert name in noted("backup", "list").out
    # The path before it is as long as the machine makes it, so that the line may break anywhere.
    assert "good, 1 note" in " ".join(noted("backup", "verify").out.split())
    noted("note", "add", GALLIUM, "Second.")

    preview = noted("backup", "restore", name)
    assert "goes" in preview.out
    assert "Nothing was changed." in preview.out
    assert len(read_notes(noted.notebook)) == 2
    assert noted("backup", "restore", name, "--yes", "--json").json["restored"]
    assert len(read_notes(noted.notebook)) == 1
    assert "holds what the backup holds" in noted("backup", "restore", name).out
    assert len(noted("backup", "list", "--json").json["backups"]) == 2
    Path(made["backup"]["path"]).write_bytes(b"SQLite format 3\x00")
    broken = noted("backup", "verify", name)
    assert broken.code == 1
    assert "There is no backup" in noted("backup", "restore", str(tmp_path / "none.sqlite")).err


def test_damaged_notebook_is_replaced_by_a_backup_or_salvaged(noted: Command, tmp_path: Path) -> None:
    name = Path(noted("backup", "make", "--json").json["backups"][0]["backup"]["path"]).name
    assert "is in order" in said(noted, "notebook", "check")
    good = noted.notebook.read_bytes()
    damaged = bytearray(good)
    damaged[-4096:] = b"\xff" * 4096
    noted.notebook.write_bytes(damaged)

    told = noted("notebook", "check")
    assert told.code == 1
    assert "is damaged" in " ".join(told.out.split())
    assert name in told.out
    assert noted("notebook", "check", "--json").json["condition"] == "damaged"
    assert noted("notebook", "salvage", "-o", str(tmp_path / "out.sqlite")).code == 0
    assert len(read_notes(tmp_path / "out.sqlite")) == 1
    assert "With --yes" in said(noted, "backup", "restore", name)
    assert "The damaged notebook is" in said(noted, "backup", "restore", name, "--yes")
    assert len(read_notes(noted.notebook)) == 1


def test_merge_is_shown_then_done_then_undone(noted: Command, tmp_path: Path) -> None:
    other = other_of(noted, tmp_path / "other")
    note_id = read_notes(noted.notebook)[0].id
    other("note", "edit", note_id[:8], "Theirs.")
    noted("note", "edit", note_id[:8], "Ours.")

    preview = noted("notebook", "merge", str(other.notebook), "--json").json
    assert (preview["merged"], preview["counts"]["conflict"]) == (False, 1)
    assert preview["rows"][0]["fields"][0]["name"] == "text"
    assert "both are kept" in noted("notebook", "merge", str(other.notebook)).out
    assert noted("notebook", "merge", str(other.notebook), "--yes").code == 0
    assert {note.text for note in read_notes(noted.notebook)} == {"Ours.", "Theirs."}
    assert "has all of it already" in noted("notebook", "merge", str(other.notebook)).out
    assert "Undone: Merge of another notebook." in noted("notebook", "undo").out
    assert [note.text for note in read_notes(noted.notebook)] == ["Ours."]


@pytest.mark.parametrize(("form", "name"), [("json", "out.json"), ("csv", "out.csv"), ("markdown", "out")])
def test_export_comes_in_again_elsewhere(noted: Command, tmp_path: Path, form: str, name: str) -> None:
    target = tmp_path / name
    other = Command(noted.edition, tmp_path / "other")
    assert "Wrote 1 note" in noted("notebook", "export", "--format", form, "-o", str(target)).out

    assert not other("notebook", "import", str(target), "--json").json["merged"]
    assert other("notebook", "import", str(target), "--yes").code == 0

    assert [note.text for note in read_notes(other.notebook)] == ["Ask counsel about 镓."]
    again = noted("notebook", "export", "--format", form, "-o", str(target))
    assert (again.code, "exists already" in again.err) == (2, True)


def test_selection_is_exported(noted: Command, tmp_path: Path) -> None:
    noted("note", "add", FIRM, "Not this.")
    target = tmp_path / "out.json"

    noted("notebook", "export", "-o", str(target), "--entry", GALLIUM, "--without-removed")

    assert [note["entry_id"] for note in json.loads(target.read_text())["tables"]["note"]] == [GALLIUM]


def test_steps_are_listed_undone_and_redone(noted: Command) -> None:
    noted("tag", "put", "urgent", GALLIUM)
    steps = noted("notebook", "history", "--json").json["steps"]
    assert [step["label"] for step in steps] == ["Tag “urgent” put on", "Note on Gallium added"]

    assert "Undone: Note on Gallium added." in noted("notebook", "undo", steps[1]["group_id"][:8]).out
    assert "undone" in noted("notebook", "history").out
    assert noted("notebook", "redo", "--json").json == {"redo": "Note on Gallium added"}
    assert "0 steps" in noted("notebook", "undo", "f00d").err
    noted("notebook", "undo")
    noted("notebook", "undo")
    assert "nothing to undo" in noted("notebook", "undo").out


@pytest.mark.parametrize("name", ["none.json", "bad.json", "bad.csv"])
def test_useless_import_is_told(run_small: Command, tmp_path: Path, name: str) -> None:
    if name != "none.json":
        (tmp_path / name).write_bytes(b"\xff\xfe")

    result = run_small("notebook", "import", str(tmp_path / name))

    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
