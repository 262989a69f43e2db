"""The command brief: a briefing on one or more entries as PDF."""

from __future__ import annotations

from pathlib import Path

from db.errors import DataError
from db.notebook.reader import notes
from db.queries.entries import entry as read_entry
from db.records import Note
from desktop.cli.run import Run, basis_json, basis_lines
from desktop.core.texts import _, ngettext
from desktop.pages.build import entry_page
from desktop.pages.limits import FULL, SHORT


def run(run: Run) -> int:
    """Write the briefing and say what is in it."""
    # Loaded here, not with the module: it brings ReportLab.
    from desktop.briefing.render import write_briefing

    target: Path = run.arguments.output.expanduser()
    if target.exists() and not run.arguments.force:
        raise DataError(_("{path} exists already.").format(path=target), _("Name another file, or add --force."))
    ids: list[str] = list(dict.fromkeys(run.arguments.ids))
    own = _notes(run, ids)
    limits = FULL if run.arguments.full else SHORT
    with run.edition() as (connection, edition):
        entries = [read_entry(connection, entry_id, as_of=run.as_of) for entry_id in ids]
    pages = [entry_page(entry, edition, notes=own.get(entry.ref.id, ()), limits=limits) for entry in entries]
    result = write_briefing(pages, target)
    if run.is_json:
        run.print_json(
            {
                **basis_json(run, edition),
                "file": str(target),
                "pages": result.pages,
                "sources": result.sources,
                "sha256": result.sha256,
                "entries": [entry.ref.id for entry in entries],
            }
        )
        return 0
    run.print_lines(basis_lines(run, edition))
    pages_text = ngettext("{count} page", "{count} pages", result.pages).format(count=result.pages)
    sources_text = ngettext("{count} source", "{count} sources", result.sources).format(count=result.sources)
    run.print_text(
        _("Wrote {path}: {pages}, {sources}, SHA-256 {sha256}.").format(
            path=target, pages=pages_text, sources=sources_text, sha256=result.sha256
        )
    )
    return 0


def _notes(run: Run, ids: list[str]) -> dict[str, tuple[Note, ...]]:
    """Return the notes to print by entry. They are the user's own and leave the machine only when asked for."""
    if not run.arguments.with_notes:
        return {}
    with run.notebook() as connection:
        return {entry_id: notes(connection, entry_id) for entry_id in ids}
