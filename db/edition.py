"""Opens, describes and verifies a reference file, and tells whether it is older than its YAML; light to import."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from db.errors import DataError
from db.words import EditionInfo

# "MONZ" in the file's header.
APPLICATION_ID = 0x4D4F4E5A
# The same number as in db.schema.reference, which must not be imported on the look-up path; a test compares them.
SCHEMA_VERSION = 3
PROGRAM = "monazite"

_HEADER = b"SQLite format 3\x00"
_MIN_HEADER = 100
_PACKAGE = Path(__file__).parent
# Code that decides what an edition holds; a checkout whose code moved on builds anew.
_RECIPES = (
    "build/*.py",
    "force.py",
    "countries.py",
    "schema/reference.py",
    "schema/derived.py",
    "search/bits.py",
    "search/common.py",
    "search/folding.py",
    "search/tokens.py",
    "search/traditional.py",
)
_INDEX_TABLES = ("fts_config", "fts_data", "fts_docsize", "fts_idx")
# A frozen program has neither the YAML nor the build.
_REBUILD = "Install Monazite again." if hasattr(sys, "frozen") else "Build it again with: python -m db.build"


def open_edition(path: Path) -> sqlite3.Connection:
    """Return a read-only connection to an edition; rows are plain tuples, and the caller closes it.

    The file is taken as immutable: nothing is locked and nothing is written beside it.

    Raises:
        DataError: The file is missing, is no edition, or is of another schema version.
    """
    _check_header(path)
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        connection.execute("SELECT value FROM manifest WHERE key = 'schema_version'").fetchone()
    except sqlite3.Error as error:
        connection.close()
        raise DataError(f"The edition {path} is damaged: {error}.", _REBUILD) from error
    return connection


def describe(connection: sqlite3.Connection) -> EditionInfo:
    """Return what the edition says of itself.

    Raises:
        DataError: Its manifest is incomplete.
    """
    rows = connection.execute("SELECT key, value FROM manifest ORDER BY position").fetchall()
    manifest: dict[str, str] = dict(rows)
    try:
        return EditionInfo(
            data_date=date.fromisoformat(manifest["data_date"]),
            reach=date.fromisoformat(manifest["reach"]),
            schema_version=int(manifest["schema_version"]),
            content_hash=manifest["content_hash"],
            counts={key.removeprefix("count."): int(value) for key, value in rows if key.startswith("count.")},
        )
    except (KeyError, ValueError) as error:
        raise DataError(f"The edition's manifest is incomplete: {error}.", _REBUILD) from error


def verify(path: Path) -> EditionInfo:
    """Return what the edition says of itself after comparing its content with its own hash.

    Raises:
        DataError: It cannot be opened, is damaged, or was changed after it was built.
    """
    connection = open_edition(path)
    try:
        info = describe(connection)
        problem = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        found = content_hash(connection)
        is_index_whole = _said_of_index(connection) == index_hash(connection)
    except sqlite3.Error as error:
        raise DataError(f"The edition {path} is damaged: {error}.", _REBUILD) from error
    finally:
        connection.close()
    if problem != "ok":
        raise DataError(f"The edition {path} is damaged: {problem}.", _REBUILD)
    if found != info.content_hash:
        raise DataError(
            f"The edition {path} was changed after it was built: its content has the hash {found[:8]}, "
            f"but it says {info.short_hash}.",
            _REBUILD,
        )
    if not is_index_whole:
        raise DataError(f"The edition {path} was changed after it was built: its index of words is another.", _REBUILD)
    return info


def content_hash(connection: sqlite3.Connection) -> str:
    """Return the SHA-256 of all rows of all tables, by table and key, as 64 hexadecimal digits.

    The manifest's own lines on hashes are left out, and the full-text index, which follows from the rest and is laid
    out as the version of SQLite likes: `index_hash` is for that.
    """
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND name <> 'fts' AND name NOT LIKE 'fts\\_%' ESCAPE '\\' ORDER BY name"
    ).fetchall()
    return _hash_of(connection, [table for (table,) in tables])


def index_hash(connection: sqlite3.Connection) -> str:
    """Return the SHA-256 of the tables that the full-text index is kept in, as 64 hexadecimal digits."""
    return _hash_of(connection, _INDEX_TABLES)


def _said_of_index(connection: sqlite3.Connection) -> str | None:
    """Return the hash that the manifest gives for the full-text index."""
    row = connection.execute("SELECT value FROM manifest WHERE key = 'index_hash'").fetchone()
    return None if row is None else str(row[0])


def _hash_of(connection: sqlite3.Connection, tables: Sequence[str]) -> str:
    # Imported here: the window opens an edition without reading all of it.
    import hashlib

    digest = hashlib.sha256()
    for table in tables:
        columns = connection.execute("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", (table,)).fetchall()
        names = ", ".join(_quoted(name) for name, _ in columns)
        keys = ", ".join(_quoted(name) for name, pk in sorted(columns, key=_key_place) if pk)
        condition = " WHERE key NOT IN ('content_hash', 'index_hash')" if table == "manifest" else ""
        digest.update(f"{table}: {names}\n".encode())
        for row in connection.execute(f"SELECT {names} FROM {_quoted(table)}{condition} ORDER BY {keys or 'rowid'}"):
            digest.update(f"{row!r}\n".encode())
    return digest.hexdigest()


def is_stale(source_dir: Path, edition: Path) -> bool:
    """Return whether the edition is missing, of another schema, or older than its YAML or the code that builds it.

    False where there is no YAML to build it from, as in a bundle.
    """
    sources = list(source_dir.glob("*.yaml"))
    if not sources:
        return False
    try:
        built = edition.stat().st_mtime_ns
        if _schema_version(edition) != SCHEMA_VERSION:
            return True
    except OSError:
        return True
    recipes = [path for pattern in _RECIPES for path in _PACKAGE.glob(pattern)]
    return any(path.stat().st_mtime_ns > built for path in (source_dir, *sources, *recipes))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _key_place(column: tuple[str, int]) -> int:
    return column[1]


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_MIN_HEADER)


def _schema_version(path: Path) -> int | None:
    """Return the schema version in the header of an edition; None where the file is no edition."""
    header = _header(path)
    if len(header) < _MIN_HEADER or not header.startswith(_HEADER):
        return None
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        return None
    return int.from_bytes(header[60:64], "big")


def _missing_bytes(path: Path) -> int:
    """Return how many bytes the file is shorter than its header says, as after a copy that was broken off."""
    header = _header(path)
    page_size = int.from_bytes(header[16:18], "big")
    # One stands for 65,536, which has no room in two bytes.
    said = int.from_bytes(header[28:32], "big") * (65_536 if page_size == 1 else page_size)
    return max(0, said - path.stat().st_size)


def _check_header(path: Path) -> None:
    try:
        version = _schema_version(path)
        missing = 0 if version is None else _missing_bytes(path)
    except FileNotFoundError as error:
        raise DataError(f"There is no edition at {path}.", _REBUILD) from error
    except OSError as error:
        raise DataError(f"The edition {path} cannot be read: {error.strerror}.") from error
    if version is None:
        raise DataError(f"{path} is not a Monazite edition.", "Choose an edition file, or leave --edition out.")
    if missing:
        raise DataError(
            f"The edition {path} is cut off: {missing} bytes are missing at its end.",
            f"Copy it again. {_REBUILD}",
        )
    if version > SCHEMA_VERSION:
        raise DataError(
            f"The edition {path} has schema version {version}; this program reads version {SCHEMA_VERSION}.",
            "Use a newer Monazite to open it.",
        )
    if version < SCHEMA_VERSION:
        raise DataError(
            f"The edition {path} has schema version {version}; this program reads version {SCHEMA_VERSION}.", _REBUILD
        )
