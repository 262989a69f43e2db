"""The searches that were typed lately, kept on this machine beside the settings and not in the notebook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from db.words import Kind
from desktop.core.settings import read_object, write_object

FILE = "searches.json"
MOST = 20
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class RecentSearch:
    """What was looked for, and in which kind."""

    kind: Kind
    text: str


def recent_searches(path: Path) -> tuple[RecentSearch, ...]:
    """Return the searches in the file, the last one first; what cannot be understood is passed over."""
    stored = read_object(path).get("recent")
    found = []
    for each in stored if isinstance(stored, list) else ():
        kind, text = (each.get("kind"), each.get("text")) if isinstance(each, dict) else (None, None)
        if not isinstance(kind, str) or not isinstance(text, str):
            continue
        if kind in set(Kind) and text.strip() and len(text) <= _LONGEST:
            found.append(RecentSearch(Kind(kind), text))
    return tuple(dict.fromkeys(found))[:MOST]


def remember(path: Path, search: RecentSearch) -> None:
    """Put the search first in the file. What it grew out of, letter by letter, goes.

    Raises:
        DataError: The file cannot be written.
    """
    others = [each for each in recent_searches(path) if not _grew(each, search)]
    _write(path, [search, *others])


def forget(path: Path) -> None:
    """Keep none of the searches.

    Raises:
        DataError: The file cannot be written.
    """
    _write(path, [])


def _grew(former: RecentSearch, search: RecentSearch) -> bool:
    """Return whether the search is the former one, or the former one typed on."""
    return former.kind is search.kind and search.text.startswith(former.text)


def _write(path: Path, searches: list[RecentSearch]) -> None:
    write_object(path, {"recent": [{"kind": each.kind.value, "text": each.text} for each in searches[:MOST]]})
