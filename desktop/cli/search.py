"""The commands search list, save, run, rename, order and remove: searches that are kept in the notebook."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from db.errors import DataError
from db.notebook import marks
from db.notebook.records import SavedSearch
from db.search.folding import fold
from db.search.query import parse
from desktop.cli.notebook_run import writing
from desktop.cli.run import Run, as_of_day
from desktop.cli.tables import Column, table
from desktop.core import formats
from desktop.core.texts import _, ngettext


def run(run: Run) -> int:
    """Do the action that was asked for."""
    match run.arguments.action:
        case "list":
            return _list(run)
        case "save":
            return _save(run)
        case "order":
            found = [_named(run, name) for name in run.arguments.names]
            with writing(run) as writer:
                writer.shelves.arrange_searches([search.id for search in found])
            return _list(run)
    known = _named(run, run.arguments.name)
    match run.arguments.action:
        case "run":
            return _run(run, known)
        case "rename":
            with writing(run) as writer:
                changed = writer.shelves.rename_search(known.id, run.arguments.other)
            return _told(run, changed, _("Renamed “{former}” to “{name}”."), former=known.name)
        case "remove":
            with writing(run) as writer:
                writer.shelves.delete_search(known.id)
            return _told(run, known, _("Removed the search “{name}”."))
    raise ValueError(f"no action {run.arguments.action!r}")


def _save(run: Run) -> int:
    # What cannot be read now could not be run later.
    query = str(parse(" ".join(run.arguments.query).strip()))
    with run.notebook() as notebook:
        former = [search for search in marks.searches(notebook) if _same(search, run.arguments.name)]
    with writing(run) as writer:
        saved = writer.shelves.save_search(
            run.arguments.name,
            query,
            kind=run.arguments.kind,
            as_of=as_of_day(run.arguments),
            columns=former[0].columns if former else (),
            search_id=former[0].id if former else None,
        )
    return _told(run, saved, _("Saved the search “{name}”."))


def _run(run: Run, search: SavedSearch) -> int:
    from desktop.cli import find

    kinds = [search.kind] if search.kind else None
    limit = run.arguments.limit
    arguments = Namespace(query=[search.query], kind=kinds, limit=limit, output=None, force=False)
    day = as_of_day(run.arguments) or search.as_of or run.as_of
    return find.run(replace(run, arguments=arguments, as_of=day))


def _list(run: Run) -> int:
    with run.notebook() as notebook:
        found = marks.searches(notebook)
    if run.is_json:
        run.print_json({"searches": found})
        return 0
    columns = (Column(_("Search")), Column(_("Kind")), Column(_("Query")), Column(_("As of"), is_fixed=True))
    if found:
        rows = [(each.name, each.kind, each.query, formats.day(each.as_of)) for each in found]
        run.print_lines(table(columns, rows, width=run.width))
    run.print_text(ngettext("{count} search.", "{count} searches.", len(found)).format(count=len(found)))
    return 0


def _named(run: Run, name: str) -> SavedSearch:
    with run.notebook() as notebook:
        found = [search for search in marks.searches(notebook) if _same(search, name)]
    if not found:
        raise DataError(
            _("The notebook has no search “{name}”.").format(name=name), _("“monazite search list” lists them.")
        )
    return found[0]


def _same(search: SavedSearch, name: str) -> bool:
    return search.id == name or (fold(search.name) or search.name) == (fold(name) or name)


def _told(run: Run, search: SavedSearch, text: str, *, former: str = "") -> int:
    if run.is_json:
        run.print_json({"search": search, "done": run.arguments.action})
    else:
        run.print_text(text.format(name=search.name, former=former))
    return 0
