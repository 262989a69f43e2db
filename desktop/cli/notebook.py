"""The commands notebook check, merge, export, import, salvage, undo, redo and history."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from db.errors import DataError
from db.notebook import exporting, marks, snapshot
from db.notebook.health import Condition, examine
from db.notebook.merge_plan import MergePlan, Outcome
from db.notebook.records import Deed
from db.notebook.salvage import salvage
from db.notebook.snapshot import Snapshot
from desktop.cli.notebook_run import ID_SHOWN, writing
from desktop.cli.run import Run
from desktop.cli.tables import Column, shortened, table
from desktop.core import formats
from desktop.core.atomic import write_bytes
from desktop.core.texts import _, ngettext
from desktop.reading.exchange import read_export, write_folder

_SHOWN = 40
_STEPS = 100_000


def run(run: Run) -> int:
    """Do the action that was asked for; 1 where a check finds a fault."""
    match run.arguments.action:
        case "check":
            return _check(run)
        case "merge":
            return _merge(run, run.arguments.file, base=run.arguments.base)
        case "import":
            source: Path = run.arguments.file
            return _merge(run, read_export(source, run.clock()), base=None, label=f"Import of {source.name}")
        case "export":
            return _export(run)
        case "salvage":
            return _salvage(run)
        case "undo" | "redo":
            return _step(run)
        case "history":
            return _history(run)
    raise ValueError(f"no action {run.arguments.action!r}")


def _check(run: Run) -> int:
    health = examine(run.paths.notebook, is_thorough=True)
    is_good = health.condition in (Condition.GOOD, Condition.OLD, Condition.MISSING)
    if run.is_json:
        run.print_json(
            {
                "notebook": str(health.path),
                "condition": health.condition,
                "fault": None if health.fault is None else str(health.fault),
                "is_readable": health.is_readable,
                "backups": [str(known.path) for known in health.backups],
                "warning": None if health.warning is None else asdict(health.warning),
            }
        )
        return 0 if is_good else 1
    said = {
        Condition.GOOD: _("The notebook {path} is in order."),
        Condition.OLD: _(
            "The notebook {path} is in order, and of an older version; the next edit brings it up to date."
        ),
        Condition.MISSING: _("There is no notebook at {path} yet; the first note makes it."),
    }
    run.print_text(str(health.fault) if health.fault else said[health.condition].format(path=health.path))
    for known in health.backups:
        run.print_lines([_("Backup: {path}").format(path=known.path)])
    if health.warning is not None:
        run.print_text(f"{health.warning.text} {health.warning.hint}")
    return 0 if is_good else 1


def _merge(run: Run, other: Path | Snapshot, *, base: Path | None, label: str | None = None) -> int:
    with writing(run) as writer:
        plan = writer.preview_merge(other, base=base)
        is_done = run.arguments.yes and not plan.is_empty
        if is_done and label is None:
            writer.merge(other, base=base, expected=plan)
        elif is_done and label is not None:
            writer.merge(other, base=base, expected=plan, label=label)
    if run.is_json:
        run.print_json(
            {"merged": is_done, "counts": plan.counts(), "rows": [_row_json(plan, n) for n in _places(plan)]}
        )
        return 0
    _print_plan(run, plan)
    if plan.is_empty:
        run.print_text(_("The notebook has all of it already."))
    elif is_done:
        run.print_text(_("Merged, as one step that “monazite notebook undo” takes back."))
    else:
        run.print_text(_("Nothing was changed. With --yes, this is done."))
    return 0


def _print_plan(run: Run, plan: MergePlan) -> None:
    said = {
        Outcome.ADDED: _("added"),
        Outcome.TAKEN: _("changed"),
        Outcome.COMBINED: _("combined"),
        Outcome.CONFLICT: _("changed in both; both are kept"),
        Outcome.DELETED: _("deleted"),
        Outcome.COPIED: _("the other side, kept"),
    }
    columns = (Column(_("What")), Column(_("Name")), Column(_("Outcome")), Column(_("Field")), Column(_("Here")))
    rows = []
    for merged in plan.rows:
        first = (merged.table, shortened(merged.name, _SHOWN), said[merged.outcome])
        if not merged.fields:
            rows.append((*first, "", "", ""))
        for field in merged.fields:
            values = (shortened(str(field.ours), _SHOWN), shortened(str(field.theirs), _SHOWN))
            rows.append((*first, field.name, *values))
    if rows:
        run.print_lines(table((*columns, Column(_("There"))), rows, width=run.width))


def _places(plan: MergePlan) -> range:
    return range(len(plan.rows))


def _row_json(plan: MergePlan, place: int) -> dict[str, object]:
    merged = plan.rows[place]
    return {
        "table": merged.table,
        "key": merged.key,
        "name": merged.name,
        "outcome": merged.outcome,
        "fields": merged.fields,
        "ours": merged.ours,
        "theirs": merged.theirs,
        "result": merged.result,
    }


def _export(run: Run) -> int:
    with run.notebook() as notebook:
        taken = snapshot.take(notebook)
    if run.arguments.entry:
        taken = exporting.selection(taken, set(run.arguments.entry))
    if run.arguments.without_removed:
        taken = exporting.without_removed(taken)
    target: Path = run.arguments.output
    if run.arguments.format == "markdown":
        files = exporting.as_markdown(taken)
        write_folder(target, files)
    else:
        is_json = run.arguments.format == "json"
        text = exporting.as_json(taken, now=run.clock()) if is_json else exporting.as_csv(taken)
        # Spreadsheets take a CSV file for UTF-8 only if it begins with the mark.
        write_bytes(target, text.encode("utf-8" if is_json else "utf-8-sig"), may_replace=run.arguments.force)
    count = sum(not row["is_removed"] for row in taken.tables["note"].values())
    if run.is_json:
        run.print_json({"output": str(target), "notes": count})
    else:
        run.print_text(
            ngettext("Wrote {count} note to {path}.", "Wrote {count} notes to {path}.", count).format(
                count=formats.number(count), path=target
            )
        )
    return 0


def _salvage(run: Run) -> int:
    done = salvage(run.paths.notebook, run.arguments.output.absolute(), now=run.clock())
    if run.is_json:
        run.print_json({**asdict(done), "target": str(done.target)})
        return 0
    notes = done.rows["note"] + done.rebuilt
    run.print_text(
        ngettext("Got {count} note out into {path}.", "Got {count} notes out into {path}.", notes).format(
            count=formats.number(notes), path=done.target
        )
    )
    if not done.is_complete:
        run.print_text(_("Parts of the file could not be read; compare with a backup by “monazite notebook merge”."))
    return 0


def _step(run: Run) -> int:
    is_undo = run.arguments.action == "undo"
    group_id = None if run.arguments.step is None else _group(run, run.arguments.step)
    with writing(run) as writer:
        label = writer.undo(group_id) if is_undo else writer.redo(group_id)
    if run.is_json:
        run.print_json({run.arguments.action: label})
    elif label is None:
        run.print_text(_("There is nothing to undo.") if is_undo else _("There is nothing to redo."))
    else:
        run.print_text((_("Undone: {step}.") if is_undo else _("Redone: {step}.")).format(step=label))
    return 0


def _group(run: Run, given: str) -> str:
    with run.notebook() as notebook:
        found = [step for step in marks.operations(notebook, limit=_STEPS) if step.group_id.startswith(given.lower())]
    if len(found) != 1:
        raise DataError(
            _("{count} steps have an id that begins with “{id}”.").format(count=len(found), id=given),
            _("“monazite notebook history” lists them."),
        )
    return found[0].group_id


def _history(run: Run) -> int:
    with run.notebook() as notebook:
        found = marks.operations(notebook, limit=max(run.arguments.limit, 1))
    if run.is_json:
        run.print_json({"steps": found})
        return 0
    said = {Deed.EDIT: "", Deed.UNDO: _("undo"), Deed.REDO: _("redo"), Deed.MERGE: _("merge")}
    columns = (Column(_("Step"), is_fixed=True), Column(_("When")), Column(_("Who")), Column(_("What")), Column(""))
    rows = [
        (
            step.group_id[:ID_SHOWN],
            formats.moment(step.at),
            step.author,
            step.label,
            _("undone") if step.is_undone else said[step.deed],
        )
        for step in found
    ]
    run.print_lines(table(columns, rows, width=run.width))
    return 0
