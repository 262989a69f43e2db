"""The command coverage: how complete the edition is, what it rests on, and how far it reaches."""

from __future__ import annotations

from db.queries.coverage import coverage
from desktop.cli.document import document_lines
from desktop.cli.run import Run, basis_json
from desktop.pages.coverage import coverage_page


def run(run: Run) -> int:
    """Print the page, or all of it as JSON."""
    with run.edition() as (connection, edition):
        report = coverage(connection, as_of=run.as_of)
    if run.is_json:
        run.print_json(
            {
                **basis_json(run, edition),
                "newest_source": report.newest_source,
                "source_count": report.source_count,
                "unread_source_count": report.unread_count,
                "not_known": report.not_known,
                "kinds": report.kinds,
                "lists": report.lists,
                "others": report.others,
                "sources": report.sources,
            }
        )
        return 0
    run.print_lines(document_lines(coverage_page(report, edition), width=run.width))
    return 0
