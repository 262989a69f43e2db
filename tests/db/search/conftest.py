"""A connection to the edition of the real reference data."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.edition import open_edition


@pytest.fixture(scope="session")
def real(edition_path: Path) -> Iterator[sqlite3.Connection]:
    """Return the edition of the real reference data."""
    connection = open_edition(edition_path)
    yield connection
    connection.close()
