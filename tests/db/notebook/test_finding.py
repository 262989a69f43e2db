"""Tests of finding notes by words and entries by the marks on them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.notebook import reader
from db.notebook.finding import find_notes, matching_entries
from db.notebook.records import Target
from db.notebook.writer import NotebookWriter
from db.records import Judgement
from tests.db.notebook.helpers import GALLIUM, HUAWEI, TickingClock

TODAY = date(2026, 11, 25)
ENTRY = Target("mineral/gallium", "Gallium")
FIRM = Target("firm/huawei-technologies", "Huawei Technologies")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.sqlite"


@pytest.fixture
def writer(path: Path) -> Iterator[NotebookWriter]:
    with NotebookWriter(path, clock=TickingClock(), author="Ada") as opened:
        yield opened


def found(path: Path, words: str) -> list[str]:
    with closing(reader.open_reader(path)) as connection:
        return [hit.note.text for hit in find_notes(connection, words)]


def entries(path: Path, **conditions: Any) -> set[str]:
    with closing(reader.open_reader(path)) as connection:
        return set(matching_entries(connection, today=TODAY, **conditions))


@pytest.mark.parametrize(
    "words", ["镓", "出口", "no. 46", "MOFCOM", "mof", "“46号”", "naïve", "NAIVE counsel", "xi'an xian"]
)
def test_note_is_found_by_words_as_entries_are(writer: NotebookWriter, path: Path, words: str) -> None:
    text = "Ask counsel: MOFCOM No. 46号 on 镓出口 is naïve; Xi’an plant."
    writer.add_note(GALLIUM, text)
    writer.add_note(GALLIUM, "Something else entirely.")

    assert found(path, words) == [text]


def test_search_sees_the_present_text_and_the_judgement_only(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "former words", judgement=Judgement("extension likely"))
    writer.save_note(note.id, "present words", expected_revision=1)
    removed = writer.add_note(GALLIUM, "present but removed")
    writer.remove_note(removed.id)

    assert found(path, "former") == []
    assert found(path, "present") == found(path, "extension") == ["present words"]
    writer.undo()
    assert len(found(path, "present")) == 2


@pytest.mark.parametrize("words", ["", "++", '"', "* OR", "NEAR("])
def test_no_words_and_syntax_find_nothing(writer: NotebookWriter, path: Path, words: str) -> None:
    writer.add_note(GALLIUM, "text")

    assert found(path, words) == []


def test_entries_are_found_by_their_marks(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "Ask counsel about clause 2.", judgement=Judgement("It will end."))
    writer.add_note(HUAWEI, "nothing")
    writer.tags.put("Urgent case", [Target.of_note(note)])
    writer.tags.put("later", [FIRM])
    writer.marks.star([FIRM])
    writer.marks.add_review(ENTRY, date(2026, 11, 25))
    writer.marks.add_review(FIRM, date(2026, 11, 26))
    writer.marks.decide(FIRM, "Block", decided=TODAY)
    writer.shelves.add_collection("Portfolio", entries=[ENTRY])

    assert entries(path, has=["note"]) == {ENTRY.id, FIRM.id}
    assert entries(path, has=["judgement"]) == {ENTRY.id}
    assert entries(path, has=["note", "star"]) == {FIRM.id}
    assert entries(path, has=["tag"]) == {ENTRY.id, FIRM.id}
    assert entries(path, has=["review"]) == {ENTRY.id, FIRM.id}
    assert entries(path, has=["decision"]) == {FIRM.id}
    assert entries(path, tags=["urgent CASE"]) == {ENTRY.id}
    assert entries(path, tags=["urgent case", "later"]) == {ENTRY.id, FIRM.id}
    assert entries(path, words="clause couns") == {ENTRY.id}
    assert entries(path, words="++") == set()
    assert entries(path, is_starred=True) == {FIRM.id}
    assert entries(path, review="due") == {ENTRY.id}
    assert entries(path, review="set") == {ENTRY.id, FIRM.id}
    assert entries(path, review="done") == set()
    assert entries(path, collection="portfolio") == {ENTRY.id}
    assert entries(path, tags=["later"], is_starred=True, review="due") == set()


def test_removed_note_no_longer_lends_its_tags_to_the_entry(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "text")
    writer.tags.put("urgent", [Target.of_note(note)])
    writer.remove_note(note.id)

    assert entries(path, tags=["urgent"]) == set()


def test_mark_that_does_not_exist_is_a_bug(path: Path) -> None:
    with pytest.raises(ValueError, match="no mark 'nonsense'"):
        entries(path, has=["nonsense"])
