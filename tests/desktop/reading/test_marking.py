"""The notebook is asked for a query that speaks of it, and asked again when it was written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from db.errors import DataError
from db.notebook.records import Target
from db.notebook.writer import NotebookWriter
from db.search.query import parse
from desktop.reading.marking import NotebookMarking

DAY = date(2026, 11, 25)
ENTRY = Target("mineral/gallium", "Gallium")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.sqlite"


def test_query_of_the_edition_alone_does_not_open_the_notebook(path: Path) -> None:
    path.write_bytes(b"no notebook at all, but long enough to have the header of one" * 4)

    assert NotebookMarking(path)(parse("gallium state:ended"), day=DAY).marks == ()
    with pytest.raises(DataError):
        NotebookMarking(path)(parse("has:note"), day=DAY)


def test_answer_is_kept_until_the_notebook_is_written(path: Path) -> None:
    marking = NotebookMarking(path)
    with NotebookWriter(path) as writer:
        writer.tags.put("urgent", [ENTRY])
        first = marking(parse("tag:urgent"), day=DAY)
        again = marking(parse("lock tag:urgent"), day=DAY)
        writer.tags.put("urgent", [Target("firm/huawei", "Huawei")])
        after = marking(parse("tag:urgent"), day=DAY)

    assert again is first
    assert first.entry_ids("tag", ["urgent"]) == {ENTRY.id}
    assert after.entry_ids("tag", ["urgent"]) == {ENTRY.id, "firm/huawei"}


def test_each_day_has_its_own_answer(path: Path) -> None:
    marking = NotebookMarking(path)
    with NotebookWriter(path) as writer:
        writer.marks.add_review(ENTRY, date(2026, 11, 26))

    assert marking(parse("review:due"), day=DAY).entry_ids("review", ["due"]) == frozenset()
    assert marking(parse("review:due"), day=date(2026, 11, 26)).entry_ids("review", ["due"]) == {ENTRY.id}


def test_many_questions_are_answered_though_few_are_kept(path: Path) -> None:
    marking = NotebookMarking(path)
    with NotebookWriter(path) as writer:
        writer.marks.star([ENTRY])

    found = [marking(parse(f"note:w{place} is:starred"), day=DAY) for place in range(40)]

    assert all(each.entry_ids("is", ["starred"]) == {ENTRY.id} for each in found)
