"""Tests of brief, edition, self-test and --version."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db.edition import SCHEMA_VERSION
from desktop import __version__
from desktop.cli.check import Check
from desktop.cli.main import main
from tests.builders import small_reference, write_reference
from tests.desktop.cli.command import NOW, Command

ROOT = Path(__file__).parents[3]
BASIS = {"as_of", "edition", "caveat"}


def test_briefing_is_written_and_told(run_small: Command, tmp_path: Path) -> None:
    target = tmp_path / "gallium.pdf"

    result = run_small("brief", "mineral/gallium", "measure/mofcom-2024-46", "-o", str(target), "--json")

    content = target.read_bytes()
    assert content.startswith(b"%PDF-")
    assert {"file", "pages", "sources", "sha256", "entries"} | BASIS == set(result.json)
    assert result.json["sha256"] == hashlib.sha256(content).hexdigest()
    assert result.json["entries"] == ["mineral/gallium", "measure/mofcom-2024-46"]
    assert result.json["pages"] >= 2


def test_existing_file_is_replaced_only_when_told_to(run_small: Command, tmp_path: Path) -> None:
    target = tmp_path / "gallium.pdf"
    target.write_bytes(b"mine")

    refused = run_small("brief", "mineral/gallium", "-o", str(target))

    assert refused.code == 2
    assert f"{target} exists already. Name another file, or add --force." in refused.err
    assert target.read_bytes() == b"mine"
    assert run_small("brief", "mineral/gallium", "-o", str(target), "--force").code == 0
    assert target.read_bytes().startswith(b"%PDF-")


def test_notes_are_printed_only_when_asked_for(run_small: Command, tmp_path: Path) -> None:
    run_small("note", "add", "mineral/gallium", "Confidential thought.")

    plain = run_small("brief", "mineral/gallium", "-o", str(tmp_path / "plain.pdf"), "--json").json
    noted = run_small("brief", "mineral/gallium", "-o", str(tmp_path / "noted.pdf"), "--with-notes", "--json").json

    assert plain["sha256"] != noted["sha256"]


def test_edition_is_described_and_verified(run_small: Command) -> None:
    for action in ("info", "verify"):
        found = run_small("edition", action, "--json").json
        assert {"path", "counts"} | BASIS == set(found)
        assert found["counts"]["mineral"] == 2
        assert found["edition"]["data_date"] == "2026-11-22"
        assert run_small("edition", action).code == 0


def test_changed_edition_is_found_out(run_small: Command, tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    changed = tmp_path / "changed.sqlite"
    shutil.copy(run_small.edition, changed)
    with closing(sqlite3.connect(changed)) as connection, connection:
        connection.execute("UPDATE entry SET name = 'Unobtainium' WHERE id = 'mineral/gallium'")

    result = Command(changed, tmp_path)("edition", "verify")

    assert result.code == 2
    assert "was changed after it was built" in result.err


def test_edition_is_built_from_a_folder(run_small: Command, tmp_path: Path) -> None:
    source = write_reference(tmp_path / "reference", small_reference())
    target = tmp_path / "built.sqlite"

    result = Command(target, tmp_path)("edition", "build", "--source", str(source), "--json")

    assert result.code == 0
    assert target.read_bytes() == run_small.edition.read_bytes()
    assert result.json["path"] == str(target)


def test_version_tells_of_a_missing_edition_too(run_small: Command, tmp_path: Path) -> None:
    found = run_small("--version")
    missing = Command(tmp_path / "none.sqlite", tmp_path)("--version")

    assert found.out.startswith(f"Monazite {__version__}\nEdition of 2026-11-22, ")
    assert f"Edition schema {SCHEMA_VERSION}, notebook schema 3" in found.out
    assert missing.code == 0
    assert "There is no edition" in missing.out


@pytest.mark.slow
@pytest.mark.parametrize("words", [["self-test"], ["--self-test"]], ids=["command", "option"])
def test_self_test_passes_and_leaves_the_notebook_alone(run: Command, words: list[str]) -> None:
    result = run(*words)

    assert result.code == 0
    assert result.out.endswith("8 checks passed.\n")
    assert "FAILED" not in result.out
    assert not run.notebook.exists()


def test_self_test_goes_on_after_a_failure_and_ends_with_1(
    edition_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> str:
        raise RuntimeError("no screen")

    def pass_on() -> str:
        return "fine"

    words = ["self-test", "--edition", str(edition_path), "--data-dir", str(tmp_path)]
    code = main(words, clock=lambda: NOW, checks=(Check("window", fail), Check("more", pass_on)))

    out = capsys.readouterr().out
    assert code == 1
    assert "FAILED  window: RuntimeError: no screen\nok      more: fine\n1 of 10 checks failed.\n" in out


def test_self_test_on_a_missing_edition_fails_line_by_line(tmp_path: Path) -> None:
    result = Command(tmp_path / "none.sqlite", tmp_path)("self-test", "--json")

    assert result.code == 1
    outcomes = {check["name"]: check["is_passed"] for check in result.json["checks"]}
    assert not result.json["is_passed"]
    assert outcomes["program"]
    assert outcomes["notebook"]
    assert not outcomes["edition"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell with pipes")
def test_reader_that_stops_early_is_no_fault(edition_path: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from desktop.cli.main import main;"
        f"sys.exit(main(['find', 'kind:firm', '--limit', '2000', '--edition', {str(edition_path)!r},"
        f" '--data-dir', {str(tmp_path)!r}]))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()

        assert process.wait(60) == 0
        assert process.stderr.read() == b""


def test_output_is_utf_8_wherever_it_goes(edition_path: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from desktop.cli.main import main;"
        f"sys.exit(main(['find', 'Ga', '--json', '--edition', {str(edition_path)!r}, '--data-dir', {str(tmp_path)!r}]))"
    )

    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "latin-1", "PATH": ""},
    )

    assert "镓" in result.stdout.decode("utf-8")
