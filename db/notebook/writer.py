"""Writes the notebook through SQLModel's tables: every edit one durable transaction, journalled, its former text kept.

Importing this module costs about a second, so callers import it when they first need it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from db.notebook import file
from db.notebook.records import Changes
from db.notebook.writing.core import Core
from db.notebook.writing.marks import MarkEdits
from db.notebook.writing.merging import Merging
from db.notebook.writing.moving import Moving
from db.notebook.writing.notes import NoteEdits
from db.notebook.writing.restoring import Restoring
from db.notebook.writing.shelves import ShelfEdits
from db.notebook.writing.tags import TagEdits
from db.notebook.writing.undoing import Undoing


def utc_now() -> datetime:
    """Return the present time in UTC."""
    return datetime.now(UTC)


class NotebookWriter(NoteEdits, Undoing, Restoring, Merging, Moving):
    """The one way to write a notebook; usable from any thread, one call at a time.

    Several writers, in this process or in others, may work on one file: each call is a transaction of its
    own, and a call that would overwrite what another has written is refused. Each edit is a step of the journal that
    `undo` takes back and `redo` brings again, across restarts too.

    Args:
        path: The notebook; made where it is missing, migrated after a backup where it is old.
        clock: Tells the present time, aware.
        author: Who writes, for the history.
        backup_dir: See `db.notebook.opening.open_for_writing`, likewise `wait_seconds`.

    Attributes:
        tags: Edits of tags.
        marks: Edits of stars, reviews and decisions.
        shelves: Edits of saved searches and collections.

    Raises:
        DataError: The notebook cannot be used; nothing in it was changed.
    """

    def __init__(
        self,
        path: Path,
        *,
        clock: Callable[[], datetime] = utc_now,
        author: str = "",
        backup_dir: Path | None = None,
        wait_seconds: float = file.WAIT_SECONDS,
    ) -> None:
        core = Core(path, clock=clock, author=author, backup_dir=backup_dir, wait_seconds=wait_seconds)
        NoteEdits.__init__(self, core)
        Undoing.__init__(self, core)
        Restoring.__init__(self, core)
        Merging.__init__(self, core)
        Moving.__init__(self, core)
        self.core = core
        self.tags = TagEdits(core)
        self.marks = MarkEdits(core)
        self.shelves = ShelfEdits(core)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def last_changes(self) -> Changes:
        """Return what the last successful call touched."""
        return self.core.last_changes

    def grouped(self, label: str) -> AbstractContextManager[None]:
        """Let the edits in a ``with`` block be one step to undo; each is durable by itself all the same.

        Args:
            label: What the step is called in the journal.
        """
        return self.core.grouped(label)

    def close(self) -> None:
        """Close the file; a writer is of no use afterwards."""
        self.core.close()
