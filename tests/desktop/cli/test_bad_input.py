"""Tests of bad input: exit code 2, one sentence on standard error, nothing on standard output."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.notebook.limits import MAX_NOTE_BYTES
from desktop.cli.main import main
from tests.desktop.cli.command import NOW, Command

BAD = [
    (["show", "mineral/gallum"], "gallium"),
    (["show", "gallium"], "gallium"),
    (["show", "mineral/gallium", "--as-of", "2026-13-01"], "“2026-13-01” is not a day of the calendar."),
    (["find", "x", "--as-of", "tomorrow"], "“tomorrow” is not a day"),
    (["find", "x", "--limit", "0"], "“0” is not a whole number above 0"),
    (["find", "x", "--limit", "ten"], "“ten” is not a whole number above 0"),
    (["find", "x", "--kind", "metal"], "invalid choice: 'metal'"),
    (["find", "stat:ended"], "stat"),
    (["find", "state:endet"], "endet"),
    (["find"], "required: QUERY"),
    (["fnd", "x"], "invalid choice: 'fnd'"),
    (["deadlines", "--until", "2026"], "“2026” is not a day"),
    (["diff", "2025-05-14"], "required: DAY"),
    (["diff", "2025-08-12", "2025-05-14"], "2025-08-12 lies after 2025-05-14. Name the earlier day first."),
    (["diff", "2025-05-14", "2025-02-30"], "“2025-02-30” is not a day"),
    (["brief", "mineral/gallium"], "A briefing needs ids and an output."),
    (["brief", "mineral/nothing", "-o", "x.pdf"], "mineral/nothing"),
    (["note", "add", "mineral/nothing", "text"], "mineral/nothing"),
    (["note", "add", "mineral/gallium", "  "], "The note has no text."),
    (["note", "add", "mineral/gallium", "x" * (MAX_NOTE_BYTES + 1)], "a note can take 1,000,000 at most"),
    (["note", "list", "mineral/nothing"], "mineral/nothing"),
    (["note", "show", "f00d"], "The notebook has no note “f00d”."),
    (["note"], "required: ACTION"),
    (["edition", "build", "--source", "nowhere"], "nowhere"),
    (["show", "mineral/\udcff"], "has bytes that are no characters"),
]


@pytest.mark.parametrize(
    ("words", "told"), BAD, ids=[" ".join(words)[:40].encode("ascii", "replace").decode() for words, _ in BAD]
)
def test_bad_input_is_told_in_a_sentence(
    run_small: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)

    result = run_small(*words)

    assert (result.code, result.out) == (2, "")
    assert told in result.err
    assert result.err.endswith("\n")
    assert result.err.count("\n") == 1
    assert "Traceback" not in result.err
    assert list(tmp_path.iterdir()) == []


def test_missing_edition_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "none.sqlite"

    assert main(["--edition", str(missing), "find", "x"], clock=lambda: NOW) == 2

    assert f"There is no edition at {missing}" in capsys.readouterr().err


def test_damaged_edition_is_told(run_small: Command, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.sqlite"
    content = bytearray(run_small.edition.read_bytes())
    # All pages but the first, which has the header and the names of the tables.
    content[4096:] = b"\xff" * (len(content) - 4096)
    damaged.write_bytes(content)

    for words in (["find", "gallium"], ["show", "mineral/gallium"], ["deadlines"], ["edition", "verify"]):
        result = Command(damaged, tmp_path)(*words)
        assert result.code == 2
        assert "is damaged" in result.err


def test_foreign_file_as_notebook_is_told_and_stays(run_small: Command, tmp_path: Path) -> None:
    foreign = tmp_path / "diary.txt"
    foreign.write_text("Dear diary")

    for words in (["list"], ["add", "mineral/gallium", "text"], ["show", "mineral/gallium"]):
        result = run_small("note", *words, "--notebook", str(foreign))
        assert result.code == 2
        assert "is not a Monazite notebook" in result.err

    assert foreign.read_text() == "Dear diary"


def test_notebook_out_of_order_hides_no_entry(run_small: Command, tmp_path: Path) -> None:
    foreign = tmp_path / "diary.txt"
    foreign.write_text("Dear diary")

    result = run_small("show", "mineral/gallium", "--notebook", str(foreign))

    assert result.code == 0
    assert "Your notes could not be read." in result.out
    assert run_small("find", "gallium", "--notebook", str(foreign)).code == 0
