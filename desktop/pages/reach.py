"""Says on a page what lies beyond the edition's knowledge, and on a list's page what lies beyond its own sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.records import EditionInfo, Entry
from desktop.core import formats
from desktop.core.texts import _

REACH = "reach"


def reach_caveats(entry: Entry, edition: EditionInfo) -> tuple[str, ...]:
    """Return the sentences to show beside the as-of day; none for a day within the reach of what was read."""
    return _with_own(
        (entry,),
        edition,
        _("The sources on this list itself have news up to {reach}; later changes of it may be missing."),
    )


def compared_caveats(entries: Sequence[Entry], edition: EditionInfo) -> tuple[str, ...]:
    """Return the same for several entries that are read on one day: each list is named with its own reach."""
    return _with_own(
        entries, edition, _("The sources on {name} have news up to {reach}; later changes of it may be missing.")
    )


def _with_own(entries: Sequence[Entry], edition: EditionInfo, words: str) -> tuple[str, ...]:
    """Return what is beyond the edition's reach, then a sentence for each entry that is read beyond its own."""
    sentences = [formats.caveat(entries[0].as_of, edition)]
    for entry in entries:
        own = next((date.fromisoformat(fact.value) for fact in entry.facts if fact.key == REACH), None)
        if own is not None and own < edition.reach and own < entry.as_of:
            sentences.append(words.format(name=entry.ref.short_name, reach=formats.day(own)))
    return tuple(sentence for sentence in sentences if sentence)
