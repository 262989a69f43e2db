"""The open notebook: one lock, one connection, and transactions that are durable when they end."""

from __future__ import annotations

import sqlite3
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from db.notebook import file, limits, opening
from db.notebook.records import Changes
from db.notebook.rows import stamp
from db.notebook.writing.ledger import Ledger


class Core:
    """The file that the parts of a writer share.

    Args:
        path: The notebook.
        clock: Tells the present time, aware.
        author: Who writes.
        backup_dir: See `db.notebook.opening.open_for_writing`, likewise `wait_seconds`.

    Attributes:
        last_changes: What the last successful call touched.
    """

    def __init__(
        self,
        path: Path,
        *,
        clock: Callable[[], datetime],
        author: str,
        backup_dir: Path | None,
        wait_seconds: float,
    ) -> None:
        limits.require_storable(author, "The author's name")
        self.last_changes = Changes()
        self.path = path
        self.author = author
        self._clock = clock
        self._group = ""
        self._group_label = ""
        self._lock = threading.RLock()
        self._driver = opening.open_for_writing(path, now=clock(), backup_dir=backup_dir, wait_seconds=wait_seconds)
        self._engine = create_engine("sqlite://", creator=_Once(self._driver), poolclass=StaticPool)
        event.listen(self._engine, "begin", _begin_immediately)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._engine.dispose()
            # The engine closes only what it was asked to connect, which is nothing where nothing was edited.
            self._driver.close()

    def clock(self) -> datetime:
        """Return the present time."""
        return self._clock()

    @contextmanager
    def edit(self, label: str) -> Iterator[Ledger]:
        """Give a ledger whose operation is durable once the block has ended; an error takes all of it back."""
        with self._lock:
            with self.transaction() as connection:
                ledger = Ledger(connection, self._group_label or label, author=self.author, now=stamp(self._clock()))
                ledger.group_id = self._group
                yield ledger
                changes = ledger.close()
            self.last_changes = changes

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give the connection in a transaction that holds the write lock from its beginning."""
        with self._lock, file.faults(self.path):
            try:
                with self._engine.begin() as connection:
                    yield connection
            except DBAPIError as error:
                if isinstance(error.orig, sqlite3.DatabaseError):
                    raise error.orig from error
                raise

    @contextmanager
    def grouped(self, label: str) -> Iterator[None]:
        """Let what is edited in the block be one step to undo; each edit is durable by itself all the same."""
        with self._lock:
            if self._group:
                yield
                return
            self._group, self._group_label = uuid.uuid4().hex, label
            try:
                yield
            finally:
                self._group = self._group_label = ""


class _Once:
    """Hands the opened connection to SQLAlchemy, which asks for it once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __call__(self) -> sqlite3.Connection:
        return self._connection


def _begin_immediately(connection: Connection) -> None:
    """Take the write lock at once: a lock taken at the first write could fail after the reading, half-way."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
