"""The command find: entries by a query, each with its state on the day and the text that matched."""

from __future__ import annotations

from db.records import EditionInfo, Hit, Kind
from db.search.find import find
from db.search.query import parse
from db.search.suggest import suggest
from desktop.cli.run import Run, basis_lines, noted_by
from desktop.cli.tables import Column, shortened, table
from desktop.core import formats
from desktop.core.texts import _, ngettext

_MATCHED = 48


def run(run: Run) -> int:
    """Print the hits, the best first; nothing found is an answer too."""
    line = " ".join(run.arguments.query).strip()
    query = parse(line)
    kinds = tuple(Kind(value) for value in run.arguments.kind or ())
    with run.edition() as (connection, edition):
        noted = noted_by(run, query)
        hits = find(connection, query, as_of=run.as_of, kinds=kinds, limit=run.arguments.limit, noted=noted)
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
    if count == run.arguments.limit:
        return _("The first {count}; --limit asks for more.").format(count=count)
    return ngettext("{count} entry.", "{count} entries.", count).format(count=count)


def _nothing(line: str, meant: str | None) -> str:
    sentence = _("Nothing was found for “{query}”.").format(query=line)
    return sentence if meant is None else f"{sentence} {_('Did you mean “{query}”?').format(query=meant)}"
