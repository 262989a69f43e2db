"""The command deadlines: scheduled ends and effective dates ahead, and those that passed without an act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.queries.deadlines import deadlines
from db.records import Deadline
from desktop.cli.run import Run, basis_json, basis_lines
from desktop.cli.tables import Column, table, wrapped
from desktop.core import formats
from desktop.core.texts import _, data_word
from desktop.pages.agenda import turning

_INDENT = "  "


def run(run: Run) -> int:
    """Print the deadlines, those that passed first."""
    until: date | None = None if run.arguments.until is None else formats.parse_day(run.arguments.until)
    with run.edition() as (connection, edition):
        found = deadlines(connection, as_of=run.as_of, until=until)
        if run.is_json:
            run.print_json({**basis_json(run, edition), "until": until, "deadlines": found})
            return 0
        run.print_lines(basis_lines(run, edition))
    passed = tuple(deadline for deadline in found if deadline.is_passed)
    ahead = tuple(deadline for deadline in found if not deadline.is_passed)
    _print_section(run, _("Passed, and no act says what followed"), passed)
    _print_section(run, _("Ahead"), ahead)
    return 0


def _print_section(run: Run, title: str, found: Sequence[Deadline]) -> None:
    print()
    run.print_text(title)
    if not found:
        run.print_text(_("None."))
        return
    columns = (
        Column(_("Day"), is_fixed=True),
        Column(_("What")),
        Column(_("Measure")),
        Column(_("Concerns")),
    )
    rows = [
        (
            formats.day(item.day),
            data_word(item.what),
            item.measure.short_name,
            turning(item),
        )
        for item in found
    ]
    below = [_below(run, item) for item in found]
    run.print_lines(table(columns, rows, width=run.width, below=below))


def _below(run: Run, item: Deadline) -> list[str]:
    """Return the lines under a deadline: the id in one piece, and what officials and the press say."""
    remarks = [line for remark in item.remarks for line in wrapped(formats.remark(remark), run.width, indent=_INDENT)]
    return [f"{_INDENT}{item.measure.id}", *remarks]
