"""The commands star list, put and take."""

from __future__ import annotations

from db.notebook import marks
from desktop.cli.notebook_run import targets, writing
from desktop.cli.run import Run
from desktop.cli.tables import Column, table
from desktop.core.texts import _, ngettext


def run(run: Run) -> int:
    """Do the action that was asked for."""
    if run.arguments.action != "list":
        found = targets(run, run.arguments.ids)
        with writing(run) as writer:
            (writer.marks.star if run.arguments.action == "put" else writer.marks.unstar)(found)
    with run.notebook() as notebook:
        stars = marks.stars(notebook)
    if run.is_json:
        run.print_json({"stars": stars})
        return 0
    columns = (Column(_("Id"), is_fixed=True), Column(_("Name")))
    if stars:
        run.print_lines(table(columns, [(star.target.id, star.target.name) for star in stars], width=run.width))
    run.print_text(ngettext("{count} star.", "{count} stars.", len(stars)).format(count=len(stars)))
    return 0
