"""The list of commands in the manual is as the parser has it."""

from __future__ import annotations

from scripts.make_manual import CHAPTER, commands, renewed


def test_the_list_is_up_to_date() -> None:
    text = CHAPTER.read_text(encoding="utf-8")

    assert renewed(text) == text, "run: python -m scripts.make_manual"


def test_values_and_choices_of_an_argument_are_told() -> None:
    text = commands()

    assert "`--output FILE`" in text
    assert "`--days DAY DAY`" in text
    assert "one of mineral, technology, firm, measure, list" in text
    assert "### monazite note add" in text
