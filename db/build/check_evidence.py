"""Checks what rows say of how well they are supported: confirmations, conflicts, coverage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from db.build.check_entries import KIND_OF_KEY, each, repeated
from db.build.edition_rows import Source
from db.build.faults import Fault
from db.build.fields import ENTRY_ID
from db.build.material import Located, Material
from db.build.row import Vouched

LEAST_PUBLISHERS = 2


def check(material: Material) -> Iterator[Fault]:
    """Yield the faults of confirmations, conflicts and coverage."""
    groups: tuple[Sequence[Located[Vouched]], ...] = (
        material.minerals,
        material.technologies,
        material.firms,
        material.measures,
        material.lists,
        material.listings,
    )
    sources = {source.row.id: source.row for source in material.sources}
    for located in (item for group in groups for item in group):
        yield from _confirmed(located, sources)
        for i, conflict in enumerate(located.row.conflicts):
            if conflict.shown == conflict.other:
                yield located.fault(("conflicts", i, "other"), f"other is what is shown: {conflict.other!r}")
    yield from _coverage(material)


def _confirmed(located: Located[Vouched], sources: Mapping[str, Source]) -> Iterator[Fault]:
    confirmed = located.row.confirmed
    if not confirmed:
        return
    yield from repeated(located, "confirmed", items=each("confirmed", confirmed))
    for i, source in enumerate(confirmed):
        if source not in located.row.sources and located.is_whole:
            yield located.fault(("confirmed", i), f"{source!r} is none of the row's sources")
        elif source in sources and not sources[source].read:
            yield located.fault(("confirmed", i), f"{source!r} was not read and confirms nothing")
    publishers = {sources[source].publisher for source in confirmed if source in sources}
    if len(publishers) < LEAST_PUBLISHERS and all(source in sources for source in confirmed):
        yield located.fault(("confirmed",), f"needs sources of at least {LEAST_PUBLISHERS} publishers")


def _coverage(material: Material) -> Iterator[Fault]:
    entries = {f"{kind}/{slug}" for key, kind in KIND_OF_KEY.items() for slug in material.known[key]}
    for located in material.coverage:
        row = located.row
        if re.match(ENTRY_ID, row.subject) and row.subject not in entries:
            yield located.fault(("subject",), f"there is no entry {row.subject!r}")
        if row.official_count is not None and row.source is None and located.is_whole:
            yield located.fault((), "an official count needs a source")
        if row.official_count is not None and row.no_official_count:
            yield located.fault(("no_official_count",), "there is an official count")
