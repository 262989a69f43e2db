"""The chapters of the manual are those that its contents list, and nothing else is ever read."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.errors import DataError
from desktop.core import manual_files
from desktop.core.manual_files import chapter_text, chapter_title, chapters, chapters_with, manual_dir


def test_the_contents_list_every_chapter_that_there_is() -> None:
    files = {path.stem for path in manual_dir().glob("*.md")}

    assert set(chapters()) == files - {"contents"}


@pytest.mark.parametrize("chapter", ["", *chapters()])
def test_a_chapter_begins_with_its_title_alone_and_is_short(chapter: str) -> None:
    # The list of commands is written by a script, and is as long as there are commands.
    first, *rest = chapter_text(chapter).partition("<!-- commands")[0].splitlines()

    assert first == f"# {chapter_title(chapter)}"
    assert not any(line.startswith("# ") for line in rest)
    assert len(rest) < 100


@pytest.mark.parametrize("name", ["nowhere", "../../README", "contents/..", "start.md"])
def test_what_is_no_chapter_is_said_with_those_that_are(name: str) -> None:
    with pytest.raises(DataError) as caught:
        chapter_text(name)

    assert "start" in caught.value.hint


def test_chapters_are_found_by_their_headings_titles_first() -> None:
    assert chapters_with("unconfirmed")[0] == "states"
    assert "files" in chapters_with("BACKUPS files")
    assert chapters_with("") == chapters_with("gallium shipment") == ()


def test_a_manual_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manual_files, "manual_dir", lambda: tmp_path)
    chapter_text.cache_clear()

    with pytest.raises(DataError, match="manual cannot be read"):
        chapter_text("")
