"""The commands collection list, show, make, add, take, order and delete: ordered sets of entries."""

from __future__ import annotations

from db.errors import DataError
from db.notebook import marks
from db.notebook.records import Collection
from db.search.folding import fold
from desktop.cli.notebook_run import targets, writing
from desktop.cli.run import Run
from desktop.cli.tables import Column, table
from desktop.core import formats
from desktop.core.texts import _, ngettext


def run(run: Run) -> int:
    """Do the action that was asked for."""
    match run.arguments.action:
        case "list":
            return _list(run)
        case "make":
            entries = targets(run, run.arguments.ids)
            with writing(run) as writer:
                made = writer.shelves.add_collection(
                    run.arguments.name, description=run.arguments.description, entries=entries
                )
            return _print(run, _named(run, made))
    known = _named(run, run.arguments.name)
    match run.arguments.action:
        case "show":
            return _print(run, known)
        case "delete":
            with writing(run) as writer:
                writer.shelves.delete_collection(known.id)
            if run.is_json:
                run.print_json({"deleted": known})
            else:
                run.print_text(_("Deleted the collection “{name}”.").format(name=known.name))
            return 0
    _change(run, known)
    return _print(run, _named(run, known.id))


def _change(run: Run, known: Collection) -> None:
    ids: list[str] = run.arguments.ids
    if run.arguments.action == "add":
        entries = targets(run, ids)
        with writing(run) as writer:
            writer.shelves.collect(known.id, entries)
        return
    present = {entry.id for entry in known.entries}
    missing = [given for given in ids if given not in present]
    if missing:
        raise DataError(
            _("The collection “{name}” does not have {id}.").format(name=known.name, id=missing[0]),
            _("“monazite collection show” lists what it has."),
        )
    with writing(run) as writer:
        if run.arguments.action == "take":
            writer.shelves.uncollect(known.id, ids)
        else:
            writer.shelves.arrange(known.id, ids)


def _list(run: Run) -> int:
    with run.notebook() as notebook:
        found = marks.collections(notebook)
    if run.is_json:
        run.print_json({"collections": found})
        return 0
    columns = (Column(_("Collection")), Column(_("Description")), Column(_("Entries"), is_numeric=True))
    if found:
        rows = [(known.name, known.description, formats.number(len(known.entries))) for known in found]
        run.print_lines(table(columns, rows, width=run.width))
    run.print_text(ngettext("{count} collection.", "{count} collections.", len(found)).format(count=len(found)))
    return 0


def _print(run: Run, known: Collection) -> int:
    if run.is_json:
        run.print_json({"collection": known})
        return 0
    run.print_text(known.name)
    if known.description:
        run.print_text(known.description)
    columns = (Column(_("No."), is_numeric=True), Column(_("Id"), is_fixed=True), Column(_("Name")))
    rows = [(str(place), entry.id, entry.name) for place, entry in enumerate(known.entries, start=1)]
    run.print_lines(table(columns, rows, width=run.width))
    return 0


def _named(run: Run, name: str) -> Collection:
    with run.notebook() as notebook:
        found = [known for known in marks.collections(notebook) if known.id == name or fold(known.name) == fold(name)]
    if not found:
        raise DataError(
            _("The notebook has no collection “{name}”.").format(name=name),
            _("“monazite collection list” lists them."),
        )
    return found[0]
