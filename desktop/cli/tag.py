"""The commands tag list, show, put, take, rename, merge, colour and delete."""

from __future__ import annotations

from db.errors import DataError
from db.notebook import marks
from db.notebook.records import Tag
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
        case "show":
            return _show(run)
        case "put":
            found = targets(run, run.arguments.ids)
            with writing(run) as writer:
                tag = writer.tags.put(run.arguments.name, found)
            return _told(run, tag, _("Put “{tag}” on {count}.").format(tag=tag.name, count=len(found)))
        case "take":
            tag, found = _named(run, run.arguments.name), targets(run, run.arguments.ids)
            with writing(run) as writer:
                writer.tags.take(tag.id, found)
            return _told(run, tag, _("Took “{tag}” off {count}.").format(tag=tag.name, count=len(found)))
    return _change(run)


def _change(run: Run) -> int:
    tag = _named(run, run.arguments.name)
    match run.arguments.action:
        case "rename":
            with writing(run) as writer:
                changed = writer.tags.rename(tag.id, run.arguments.other)
            return _told(run, changed, _("Renamed “{tag}” to “{name}”.").format(tag=tag.name, name=changed.name))
        case "merge":
            into = _named(run, run.arguments.other)
            with writing(run) as writer:
                writer.tags.merge(tag.id, into.id)
            return _told(run, into, _("Merged “{tag}” into “{name}”.").format(tag=tag.name, name=into.name))
        case "colour":
            with writing(run) as writer:
                changed = writer.tags.recolour(tag.id, run.arguments.other)
            return _told(run, changed, _("Changed the colour of “{tag}”.").format(tag=tag.name))
        case "delete":
            with writing(run) as writer:
                writer.tags.delete(tag.id)
            return _told(run, tag, _("Deleted “{tag}”.").format(tag=tag.name))
    raise ValueError(f"no action {run.arguments.action!r}")


def _list(run: Run) -> int:
    with run.notebook() as notebook:
        found = marks.tags(notebook)
    if run.is_json:
        run.print_json({"tags": found})
        return 0
    columns = (Column(_("Tag")), Column(_("Colour")), Column(_("On"), is_numeric=True))
    if found:
        rows = [(tag.name, tag.colour, formats.number(tag.count)) for tag in found]
        run.print_lines(table(columns, rows, width=run.width))
    run.print_text(ngettext("{count} tag.", "{count} tags.", len(found)).format(count=len(found)))
    return 0


def _show(run: Run) -> int:
    tag = _named(run, run.arguments.name)
    with run.notebook() as notebook:
        found = marks.taggings(notebook, tag.id)
    if run.is_json:
        run.print_json({"tag": tag, "on": [tagging.target for tagging in found]})
        return 0
    columns = (Column(_("Id"), is_fixed=True), Column(_("Name")))
    rows = [(tagging.target.id, tagging.target.name) for tagging in found]
    run.print_lines(table(columns, rows, width=run.width))
    return 0


def _named(run: Run, name: str) -> Tag:
    with run.notebook() as notebook:
        found = [tag for tag in marks.tags(notebook) if tag.id == name or fold(tag.name) == fold(name)]
    if not found:
        raise DataError(_("The notebook has no tag “{name}”.").format(name=name), _("“monazite tag list” lists them."))
    return found[0]


def _told(run: Run, tag: Tag, text: str) -> int:
    if run.is_json:
        run.print_json({"tag": tag, "done": run.arguments.action})
    else:
        run.print_text(text)
    return 0
