"""Says what became of a note: who wrote which version when, and in what a version differs from the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.core.texts import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.notebook.records import Version

_LONG = 20_000
_PIECE = re.compile(r"\w+|\s|[^\w\s]")


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a comparison of two texts."""

    change: Change
    text: str


def version_line(version: Version) -> str:
    """Return what was done, when and by whom, in one line."""
    words = {
        "added": _("Written"),
        "saved": _("Changed"),
        "removed": _("Removed"),
        "restored": _("Restored"),
        "refused": _("Not taken: the note had changed meanwhile"),
        "base": _("What that text began with"),
        "undone": _("Undone"),
        "redone": _("Redone"),
        "moved": _("Moved to another entry"),
        "merged": _("Merged"),
    }
    line = f"{version.at.astimezone():%Y-%m-%d %H:%M}  {words.get(version.action.value, version.action.value)}"
    return _("{line}, by {author}").format(line=line, author=version.author) if version.author else line


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return the texts laid over each other, word by word, in the order of the later one."""
    is_long = max(len(before), len(after)) > _LONG
    old, new = _words(before, is_long=is_long), _words(after, is_long=is_long)
    found: list[Piece] = []
    for tag, start, end, start_new, end_new in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece(Change.SAME, "".join(new[start_new:end_new])))
            continue
        if start < end:
            found.append(Piece(Change.GONE, "".join(old[start:end])))
        if start_new < end_new:
            found.append(Piece(Change.ADDED, "".join(new[start_new:end_new])))
    return tuple(found)


def former(versions: Sequence[Version], place: int) -> str:
    """Return the text that the note had before the version at the place; empty before the first."""
    earlier = [version for version in versions[:place] if version.action.value not in ("refused", "base")]
    return earlier[-1].text if earlier else ""


def _words(text: str, *, is_long: bool) -> list[str]:
    """Split into words, spaces and signs, which joined again give the text; a long one into lines, to stay quick."""
    if is_long:
        return text.splitlines(keepends=True)
    return _PIECE.findall(text)
