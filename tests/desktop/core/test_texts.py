"""Tests of translating: English without a catalogue, the first language that has one otherwise."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core import texts
from desktop.core.texts import _, data_word, ngettext


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    texts.use_language(Path(), ())


def write_catalogue(folder: Path, language: str, messages: dict[str, str]) -> None:
    """Write a catalogue as GNU gettext's own tools would; the order of the texts is that of their bytes."""
    head = {"": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\n"}
    pairs = sorted((key.encode(), value.encode()) for key, value in (head | messages).items())
    tables: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    content = b""
    start = 28 + 16 * len(pairs)
    for side in (0, 1):
        for pair in pairs:
            tables[side].append((len(pair[side]), start + len(content)))
            content += pair[side] + b"\0"
    numbers = [number for table in tables for row in table for number in row]
    header = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    target = folder / language / "LC_MESSAGES" / "monazite.mo"
    target.parent.mkdir(parents=True)
    target.write_bytes(header + struct.pack(f"<{len(numbers)}I", *numbers) + content)


def test_without_a_catalogue_texts_are_english(tmp_path: Path) -> None:
    texts.use_language(tmp_path, ("de",))

    assert _("in force") == "in force"
    assert [ngettext("{count} firm", "{count} firms", count) for count in (1, 2)] == ["{count} firm", "{count} firms"]


def test_first_language_with_a_catalogue_is_used(tmp_path: Path) -> None:
    write_catalogue(tmp_path, "zh", {"in force": "有效", "{count} firm\0{count} firms": "{count}家企业"})

    texts.use_language(tmp_path, ("de", "zh"))

    assert _("in force") == "有效"
    assert ngettext("{count} firm", "{count} firms", 5).format(count=5) == "5家企业"
    assert _("no such text") == "no such text"


def test_a_word_of_the_data_is_found_in_either_case_and_nothing_stays_nothing(tmp_path: Path) -> None:
    write_catalogue(tmp_path, "zh", {"Export ban": "出口禁令"})
    texts.use_language(tmp_path, ("zh",))

    words = ("Export ban", "export ban", "Gallium", "")

    assert [data_word(word) for word in words] == ["出口禁令", "出口禁令", "Gallium", ""]
    assert _("") == ""
