"""Tests of finding notes by words and entries by the marks on them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from db.errors import DataError
from db.notebook import reader
from db.notebook.finding import find_notes, marked
from db.notebook.records import Target
from db.notebook.writer import NotebookWriter
from db.records import EntryRef, Judgement, Kind
from db.search.query import parse
from tests.db.notebook.helpers import GALLIUM, HUAWEI, TickingClock, read_notes

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


def entries(path: Path, line: str, today: date = TODAY) -> set[str]:
    """Return what the terms of a line mean together, those that exclude left aside."""
    query = parse(line)
    with closing(reader.open_reader(path)) as connection:
        found = marked(connection, query, today=today)
    return set(found.entry_ids(query.terms[0].key, query.values(query.terms[0].key)))


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

    both = {ENTRY.id, FIRM.id}
    assert entries(path, "has:note") == entries(path, "has:tag") == entries(path, "has:review") == both
    assert entries(path, "has:judgement") == {ENTRY.id}
    assert entries(path, "has:star") == entries(path, "is:starred") == entries(path, "has:decision") == {FIRM.id}
    assert entries(path, "has:judgement,star") == both
    assert entries(path, 'tag:"urgent CASE"') == {ENTRY.id}
    assert entries(path, 'tag:"urgent case" tag:later') == both
    assert entries(path, 'note:"clause couns"') == {ENTRY.id}
    assert entries(path, "note:clause note:nothing") == both
    assert entries(path, "review:due") == {ENTRY.id}
    assert entries(path, "review:due", date(2026, 11, 26)) == entries(path, "review:open") == both
    assert entries(path, "review:2026-11-26..") == {FIRM.id}
    assert entries(path, "review:2026-11") == both
    assert entries(path, "review:done") == entries(path, "is:reviewed") == set()
    assert entries(path, "collection:portfolio") == entries(path, "is:collected") == {ENTRY.id}


def test_review_that_is_done_is_no_longer_due(writer: NotebookWriter, path: Path) -> None:
    review = writer.marks.add_review(ENTRY, TODAY)
    writer.marks.finish_review(review.id)

    assert entries(path, "review:due") == entries(path, "review:2026") == entries(path, "has:review") == set()
    assert entries(path, "review:done") == entries(path, "is:reviewed") == {ENTRY.id}


@pytest.mark.parametrize(
    ("line", "text", "hint"),
    [
        ("tag:urgnet", "There is no tag 'urgnet'. Did you mean 'urgent'?", "Tags are Urgent, later."),
        ("-tag:zzz", "There is no tag 'zzz'.", "Tags are Urgent, later."),
        ("collection:x", "There is no collection 'x'.", "The notebook has no collections yet; make one first."),
    ],
)
def test_name_that_nothing_has_is_told_with_those_there_are(
    writer: NotebookWriter, path: Path, line: str, text: str, hint: str
) -> None:
    writer.tags.put("Urgent", [ENTRY])
    writer.tags.put("later", [FIRM])

    with closing(reader.open_reader(path)) as connection, pytest.raises(DataError) as caught:
        marked(connection, parse(line), today=TODAY)

    assert (caught.value.text, caught.value.hint) == (text, hint)


def test_terms_come_with_the_names_that_the_notebook_has(writer: NotebookWriter, path: Path) -> None:
    writer.tags.put("Urgent Case", [ENTRY])

    with closing(reader.open_reader(path)) as connection:
        found = marked(connection, parse('-tag:"urgent case" state:ended tag:"URGENT case"'), today=TODAY)

    assert found.labels == {("tag", "urgent case"): "Urgent Case"}
    assert found.of(parse("state:ended")).marks == ()


@pytest.mark.parametrize("line", ["has:note", "is:starred", "note:x", "review:due", "review:2026"])
def test_notebook_that_is_not_there_has_nothing(path: Path, line: str) -> None:
    assert entries(path, line) == set()


def test_removed_note_no_longer_lends_its_tags_to_the_entry(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "text")
    writer.tags.put("urgent", [Target.of_note(note)])
    writer.remove_note(note.id)

    assert entries(path, "tag:urgent") == entries(path, "has:tag") == set()


def test_whatever_the_user_put_something_on_is_mine(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    with NotebookWriter(path, clock=TickingClock()) as writer:
        note = writer.add_note(GALLIUM, "one")
        writer.add_note(EntryRef("mineral/tin", Kind.MINERAL, "Tin"), "removed")
        writer.remove_note(read_notes(path, "mineral/tin")[0].id)
        writer.tags.put("on a note", (Target.of_note(note),))
        writer.marks.star((Target("mineral/antimony", "Antimony"),))
        writer.shelves.add_collection("Portfolio", entries=(Target("firm/a", "A"),))

    with closing(reader.open_reader(path)) as connection:
        found = marked(connection, parse("is:mine"), today=date(2026, 11, 25))

    assert found.entry_ids("is", ["mine"]) == {GALLIUM.id, "mineral/antimony", "firm/a"}
