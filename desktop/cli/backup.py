"""The commands backup list, make, verify and restore."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from db.errors import DataError
from db.notebook import backups
from db.notebook.backups import Backup, Verdict
from db.notebook.comparing import Differences, Fate
from db.notebook.health import Condition, examine
from db.notebook.replacing import replace_damaged
from desktop.cli.notebook_run import ID_SHOWN, writing
from desktop.cli.run import Run
from desktop.cli.tables import Column, shortened, table
from desktop.core import formats
from desktop.core.texts import _, ngettext

_TEASER = 50


def run(run: Run) -> int:
    """Do the action that was asked for; 1 where a backup does not verify."""
    match run.arguments.action:
        case "list":
            return _list(run)
        case "make":
            made = backups.make(run.paths.notebook, reason="by-hand", now=run.clock())
            return _print(run, [backups.verify(made)])
        case "verify":
            return _verify(run)
        case "restore":
            return _restore(run)
    raise ValueError(f"no action {run.arguments.action!r}")


def _list(run: Run) -> int:
    found = _known(run)
    if run.is_json:
        run.print_json({"folder": str(backups.folder_of(run.paths.notebook)), "backups": [_json(one) for one in found]})
        return 0
    columns = (
        Column(_("File"), is_fixed=True),
        Column(_("Made")),
        Column(_("Why")),
        Column(_("Bytes"), is_numeric=True),
    )
    if found:
        rows = [(one.path.name, formats.moment(one.made), one.reason, formats.number(one.size)) for one in found]
        run.print_lines(table(columns, rows, width=run.width))
    run.print_text(
        ngettext("{count} backup in {folder}.", "{count} backups in {folder}.", len(found)).format(
            count=len(found), folder=backups.folder_of(run.paths.notebook)
        )
    )
    return 0


def _verify(run: Run) -> int:
    asked: list[Path] = run.arguments.files
    found = [_named(run, path) for path in asked] if asked else list(_known(run))
    return _print(run, [backups.verify(one) for one in found])


def _print(run: Run, verdicts: Sequence[Verdict]) -> int:
    is_good = all(verdict.fault is None for verdict in verdicts)
    if run.is_json:
        run.print_json({"backups": [{**asdict(verdict), "backup": _json(verdict.backup)} for verdict in verdicts]})
    else:
        for verdict in verdicts:
            found = verdict.fault or ngettext("good, {count} note", "good, {count} notes", verdict.notes).format(
                count=formats.number(verdict.notes)
            )
            run.print_text(f"{verdict.backup.path}: {found}")
    return 0 if is_good else 1


def _restore(run: Run) -> int:
    source = _named(run, run.arguments.file).path
    if examine(run.paths.notebook).condition is Condition.DAMAGED:
        return _replace(run, source)
    with writing(run) as writer:
        preview = writer.preview_restore(source)
        made = writer.restore(source) if run.arguments.yes and not preview.is_empty else None
    if run.is_json:
        run.print_json(
            {"restored": made is not None, "backup": None if made is None else str(made), "differences": preview}
        )
        return 0
    _print_preview(run, preview)
    if preview.is_empty:
        run.print_text(_("The notebook holds what the backup holds."))
    elif made is None:
        run.print_text(_("Nothing was changed. With --yes, the notebook will hold this."))
    else:
        run.print_text(_("Restored. What the notebook held before is in {path}.").format(path=made))
    return 0


def _replace(run: Run, source: Path) -> int:
    """Put the backup in the place of a damaged notebook."""
    aside = replace_damaged(run.paths.notebook, source, now=run.clock()) if run.arguments.yes else None
    if run.is_json:
        run.print_json({"restored": run.arguments.yes, "damaged": None if aside is None else str(aside)})
    elif aside is None:
        run.print_text(_("The notebook is damaged. With --yes, it is moved aside and the backup put in its place."))
    else:
        run.print_text(_("Restored. The damaged notebook is {path} now.").format(path=aside))
    return 0


def _print_preview(run: Run, preview: Differences) -> None:
    said = {Fate.APPEARS: _("comes back"), Fate.VANISHES: _("goes"), Fate.CHANGES: _("changes")}
    columns = (Column(_("Note"), is_fixed=True), Column(_("Entry")), Column(_("What")), Column(_("Text")))
    rows = []
    for difference in preview.notes:
        shown = difference.theirs or difference.ours
        if shown is not None:
            text = shortened(shown.text, _TEASER)
            rows.append((difference.note_id[:ID_SHOWN], shown.entry_name, said[difference.fate], text))
    if rows:
        run.print_lines(table(columns, rows, width=run.width))
    for name, count in preview.counts.items():
        run.print_text(
            _("{table}: {appear} come back, {vanish} go, {change} change.").format(
                table=name, appear=count.appear, vanish=count.vanish, change=count.change
            )
        )


def _known(run: Run) -> tuple[Backup, ...]:
    return backups.list_backups(backups.folder_of(run.paths.notebook))


def _named(run: Run, path: Path) -> Backup:
    """Return the backup of that path or name; any notebook file will do."""
    for known in _known(run):
        if known.path.name == path.name and (known.path == path.absolute() or path.parent == Path()):
            return known
    if not path.is_file():
        raise DataError(_("There is no backup {path}.").format(path=path), _("“monazite backup list” lists them."))
    return Backup(path, run.clock(), "", path.stat().st_size)


def _json(known: Backup) -> dict[str, object]:
    return {**asdict(known), "path": str(known.path)}
