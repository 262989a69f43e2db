"""Builds the page of an entry: bottom line first, then force, ties, facts, numbers, notes, sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from db.records import EditionInfo, Entry, Kind, Note, SubjectKind
from desktop.core import formats
from desktop.core.texts import _
from desktop.pages import wording
from desktop.pages.blocks import (
    AsOf,
    Badge,
    Block,
    Document,
    Heading,
    NotKnown,
    Paragraph,
    Text,
    Tone,
)
from desktop.pages.bottom_line import bottom_line
from desktop.pages.citations import Citations
from desktop.pages.evidence import confirmation, conflicts_section
from desktop.pages.figures import figure_blocks
from desktop.pages.limits import SHORT, Limits
from desktop.pages.listings import firm_listings_section, list_sections
from desktop.pages.naming import second_name, title
from desktop.pages.notes import notes_section
from desktop.pages.numbers import facts_section, numbers_section
from desktop.pages.provisions import provisions_section
from desktop.pages.reach import reach_caveats
from desktop.pages.ties import ties_section
from desktop.pages.timeline import timeline_section

Section = tuple[Block, ...]

# A graph of less says no more than the lines below it.
_FEWEST_TIED = 3


def entry_page(entry: Entry, edition: EditionInfo, *, notes: Sequence[Note] = (), limits: Limits = SHORT) -> Document:
    """Return the page of an entry on its as-of day.

    Args:
        entry: The entry with everything that it shows.
        edition: The edition that it comes from.
        notes: The user's notes on it, shown apart from the facts.
        limits: How many rows of long tables to show; `limits.FULL` for all.
    """
    citations = Citations(entry.sources)
    middle = _MIDDLES[entry.ref.kind]
    blocks = (
        *_opening(entry, edition, citations),
        *middle(entry, citations, limits),
        *conflicts_section(entry, citations),
        *notes_section(notes),
        *_not_known_section(entry),
        *_sources_section(citations),
    )
    return Document(entry.ref.id, title(entry.ref), _subtitle(entry), entry.as_of, edition, blocks)


def _mineral_middle(entry: Entry, citations: Citations, limits: Limits) -> Section:
    return (
        *provisions_section(entry, citations, limits=limits, figures=_force(entry, citations, limits)),
        *ties_section(entry, citations, limits=limits, figures=_around(entry, citations, limits)),
        *facts_section(entry, citations),
        *numbers_section(entry, citations, limits=limits, figures=_numbers(entry, citations, limits)),
    )


def _firm_middle(entry: Entry, citations: Citations, limits: Limits) -> Section:
    force = _force(entry, citations, limits)
    has_listings = any(subject.kind is SubjectKind.LISTING for subject in entry.subjects)
    return (
        *firm_listings_section(entry, citations, limits=limits, figures=force if has_listings else ()),
        *provisions_section(entry, citations, limits=limits, figures=() if has_listings else force),
        *timeline_section(entry, citations, limits=limits),
        *ties_section(entry, citations, limits=limits, figures=_around(entry, citations, limits)),
        *facts_section(entry, citations),
        *numbers_section(entry, citations, limits=limits),
    )


def _measure_middle(entry: Entry, citations: Citations, limits: Limits) -> Section:
    return (
        *provisions_section(entry, citations, limits=limits, figures=_force(entry, citations, limits)),
        *timeline_section(entry, citations, limits=limits),
        *ties_section(entry, citations, limits=limits, figures=_around(entry, citations, limits)),
        *facts_section(entry, citations),
        *numbers_section(entry, citations, limits=limits),
    )


def _list_middle(entry: Entry, citations: Citations, limits: Limits) -> Section:
    return (
        *list_sections(entry, citations, limits=limits, figures=_rounds(entry, citations, limits)),
        *ties_section(entry, citations, limits=limits, figures=_around(entry, citations, limits)),
        *facts_section(entry, citations),
        *numbers_section(entry, citations, limits=limits),
    )


# Figures are imported with the first page that has one: their modules are many, and a first page may have none.


def _force(entry: Entry, citations: Citations, limits: Limits) -> Section:
    if not limits.has_figures:
        return ()
    from desktop.figures.timeline import force_timeline

    return figure_blocks((force_timeline(entry),), citations)


def _numbers(entry: Entry, citations: Citations, limits: Limits) -> Section:
    if not limits.has_figures or not entry.quantities:
        return ()
    from desktop.figures.reliance import import_reliance
    from desktop.figures.supply import reserves_shares, supply_shares
    from desktop.figures.world import world_map

    found = (supply_shares(entry), world_map(entry), reserves_shares(entry), import_reliance(entry))
    return figure_blocks(found, citations)


def _around(entry: Entry, citations: Citations, limits: Limits) -> Section:
    """Return the graph of what is around the entry, where there is enough to be worth drawing."""
    tied = {link.entry.id for link in entry.links}
    if not limits.has_figures or len(tied) < _FEWEST_TIED:
        return ()
    from desktop.figures.entry_graph import entry_graph

    return figure_blocks((entry_graph(entry),), citations)


def _rounds(entry: Entry, citations: Citations, limits: Limits) -> Section:
    if not limits.has_figures:
        return ()
    from desktop.figures.rounds import listings_by_country, listings_by_round

    return figure_blocks((listings_by_round(entry), listings_by_country(entry)), citations)


_MIDDLES: dict[Kind, Callable[[Entry, Citations, Limits], Section]] = {
    Kind.MINERAL: _mineral_middle,
    Kind.TECHNOLOGY: _mineral_middle,
    Kind.FIRM: _firm_middle,
    Kind.MEASURE: _measure_middle,
    Kind.LIST: _list_middle,
}


def _subtitle(entry: Entry) -> str:
    kind = formats.kind(entry.ref.kind)
    symbol = next((fact.value for fact in entry.facts if fact.key == "symbol"), None)
    names = [name for name in (entry.ref.number, second_name(entry.ref), symbol) if name is not None]
    return " · ".join((kind[:1].upper() + kind[1:], *names))


def _opening(entry: Entry, edition: EditionInfo, citations: Citations) -> Section:
    basis = _("As of {day}. {edition}. Only acts change a state; statements and press reports stand as remarks.")
    blocks: list[Block] = [
        Badge(entry.standing.state, _badge_words(entry)),
        Paragraph(bottom_line(entry), Tone.LEAD),
        AsOf(
            (Text(basis.format(day=formats.day(entry.as_of), edition=_edition(edition))),),
            reach_caveats(entry, edition),
        ),
    ]
    if entry.summary is not None:
        blocks.append(Paragraph((Text(entry.summary), *citations.cite(entry.source_ids))))
    return (*blocks, *confirmation(entry, citations))


def _edition(edition: EditionInfo) -> str:
    line = formats.edition_line(edition)
    return line[:1].upper() + line[1:]


def _badge_words(entry: Entry) -> str:
    words = wording.state_words(entry.standing)
    counts = [(state, count) for state, count in entry.standing.counts if count]
    if sum(count for _state, count in counts) > 1:
        return wording.counted_states(counts)
    return words


def _not_known_section(entry: Entry) -> Section:
    return (Heading(1, _("Not known")), NotKnown(entry.not_known)) if entry.not_known else ()


def _sources_section(citations: Citations) -> Section:
    sources = citations.source_list()
    return (Heading(1, _("Sources")), sources) if sources.items else ()
