"""Connections to the shared editions, and what plain loops say of the real one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.edition import open_edition
from db.queries.browse import Browser
from tests.db.queries.oracle import Oracle


@pytest.fixture(scope="session")
def real(edition_path: Path) -> Iterator[sqlite3.Connection]:
    """Return the edition of the real reference data."""
    connection = open_edition(edition_path)
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def small(small_edition_path: Path) -> Iterator[sqlite3.Connection]:
    """Return the edition of the builders' small reference."""
    connection = open_edition(small_edition_path)
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def oracle(real: sqlite3.Connection) -> Oracle:
    """Return the plain-loop answers on the real edition."""
    return Oracle(real)


@pytest.fixture(scope="session")
def browser(real: sqlite3.Connection) -> Browser:
    """Return a browser on the real edition, shared so that its shelf is filled once."""
    return Browser(real)
