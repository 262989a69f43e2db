"""Writes the briefing of an entry; runs on a thread of its own with its own connections."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.records import Note


@dataclass(frozen=True, slots=True)
class BriefingJob:
    """What is to be printed, and where.

    Attributes:
        target: The PDF; an existing one is replaced, as the user agreed.
        has_notes: Whether the user's own notes are printed too. They leave the notebook only when asked for.
    """

    edition: Path
    notebook: Path
    entry_id: str
    day: date
    target: Path
    has_notes: bool = False


@dataclass(frozen=True, slots=True)
class BriefingDone:
    """What was printed."""

    target: Path
    pages: int
    sources: int


def write(job: BriefingJob) -> BriefingDone:
    """Read the entry and its notes and print them.

    Raises:
        DataError: A file cannot be read or written; the target is as it was.
    """
    from db.edition import describe, open_edition
    from db.notebook.reader import notes, open_reader
    from db.queries.entries import entry
    from desktop.briefing.render import write_briefing
    from desktop.pages.build import entry_page

    own: tuple[Note, ...] = ()
    if job.has_notes:
        with closing(open_reader(job.notebook)) as notebook:
            own = notes(notebook, job.entry_id)
    with closing(open_edition(job.edition)) as connection:
        found = entry(connection, job.entry_id, as_of=job.day)
        document = entry_page(found, describe(connection), notes=own)
    result = write_briefing([document], job.target)
    return BriefingDone(job.target, result.pages, result.sources)
