"""The command compare: two to six entries of one kind side by side, or one entry on two days."""

from __future__ import annotations

from db.errors import DataError
from desktop.cli.run import Run
from desktop.cli.show import show_report
from desktop.core import formats
from desktop.core.page_id import DaysPage, parse_page_id
from desktop.core.texts import _


def run(run: Run) -> int:
    """Print the comparison."""
    ids: list[str] = run.arguments.ids
    if run.arguments.days is None:
        return show_report(run, parse_page_id(f"compare/{','.join(ids)}"))
    if len(ids) != 1:
        raise DataError(
            _("Only one entry can be compared on two days."), _("Name one entry with --days, or leave --days out.")
        )
    before, after = sorted(formats.parse_day(text) for text in run.arguments.days)
    return show_report(run.at(after), DaysPage(ids[0], before, after))
