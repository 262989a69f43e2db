"""Writes the edition: the same rows give the same bytes, and a reader never sees half a file."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlalchemy import Index
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from db.build.fulltext import TextRow
from db.build.masks import add_masks
from db.build.tables import Tables
from db.edition import APPLICATION_ID, content_hash, index_hash
from db.errors import DataError
from db.schema.reference import SCHEMA_VERSION

_FULL_TEXT = (
    "CREATE VIRTUAL TABLE fts USING fts5(name, alias, code, body, content='', columnsize=1,"
    " tokenize=\"unicode61 remove_diacritics 0\", prefix='1 2 3')"
)


def write(tables: Tables, texts: Iterable[TextRow], *, manifest: Sequence[tuple[str, str]], target: Path) -> str:
    """Write an edition in place of the target and return its content hash.

    Args:
        tables: The rows of all tables but the manifest.
        texts: The rows of the full-text index.
        manifest: Keys and values in order; the content hash is added as the last.
        target: The file; its folder is made where missing.

    Raises:
        DataError: The target cannot be written.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _create(connection)
        digest = _fill(connection, tables, texts, manifest)
        temporary.unlink(missing_ok=True)
        _vacuum(connection, temporary)
        _into_place(temporary, target)
    except OSError as error:
        raise DataError(f"The edition {target} cannot be written: {error.strerror}.") from error
    finally:
        connection.close()
        with contextlib.suppress(OSError):
            temporary.unlink()
    return digest


def _create(connection: sqlite3.Connection) -> None:
    dialect = sqlite.dialect()
    connection.execute("PRAGMA page_size = 4096")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    for table in Tables.metadata.tables.values():
        connection.execute(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=_index_name):
            connection.execute(str(CreateIndex(index).compile(dialect=dialect)))
    connection.execute(_FULL_TEXT)


def _index_name(index: Index) -> str:
    return str(index.name)


def _fill(
    connection: sqlite3.Connection, tables: Tables, texts: Iterable[TextRow], manifest: Sequence[tuple[str, str]]
) -> str:
    connection.execute("BEGIN")
    for table in tables.names:
        columns = tables.columns(table)
        marks = ", ".join("?" for _ in columns)
        names = ", ".join(columns)
        connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tables.rows(table))
    connection.executemany("INSERT INTO fts (rowid, name, alias, code, body) VALUES (?, ?, ?, ?, ?)", texts)
    connection.execute("INSERT INTO fts (fts) VALUES ('optimize')")
    insert = "INSERT INTO manifest (position, key, value) VALUES (?, ?, ?)"
    connection.executemany(insert, [(position, key, value) for position, (key, value) in enumerate(manifest)])
    connection.execute("COMMIT")
    # Only now: the index is written when its rows are committed.
    derive(connection)
    return add_hashes(connection)


def derive(connection: sqlite3.Connection) -> None:
    """Add what follows from the rows of all tables together."""
    add_masks(connection)


def add_hashes(connection: sqlite3.Connection) -> str:
    """Add the hashes of the content and of the full-text index to the manifest; return that of the content."""
    insert = "INSERT INTO manifest (position, key, value) SELECT 1 + max(position), ?, ? FROM manifest"
    digest = content_hash(connection)
    connection.execute(insert, ("content_hash", digest))
    connection.execute(insert, ("index_hash", index_hash(connection)))
    connection.execute("ANALYZE")
    return digest


def _vacuum(connection: sqlite3.Connection, temporary: Path) -> None:
    """Write the database into a new file; that leaves no trace of the order in which pages were taken."""
    try:
        connection.execute("VACUUM INTO ?", (str(temporary),))
    except sqlite3.OperationalError as error:
        raise DataError(f"The edition cannot be written to {temporary.parent}: {error}.") from error


def _into_place(temporary: Path, target: Path) -> None:
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    temporary.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
