"""Writes a briefing; runs on a thread of its own with its own connections."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from db.records import Note
from desktop.core.briefing_options import BriefingOptions

if TYPE_CHECKING:
    from db.search.query import Query


@dataclass(frozen=True, slots=True)
class BriefingJob:
    """What is to be printed, and where.

    Attributes:
        page_id: Of an entry or report; see `desktop.core.page_id`.
        target: The PDF; an existing one is replaced, as the user agreed.
        has_notes: Whether the user's own notes are printed too, also where the options do not say so. They leave the
            notebook only when asked for.
        options: How it is made; None for the defaults.
        further: Ids of the pages after the first, in order.
        is_each: Whether a selection stands for its entries, each with a part of its own.
    """

    edition: Path
    notebook: Path
    page_id: str
    day: date
    target: Path
    has_notes: bool = False
    options: BriefingOptions | None = None
    further: tuple[str, ...] = ()
    is_each: bool = False


@dataclass(frozen=True, slots=True)
class BriefingDone:
    """What was printed."""

    target: Path
    pages: int
    sources: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BriefingPreview:
    """A briefing that was not written: the PDF and its number of pages."""

    content: bytes
    pages: int


def write(job: BriefingJob) -> BriefingDone:
    """Read the pages, and the notes where asked for, and print them.

    Raises:
        DataError: A file cannot be read or written; the target is as it was.
    """
    import hashlib

    from desktop.core import atomic

    content, pages, sources = _make(job)
    atomic.write_bytes(job.target, content)
    return BriefingDone(job.target, pages, sources, hashlib.sha256(content).hexdigest())


def preview(job: BriefingJob) -> BriefingPreview:
    """Return what `write` would write, for the same job.

    Raises:
        DataError: A file cannot be read, or a character has no glyph.
    """
    content, pages, _sources = _make(job)
    return BriefingPreview(content, pages)


def _make(job: BriefingJob) -> tuple[bytes, int, int]:
    from db.edition import describe, open_edition
    from desktop.briefing.render import count_sources, make_briefing
    from desktop.briefing.request import BriefingRequest, content_json, read_portfolio
    from desktop.cli.document_json import document_json

    options = job.options if job.options is not None else BriefingOptions()
    if job.has_notes:
        options = replace(options, has_notes=True)
    with closing(open_edition(job.edition)) as connection:
        edition = describe(connection)
        portfolio = read_portfolio(
            connection,
            edition,
            request=BriefingRequest((job.page_id, *job.further), job.day, options, job.is_each),
            noted=partial(_noted, job.notebook),
            notes=partial(_notes, job.notebook),
        )
    data = b""
    if options.has_data:
        documents = [document_json(document) for document in portfolio.documents]
        data = content_json(documents, edition=edition, as_of=job.day)
    content, pages = make_briefing(portfolio.documents, options=options, data=data)
    return content, pages, count_sources(portfolio.documents)


def _notes(notebook: Path, entry_id: str) -> Sequence[Note]:
    from db.notebook.reader import notes, open_reader

    with closing(open_reader(notebook)) as connection:
        return notes(connection, entry_id)


def _noted(notebook: Path, _query: Query) -> frozenset[str]:
    from db.notebook.reader import noted_entries, open_reader

    with closing(open_reader(notebook)) as connection:
        return noted_entries(connection)
