"""Backups and differences are put into words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from db.notebook import backups, snapshot
from db.notebook.comparing import compare
from db.notebook.records import Target
from db.notebook.writer import NotebookWriter
from desktop.core.backup_words import backup_listing, differences_line, differences_listing, reason_words, size_words
from tests.db.notebook.helpers import GALLIUM, START, TickingClock


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("by-hand", "By hand"),
        ("before-version-2", "Before the notebook got its version 2"),
        ("something-else", "something else"),
    ],
)
def test_reason_is_said(reason: str, words: str) -> None:
    assert reason_words(reason) == words


@pytest.mark.parametrize(("size", "words"), [(40, "1 kB"), (98_304, "98 kB"), (12_345_678, "12.3 MB")])
def test_size_is_said(size: int, words: str) -> None:
    assert size_words(size) == words


def test_backups_are_listed_with_what_was_found() -> None:
    made = datetime(2026, 11, 25, 10, tzinfo=UTC)
    good = backups.Backup(Path("a"), made, "changed", 1000)
    bad = backups.Backup(Path("b"), made, "by-hand", 1000)
    verdicts = {good.path: backups.Verdict(good, 2, 1200, made), bad.path: backups.Verdict(bad, fault="It is empty.")}

    listing = backup_listing((good, bad, backups.Backup(Path("c"), made, "changed", 1)), verdicts)

    assert [row[3:] for row in listing.cells] == [
        ("1,200", f"{made.astimezone():%Y-%m-%d %H:%M}", "Good"),
        ("", "", "It is empty."),
        ("", "", "…"),
    ]


def test_differences_are_told_row_by_row_and_field_by_field(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    with NotebookWriter(path, clock=TickingClock()) as writer:
        note = writer.add_note(GALLIUM, "Ask\nthem.")
        writer.tags.put("watch", [Target(GALLIUM.id, GALLIUM.name)])
        made = backups.make(path, reason="by-hand", now=START)
        writer.save_note(note.id, "Ask him.", expected_revision=note.revision)
        writer.add_note(GALLIUM, "Another.")
        writer.tags.take(writer.tags.add("watch").id, [Target(GALLIUM.id, GALLIUM.name)])
        writer.marks.add_review(Target(GALLIUM.id, GALLIUM.name), date(2026, 12, 1))

    found = compare(snapshot.take_file(path), snapshot.take_file(made.path))

    assert differences_line(found) == "1 thing comes back, 2 things go, 1 thing changes."
    assert set(differences_listing(found).cells) == {
        ("Note", "Gallium", "changes", "Text", "Ask him.", "Ask them."),
        ("Note", "Gallium", "goes", "Text", "Another.", "–"),
        ("Tag on an entry", "Gallium · watch", "comes back", "", "", ""),
        ("Day to look again", "Gallium", "goes", "", "", ""),
    }


def test_no_difference_is_said(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    NotebookWriter(path, clock=TickingClock()).close()
    taken = snapshot.take_file(path)

    assert differences_line(compare(taken, taken)) == "The notebook holds what the backup holds."
