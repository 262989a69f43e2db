"""What holds for every text file: its form, and what it must not name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from tests.rules.source import ROOT, text_files

Find = Callable[[str], Iterator[str]]

# Folders of one person's machine. A path inside an address is preceded by a letter, a digit or a dot.
MACHINE_PATH = re.compile(r"(?<![\w./~$%}-])(?:/(?:home|root|work|Users|mnt)/\w|/tmp/\w|[A-Z]:\\Users\\)")
INDEX_ADDRESS = re.compile(
    r"--(?:extra-)?index-url|--find-links|\bPIP_INDEX|\bUV_INDEX"
    r"|https?://(?:[\w-]+\.)*(?:pypi|pythonhosted|npmjs|debian)\.(?:org|com|net)\b",
    re.IGNORECASE,
)
# How something came about is told by the history; the files tell what is.
ABOUT_AUTHORS = re.compile(
    r"co-authored-by|\bchatbot\b|\blanguage model\b|\bAI[- ](?:assistant|agent|generated)\b|\bprevious session\b"
    r"|\bas (?:you|the user) (?:asked|requested)\b|\bother (?:helpers?|engineers?)\b",
    re.IGNORECASE,
)
# Cited publications may be about anything; what the program is made of may not.
CITED = "resources/reference/"
# Licences stand as their authors wrote them.
VERBATIM = re.compile(r"(?:^|/)(?:LICENSE|OFL-[\w-]+\.txt)$")
OWN_WORDS = "tests/rules/test_texts.py"


def _form(text: str) -> Iterator[str]:
    if text.startswith("\ufeff"):
        yield "begins with a byte order mark"
    if "\r" in text:
        yield "has carriage returns"
    if text and not text.endswith("\n"):
        yield "does not end with a line break"
    for number, line in enumerate(text.split("\n"), start=1):
        if line != line.rstrip(" \t"):
            yield f"line {number} ends in spaces"


def _matches(pattern: re.Pattern[str], what: str) -> Find:
    def find(text: str) -> Iterator[str]:
        for number, line in enumerate(text.split("\n"), start=1):
            match = pattern.search(line)
            if match is not None:
                yield f"line {number} {what}: {match.group()!r}"

    return find


NAMES_MACHINE = _matches(MACHINE_PATH, "names a folder of one machine")
NAMES_INDEX = _matches(INDEX_ADDRESS, "names a package index")
NAMES_AUTHOR = _matches(ABOUT_AUTHORS, "tells how it was made instead of what it is")


def _faults(find: Find, *, with_cited: bool = True) -> list[str]:
    faults = []
    for path in text_files():
        if path == OWN_WORDS or VERBATIM.search(path) or (path.startswith(CITED) and not with_cited):
            continue
        text = (ROOT / path).read_bytes().decode("utf-8")
        faults += [f"{path}: {fault}" for fault in find(text)]
    return faults


def test_text_files_are_plain_utf_8() -> None:
    assert _faults(_form) == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    assert _faults(NAMES_MACHINE) == []


def test_no_file_names_a_package_index() -> None:
    assert _faults(NAMES_INDEX, with_cited=False) == []


def test_no_file_tells_how_it_was_made() -> None:
    assert _faults(NAMES_AUTHOR, with_cited=False) == []


@pytest.mark.parametrize("text", ["a\r\n", "\ufeffa\n", "a", "a \n", "\tb\t\n"])
def test_the_form_is_looked_at(text: str) -> None:
    assert list(_form(text))


@pytest.mark.parametrize(
    ("find", "text"),
    [
        (NAMES_MACHINE, "see /home/ana/monazite"),
        (NAMES_MACHINE, "'/root/x'"),
        (NAMES_MACHINE, "open(/tmp/out.pdf)"),
        (NAMES_MACHINE, "C:\\Users\\ana"),
        (NAMES_INDEX, "pip install --index-url x"),
        (NAMES_INDEX, "from https://files.pythonhosted.org/packages"),
        (NAMES_INDEX, "http://deb.debian.org/debian"),
        (NAMES_AUTHOR, "Co-authored-by: someone"),
        (NAMES_AUTHOR, "made by an AI assistant"),
    ],
)
def test_what_must_not_be_named_is_found(find: Find, text: str) -> None:
    assert list(find(text))


@pytest.mark.parametrize(
    ("find", "text"),
    [
        (NAMES_MACHINE, "https://www.example.org/home/measures and ~/work/x and $HOME/work"),
        (NAMES_MACHINE, "PYTHON=/path/to/python3"),
        (NAMES_INDEX, "installed by pip from the lock, whatever index pip is set to"),
        (NAMES_AUTHOR, "the session of the window; reducing agent; AI chips"),
    ],
)
def test_what_may_be_named_is_let_pass(find: Find, text: str) -> None:
    assert list(find(text)) == []
