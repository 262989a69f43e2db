"""Says on a page what lies beyond the edition's knowledge, and on a list's page what lies beyond its own sources."""

from __future__ import annotations

from datetime import date

from db.records import EditionInfo, Entry
from desktop.core import formats
from desktop.core.texts import _

REACH = "reach"


def reach_caveats(entry: Entry, edition: EditionInfo) -> tuple[str, ...]:
    """Return the sentences to show beside the as-of day; none for a day within the reach of what was read."""
    own = next((date.fromisoformat(fact.value) for fact in entry.facts if fact.key == REACH), None)
    sentences = [formats.caveat(entry.as_of, edition)]
    if own is not None and own < edition.reach and own < entry.as_of:
        words = _("The sources on this list itself have news up to {reach}; later changes of it may be missing.")
        sentences.append(words.format(reach=formats.day(own)))
    return tuple(sentence for sentence in sentences if sentence)
