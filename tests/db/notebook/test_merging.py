"""Tests of merging two notebooks: what is taken, combined, kept twice, undone; that it commutes and loses nothing."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import DataError
from db.notebook import backups, marks, reader, snapshot
from db.notebook.comparing import content
from db.notebook.merge_plan import Outcome
from db.notebook.records import Target
from db.notebook.writer import NotebookWriter
from db.records import Confidence, Judgement
from tests.db.notebook.helpers import GALLIUM, HUAWEI, START, read_history, read_notes

ENTRY = Target("mineral/gallium", "Gallium")
FIRM = Target("firm/huawei-technologies", "Huawei Technologies")


class LateClock:
    """Ticks from a given hour on."""

    def __init__(self, hours: int) -> None:
        self.now = START + timedelta(hours=hours)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def opened(path: Path, author: str, *, hours: int) -> NotebookWriter:
    return NotebookWriter(path, clock=LateClock(hours), author=author)


class Pair:
    """Two notebooks that began as one."""

    def __init__(self, folder: Path) -> None:
        self.start = folder / "start.sqlite"
        self.ada = folder / "ada" / "notebook.sqlite"
        self.grace = folder / "grace" / "notebook.sqlite"
        with opened(self.start, "Ada", hours=0) as writer:
            self.note = writer.add_note(GALLIUM, "start")
            self.tag = writer.tags.put("urgent", [ENTRY])
            self.collection = writer.shelves.add_collection("Portfolio", entries=[ENTRY])
            self.review = writer.marks.add_review(ENTRY, date(2026, 12, 1), reason="why")
        for path in (self.ada, self.grace):
            path.parent.mkdir()
            shutil.copy(self.start, path)


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return Pair(tmp_path)


def seen(path: Path) -> str:
    """Return what the notebook says, without what only counts edits."""
    taken = snapshot.take_file(path)
    return json.dumps(
        [
            [table, sorted(json.dumps(content(table, row), sort_keys=True) for row in rows.values())]
            for table, rows in taken.tables.items()
        ],
        indent=1,
    )


def test_what_one_side_changed_is_taken_and_the_merge_is_one_step(pair: Pair) -> None:
    with opened(pair.grace, "Grace", hours=1) as grace:
        grace.save_note(pair.note.id, "hers", expected_revision=1)
        grace.add_note(HUAWEI, "new")
        grace.marks.star([FIRM])
        grace.tags.rename(pair.tag.id, "now")
        grace.marks.delete_review(pair.review.id)
    before = seen(pair.ada)
    with opened(pair.ada, "Ada", hours=2) as ada:
        plan = ada.preview_merge(pair.grace)
        assert {outcome: count for outcome, count in plan.counts().items() if count} == {
            Outcome.ADDED: 2,
            Outcome.TAKEN: 2,
            Outcome.DELETED: 1,
        }
        ada.merge(pair.grace, expected=plan)

        assert seen(pair.ada) == seen(pair.grace)
        assert [note.text for note in read_notes(pair.ada)] == ["hers", "new"]
        assert [version.author for version in read_history(pair.ada, pair.note.id)] == ["Ada", "Grace"]
        assert ada.undo() == "Merge of another notebook"
        assert [note.text for note in read_notes(pair.ada)] == ["start"]
        ada.redo()
        assert seen(pair.ada) == seen(pair.grace)
        ada.undo()
    with closing(reader.open_reader(pair.ada)) as connection:
        assert marks.stars(connection) == ()
        assert marks.tags(connection)[0].name == "urgent"
    assert before != seen(pair.grace)
    assert [known.reason for known in backups.list_backups(pair.ada.parent / "backups")] == ["before-merge"]


def test_preview_tells_each_field(pair: Pair) -> None:
    with opened(pair.ada, "Ada", hours=1) as ada, opened(pair.grace, "Grace", hours=2) as grace:
        ada.save_note(pair.note.id, "his", expected_revision=1)
        grace.save_note(pair.note.id, "hers", expected_revision=1)

        plan = ada.preview_merge(pair.grace)

    (conflict,) = plan.conflicts
    (field,) = conflict.fields
    assert (field.name, field.base, field.ours, field.theirs, field.result) == ("text", "start", "his", "hers", "hers")
    assert field.is_conflict
    assert plan.rows[1].outcome is Outcome.COPIED
    assert read_notes(pair.ada)[0].text == "his"


def test_conflict_keeps_both_texts_in_sight(pair: Pair) -> None:
    with opened(pair.ada, "Ada", hours=1) as ada, opened(pair.grace, "Grace", hours=2) as grace:
        ada.save_note(pair.note.id, "his", expected_revision=1)
        grace.save_note(pair.note.id, "hers", expected_revision=1)
        ada.merge(pair.grace)
        grace.merge(pair.ada)

    assert {note.text for note in read_notes(pair.ada)} == {"his", "hers"}
    assert seen(pair.ada) == seen(pair.grace)
    assert {version.text for version in read_history(pair.ada, pair.note.id)} == {"start", "his", "hers"}


def test_different_fields_of_a_note_are_combined(pair: Pair) -> None:
    with opened(pair.ada, "Ada", hours=1) as ada, opened(pair.grace, "Grace", hours=2) as grace:
        ada.save_note(pair.note.id, "his", expected_revision=1)
        judgement = Judgement("It ends.", None, Confidence.HIGH)
        grace.save_note(pair.note.id, "start", expected_revision=1, judgement=judgement, is_judgement_kept=False)
        plan = ada.merge(pair.grace)

    assert not plan.conflicts
    (note,) = read_notes(pair.ada)
    assert (note.text, note.judgement) == ("his", judgement)


def test_edit_weighs_more_than_a_removal(pair: Pair) -> None:
    with opened(pair.ada, "Ada", hours=1) as ada, opened(pair.grace, "Grace", hours=2) as grace:
        ada.save_note(pair.note.id, "his", expected_revision=1)
        ada.marks.change_review(pair.review.id, due=date(2027, 1, 1), reason="other")
        grace.remove_note(pair.note.id)
        grace.marks.delete_review(pair.review.id)
        ada.merge(pair.grace)
        grace.merge(pair.ada)

    assert [note.text for note in read_notes(pair.ada)] == ["his"]
    assert seen(pair.ada) == seen(pair.grace)
    with closing(reader.open_reader(pair.ada)) as connection:
        assert [review.reason for review in marks.reviews(connection)] == ["other"]


def test_tag_deleted_here_and_used_there_stays(pair: Pair) -> None:
    with opened(pair.ada, "Ada", hours=1) as ada, opened(pair.grace, "Grace", hours=2) as grace:
        ada.tags.delete(pair.tag.id)
        grace.tags.put("urgent", [FIRM])
        ada.merge(pair.grace)
        grace.merge(pair.ada)

    assert seen(pair.ada) == seen(pair.grace)
    with closing(reader.open_reader(pair.ada)) as connection:
        assert [tagging.target for tagging in marks.taggings(connection)] == [FIRM]
        assert [tag.name for tag in marks.tags(connection)] == ["urgent"]


def test_tag_renamed_on_both_sides_is_kept_under_both_names(pair: Pair) -> None:
    with opened(pair.ada, "Ada", hours=1) as ada, opened(pair.grace, "Grace", hours=2) as grace:
        ada.tags.rename(pair.tag.id, "now")
        grace.tags.rename(pair.tag.id, "soon")
        ada.merge(pair.grace)
        grace.merge(pair.ada)

    assert seen(pair.ada) == seen(pair.grace)
    with closing(reader.open_reader(pair.ada)) as connection:
        assert [tag.name for tag in marks.tags(connection)] == ["now", "soon"]


def test_notebooks_that_never_met_share_tags_of_one_name(tmp_path: Path) -> None:
    left, right = tmp_path / "left" / "n.sqlite", tmp_path / "right" / "n.sqlite"
    with opened(left, "Ada", hours=1) as ada, opened(right, "Grace", hours=2) as grace:
        ada.tags.put("Urgent", [ENTRY])
        ada.add_note(GALLIUM, "his")
        grace.tags.put("urgent", [FIRM])
        grace.add_note(GALLIUM, "hers")
        ada.merge(right)
        grace.merge(left)

    assert seen(left) == seen(right)
    with closing(reader.open_reader(left)) as connection:
        assert [(tag.name, tag.count) for tag in marks.tags(connection)] == [("urgent", 2)]
    assert {note.text for note in read_notes(left)} == {"his", "hers"}


def test_later_edits_after_a_merge_are_no_conflict(pair: Pair) -> None:
    with opened(pair.ada, "Ada", hours=1) as ada, opened(pair.grace, "Grace", hours=2) as grace:
        grace.tags.rename(pair.tag.id, "hers")
        grace.save_note(pair.note.id, "hers", expected_revision=1)
        ada.merge(pair.grace)
        (merged,) = read_notes(pair.ada)
        ada.tags.rename(pair.tag.id, "his")
        ada.save_note(pair.note.id, "his", expected_revision=merged.revision)
        plan = grace.merge(pair.ada)

    assert not plan.conflicts
    assert read_notes(pair.grace)[0].text == "his"
    assert seen(pair.ada) == seen(pair.grace)


def test_base_file_stands_in_for_a_history(pair: Pair) -> None:
    with opened(pair.ada, "Ada", hours=1) as ada, opened(pair.grace, "Grace", hours=2) as grace:
        ada.tags.rename(pair.tag.id, "now")
        grace.tags.recolour(pair.tag.id, "series_1")
        grace.save_note(pair.note.id, "hers", expected_revision=1)
        plan = ada.merge(pair.grace, base=pair.start)

    assert not plan.conflicts
    with closing(reader.open_reader(pair.ada)) as connection:
        assert [(tag.name, tag.colour) for tag in marks.tags(connection)] == [("now", "series_1")]
    assert read_notes(pair.ada)[0].text == "hers"


def test_typed_on_version_wins_over_its_beginning_without_a_conflict(pair: Pair) -> None:
    with opened(pair.ada, "Ada", hours=1) as ada:
        note = ada.save_note(pair.note.id, "typ", expected_revision=1, is_typing=True)
        copy = pair.ada.with_name("copy.sqlite")
        backups.make(pair.ada, reason="by-hand", now=START)
        shutil.copy(backups.list_backups(pair.ada.parent / "backups")[0].path, copy)
        ada.save_note(note.id, "typed on", expected_revision=note.revision, is_typing=True)
        assert ada.preview_merge(copy).is_empty
    with opened(copy, "Ada", hours=3) as other:
        plan = other.merge(pair.ada)

    assert not plan.conflicts
    assert read_notes(copy)[0].text == "typed on"
    assert {version.text for version in read_history(copy, note.id)} == {"start", "typ", "typed on"}


def test_merge_that_is_not_what_was_previewed_is_refused(pair: Pair) -> None:
    with opened(pair.ada, "Ada", hours=1) as ada, opened(pair.grace, "Grace", hours=2) as grace:
        grace.save_note(pair.note.id, "hers", expected_revision=1)
        plan = ada.preview_merge(pair.grace)
        grace.marks.star([FIRM])

        with pytest.raises(DataError, match="Nothing was merged"):
            ada.merge(pair.grace, expected=plan)

    assert read_notes(pair.ada)[0].text == "start"


def edit(writer: NotebookWriter, path: Path, chance: random.Random, number: int) -> None:
    """Do something to the notebook."""
    target = chance.choice([ENTRY, FIRM])
    notes = read_notes(path)
    with closing(reader.open_reader(path)) as connection:
        tags, reviews, collections = marks.tags(connection), marks.reviews(connection), marks.collections(connection)
    match chance.choice(
        ["add", "save", "save", "remove", "star", "tag", "rename", "untag", "review", "collect", "undo"]
    ):
        case "add":
            writer.add_note(chance.choice([GALLIUM, HUAWEI]), f"added {writer.core.author} {number}")
        case "save" if notes:
            note = chance.choice(notes)
            writer.save_note(note.id, f"saved {writer.core.author} {number}", expected_revision=note.revision)
        case "remove" if notes:
            writer.remove_note(chance.choice(notes).id)
        case "star":
            writer.marks.star([target])
        case "tag":
            writer.tags.put(chance.choice(["urgent", "later"]), [target])
        case "rename" if tags:
            writer.tags.rename(chance.choice(tags).id, f"tag {writer.core.author} {chance.random()}")
        case "untag" if tags:
            writer.tags.delete(chance.choice(tags).id)
        case "review" if reviews:
            writer.marks.change_review(reviews[0].id, due=date(2027, 1, 1 + number), reason=f"why {number}")
        case "collect" if collections:
            writer.shelves.collect(collections[0].id, [target])
        case "undo":
            try:
                writer.undo()
            except DataError:
                return


def texts(path: Path) -> set[str]:
    """Return every text of the user in the notebook."""
    taken = snapshot.take_file(path)
    found = {str(row["text"]) for row in taken.versions.values()}
    found |= {str(row["text"]) for row in taken.tables["note"].values()}
    return found


@pytest.fixture(scope="module")
def began(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return Pair(tmp_path_factory.mktemp("began"))


@given(seed=st.integers(0, 10**6), left=st.integers(0, 7), right=st.integers(0, 7), rounds=st.integers(1, 2))
@settings(max_examples=12, deadline=None)
def test_merging_commutes_is_idempotent_and_loses_no_text(
    began: Pair, seed: int, left: int, right: int, rounds: int
) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        ada, grace = Path(name) / "ada" / "n.sqlite", Path(name) / "grace" / "n.sqlite"
        for path in (ada, grace):
            path.parent.mkdir()
            shutil.copy(began.start, path)
        for turn in range(rounds):
            for path, author, count in ((ada, "Ada", left), (grace, "Grace", right)):
                with opened(path, author, hours=1 + turn * 10 + chance.randint(0, 2)) as writer:
                    for number in range(count):
                        edit(writer, path, chance, number)
            before = texts(ada) | texts(grace)
            copy = Path(name) / "copy.sqlite"
            copy.unlink(missing_ok=True)
            shutil.copy(ada, copy)
            with opened(ada, "Ada", hours=9 + turn * 10) as writer:
                writer.merge(grace)
                assert writer.preview_merge(grace).is_empty
                assert writer.preview_merge(copy).is_empty
            with opened(grace, "Grace", hours=9 + turn * 10) as writer:
                writer.merge(copy)
                assert writer.preview_merge(ada).is_empty
            assert seen(ada) == seen(grace)
            assert before <= texts(ada)
            assert before <= texts(grace)
