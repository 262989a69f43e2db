"""The command coverage: how complete the edition is, what it rests on, and how far it reaches."""

from __future__ import annotations

from dataclasses import asdict

from db.provenance import CoverageReport, CoverageRow
from db.queries.coverage import coverage
from desktop.cli.document import document_lines
from desktop.cli.run import Run, basis_json
from desktop.pages.coverage import coverage_page, second_hand_page


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
                "source_kinds": report.source_kinds,
                "totals": _totals(report),
                "not_known": report.not_known,
                "kinds": [_row(row) for row in report.kinds],
                "lists": [_row(row) for row in report.lists],
                "others": [_row(row) for row in report.others],
                "sources": report.sources,
            }
        )
        return 0
    run.print_lines(document_lines(coverage_page(report, edition), width=run.width))
    return 0


def _totals(report: CoverageReport) -> dict[str, object]:
    totals = report.totals
    return {
        **asdict(totals),
        "facts_per_row": round(totals.facts / max(totals.rows, 1), 2),
        "confirmed_percent": _percent(totals.confirmed, totals.rows),
        "several_sources_percent": _percent(totals.several_sources, totals.rows),
        "second_hand_percent": _percent(totals.second_hand, totals.rows),
    }


def _row(row: CoverageRow) -> dict[str, object]:
    return {
        **asdict(row),
        "confirmed_percent": _percent(row.confirmed, row.rows),
        "second_hand_percent": _percent(row.second_hand, row.rows),
        "second_hand_page": second_hand_page(row),
        "rounds_agreeing": sum(found.agrees for found in row.rounds),
        "rounds_differing": [found.measure.id for found in row.rounds if not found.agrees],
        "rows_without_a_round_count": row.uncounted if row.rounds else None,
    }


def _percent(count: int, whole: int | None) -> float | None:
    return round(100 * count / whole, 1) if whole else None
