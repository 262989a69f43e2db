"""Tests of tags, stars, reviews, decisions, saved searches and collections: written, read, changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from db.errors import DataError
from db.notebook import marks, reader
from db.notebook.records import Target
from db.notebook.writer import NotebookWriter
from tests.db.notebook.helpers import GALLIUM, TickingClock

ENTRY = Target("mineral/gallium", "Gallium")
FIRM = Target("firm/huawei-technologies", "Huawei Technologies")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.sqlite"


@pytest.fixture
def writer(path: Path) -> Iterator[NotebookWriter]:
    with NotebookWriter(path, clock=TickingClock(), author="Ada") as opened:
        yield opened


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(reader.open_reader(path)) as connection:
        yield connection


def test_tag_is_made_when_first_put_and_found_whatever_its_case(writer: NotebookWriter, path: Path) -> None:
    first = writer.tags.put("Ask counsel", [ENTRY])
    second = writer.tags.put("ask  COUNSEL", [FIRM])

    assert first.id == second.id
    with reading(path) as connection:
        (tag,) = marks.tags(connection)
        assert (tag.name, tag.count) == ("Ask counsel", 2)
        assert [tagging.target for tagging in marks.taggings(connection)] == [ENTRY, FIRM]


def test_tag_goes_on_a_note(writer: NotebookWriter, path: Path) -> None:
    note = writer.add_note(GALLIUM, "text")
    tag = writer.tags.put("urgent", [Target.of_note(note)])

    with reading(path) as connection:
        assert marks.tags_of(connection, f"note/{note.id}") == (tag,)
    assert writer.last_changes.note_ids == {note.id}


def test_renamed_tag_is_renamed_wherever_it_is(writer: NotebookWriter, path: Path) -> None:
    tag = writer.tags.put("urgent", [ENTRY, FIRM])

    writer.tags.rename(tag.id, "now")
    writer.tags.recolour(tag.id, "series_2")

    with reading(path) as connection:
        assert [(found.name, found.colour, found.count) for found in marks.tags(connection)] == [("now", "series_2", 2)]


def test_renaming_to_the_name_of_another_tag_is_for_merging(writer: NotebookWriter) -> None:
    writer.tags.add("urgent")
    tag = writer.tags.add("later")

    with pytest.raises(DataError, match="There is a tag “urgent” already"):
        writer.tags.rename(tag.id, "Urgent")


def test_merged_tag_is_on_everything_that_either_was_on(writer: NotebookWriter, path: Path) -> None:
    old = writer.tags.put("urgent", [ENTRY, FIRM])
    new = writer.tags.put("now", [FIRM])

    writer.tags.merge(old.id, new.id)

    with reading(path) as connection:
        assert [(tag.name, tag.count) for tag in marks.tags(connection)] == [("now", 2)]


def test_name_that_a_renamed_tag_had_is_free_for_another(writer: NotebookWriter, path: Path) -> None:
    tag = writer.tags.put("urgent", [ENTRY])
    writer.tags.rename(tag.id, "now")

    other = writer.tags.put("urgent", [FIRM])

    assert other.id != tag.id
    with reading(path) as connection:
        assert [tag.name for tag in marks.tags(connection)] == ["now", "urgent"]


def test_deleted_tag_is_off_everything(writer: NotebookWriter, path: Path) -> None:
    tag = writer.tags.put("urgent", [ENTRY])
    writer.tags.take(tag.id, [ENTRY])
    writer.tags.put("urgent", [FIRM])

    writer.tags.delete(tag.id)

    with reading(path) as connection:
        assert marks.tags(connection) == ()
        assert marks.taggings(connection) == ()


@pytest.mark.parametrize("name", ["", "  \n", "x" * 201, "\ud800"], ids=["empty", "blank", "long", "broken"])
def test_useless_name_is_refused(writer: NotebookWriter, name: str) -> None:
    with pytest.raises(DataError, match="The tag has"):
        writer.tags.add(name)
    with pytest.raises(DataError, match="The collection has"):
        writer.shelves.add_collection(name)


def test_starring_twice_is_starring_once(writer: NotebookWriter, path: Path) -> None:
    writer.marks.star([ENTRY, FIRM])
    writer.marks.star([ENTRY])
    writer.marks.unstar([FIRM])

    with reading(path) as connection:
        assert [star.target for star in marks.stars(connection)] == [ENTRY]
        assert marks.is_starred(connection, ENTRY.id)
        assert not marks.is_starred(connection, FIRM.id)


def test_reviews_are_listed_by_day_until_they_are_done(writer: NotebookWriter, path: Path) -> None:
    late = writer.marks.add_review(FIRM, date(2026, 12, 1))
    early = writer.marks.add_review(ENTRY, date(2026, 11, 28), reason="suspension ends")
    writer.marks.change_review(late.id, due=date(2027, 1, 1), reason="later")

    with reading(path) as connection:
        assert [review.due for review in marks.reviews(connection)] == [date(2026, 11, 28), date(2027, 1, 1)]
        assert marks.reviews(connection, until=date(2026, 11, 28)) == (early,)
        writer.marks.finish_review(early.id)
        assert [review.target for review in marks.reviews(connection)] == [FIRM]
        assert marks.reviews_of(connection, ENTRY.id)[0].is_done
    writer.marks.delete_review(late.id)
    with pytest.raises(DataError, match="no review"):
        writer.marks.finish_review(late.id)


def test_decision_keeps_who_decided_what_and_why(writer: NotebookWriter, path: Path) -> None:
    made = writer.marks.decide(FIRM, "Do not ship", decided=date(2026, 11, 20), reason="On the Entity List.")

    with reading(path) as connection:
        assert marks.decisions(connection, FIRM.id) == (made,)
    assert (made.author, made.outcome) == ("Ada", "Do not ship")
    writer.marks.delete_decision(made.id)
    with reading(path) as connection:
        assert marks.decisions(connection) == ()


def test_saved_search_is_changed_in_place(writer: NotebookWriter, path: Path) -> None:
    saved = writer.shelves.save_search("Chinese bans", "type:export-ban", kind="mineral", columns=["name", "state"])
    changed = writer.shelves.save_search("Bans", "type:export-ban by:CN", search_id=saved.id)

    with reading(path) as connection:
        assert marks.searches(connection) == (changed,)
    writer.shelves.delete_search(saved.id)
    with reading(path) as connection:
        assert marks.searches(connection) == ()


def test_collection_keeps_the_users_order(writer: NotebookWriter, path: Path) -> None:
    third = Target("list/us-entity", "Entity List")
    collection_id = writer.shelves.add_collection("Portfolio", description="For the board", entries=[ENTRY, FIRM])
    writer.shelves.collect(collection_id, [third, ENTRY])

    writer.shelves.arrange(collection_id, [third.id, FIRM.id])

    with reading(path) as connection:
        assert marks.collection(connection, collection_id).entries == (third, FIRM, ENTRY)
    writer.shelves.uncollect(collection_id, [FIRM.id])
    writer.shelves.describe_collection(collection_id, name="Board", description="")
    with reading(path) as connection:
        (found,) = marks.collections(connection)
        assert (found.name, found.entries) == ("Board", (third, ENTRY))
    writer.shelves.delete_collection(collection_id)
    with reading(path) as connection, pytest.raises(DataError, match="no collection"):
        marks.collection(connection, collection_id)
