"""Opens notebook files and says in a sentence what is wrong with one; nothing here changes a file.

Standard library only, because reading a notebook lies on the way to the first window.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from db.errors import DataError

APPLICATION_ID = 0x4D4F4E4E  # "MONN"; the edition's is "MONZ"
LATEST_VERSION = 3
WAIT_SECONDS = 5.0

_MAGIC = b"SQLite format 3\x00"
_APPLICATION_ID_AT = 68
_HEADER_SIZE = 100


class NotebookError(DataError):
    """A file that is no notebook for this program.

    Attributes:
        what: ``damaged``, ``newer`` or ``foreign``.
    """

    def __init__(self, text: str, hint: str, *, what: str) -> None:
        super().__init__(text, hint)
        self.what = what


def require_notebook(path: Path) -> bool:
    """Check that the path is free or holds a notebook that this program can use.

    Returns:
        True where there is a notebook; False where there is no file, or a database with nothing in it.

    Raises:
        DataError: It holds something else, a newer notebook, or cannot be read.
    """
    with faults(path):
        if not path.exists():
            return False
        if not path.is_file():
            raise DataError(f"{path} is a folder, not a notebook.", "Choose a file.")
        with path.open("rb") as stream:
            header = stream.read(_HEADER_SIZE)
        if not header:
            return False
        found = int.from_bytes(header[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4], "big")
        # A file that is no database, or another program's, is told by its first bytes, so that SQLite
        # never gets to replay a journal into it.
        if not header.startswith(_MAGIC) or found not in (0, APPLICATION_ID):
            raise _not_a_notebook(path)
        with closing(connect_read_only(path)) as connection:
            return _is_filled(connection, path)


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Open an existing notebook for reading; the caller closes it, in the thread that opened it.

    A notebook on a medium that cannot be written is read too, as long as no half-written log lies beside it.

    Raises:
        DataError: The file cannot be opened.
    """
    with faults(path):
        try:
            return _connect(path, "mode=ro")
        except sqlite3.OperationalError as error:
            # Reading a file in WAL mode makes a small index file beside it, which a read-only folder forbids.
            if _primary_code(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) or _has_log(path):
                raise
            return _connect(path, "mode=ro&immutable=1")


def check_integrity(connection: sqlite3.Connection, path: Path, *, is_thorough: bool = False) -> None:
    """Run SQLite's check over the whole file: the quick one, or the one that compares indexes with tables too.

    Raises:
        DataError: The file is damaged.
    """
    check = "PRAGMA integrity_check(1)" if is_thorough else "PRAGMA quick_check(1)"
    with faults(path):
        problem = connection.execute(check).fetchone()[0]
    if problem != "ok":
        raise _damaged(path)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of the notebook's tables; 0 before they are made."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def newer(path: Path, version: int) -> NotebookError:
    """Return the error for a notebook that a newer program made."""
    return NotebookError(
        f"{path} is a notebook of version {version}; this program knows notebooks up to version {LATEST_VERSION}.",
        "Open it with a newer Monazite. Nothing in it was changed.",
        what="newer",
    )


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about the file into a `DataError`; bugs pass through."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        translated = fault(error, path)
        if translated is None:
            raise
        raise translated from error
    except OSError as error:
        raise DataError(
            f"The notebook {path} cannot be used: {error.strerror or error}.", "Nothing in it was changed."
        ) from error


def fault(error: sqlite3.DatabaseError, path: Path) -> DataError | None:
    """Return what an error of SQLite means for the user; None where it is a bug of ours."""
    match _primary_code(error):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return DataError(
                f"The notebook {path} is in use by another program, which did not finish in time.",
                "Nothing was changed; try again in a moment.",
            )
        case sqlite3.SQLITE_FULL:
            return DataError(f"The disk that holds {path} is full.", "Nothing was changed; make room and try again.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return DataError(
                f"The notebook {path} may not be written.",
                "Nothing was changed; check the rights of the file and its folder, or choose another notebook.",
            )
        case sqlite3.SQLITE_CANTOPEN:
            return DataError(
                f"The notebook {path} cannot be opened.", "Check that its folder exists and that you may use it."
            )
        case sqlite3.SQLITE_IOERR:
            return DataError(
                f"The disk that holds {path} reports a fault.",
                "Nothing was changed; check the disk and copy the notebook to another one.",
            )
        case sqlite3.SQLITE_CORRUPT:
            return _damaged(path)
        case sqlite3.SQLITE_NOTADB:
            return _not_a_notebook(path)
    return None


def _connect(path: Path, options: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{options}", uri=True, timeout=WAIT_SECONDS, isolation_level=None
    )
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        # SQLite opens a file at the first reading, not before.
        connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _is_filled(connection: sqlite3.Connection, path: Path) -> bool:
    identity = connection.execute("PRAGMA application_id").fetchone()[0]
    version = version_of(connection)
    objects = connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()[0]
    if identity == 0 and version == 0 and objects == 0:
        return False
    if identity != APPLICATION_ID:
        raise _not_a_notebook(path)
    if version > LATEST_VERSION:
        raise newer(path, version)
    return True


def _has_log(path: Path) -> bool:
    target = path.resolve()
    log = target.with_name(target.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's own code without its details; 0 for an error that the Python module raised itself."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _not_a_notebook(path: Path) -> NotebookError:
    text = f"{path} is not a Monazite notebook."
    return NotebookError(text, "Choose another file; nothing in it was changed.", what="foreign")


def _damaged(path: Path) -> NotebookError:
    return NotebookError(
        f"The notebook {path} is damaged.",
        "Nothing was changed. Keep the file; restore a backup from the folder “backups” beside it, or salvage what can"
        " be read.",
        what="damaged",
    )
