"""Every character of the reference data can be printed, and so can everything that the pages add to it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from desktop.briefing.fonts import Face, FontSet
from desktop.briefing.styles import MARKS
from desktop.core.paths import resources_dir


def test_every_character_of_the_edition_has_a_glyph(edition_path: Path) -> None:
    fonts = FontSet(resources_dir() / "fonts")
    characters: set[str] = set()
    with closing(sqlite3.connect(f"{edition_path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            # The index of full text has no text of its own.
            if not name.startswith(("fts", "sqlite_"))
        ]
        for table in tables:
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                for value in row:
                    if isinstance(value, str):
                        characters.update(value)

    fonts.runs("".join(sorted(characters)), where="the edition")

    assert len(characters) > 1000
    fonts.refuse_missing()


def test_every_mark_of_a_state_has_a_glyph_and_its_own_shape() -> None:
    fonts = FontSet(resources_dir() / "fonts")

    for mark in MARKS.values():
        fonts.runs(mark, where="the marks")

    fonts.refuse_missing()
    assert len(set(MARKS.values())) == len(MARKS)


def test_every_character_of_the_interface_has_a_glyph_in_both_weights() -> None:
    fonts = FontSet(resources_dir() / "fonts")
    catalogues = sorted((resources_dir() / "locale").rglob("*.po"))
    characters = {character for path in catalogues for character in path.read_text(encoding="utf-8")}

    for face in Face:
        fonts.runs("".join(sorted(characters)), face, where="the interface")

    assert len(characters) > 500
    fonts.refuse_missing()
    bold = {run.font for run in fonts.runs("".join(filter(_is_chinese, sorted(characters))), Face.BOLD)}
    assert bold == {"NotoSansSC-Bold"}


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
