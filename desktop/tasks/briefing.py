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
from desktop.tasks.export import Ticket

if TYPE_CHECKING:
    from desktop.briefing.forms import Form

# The progress of a briefing in thousandths, and how many of them reading takes.
_WHOLE = 1000
_READING = 200


@dataclass(frozen=True, slots=True)
class BriefingJob:
    """What is to be printed, and where.

    Attributes:
        page_id: Of an entry or report; see `desktop.core.page_id`.
        target: The file, a PDF, HTML or Markdown by its ending; an existing one is replaced, as the user agreed.
        has_notes: Whether the user's own notes are printed too, also where the options do not say so. They leave the
            notebook only when asked for.
        options: How it is made; None for the defaults.
        further: Ids of the pages after the first, in order.
        is_each: Whether a selection stands for its entries, each with a part of its own.
        ticket: Shows how far it is, and stops it; None where nobody asks.
        most: How many parts a preview has at most; None for all of them. What is written always has all.
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
    ticket: Ticket | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class BriefingDone:
    """What was printed.

    Attributes:
        parts: Entries and reports in it, selections opened.
        title: Of the whole.
    """

    target: Path
    pages: int
    sources: int
    sha256: str
    parts: int = 1
    title: str = ""


@dataclass(frozen=True, slots=True)
class BriefingPreview:
    """A briefing that was not written: the PDF and its number of pages.

    Attributes:
        parts: Entries and reports in it.
        asked: How many were asked for.
    """

    content: bytes
    pages: int
    parts: int
    asked: int


def write(job: BriefingJob) -> BriefingDone:
    """Read the pages, and the notes where asked for, and print them.

    Raises:
        ExportCancelledError: The user cancelled; the target is as it was.
        DataError: A file cannot be read or written; the target is as it was.
    """
    import hashlib

    from desktop.briefing.forms import form_of
    from desktop.core import atomic

    made = _make(replace(job, most=None), form_of(job.target))
    with atomic.replacing(job.target) as partial_file:
        partial_file.write_bytes(made.content)
        if job.ticket is not None:
            # The last moment at which nothing is changed: on leaving, the file takes its place.
            job.ticket.step(*job.ticket.progress)
    digest = hashlib.sha256(made.content).hexdigest()
    return BriefingDone(job.target, made.pages, made.sources, digest, made.parts, made.title)


def preview(job: BriefingJob) -> BriefingPreview:
    """Return what `write` would write, for the same job; of its first parts, where the job says how many at most.

    Raises:
        ExportCancelledError: Nobody wants it any more.
        DataError: A file cannot be read, or a character has no glyph.
    """
    from desktop.briefing.forms import Form

    made = _make(job, Form.PDF)
    return BriefingPreview(made.content, made.pages, made.parts, made.asked)


@dataclass(frozen=True, slots=True)
class _Made:
    content: bytes
    pages: int
    sources: int
    parts: int
    asked: int
    title: str


def _make(job: BriefingJob, form: Form) -> _Made:
    from db.edition import describe, open_edition
    from desktop.briefing.forms import make
    from desktop.briefing.render import count_sources
    from desktop.briefing.request import BriefingRequest, content_json, read_portfolio
    from desktop.briefing.titles import title_of
    from desktop.cli.document_json import document_json
    from desktop.reading.marking import NotebookMarking

    options = job.options if job.options is not None else BriefingOptions()
    if job.has_notes:
        options = replace(options, has_notes=True)
    with closing(open_edition(job.edition)) as connection:
        edition = describe(connection)
        portfolio = read_portfolio(
            connection,
            edition,
            request=BriefingRequest((job.page_id, *job.further), job.day, options, job.is_each, job.most),
            marking=NotebookMarking(job.notebook),
            notes=partial(_notes, job.notebook),
            progress=partial(_read_step, job.ticket),
        )
    data = b""
    if options.has_data:
        documents = []
        for document in portfolio.documents:
            _read_step(job.ticket, len(portfolio.documents), len(portfolio.documents))
            documents.append(document_json(document))
        data = content_json(documents, edition=edition, as_of=job.day)
    content, pages = make(
        portfolio.documents, form, options=options, data=data, progress=partial(_print_step, job.ticket)
    )
    return _Made(
        content,
        pages,
        count_sources(portfolio.documents),
        len(portfolio.page_ids),
        portfolio.asked,
        options.title or title_of(portfolio.documents),
    )


def _read_step(ticket: Ticket | None, done: int, total: int) -> None:
    """Note that pages are being read: a fifth of the work, as measured."""
    if ticket is not None:
        ticket.step(done * _READING // max(total, 1), _WHOLE)


def _print_step(ticket: Ticket | None, done: int, total: int) -> None:
    """Note that pages are being printed: the rest of the work."""
    if ticket is not None:
        ticket.step(_READING + max(0, done - 1) * (_WHOLE - _READING) // max(total, 1), _WHOLE)


def _notes(notebook: Path, entry_id: str) -> Sequence[Note]:
    from db.notebook.reader import notes, open_reader

    with closing(open_reader(notebook)) as connection:
        return notes(connection, entry_id)
