"""The commands decision list, add and delete: what was decided about entries and notes."""

from __future__ import annotations

from db.notebook import marks
from db.notebook.records import Decision
from desktop.cli.notebook_run import ID_SHOWN, one_beginning, targets, writing
from desktop.cli.run import Run, today
from desktop.cli.tables import Column, table
from desktop.core import formats
from desktop.core.texts import _, ngettext


def run(run: Run) -> int:
    """Do the action that was asked for."""
    match run.arguments.action:
        case "list":
            return _list(run)
        case "add":
            (target,) = targets(run, [run.arguments.id])
            day = today(run.clock) if run.arguments.day is None else formats.parse_day(run.arguments.day)
            with writing(run) as writer:
                made = writer.marks.decide(target, run.arguments.outcome, decided=day, reason=run.arguments.reason)
            return _told(run, made, _("Decided on {name}: {outcome}."))
        case "delete":
            with run.notebook() as notebook:
                known = {each.id: each for each in marks.decisions(notebook)}
            hint = _("“monazite decision list” lists them.")
            found = one_beginning(known, run.arguments.id, what=_("decision"), hint=hint)
            with writing(run) as writer:
                writer.marks.delete_decision(found.id)
            return _told(run, found, _("Deleted the decision on {name}: {outcome}."))
    raise ValueError(f"no action {run.arguments.action!r}")


def _list(run: Run) -> int:
    given: str | None = run.arguments.id
    target = None if given is None else targets(run, [given])[0].id
    with run.notebook() as notebook:
        found = marks.decisions(notebook, target)
    if run.is_json:
        run.print_json({"decisions": found})
        return 0
    titles = (_("Decision"), _("Day"), _("On"), _("Outcome"), _("Why"), _("By"))
    columns = tuple(Column(title, is_fixed=place < 2) for place, title in enumerate(titles))
    if found:
        rows = [_row(each) for each in found]
        run.print_lines(table(columns, rows, width=run.width))
    run.print_text(ngettext("{count} decision.", "{count} decisions.", len(found)).format(count=len(found)))
    return 0


def _row(each: Decision) -> tuple[str, ...]:
    return each.id[:ID_SHOWN], formats.day(each.decided), each.target.name, each.outcome, each.reason, each.author


def _told(run: Run, decision: Decision, text: str) -> int:
    if run.is_json:
        run.print_json({"decision": decision, "done": run.arguments.action})
    else:
        run.print_text(text.format(name=decision.target.name, outcome=decision.outcome))
    return 0
