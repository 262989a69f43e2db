"""Says what a briefing made before would say otherwise on another day: entry by entry, in finished lines."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.errors import DataError
from desktop.core import formats
from desktop.core.brief_recent import Recent
from desktop.core.page_id import EntryPage, SelectionPage, parse_page_id
from desktop.core.texts import _, ngettext


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry that the briefing would tell of otherwise: what is other, a line each."""

    name: str
    lines: tuple[str, ...]


def what_would_change(edition: Path, notebook: Path, *, made: Recent, today: date) -> str:
    """Return what would change if the briefing was made again on the day, as lines of text.

    Raises:
        DataError: The edition cannot be read.
    """
    from contextlib import closing

    from db.edition import describe, open_edition

    with closing(open_edition(edition)) as connection:
        about = describe(connection)
        entry_ids, others = _entries(connection, notebook, made, day=today)
        found = [_change(connection, entry_id, made.as_of, after=today) for entry_id in entry_ids]
        former, _others = _entries(connection, notebook, made, day=made.as_of)
    lines = [
        _("Made as of {before}; again it would be as of {after}.").format(
            before=formats.day(made.as_of), after=formats.day(today)
        )
    ]
    if about.content_hash == made.content_hash:
        lines.append(_("The edition is the same one."))
    else:
        lines.append(
            _(
                "It was made from the edition of {before}; the one here is of {after}. What follows compares both days"
                " as this edition tells them; corrections between the editions are not listed."
            ).format(before=formats.day(made.data_date), after=formats.day(about.data_date))
        )
    changed = [each for each in found if each is not None]
    count = len(changed)
    words = ngettext("{count} of {all} entry would change.", "{count} of {all} entries would change.", len(entry_ids))
    lines += ["", words.format(count=count, all=len(entry_ids))]
    for each in changed:
        lines += ["", each.name, *(f"  · {line}" for line in each.lines)]
    for title, ids in ((_("New in the selection"), entry_ids), (_("No longer in the selection"), former)):
        other = former if ids is entry_ids else entry_ids
        gone = [entry_id for entry_id in ids if entry_id not in set(other)]
        if gone:
            lines += ["", f"{title}: {', '.join(gone)}"]
    if others:
        words = ngettext(
            "{count} report has days or rows of its own and is made anew.",
            "{count} reports have days or rows of their own and are made anew.",
            others,
        )
        lines += ["", words.format(count=others)]
    return "\n".join(lines)


def _entries(connection: sqlite3.Connection, notebook: Path, made: Recent, *, day: date) -> tuple[tuple[str, ...], int]:
    """Return the entries of the briefing on the day, and how many reports it has beside them."""
    from db.queries.browse import Browser, BrowseRequest
    from db.search.query import parse
    from desktop.reading.marking import NotebookMarking

    found: dict[str, None] = {}
    others = 0
    for page_id in made.page_ids:
        page = parse_page_id(page_id)
        if isinstance(page, EntryPage):
            found[page.entry_id] = None
        elif isinstance(page, SelectionPage) and made.is_each:
            query = parse(page.query)
            marked = NotebookMarking(notebook)(query, day=day)
            result = Browser(connection).browse(BrowseRequest(page.kind, query, day, marked=marked))
            found.update(dict.fromkeys(result.ids))
        else:
            others += 1
    return tuple(found), others


def _change(connection: sqlite3.Connection, entry_id: str, before: date, *, after: date) -> EntryChange | None:
    from db.edition import describe
    from db.queries.entries import entry
    from desktop.pages.blocks import DataTable, plain
    from desktop.pages.days import days_page

    try:
        first, last = (entry(connection, entry_id, as_of=day) for day in sorted((before, after)))
    except DataError:
        return EntryChange(entry_id, (_("It is no longer in the edition."),))
    page = days_page(first, last, edition=describe(connection))
    table = next((block for block in page.blocks if isinstance(block, DataTable)), None)
    if table is None:
        return None
    lines: Sequence[str] = [
        _("{name}: {before} → {after}").format(
            name=plain(row.cells[0]), before=plain(row.cells[1]), after=plain(row.cells[2])
        )
        for row in table.rows
    ]
    return EntryChange(page.title, tuple(lines))
