"""Text falls into runs by font, and nothing is dropped without a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import DataError
from desktop.briefing.fonts import Face, FontSet, printable
from desktop.core.paths import resources_dir

LATIN = "NotoSans-Regular"
CHINESE = "NotoSansSC-Regular"


@pytest.fixture
def fonts() -> FontSet:
    """Return the program's fonts."""
    return FontSet(resources_dir() / "fonts")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gallium", [(LATIN, "Gallium")]),
        ("〔2025〕8号", [(CHINESE, "〔"), (LATIN, "2025"), (CHINESE, "〕"), (LATIN, "8"), (CHINESE, "号")]),
        ("洛克希德·马丁", [(CHINESE, "洛克希德·马丁")]),
        ("“gallium”", [(LATIN, "“gallium”")]),
        ("镓“是”", [(CHINESE, "镓“是”")]),
        ("Ga 镓", [(LATIN, "Ga "), (CHINESE, "镓")]),
        ("≥ 99,9 %", [(CHINESE, "≥"), (LATIN, " 99,9 %")]),
        ("三菱電機 カタカナ", [(CHINESE, "三菱電機"), (LATIN, " "), (CHINESE, "カタカナ")]),
    ],
)
def test_each_run_has_the_font_that_has_its_characters(
    fonts: FontSet, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(run.font, run.text) for run in fonts.runs(text)] == expected


def test_bold_stays_bold_in_both_families(fonts: FontSet) -> None:
    assert [run.font for run in fonts.runs("Ga镓", Face.BOLD)] == ["NotoSans-Bold", "NotoSansSC-Bold"]


def test_a_rare_character_in_bold_falls_back_to_regular(fonts: FontSet) -> None:
    assert [run.font for run in fonts.runs("滙", Face.BOLD)] == ["NotoSansSC-Regular"]


@pytest.mark.parametrize("text", ["a\u200bb", "a\ufeffb", "a\u202eb", "a\u00adb", "a\ufe0fb"])
def test_characters_without_ink_are_left_out(fonts: FontSet, text: str) -> None:
    runs = fonts.runs(text)
    fonts.refuse_missing()

    assert "".join(run.text for run in runs) == "ab"


def test_accents_are_composed(fonts: FontSet) -> None:
    assert [run.text for run in fonts.runs("e\u0301")] == ["é"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("hi 🙂", "“🙂” (U+1F642) in the note"),
        ("שלום", "“ש” (U+05E9), “ל” (U+05DC), “ו” (U+05D5), “ם” (U+05DD) in the note"),
        ("a\0b", "U+0000 in the note"),
        ("a\x07b", "U+0007 in the note"),
        ("a\ud800b", "U+D800 in the note"),
        ("\ue000", "U+E000 in the note"),
    ],
)
def test_a_character_without_a_glyph_is_refused_by_name_and_place(fonts: FontSet, text: str, named: str) -> None:
    fonts.runs(text, where="the note")

    with pytest.raises(DataError) as refused:
        fonts.refuse_missing()

    assert refused.value.text == f"The briefing’s fonts have no glyph for {named}."


def test_many_missing_characters_are_counted(fonts: FontSet) -> None:
    fonts.runs("한국어로적은말", where="the note")

    with pytest.raises(DataError, match="and 2 more in the note"):
        fonts.refuse_missing()


@given(st.text())
def test_every_character_is_printed_or_refused(text: str) -> None:
    fonts = FontSet(resources_dir() / "fonts")
    printed = "".join(run.text for run in fonts.runs(text))

    if printed != "".join(printable(text)):
        with pytest.raises(DataError):
            fonts.refuse_missing()
