"""The command brief: a briefing on entries and reports as PDF, HTML or Markdown, or a set of briefings from a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from db.errors import DataError
from db.notebook.reader import notes as read_notes
from db.records import Note
from desktop.cli.brief_arguments import changed
from desktop.cli.brief_spec import Order, read_spec
from desktop.cli.document_json import document_json
from desktop.cli.run import Run, basis_json, basis_lines, marked_by
from desktop.core.briefing_options import BriefingOptions, keep_profile, profile
from desktop.core.settings import SettingsStore
from desktop.core.texts import _, ngettext

if TYPE_CHECKING:
    from desktop.briefing.render import BriefingResult


@dataclass(frozen=True, slots=True)
class _Written:
    """One briefing of the run."""

    order: Order
    result: BriefingResult
    page_ids: tuple[str, ...]


def run(run: Run) -> int:
    """Write the briefings and say what is in them."""
    orders = _orders(run)
    for order in orders:
        if order.output.exists() and not run.arguments.force:
            raise DataError(
                _("{path} exists already.").format(path=order.output), _("Name another file, or add --force.")
            )
    written = [_write(run.at(order.as_of or run.as_of), order) for order in orders]
    with run.edition() as (_connection, edition):
        basis = basis_json(run, edition)
        lines = basis_lines(run, edition)
    if run.is_json:
        reports = [_report(each) for each in written]
        is_set = run.arguments.spec is not None
        run.print_json({**basis, "briefings": reports} if is_set else {**basis, **reports[0]})
        return 0
    run.print_lines(lines)
    for each in written:
        _print(run, each)
    return 0


def _orders(run: Run) -> tuple[Order, ...]:
    arguments = run.arguments
    settings = SettingsStore(run.paths.data_dir / "settings.json")
    begun = profile(settings, arguments.profile) if arguments.profile is not None else BriefingOptions()
    options = changed(begun, arguments)
    if arguments.save_profile is not None:
        keep_profile(settings, arguments.save_profile, options=options)
    if arguments.spec is not None:
        if arguments.ids or arguments.output is not None:
            raise DataError(_("With --spec the file names pages and outputs."), _("Leave out ids and --output."))
        return read_spec(arguments.spec.expanduser(), options)
    if not arguments.ids or arguments.output is None:
        raise DataError(
            _("A briefing needs ids and an output."),
            _("Name them as in: monazite brief mineral/gallium -o gallium.pdf"),
        )
    return (Order(arguments.output.expanduser(), tuple(arguments.ids), options, is_each=arguments.each),)


def _write(run: Run, order: Order) -> _Written:
    # Loaded here, not with the module: they bring ReportLab.
    from desktop.briefing.forms import write
    from desktop.briefing.request import BriefingRequest, content_json, read_portfolio

    request = BriefingRequest(order.pages, run.as_of, order.options, order.is_each)
    with run.edition() as (connection, edition):
        portfolio = read_portfolio(
            connection,
            edition,
            request=request,
            marking=partial(marked_by, run),
            notes=partial(_notes, run),
        )
    data = b""
    if order.options.has_data:
        documents = [document_json(document) for document in portfolio.documents]
        data = content_json(documents, edition=edition, as_of=run.as_of)
    result = write(portfolio.documents, order.output, options=order.options, data=data)
    return _Written(order, result, portfolio.page_ids)


def _notes(run: Run, entry_id: str) -> Sequence[Note]:
    """Return the notes on an entry. They are the user's own and leave the machine only when asked for."""
    with run.notebook() as connection:
        return read_notes(connection, entry_id)


def _report(written: _Written) -> dict[str, object]:
    return {
        "file": str(written.order.output),
        "pages": written.result.pages,
        "sources": written.result.sources,
        "sha256": written.result.sha256,
        "entries": list(written.page_ids),
    }


def _print(run: Run, written: _Written) -> None:
    result = written.result
    # HTML and Markdown have no pages; their parts are counted.
    parts = len(written.page_ids)
    pages = (
        ngettext("{count} page", "{count} pages", result.pages).format(count=result.pages)
        if result.pages
        else ngettext("{count} part", "{count} parts", parts).format(count=parts)
    )
    sources = ngettext("{count} source", "{count} sources", result.sources).format(count=result.sources)
    run.print_text(
        _("Wrote {path}: {pages}, {sources}, SHA-256 {sha256}.").format(
            path=written.order.output, pages=pages, sources=sources, sha256=result.sha256
        )
    )
