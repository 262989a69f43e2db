"""Builds the lists of what an entry touches: one list a relation, each item a link with the instrument."""

from __future__ import annotations

from db.records import Entry, Kind, Link
from desktop.core.texts import _, data_word
from desktop.pages import wording
from desktop.pages.blocks import Block, Heading, ListBlock, Span, Spans, StateSpan, Text
from desktop.pages.citations import Citations
from desktop.pages.limits import Limits, cut
from desktop.pages.naming import name_spans

# One state for all clauses that name the entry would be wrong for some of them.
_TOLD_BY_CLAUSE = frozenset({"minerals named", "technologies named"})


def ties_section(
    entry: Entry, citations: Citations, *, limits: Limits, figures: tuple[Block, ...] = ()
) -> tuple[Block, ...]:
    """Return the ties of the entry, figures first, by relation in the order given; nothing where there is none."""
    groups: dict[str, list[Spans]] = {}
    for link in entry.links:
        groups.setdefault(link.relation, []).append(_item(link, citations))
    if not groups:
        return ()
    blocks: list[Block] = [Heading(1, _("Who and what it touches")), *figures]
    for relation, items in groups.items():
        shown, more = cut(items, limits.ties)
        # The stored words leave out the officers, who stand under their firm too.
        title = _("subsidiaries, units and people") if relation == "subsidiaries" else data_word(relation)
        blocks.append(ListBlock(title[:1].upper() + title[1:], shown, more))
    return tuple(blocks)


def _item(link: Link, citations: Citations) -> Spans:
    spans: list[Span] = [*name_spans(link.entry)]
    if link.via is not None:
        spans.append(Text(f": {link.via}"))
    state = _state(link)
    if state is not None:
        spans += [Text(" ("), state, Text(")")]
    return (*spans, *citations.cite(link.source_ids))


def _state(link: Link) -> StateSpan | None:
    """Return the other entry's state with the word for what has it; None where the table of force tells better."""
    standing = link.standing
    if standing is None or standing.state is None or link.relation in _TOLD_BY_CLAUSE:
        return None
    whose = ""
    if link.entry.kind in (Kind.MINERAL, Kind.TECHNOLOGY):
        whose = _("control ")
    elif link.entry.kind is Kind.FIRM:
        whose = _("listing ")
    return StateSpan(standing.state, f"{whose}{wording.short_state(standing)}")
