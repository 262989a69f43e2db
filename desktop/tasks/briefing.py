"""Writes the briefing of a page; runs on a thread of its own with its own connections."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from db.records import Note

if TYPE_CHECKING:
    from db.search.query import Query


@dataclass(frozen=True, slots=True)
class BriefingJob:
    """What is to be printed, and where.

    Attributes:
        target: The PDF; an existing one is replaced, as the user agreed.
        has_notes: Whether the user's own notes are printed too. They leave the notebook only when asked for.
    """

    edition: Path
    notebook: Path
    page_id: str
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
    """Read the page, and the notes of an entry, and print them.

    Raises:
        DataError: A file cannot be read or written; the target is as it was.
    """
    from db.edition import describe, open_edition
    from db.notebook.reader import notes, open_reader
    from desktop.briefing.render import write_briefing
    from desktop.core.page_id import parse_page_id
    from desktop.reading.page_reader import PageReader

    own: tuple[Note, ...] = ()
    if job.has_notes:
        with closing(open_reader(job.notebook)) as notebook:
            own = notes(notebook, job.page_id)
    with closing(open_edition(job.edition)) as connection:
        reader = PageReader(connection, describe(connection), noted=partial(_noted, job.notebook))
        document = reader.page(parse_page_id(job.page_id), job.day, notes=own)
    result = write_briefing([document], job.target)
    return BriefingDone(job.target, result.pages, result.sources)


def _noted(notebook: Path, _query: Query) -> frozenset[str]:
    from db.notebook.reader import noted_entries, open_reader

    with closing(open_reader(notebook)) as connection:
        return noted_entries(connection)
