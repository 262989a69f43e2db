"""The command find: entries by a query, each with its state on the day and the text that matched; or as a file."""

from __future__ import annotations

from pathlib import Path

from db.records import EditionInfo, Hit, Kind
from db.search.find import find
from db.search.query import Query, parse
from db.search.suggest import suggest
from desktop.cli.run import Run, basis_json, basis_lines, marked_by
from desktop.cli.tables import Column, shortened, table
from desktop.core import formats
from desktop.core.browse_state import BrowseState
from desktop.core.texts import _, ngettext

DEFAULT_LIMIT = 50
_MATCHED = 48


def run(run: Run) -> int:
    """Print the hits, the best first; nothing found is an answer too."""
    line = " ".join(run.arguments.query).strip()
    query = parse(line)
    kinds = tuple(Kind(value) for value in run.arguments.kind or ())
    if run.arguments.output is not None:
        return _save(run, line, query=query, kinds=kinds or tuple(Kind(value) for value in query.values("kind")))
    with run.edition() as (connection, edition):
        marked = marked_by(run, query)
        hits = find(connection, query, as_of=run.as_of, kinds=kinds, limit=_limit(run), marked=marked)
        if run.is_json:
            run.print_json([_json(run, edition, hit) for hit in hits])
        else:
            run.print_lines(basis_lines(run, edition))
            print()
            if hits:
                run.print_lines(_table(run, hits))
                print()
                run.print_text(_count(run, len(hits)))
            else:
                run.print_text(_nothing(line, suggest(connection, line)))
    return 0


def _save(run: Run, line: str, *, query: Query, kinds: tuple[Kind, ...]) -> int:
    """Write all that is found into the file: of one kind its whole table, of several what all kinds have."""
    from desktop.core.table_export import sort_of
    from desktop.reading.export_table import about, table_of_hits, write_table
    from desktop.reading.library import Library
    from desktop.reading.table import query_sentence

    target: Path = run.arguments.output
    sort_of(target)
    marked = marked_by(run, query)
    with run.edition() as (connection, edition):
        if len(set(kinds)) == 1:
            library = Library(connection, edition, notebook=run.paths.notebook)
            table = library.export(BrowseState(kinds[0], line), run.as_of)
            table = table.limited(run.arguments.limit)
        else:
            limit = run.arguments.limit
            hits = find(connection, query, as_of=run.as_of, kinds=kinds, limit=limit, marked=marked)
            sentence = query_sentence(connection, query, marked=marked)
            table = table_of_hits(hits, about=about(line, sentence, count="", as_of=run.as_of, edition=edition))
    write_table(table, target, progress=_silent, may_replace=run.arguments.force)
    if run.is_json:
        run.print_json({"path": str(target), "entries": len(table.ids), **basis_json(run, edition)})
    else:
        text = ngettext("{count} entry written to {path}.", "{count} entries written to {path}.", len(table.ids))
        run.print_text(text.format(count=formats.number(len(table.ids)), path=target))
    return 0


def _silent(_done: int, _total: int) -> None:
    """Say nothing of the progress: a command is stopped with Ctrl+C."""


def _limit(run: Run) -> int:
    given: int | None = run.arguments.limit
    return DEFAULT_LIMIT if given is None else given


def _json(run: Run, edition: EditionInfo, hit: Hit) -> dict[str, object]:
    return {
        "id": hit.entry.id,
        "kind": hit.entry.kind,
        "name": hit.entry.name,
        "name_zh": hit.entry.name_zh,
        "state": hit.standing.state,
        "since": hit.standing.since,
        "until": hit.standing.until,
        "matched": hit.matched_field,
        "matched_text": hit.matched_text,
        "as_of": run.as_of,
        "edition": edition.data_date,
    }


def _table(run: Run, hits: tuple[Hit, ...]) -> list[str]:
    columns = (
        Column(_("Id"), is_fixed=True),
        Column(_("Name")),
        Column(_("State")),
        Column(_("Matched")),
    )
    rows = [
        (
            hit.entry.id,
            " ".join(name for name in (hit.entry.name, hit.entry.name_zh) if name),
            formats.standing(hit.standing),
            _matched(hit),
        )
        for hit in hits
    ]
    return table(columns, rows, width=run.width)


def _matched(hit: Hit) -> str:
    """Return what matched, without the text where that is the name, which stands beside it."""
    if hit.matched_text in (hit.entry.name, hit.entry.name_zh):
        return hit.matched_field
    return shortened(f"{hit.matched_field}: {hit.matched_text}", _MATCHED)


def _count(run: Run, count: int) -> str:
    if count == _limit(run):
        return _("The first {count}; --limit asks for more.").format(count=count)
    return ngettext("{count} entry.", "{count} entries.", count).format(count=count)


def _nothing(line: str, meant: str | None) -> str:
    sentence = _("Nothing was found for “{query}”.").format(query=line)
    return sentence if meant is None else f"{sentence} {_('Did you mean “{query}”?').format(query=meant)}"
