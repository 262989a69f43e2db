"""Builds what every report has around its own part: the as-of box before it, the sources after it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from db.records import EditionInfo, Entry, Source
from desktop.core import formats
from desktop.core.texts import _
from desktop.pages.blocks import AsOf, Block, Heading, Text
from desktop.pages.citations import Citations


def as_of_box(
    as_of: date, edition: EditionInfo, *, basis: str | None = None, warnings: tuple[str, ...] | None = None
) -> AsOf:
    """Return the box that says which day a report speaks of and what it rests on.

    Args:
        as_of: The day; one after the edition's own date, or after the reach of its sources, gets a warning.
        edition: The edition.
        basis: The sentence in it, with ``{day}`` and ``{edition}``, where it is not the usual one.
        warnings: The warnings in it, where there may be more than the usual one.
    """
    text = basis if basis is not None else _("As of {day}, from the {edition}.")
    if warnings is None:
        caveat = formats.caveat(as_of, edition)
        warnings = (caveat,) if caveat else ()
    words = text.format(day=formats.day(as_of), edition=formats.edition_line(edition))
    return AsOf((Text(words),), warnings)


def sources_of(entries: Iterable[Entry]) -> dict[str, Source]:
    """Return the sources that the entries carry, by id."""
    return {source_id: source for entry in entries for source_id, source in entry.sources.items()}


def sources_section(citations: Citations) -> tuple[Block, ...]:
    """Return the sources that were cited so far under their heading; nothing where there are none."""
    sources = citations.source_list()
    return (Heading(1, _("Sources")), sources) if sources.items else ()
