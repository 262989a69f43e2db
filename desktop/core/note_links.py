"""Links to entries while a note is typed: what is being looked for after ``[[``, and what is put in its place."""

from __future__ import annotations

import re

_OPENING = "[["
_LONGEST = 60
_SIGNS = re.compile(r"([\\\[\]])")


def asked(before: str) -> str | None:
    """Return what is looked for, given the line up to the cursor; None where no link is being typed.

    ``see [[gall`` asks for ``gall``. What is closed, or too long to be a name, asks for nothing.
    """
    head, opening, rest = before.rpartition(_OPENING)
    is_code = head.count("`") % 2 == 1
    if not opening or "]" in rest or len(rest) > _LONGEST or is_code:
        return None
    return rest


def link(name: str, entry_id: str) -> str:
    """Return the link to an entry in Markdown."""
    words = _SIGNS.sub(r"\\\1", " ".join(name.split()))
    return f"[{words}]({entry_id})"


def replaced_length(before: str) -> int:
    """Return how many characters before the cursor a chosen link takes the place of."""
    words = asked(before)
    return 0 if words is None else len(_OPENING) + len(words)
