"""An edition is opened read only, says what it is, and is refused with a sentence when it is not right."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from db import edition
from db.edition import describe, is_stale, open_edition, verify
from db.errors import DataError
from tests.builders import small_reference, write_reference

ROOT = Path(__file__).parents[2]
# Times of change before and after all code was written, so that no test looks at the clock.
BEFORE, AFTER = 1_000_000_000, 4_000_000_000


@pytest.fixture
def copy(small_edition_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(small_edition_path, tmp_path / "a copy #1 50%.sqlite"))


def _change(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_edition_says_what_it_is(small_edition_path: Path) -> None:
    connection = open_edition(small_edition_path)
    info = describe(connection)
    connection.close()

    assert (info.data_date, info.reach) == (date(2026, 11, 22), date(2026, 10, 9))
    assert info.schema_version == edition.SCHEMA_VERSION
    assert info.counts["mineral"] == 2
    assert info.content_hash.startswith(info.short_hash)


def test_edition_cannot_be_written_to(copy: Path) -> None:
    connection = open_edition(copy)

    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM mineral")

    connection.close()


def test_nothing_is_written_beside_an_open_edition(copy: Path) -> None:
    connection = open_edition(copy)
    connection.execute("SELECT count(*) FROM entry").fetchone()

    assert list(copy.parent.iterdir()) == [copy]
    connection.close()


def test_untouched_edition_verifies(copy: Path) -> None:
    assert verify(copy).counts["listing"] == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE mineral SET symbol = 'Gx' WHERE id = 'gallium'",
        "DELETE FROM event",
        "INSERT INTO replacement VALUES ('firm/a', 'firm/b')",
        "UPDATE manifest SET value = '2027-01-01' WHERE key = 'reach'",
        "UPDATE manifest SET value = '0000' WHERE key = 'content_hash'",
        "UPDATE manifest SET value = '0000' WHERE key = 'index_hash'",
        "DELETE FROM manifest WHERE key = 'index_hash'",
        "CREATE TABLE added (id TEXT)",
        "DELETE FROM fts_docsize",
        "INSERT INTO fts (rowid, name, alias, code, body) VALUES (9000, 'gallium', '', '', '')",
    ],
)
def test_tampered_edition_is_told(copy: Path, statement: str) -> None:
    _change(copy, statement)

    with pytest.raises(DataError, match="was changed after it was built"):
        verify(copy)


def test_missing_edition_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"There is no edition at .*nowhere\.sqlite.*python -m db\.build"):
        open_edition(tmp_path / "nowhere.sqlite")


def test_folder_in_place_of_an_edition_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        open_edition(tmp_path)


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"SQLite format 3\x00" + bytes(100)])
def test_foreign_file_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "foreign.sqlite").write_bytes(content)

    with pytest.raises(DataError, match="is not a Monazite edition"):
        open_edition(tmp_path / "foreign.sqlite")


def test_other_sqlite_file_is_told(tmp_path: Path) -> None:
    _change(tmp_path / "other.sqlite", "CREATE TABLE entry (id TEXT)")

    with pytest.raises(DataError, match="is not a Monazite edition"):
        open_edition(tmp_path / "other.sqlite")


@pytest.mark.parametrize(("step", "hint"), [(1, "Use a newer Monazite"), (-1, "Build it again")])
def test_other_schema_is_refused_with_both_versions(copy: Path, step: int, hint: str) -> None:
    version = edition.SCHEMA_VERSION + step
    _change(copy, f"PRAGMA user_version = {version}")

    with pytest.raises(
        DataError, match=f"schema version {version}; this program reads version {version - step}"
    ) as told:
        open_edition(copy)

    assert hint in told.value.hint


@pytest.mark.parametrize("kept", [5000, -1])
def test_cut_off_edition_is_not_opened(copy: Path, kept: int) -> None:
    copy.write_bytes(copy.read_bytes()[:kept])

    with pytest.raises(DataError, match=r"is cut off: \d+ bytes are missing at its end. Copy it again"):
        open_edition(copy)


def test_edition_with_a_page_of_zeros_is_told(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[8192:12288] = bytes(4096)
    copy.write_bytes(content)

    with pytest.raises(DataError, match="is damaged"):
        verify(copy)


def test_edition_without_manifest_is_told(copy: Path) -> None:
    _change(copy, "DELETE FROM manifest WHERE key = 'reach'")
    connection = open_edition(copy)

    with pytest.raises(DataError, match="manifest is incomplete: 'reach'"):
        describe(connection)

    connection.close()


def test_schema_version_is_that_of_the_tables() -> None:
    from db.schema.reference import SCHEMA_VERSION

    assert edition.SCHEMA_VERSION == SCHEMA_VERSION


@pytest.fixture
def reference(tmp_path: Path, copy: Path) -> Path:
    """Return YAML that is older than the edition."""
    folder = write_reference(tmp_path / "reference", small_reference())
    return _date(folder, BEFORE)


def _date(path: Path, seconds: int) -> Path:
    """Give a file, or a folder with all in it, a time of change, and return it."""
    for each in [*path.iterdir(), path] if path.is_dir() else [path]:
        os.utime(each, (seconds, seconds))
    return path


def test_edition_newer_than_its_yaml_is_fresh(reference: Path, copy: Path) -> None:
    _date(copy, AFTER)

    assert not is_stale(reference, copy)


def test_edition_older_than_a_yaml_file_is_stale(reference: Path, copy: Path) -> None:
    _date(copy, AFTER)
    _date(reference / "minerals.yaml", AFTER + 1)

    assert is_stale(reference, copy)


def test_edition_older_than_a_removed_file_is_stale(reference: Path, copy: Path) -> None:
    _date(copy, AFTER)
    (reference / "minerals.yaml").unlink()
    os.utime(reference, (AFTER + 1, AFTER + 1))

    assert is_stale(reference, copy)


def test_edition_older_than_the_code_that_builds_it_is_stale(reference: Path, copy: Path) -> None:
    _date(copy, BEFORE + 1)

    assert is_stale(reference, copy)


def test_missing_foreign_or_older_edition_is_stale(reference: Path, copy: Path, tmp_path: Path) -> None:
    (tmp_path / "foreign").write_bytes(b"x")

    assert is_stale(reference, tmp_path / "nowhere")
    assert is_stale(reference, _date(tmp_path / "foreign", AFTER))
    _change(copy, "PRAGMA user_version = 0")
    assert is_stale(reference, _date(copy, AFTER))


def test_without_yaml_nothing_is_stale(copy: Path, tmp_path: Path) -> None:
    os.utime(copy, (1, 1))

    assert not is_stale(tmp_path / "nowhere", copy)


def test_looking_whether_it_is_stale_imports_nothing_heavy() -> None:
    code = (
        "import sys; from pathlib import Path; from db.edition import is_stale;"
        "is_stale(Path('resources/reference'), Path('resources/edition/monazite-edition.sqlite'));"
        "print([name for name in ('yaml', 'sqlmodel', 'sqlalchemy', 'pydantic', 'pypinyin') if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
