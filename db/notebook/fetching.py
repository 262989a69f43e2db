"""Runs one reading statement on the notebook; a fault of the file under the connection becomes a sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from db.notebook import file
from db.notebook.rows import Value


def fetch(
    connection: sqlite3.Connection, statement: str, *, values: Mapping[str, Value] | None = None
) -> list[dict[str, Value]]:
    """Return all rows of the statement, each as values by column name.

    Raises:
        DataError: The file is damaged, locked or out of reach.
    """
    try:
        cursor = connection.execute(statement, values or {})
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]
    except sqlite3.DatabaseError as error:
        path = connection.execute("PRAGMA database_list").fetchone()[2]
        translated = file.fault(error, Path(path))
        if translated is None:
            raise
        raise translated from error
