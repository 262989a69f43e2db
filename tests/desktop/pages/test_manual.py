"""The manual has every action, setting, key of a query and command, and shows what the program knows itself."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator
from datetime import date

import pytest

from db.search.keys import KEYS
from db.search.query import parse
from desktop.cli.parser import build_parser
from desktop.cli.parser import parse as parse_command
from desktop.core.actions import Menu, catalogue
from desktop.core.manual_files import chapter_text, chapters, manual_dir
from desktop.core.page_id import ManualPage
from desktop.core.settings_catalogue import Control, settings_catalogue
from desktop.pages.blocks import DataTable, Document, Picture, plain, spans_of
from desktop.pages.manual import menu_title
from desktop.reading.manual import read_manual
from tests.desktop.pages.samples import EDITION

DAY = date(2026, 11, 25)
CODE = re.compile(r"`([^`\n]+)`")
SHORTCUT = re.compile(r"(?:Ctrl|Alt|Shift)\+[A-Za-z0-9+]+|F\d+")


def chapter(name: str) -> Document:
    """Return the chapter as a page."""
    return read_manual(ManualPage(name), EDITION, as_of=DAY)


def told_by(page: Document) -> list[str]:
    """Return every run of words on the page, with the cells of its tables."""
    return [plain(spans) for block in page.blocks for spans in spans_of(block)]


def commands(parser: argparse.ArgumentParser, *path: str) -> Iterator[tuple[tuple[str, ...], argparse.Action]]:
    """Yield each argument of each command with the words of the command."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, child in action.choices.items():
                yield from commands(child, *path, name)
        elif path or action.option_strings:
            yield path, action


def test_every_action_is_in_the_manual_with_its_keys() -> None:
    told = told_by(chapter("keyboard"))

    for spec in catalogue():
        assert spec.text in told
        assert spec.tip in told
        assert not spec.keys or ", ".join(spec.keys) in told


def test_every_menu_has_a_title() -> None:
    assert [menu for menu in Menu if menu_title(menu) == menu.value] == []


def test_every_setting_is_in_the_manual_with_its_values() -> None:
    told = " ".join(told_by(chapter("settings")))

    for spec in settings_catalogue(catalogue()):
        if spec.control is not Control.KEYS:
            assert f"{spec.text} ({spec.key})" in told
            assert spec.tip in told
            assert all(choice.text in told for choice in spec.choices)


def test_every_key_of_a_query_is_in_the_manual_with_an_example_of_it() -> None:
    table = next(
        block for block in chapter("search").blocks if isinstance(block, DataTable) and block.columns[0].title == "Key"
    )

    assert [plain(row.cells[0]) for row in table.rows] == list(KEYS)
    for row in table.rows:
        (term,) = parse(plain(row.cells[2])).terms
        assert term.key == plain(row.cells[0])


@pytest.mark.parametrize("name", chapters())
def test_every_query_in_a_chapter_can_be_read(name: str) -> None:
    for text in CODE.findall(chapter_text(name)):
        if re.match(r"[a-z]+:\S", text):
            assert parse(text).terms


def test_every_command_and_option_is_in_the_manual() -> None:
    text = chapter_text("command-line")

    for path, action in commands(build_parser()):
        assert f"### monazite {' '.join(path)}" in text or not path
        assert all(option in text for option in action.option_strings)


@pytest.mark.parametrize("name", chapters())
def test_every_command_in_a_chapter_is_understood(name: str) -> None:
    for text in CODE.findall(chapter_text(name)):
        words = shlex.split(text) if text.startswith("monazite ") else []
        # Without arguments a command is only named.
        if any("/" in word or word.startswith("-") or ":" in word for word in words) and "--help" not in words:
            assert parse_command(words[1:]).command


@pytest.mark.parametrize("name", ["", *chapters()])
def test_every_shortcut_in_a_chapter_is_one(name: str) -> None:
    # Some keys belong to a widget and to no action: they copy rows, open what is found in a tab, move what is in order.
    known = {key for spec in catalogue() for key in spec.keys} | {"Ctrl+C", "Ctrl+Enter", "Alt+Up", "Alt+Down"}

    named = [key for text in CODE.findall(chapter_text(name)) for key in SHORTCUT.findall(text)]

    assert [key for key in named if key not in known] == []


@pytest.mark.parametrize("name", ["", *chapters()])
def test_every_picture_is_there_and_small(name: str) -> None:
    pictures = [
        span
        for block in chapter(name).blocks
        for spans in spans_of(block)
        for span in spans
        if isinstance(span, Picture)
    ]

    assert all((manual_dir() / each.file).stat().st_size < 150_000 for each in pictures)


def test_a_chapter_leads_to_the_next_and_to_the_contents() -> None:
    first, last = chapters()[0], chapters()[-1]

    assert told_by(chapter(first))[-1].startswith("Next: ")
    assert told_by(chapter(last))[-1] == "All chapters"
    assert chapter("").subtitle == "How to use Monazite, a chapter a task"
