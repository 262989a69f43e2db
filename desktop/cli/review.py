"""The commands review list, set, move, done, reopen and delete: days on which to look at something again."""

from __future__ import annotations

from db.notebook import marks
from db.notebook.records import Review
from desktop.cli.notebook_run import ID_SHOWN, one_beginning, targets, writing
from desktop.cli.run import Run
from desktop.cli.tables import Column, table
from desktop.core import formats
from desktop.core.texts import _, ngettext


def run(run: Run) -> int:
    """Do the action that was asked for."""
    match run.arguments.action:
        case "list":
            return _list(run)
        case "set":
            (target,) = targets(run, [run.arguments.id])
            due = formats.parse_day(run.arguments.day)
            with writing(run) as writer:
                review = writer.marks.add_review(target, due, reason=" ".join(run.arguments.reason))
            return _told(run, review, _("To look at {name} again on {day}."))
    return _change(run)


def _change(run: Run) -> int:
    known = _named(run)
    match run.arguments.action:
        case "move":
            due = formats.parse_day(run.arguments.day)
            with writing(run) as writer:
                review = writer.marks.change_review(known.id, due=due, reason=known.reason)
            return _told(run, review, _("To look at {name} again on {day}."))
        case "done" | "reopen":
            with writing(run) as writer:
                review = writer.marks.finish_review(known.id, is_done=run.arguments.action == "done")
            return _told(run, review, _("Review of {name} done.") if review.is_done else _("Review of {name} is open."))
        case "delete":
            with writing(run) as writer:
                writer.marks.delete_review(known.id)
            return _told(run, known, _("Deleted the review of {name}."))
    raise ValueError(f"no action {run.arguments.action!r}")


def _list(run: Run) -> int:
    until = None if run.arguments.until is None else formats.parse_day(run.arguments.until)
    with run.notebook() as notebook:
        found = marks.reviews(notebook, until=until, is_done=run.arguments.done)
    if run.is_json:
        run.print_json({"reviews": found})
        return 0
    columns = (Column(_("Review"), is_fixed=True), Column(_("Day"), is_fixed=True), Column(_("Of")), Column(_("Why")))
    if found:
        rows = [(each.id[:ID_SHOWN], formats.day(each.due), each.target.name, each.reason) for each in found]
        run.print_lines(table(columns, rows, width=run.width))
    run.print_text(ngettext("{count} review.", "{count} reviews.", len(found)).format(count=len(found)))
    return 0


def _named(run: Run) -> Review:
    with run.notebook() as notebook:
        known = (*marks.reviews(notebook), *marks.reviews(notebook, is_done=True))
    hint = _("“monazite review list” lists them.")
    return one_beginning({each.id: each for each in known}, run.arguments.id, what=_("review"), hint=hint)


def _told(run: Run, review: Review, text: str) -> int:
    if run.is_json:
        run.print_json({"review": review, "done": run.arguments.action})
    else:
        run.print_text(text.format(name=review.target.name, day=formats.day(review.due)))
    return 0
