"""The command manual prints contents and chapters, and says which chapters there are."""

from __future__ import annotations

from tests.desktop.cli.command import Command


def test_the_contents_are_printed(run_small: Command) -> None:
    result = run_small("manual")

    assert result.code == 0
    assert result.out.startswith("Manual\n")
    assert "Getting started" in result.out


def test_a_chapter_is_printed_with_what_the_program_fills_in(run_small: Command) -> None:
    result = run_small("manual", "keyboard")

    assert "Shift+F1" in result.out
    assert "{{" not in result.out


def test_a_chapter_is_one_document_of_json(run_small: Command) -> None:
    result = run_small("manual", "states", "--json")

    assert result.json["id"] == "manual/states"


def test_an_unknown_chapter_is_told(run_small: Command) -> None:
    result = run_small("manual", "weather")

    assert result.code == 2
    assert "no chapter “weather”" in result.err
