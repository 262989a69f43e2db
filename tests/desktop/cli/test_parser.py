"""Tests of the command line as it is typed."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from db.errors import DataError
from desktop.cli.main import main
from desktop.cli.parser import parse
from desktop.core.paths import Paths
from tests.desktop.cli.command import NOW

HEAVY = ("PySide6", "reportlab", "sqlmodel", "sqlalchemy", "pydantic", "yaml", "rapidfuzz", "db.queries", "db.search")


@pytest.mark.parametrize("place", [0, 1, 2], ids=["before the command", "after it", "at the end"])
def test_options_for_every_command_stand_anywhere(place: int) -> None:
    words = ["show", "mineral/gallium"]
    words[place:place] = ["--as-of", "2025-12-01", "--notebook", "n.sqlite"]

    arguments = parse(words)

    assert (arguments.as_of, arguments.notebook, arguments.id) == ("2025-12-01", Path("n.sqlite"), "mineral/gallium")
    assert arguments.edition is None


@pytest.mark.parametrize(
    ("words", "query"),
    [
        (["find", "gallium", "-state:ended"], ["gallium", " -state:ended"]),
        (["find", "-has:note"], [" -has:note"]),
        (["find", "-optics", "--limit", "3"], [" -optics"]),
        (["find", "-镓"], [" -镓"]),
        (["find", "No.", "46", "of", "2024"], ["No.", "46", "of", "2024"]),
        (["diff", "2025-01-01", "2025-02-01", "-kind:firm"], [" -kind:firm"]),
    ],
)
def test_excluded_terms_are_no_options(words: list[str], query: list[str]) -> None:
    assert parse(words).query == query


@pytest.mark.parametrize("words", [["--help"], ["find", "-h"], ["note", "add", "--help"]])
def test_help_is_printed(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words, clock=lambda: NOW) == 0

    assert "usage: monazite" in capsys.readouterr().out


def test_abbreviated_options_are_refused() -> None:
    with pytest.raises(DataError, match="nrecognized arguments: --edit=x"):
        parse(["find", "gallium", "--edit=x"])


def test_no_command_opens_the_window_with_the_files_and_the_day(tmp_path: Path) -> None:
    opened: list[tuple[Paths, date | None]] = []

    def open_window(paths: Paths, as_of: date | None) -> int:
        opened.append((paths, as_of))
        return 7

    words = ["--data-dir", str(tmp_path)]
    assert main(words, clock=lambda: NOW, open_window=open_window) == 7
    assert main([*words, "--as-of", "2026-11-28"], clock=lambda: NOW, open_window=open_window) == 7

    assert [as_of for _, as_of in opened] == [None, date(2026, 11, 28)]
    assert opened[0][0].notebook == tmp_path / "notebook.sqlite"
    assert not opened[0][0].is_edition_chosen


def test_fault_at_the_windows_start_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    def open_window(_paths: Paths, _as_of: date | None) -> int:
        raise DataError("There is no edition.", "Build one.")

    assert main([], clock=lambda: NOW, open_window=open_window) == 2
    assert capsys.readouterr().err == "There is no edition. Build one.\n"


def test_without_a_window_a_command_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], clock=lambda: NOW) == 2
    assert capsys.readouterr().err == "No command was given. See “monazite --help”.\n"


def test_starting_the_window_loads_nothing_of_the_commands() -> None:
    program = (
        "import sys; from desktop.cli.main import main; main([], open_window=lambda paths, day: 0);"
        f"print(*sorted(name for name in sys.modules if name.startswith({HEAVY!r})))"
    )

    result = subprocess.run(
        [sys.executable, "-c", program], cwd=Path(__file__).parents[3], capture_output=True, text=True, check=True
    )

    assert result.stdout == "\n"
