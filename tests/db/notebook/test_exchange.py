"""Tests of export and import: what went out comes in again, and a fault is told with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import DataError
from db.notebook import exporting, importing, snapshot
from db.notebook.records import Target
from db.notebook.writer import NotebookWriter
from db.records import Confidence, Judgement, Likelihood, NotePart, PartKind
from tests.db.notebook.helpers import GALLIUM, HUAWEI, START, TickingClock, read_history, read_notes
from tests.db.notebook.test_merging import seen

ENTRY = Target("mineral/gallium", "Gallium")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ada" / "notebook.sqlite"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return tmp_path / "grace" / "notebook.sqlite"


@pytest.fixture
def writer(path: Path) -> Iterator[NotebookWriter]:
    with NotebookWriter(path, clock=TickingClock(), author="Ada") as opened:
        part = NotePart(PartKind.FACT, "hs_code", "HS code")
        judgement = Judgement("It ends.\n\n## Judgement\n\nor not", Likelihood.UNLIKELY, Confidence.LOW)
        note = opened.add_note(GALLIUM, "镓 first\n", part=part, judgement=judgement)
        opened.save_note(note.id, "=1+1 镓\n---\n", expected_revision=1)
        opened.tags.put("urgent", [ENTRY, Target.of_note(note)])
        opened.marks.star([ENTRY])
        opened.marks.add_review(ENTRY, date(2026, 12, 1), reason="why")
        opened.marks.decide(ENTRY, "Wait", decided=date(2026, 11, 1))
        opened.shelves.add_collection("Portfolio", entries=[ENTRY])
        opened.shelves.save_search("Bans", "type:export-ban", columns=["name"])
        opened.add_note(HUAWEI, "'=quoted")
        yield opened


def exported(path: Path) -> bytes:
    return exporting.as_json(snapshot.take_file(path), now=START).encode()


def test_json_comes_in_as_it_went_out(writer: NotebookWriter, path: Path, other: Path) -> None:
    taken = importing.from_json(exported(path), "export.json")
    with NotebookWriter(other, clock=TickingClock(), author="Grace") as grace:
        grace.merge(taken, label="Import of export.json")
        assert seen(other) == seen(path)
        assert taken == snapshot.take_file(path)
        assert grace.preview_merge(taken).is_empty
        assert grace.undo() == "Import of export.json"
    assert read_notes(other) == ()


def test_selection_has_what_belongs_to_the_entries(writer: NotebookWriter, path: Path, other: Path) -> None:
    picked = exporting.selection(snapshot.take_file(path), {HUAWEI.id})
    content = exporting.as_json(picked, now=START).encode()

    with NotebookWriter(other, clock=TickingClock()) as grace:
        grace.merge(importing.from_json(content, "export.json"))

    assert [note.text for note in read_notes(other)] == ["'=quoted"]
    assert "urgent" not in content.decode()


def test_removed_notes_can_be_left_out(writer: NotebookWriter, path: Path) -> None:
    writer.remove_note(read_notes(path)[0].id)

    taken = exporting.without_removed(snapshot.take_file(path))

    assert len(taken.tables["note"]) == 1
    assert "first" not in json.dumps(list(taken.versions.values()))


@pytest.mark.parametrize("form", ["markdown", "csv"])
def test_notes_come_in_as_they_went_out(writer: NotebookWriter, path: Path, form: str) -> None:
    taken = snapshot.take_file(path)
    if form == "markdown":
        back = importing.from_markdown(exporting.as_markdown(taken), now=START)
    else:
        back = importing.from_csv(exporting.as_csv(taken), "notes.csv", now=START)

    assert writer.preview_merge(back).is_empty


def test_note_changed_outside_replaces_the_one_it_came_from(writer: NotebookWriter, path: Path) -> None:
    files = exporting.as_markdown(snapshot.take_file(path))
    (name,) = (name for name in files if name.startswith("mineral/gallium/"))
    files[name] = files[name].replace("=1+1 镓", "changed outside")

    plan = writer.merge(importing.from_markdown(files, now=START))

    assert not plan.conflicts
    (note,) = read_notes(path, GALLIUM.id)
    assert note.text == "changed outside\n---\n"
    assert note.judgement is not None
    assert len(read_history(path, note.id)) >= 3


def test_note_changed_outside_and_here_is_kept_twice(writer: NotebookWriter, path: Path) -> None:
    files = exporting.as_markdown(snapshot.take_file(path))
    (name,) = (name for name in files if name.startswith("mineral/gallium/"))
    files[name] = files[name].replace("=1+1 镓", "changed outside")
    (note,) = read_notes(path, GALLIUM.id)
    writer.save_note(note.id, "changed here", expected_revision=note.revision)

    plan = writer.merge(importing.from_markdown(files, now=START))

    assert len(plan.conflicts) == 1
    assert {note.text for note in read_notes(path, GALLIUM.id)} == {"changed here", "changed outside\n---\n"}


def test_new_note_is_imported_once(writer: NotebookWriter, path: Path) -> None:
    files = {"new.md": "---\nentry: mineral/gallium\n---\n\nWritten elsewhere.\n"}
    for _ in range(2):
        writer.merge(importing.from_markdown(files, now=START))

    assert [note.text for note in read_notes(path)].count("Written elsewhere.") == 1


def test_csv_runs_nothing_in_a_spreadsheet(writer: NotebookWriter, path: Path) -> None:
    text = exporting.as_csv(snapshot.take_file(path))

    assert ",\"'=1+1" in text
    assert ",''=quoted," in text


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda document: "no JSON", "is no JSON document"),
        (lambda document: [], "is no export"),
        (lambda document: {**document, "format": "other"}, "is no export"),
        (lambda document: {**document, "version": 7}, "is an export of version 7"),
        (lambda document: {**document, "tables": 1}, "has no tables"),
        (lambda document: {**document, "history": {}}, "history is no list"),
        (lambda document: {**document, "history": []}, "lacks its present text"),
        (lambda document: {**document, "tables": {"note": [1]}}, "note, row 1 has no fields"),
        (lambda document: {**document, "tables": {"note": [{"id": 1}]}}, "“id” is no text"),
        (
            lambda document: {
                **document,
                "tables": {**document["tables"], "review": [{**document["tables"]["review"][0], "due": "soon"}]},
            },
            "review, row 1 has a value that is not understood",
        ),
        (
            lambda document: {
                **document,
                "tables": {**document["tables"], "review": [{**document["tables"]["review"][0], "is_done": "1"}]},
            },
            "“is_done” is no whole number",
        ),
    ],
)
def test_faulty_json_is_told_with_its_place(writer: NotebookWriter, path: Path, change: object, told: str) -> None:
    assert callable(change)
    changed = change(json.loads(exported(path)))
    content = changed if isinstance(changed, str) else json.dumps(changed)

    with pytest.raises(DataError, match=told):
        importing.from_json(content.encode(), "export.json")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.md", "no front", "a.md does not begin with what it is about"),
        ("a.md", "---\nname: x\n---\ntext", "a.md does not say which entry"),
        ("a.md", "---\nentry: mineral/x\nconfidence: total\n---\ntext", "a.md has a value that is not understood"),
    ],
)
def test_faulty_markdown_is_told_with_its_place(name: str, text: str, told: str) -> None:
    with pytest.raises(DataError, match=told):
        importing.from_markdown({name: text}, now=START)


def test_faulty_csv_is_told_with_its_row() -> None:
    with pytest.raises(DataError, match=r"notes\.csv, row 3 does not say which entry"):
        importing.from_csv("entry,text\nmineral/x,one\n,two\n", "notes.csv", now=START)


def test_markdown_is_read_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "note.md").write_text("---\nentry: mineral/x\n---\n\ntext\n")
    (tmp_path / "other.txt").write_text("no note")

    assert list(importing.read_markdown(tmp_path)) == ["deep/note.md"]
    (tmp_path / "bad.md").write_bytes(b"\xff")
    with pytest.raises(DataError, match="cannot be read"):
        importing.read_markdown(tmp_path)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_imported_or_told(content: bytes) -> None:
    with pytest.raises(DataError):
        importing.from_json(content, "export.json")


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_imported_or_told(text: str) -> None:
    with suppress(DataError):
        importing.from_csv(f"entry,text\nmineral/x,{text}\n", "notes.csv", now=START)
    with suppress(DataError):
        importing.from_markdown({"a.md": f"---\nentry: mineral/x\n{text}\n---\n{text}"}, now=START)
