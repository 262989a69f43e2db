"""Saves the table of a query as a file; runs on a thread of its own with its own connections, and can be cancelled."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event

from db.errors import DataError
from desktop.core.browse_state import BrowseState
from desktop.core.texts import _


class ExportCancelledError(DataError):
    """The user cancelled; nothing was written."""


class Ticket:
    """Carries progress from the thread that works to the one that shows it, and the wish to stop back."""

    def __init__(self) -> None:
        self._is_cancelled = Event()
        self._progress = (0, 0)

    @property
    def progress(self) -> tuple[int, int]:
        """Return how many steps of how many are done; of 0 while that is not known."""
        return self._progress

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._is_cancelled.set()

    def step(self, done: int, total: int) -> None:
        """Note how far the work is.

        Raises:
            ExportCancelledError: The user cancelled.
        """
        self._progress = (done, total)
        if self._is_cancelled.is_set():
            raise ExportCancelledError(_("The export was cancelled; nothing was written."))


@dataclass(frozen=True, slots=True)
class ExportJob:
    """What is to be saved, and where.

    Attributes:
        state: What the table shows.
        columns: Keys of the columns to save, in order; empty for all.
        target: The file, its ending says which sort; an existing one is replaced, as the user agreed.
        ticket: Shows how far it is, and stops it.
    """

    edition: Path
    notebook: Path
    state: BrowseState
    day: date
    columns: tuple[str, ...]
    target: Path
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class ExportDone:
    """What was saved."""

    target: Path
    rows: int


def write(job: ExportJob) -> ExportDone:
    """Read the whole table and write it.

    Raises:
        ExportCancelledError: The user cancelled; the target is as it was.
        DataError: A file cannot be read or written; the target is as it was.
    """
    from db.edition import describe, open_edition
    from desktop.core.table_export import sort_of
    from desktop.reading.export_table import write_table
    from desktop.reading.library import Library

    sort_of(job.target)  # said before the work, not after it
    with closing(open_edition(job.edition)) as connection:
        job.ticket.step(0, 0)
        library = Library(connection, describe(connection), notebook=job.notebook)
        table = library.export(job.state, job.day, columns=job.columns)
    write_table(table, job.target, progress=job.ticket.step, may_replace=True)
    return ExportDone(job.target, len(table.ids))
