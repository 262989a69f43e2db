"""The command show: an entry with everything that is known of it on the day, a source, or a report."""

from __future__ import annotations

from functools import partial

from db.errors import DataError
from db.notebook.reader import notes
from db.queries.entries import entry as read_entry
from db.queries.sources import PREFIX
from db.queries.sources import source as read_source
from db.records import Note
from desktop.cli.document import document_lines
from desktop.cli.document_json import document_json
from desktop.cli.entry_json import entry_json, ref_json
from desktop.cli.run import Run, basis_json, marked_by
from desktop.core.page_id import EntryPage, PageId, SourcePage, parse_page_id
from desktop.core.texts import _
from desktop.pages.blocks import DataTable, Document, ListBlock
from desktop.pages.build import entry_page
from desktop.pages.limits import FULL, SHORT
from desktop.pages.source import source_page
from desktop.reading.page_reader import PageReader


def run(run: Run) -> int:
    """Print the page of the entry, source or report, or all of it as JSON."""
    page_id = parse_page_id(run.arguments.id)
    match page_id:
        case EntryPage():
            return _entry(run)
        case SourcePage():
            return _source(run)
        case _:
            return show_report(run, page_id)


def show_report(run: Run, page_id: PageId) -> int:
    """Print a report; as JSON, its document tree."""
    with run.edition() as (connection, edition):
        reader = PageReader(connection, edition, marking=partial(marked_by, run))
        page = reader.page(page_id, run.as_of, limits=FULL if run.arguments.full else SHORT)
    if run.is_json:
        run.print_json({**basis_json(run, edition), **document_json(page)})
        return 0
    _print_page(run, page)
    return 0


def _entry(run: Run) -> int:
    with run.edition() as (connection, edition):
        entry = read_entry(connection, run.arguments.id, as_of=run.as_of)
    own, trouble = _notes(run, entry.ref.id)
    if run.is_json:
        run.print_json(entry_json(run, entry, edition=edition, own=own))
        return 0
    page = entry_page(entry, edition, notes=own, limits=FULL if run.arguments.full else SHORT)
    _print_page(run, page)
    if trouble is not None:
        print()
        run.print_text(_("Your notes could not be read. {reason}").format(reason=trouble))
    return 0


def _source(run: Run) -> int:
    with run.edition() as (connection, edition):
        record = read_source(connection, run.arguments.id)
    if run.is_json:
        run.print_json(
            {
                "id": f"{PREFIX}{record.source.id}",
                **basis_json(run, edition),
                "source": record.source,
                "rests_on_it": [
                    {**ref_json(use.entry), "parts": use.parts, "is_confirming": use.is_confirming}
                    for use in record.uses
                ],
                "counts": record.counts,
            }
        )
        return 0
    limits = FULL if run.arguments.full else SHORT
    _print_page(run, source_page(record, edition, as_of=run.as_of, limits=limits))
    return 0


def _print_page(run: Run, page: Document) -> None:
    run.print_lines(document_lines(page, width=run.width))
    if any(block.more for block in page.blocks if isinstance(block, DataTable | ListBlock)):
        print()
        run.print_text(_("Rows were left out of long tables; --full shows them all."))


def _notes(run: Run, entry_id: str) -> tuple[tuple[Note, ...], DataError | None]:
    """Return the notes on the entry; a notebook out of order must not hide the entry, so it is told beside."""
    try:
        with run.notebook() as connection:
            return notes(connection, entry_id), None
    except DataError as error:
        return (), error
