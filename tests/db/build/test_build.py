"""A build writes the same bytes each time, all at once or not at all, and tells what it wrote."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from db.build.__main__ import main
from db.build.api import build, ensure_edition
from db.build.faults import BuildFaults
from db.edition import describe, open_edition
from db.errors import DataError
from tests.builders import small_reference, write_reference
from tests.db.build.mutation import GONE, changed

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reference(tmp_path_factory.mktemp("reference"), small_reference())


def test_two_builds_give_the_same_bytes(source: Path, tmp_path: Path) -> None:
    build(source, tmp_path / "first.sqlite")
    build(source, tmp_path / "second.sqlite")

    assert (tmp_path / "first.sqlite").read_bytes() == (tmp_path / "second.sqlite").read_bytes()


@pytest.mark.slow
def test_hash_seed_does_not_change_the_bytes(source: Path, tmp_path: Path) -> None:
    for seed in ("1", "77"):
        subprocess.run(
            [sys.executable, "-m", "db.build", "--source", str(source), "--output", str(tmp_path / seed)],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        )

    assert (tmp_path / "1").read_bytes() == (tmp_path / "77").read_bytes()


def test_order_of_rows_in_the_yaml_does_not_change_the_content(tmp_path: Path) -> None:
    reference = small_reference()
    turned = {key: value[::-1] if isinstance(value, list) else value for key, value in reference.items()}

    first = build(write_reference(tmp_path / "a", reference), tmp_path / "a.sqlite")
    second = build(write_reference(tmp_path / "b", turned), tmp_path / "b.sqlite")

    assert first.content_hash == second.content_hash


def test_another_fact_gives_another_hash(source: Path, tmp_path: Path) -> None:
    other = write_reference(tmp_path / "other", changed(small_reference(), (("minerals", 0, "symbol"), "Gx")))

    first = build(source, tmp_path / "first.sqlite").content_hash
    second = build(other, tmp_path / "second.sqlite").content_hash

    assert first != second


def test_manifest_counts_every_table(small_edition_path: Path) -> None:
    connection = open_edition(small_edition_path)
    counts = dict(describe(connection).counts)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = {
        table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        for table in tables
        if table != "manifest" and not table.startswith(("fts", "sqlite_"))
    }
    connection.close()

    assert counts.pop("provision") + counts.pop("listing") == counts["subject"]
    assert counts == found


def test_faulty_data_leaves_the_former_edition_alone(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "edition.sqlite"
    build(source, target)
    before = target.read_bytes()
    faulty = write_reference(tmp_path / "faulty", changed(small_reference(), (("minerals", 0, "name"), GONE)))

    with pytest.raises(BuildFaults, match=r"minerals.yaml:2: gallium: name is missing"):
        build(faulty, target)

    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["edition.sqlite"]


def test_an_open_edition_stays_readable_while_a_new_one_takes_its_place(source: Path, tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("an open file cannot be replaced there")
    target = tmp_path / "edition.sqlite"
    build(source, target)
    connection = open_edition(target)

    build(write_reference(tmp_path / "b", changed(small_reference(), (("minerals", 0, "symbol"), "Gx"))), target)

    assert connection.execute("SELECT symbol FROM mineral WHERE id = 'gallium'").fetchone() == ("Ga",)
    connection.close()


def test_target_that_cannot_be_written_is_told(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(DataError, match="cannot be written"):
        build(source, tmp_path / "file" / "edition.sqlite")


def test_edition_is_built_when_missing_and_left_alone_when_fresh(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "folder" / "edition.sqlite"

    assert ensure_edition(source, target) == target
    written = target.stat().st_mtime_ns
    ensure_edition(source, target)

    assert target.stat().st_mtime_ns == written


def test_full_text_finds_one_chinese_character(small_edition_path: Path) -> None:
    connection = sqlite3.connect(small_edition_path)
    rows = connection.execute(
        "SELECT entry.id FROM fts JOIN entry ON entry.entry_no = fts.rowid WHERE fts MATCH ? ORDER BY entry.id",
        ('"锗"',),
    ).fetchall()
    connection.close()

    assert rows == [("mineral/germanium",)]


def test_command_prints_counts_and_writes(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "edition.sqlite"

    code = main(["--source", str(source), "--output", str(target)])

    assert code == 0
    assert "mineral                    2" in capsys.readouterr().out
    assert target.exists()


def test_command_prints_faults_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    faulty = write_reference(tmp_path / "faulty", changed(small_reference(), (("minerals", 0, "name"), GONE)))

    code = main(["--source", str(faulty), "--output", str(tmp_path / "edition.sqlite")])

    output = capsys.readouterr()
    assert code == 1
    assert output.out == "minerals.yaml:2: gallium: name is missing\n"
    assert output.err == "1 fault; nothing was written.\n"
    assert not (tmp_path / "edition.sqlite").exists()


def test_command_only_checks_when_asked(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--source", str(source), "--output", str(tmp_path / "edition.sqlite"), "--check"])

    assert code == 0
    assert capsys.readouterr().out == "No faults.\n"
    assert not (tmp_path / "edition.sqlite").exists()


def test_command_without_data_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--source", str(tmp_path / "nowhere"), "--output", str(tmp_path / "edition.sqlite")])

    assert code == 2
    assert "There is no reference data in" in capsys.readouterr().err


def test_folder_in_place_of_the_target_is_told_and_left_alone(source: Path, tmp_path: Path) -> None:
    (tmp_path / "edition.sqlite").mkdir()

    with pytest.raises(DataError, match="cannot be written"):
        build(source, tmp_path / "edition.sqlite")

    assert [path.name for path in tmp_path.iterdir()] == ["edition.sqlite"]
