"""The command diff: what changed its state between two days, with the event that did it."""

from __future__ import annotations

from collections.abc import Sequence

from db.errors import DataError
from db.queries.changes import changes
from db.records import Change
from db.search.query import parse
from desktop.cli.run import Run, basis_json, basis_lines, marked_by
from desktop.cli.tables import Column, table
from desktop.core import formats
from desktop.core.texts import _, ngettext


def run(run: Run) -> int:
    """Print the changes between the two days; the as-of day of the output is the second."""
    before = formats.parse_day(run.arguments.before)
    after = formats.parse_day(run.arguments.after)
    if before > after:
        raise DataError(
            _("{before} lies after {after}.").format(before=formats.day(before), after=formats.day(after)),
            _("Name the earlier day first."),
        )
    line = " ".join(run.arguments.query).strip()
    query = parse(line)
    run = run.at(after)
    with run.edition() as (connection, edition):
        found = changes(connection, before, after=after, query=query, marked=marked_by(run, query))
    if run.is_json:
        run.print_json(
            {**basis_json(run, edition), "before": before, "after": after, "query": line or None, "changes": found}
        )
        return 0
    run.print_lines(basis_lines(run, edition))
    print()
    if found:
        run.print_lines(_table(run, found))
        print()
    count = ngettext(
        "{count} change between {before} and {after}.", "{count} changes between {before} and {after}.", len(found)
    )
    run.print_text(count.format(count=len(found), before=formats.day(before), after=formats.day(after)))
    return 0


def _table(run: Run, found: Sequence[Change]) -> list[str]:
    columns = (
        Column(_("Day"), is_fixed=True),
        Column(_("Name")),
        Column(_("Concerns")),
        Column(_("Change")),
        Column(_("By")),
    )
    rows = [
        (
            formats.day(item.after.since),
            item.entry.short_name,
            item.label,
            _change(item),
            "" if item.measure is None else item.measure.short_name,
        )
        for item in found
    ]
    below = [[f"  {item.entry.id}"] for item in found]
    return table(columns, rows, width=run.width, below=below)


def _change(item: Change) -> str:
    """Return "in force → suspended until 2025-08-12"; a first state has nothing before the arrow."""
    before = "" if item.before.state is None else formats.state(item.before.state)
    after = f"{formats.state(item.after.state)} {formats.period(None, item.after.until)}"
    return f"{before} → {after}".strip()
