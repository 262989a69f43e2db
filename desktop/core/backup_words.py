"""Puts backups and differences between notebooks into words and rows for tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core import formats
from desktop.core.listing import Column, Listing
from desktop.core.notebook_fields import field_word, pair_words, table_word, value_words
from desktop.core.texts import _, ngettext

if TYPE_CHECKING:
    from db.notebook.backups import Backup, Verdict
    from db.notebook.comparing import Differences

_KILO = 1000


def local(moment: datetime) -> str:
    """Return the time as the clock on the wall had it."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def reason_words(reason: str) -> str:
    """Return why a backup was made."""
    known = {
        "by-hand": _("By hand"),
        "changed": _("The notebook had changed"),
        "before-merge": _("Before a merge or an import"),
        "before-restore": _("Before a backup was restored"),
        "before-edition": _("Before a new edition"),
        "salvaged": _("Salvaged from a damaged notebook"),
    }
    if reason.startswith("before-version-"):
        return _("Before the notebook got its version {number}").format(number=reason.removeprefix("before-version-"))
    return known.get(reason, reason.replace("-", " "))


def size_words(size: int) -> str:
    """Return the size of a file as people read it."""
    if size < _KILO * _KILO:
        return _("{count} kB").format(count=formats.number(max(1, round(size / _KILO))))
    return _("{count} MB").format(count=formats.number(round(size / _KILO / _KILO, 1)))


def backup_listing(known: Sequence[Backup], verdicts: Mapping[Path, Verdict]) -> Listing:
    """Return the backups as a table; what was not looked at yet has no verdict."""
    columns = (
        Column("made", _("Made"), 130),
        Column("reason", _("Why"), 210, is_stretched=True),
        Column("size", _("Size"), 80, is_at_end=True),
        Column("notes", _("Notes"), 70, is_at_end=True),
        Column("newest", _("Newest note"), 130),
        Column("checked", _("Checked"), 210),
    )
    cells = tuple(
        (
            local(each.made),
            reason_words(each.reason),
            size_words(each.size),
            *_found(verdicts.get(each.path)),
        )
        for each in known
    )
    return Listing(columns, tuple(str(each.path) for each in known), cells, ("",) * len(known))


def differences_listing(found: Differences) -> Listing:
    """Return what a restore would change, a line a field."""
    columns = (
        Column("what", _("What"), 110),
        Column("name", _("Name"), 180),
        Column("fate", _("Becomes"), 110),
        Column("field", _("Field"), 110),
        Column("now", _("Now"), 200, is_stretched=True),
        Column("then", _("In the backup"), 200),
    )
    fates = {"appears": _("comes back"), "vanishes": _("goes"), "changes": _("changes")}
    cells: list[tuple[str, ...]] = []
    texts = {each.note_id: each for each in found.notes}
    for row in found.rows:
        first = (table_word(row.table), row.name, fates[row.fate.value])
        note = texts.get(row.key[0]) if row.table == "note" else None
        if row.fields:
            cells += [
                (*first, field_word(each.name), *pair_words(each.name, each.ours, theirs=each.theirs))
                for each in row.fields
            ]
        elif note is not None:
            sides = [value_words("text", None if side is None else side.text) for side in (note.ours, note.theirs)]
            cells.append((*first, field_word("text"), *sides))
        else:
            cells.append((*first, "", "", ""))
    ids = tuple(str(place) for place in range(len(cells)))
    return Listing(columns, ids, tuple(cells), ("",) * len(cells))


def differences_line(found: Differences) -> str:
    """Return how much a restore would change, in one sentence."""
    if found.is_empty:
        return _("The notebook holds what the backup holds.")
    fates = [row.fate.value for row in found.rows]
    appear, vanish, change = (fates.count(fate) for fate in ("appears", "vanishes", "changes"))
    parts = (
        (appear, ngettext("{count} thing comes back", "{count} things come back", appear)),
        (vanish, ngettext("{count} thing goes", "{count} things go", vanish)),
        (change, ngettext("{count} thing changes", "{count} things change", change)),
    )
    words = _(", ").join(words.format(count=formats.number(count)) for count, words in parts if count)
    return _("{words}.").format(words=words)


def _found(verdict: Verdict | None) -> tuple[str, str, str]:
    if verdict is None:
        return ("", "", _("…"))
    if verdict.fault is not None:
        return ("", "", verdict.fault)
    newest = "" if verdict.newest is None else local(verdict.newest)
    return (formats.number(verdict.notes), newest, _("Good"))
