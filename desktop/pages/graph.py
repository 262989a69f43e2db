"""Builds the page on what is around an entry: a figure, and every tie in it with its sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from db.network import Network, Tie
from db.records import EditionInfo, EntryRef, Source
from desktop.core import formats
from desktop.core.page_id import MOST_HOPS, GraphPage
from desktop.core.texts import _, data_word, ngettext
from desktop.figures.graph import relation_graph
from desktop.pages.blocks import (
    Block,
    Column,
    DataTable,
    Document,
    FigureBlock,
    Heading,
    LinkSpan,
    Paragraph,
    Row,
    Span,
    Spans,
    StateSpan,
    Text,
    Tone,
)
from desktop.pages.citations import Citations
from desktop.pages.frame import as_of_box, sources_section
from desktop.pages.limits import SHORT, Limits, cut


def graph_page(
    network: Network,
    edition: EditionInfo,
    *,
    page: GraphPage,
    as_of: date,
    sources: Mapping[str, Source],
    limits: Limits = SHORT,
) -> Document:
    """Return the page of a network.

    Args:
        network: Read on the as-of day, as far as the page asks.
        edition: The edition that it comes from.
        page: Which page it is.
        as_of: The day that states in it refer to.
        sources: The sources of its ties, by id.
        limits: How many rows of the table to show.
    """
    citations = Citations(sources)
    center = network.nodes[0].ref
    figure = relation_graph(network, sources)
    blocks: list[Block] = [
        as_of_box(as_of, edition),
        Paragraph((Text(_summary(network, page.hops)),), Tone.LEAD),
        # Above: the figure may be several screens high.
        Paragraph(_other_hops(page), Tone.SMALL),
        FigureBlock(figure),
    ]
    if network.ties:
        blocks += [Heading(1, _("Every tie shown")), _table(network, citations, limits)]
    blocks += sources_section(citations)
    title = _("Around {name}").format(name=center.short_name)
    subtitle = ngettext("Graph of {count} step", "Graph of {count} steps", page.hops).format(count=page.hops)
    page_id = str(GraphPage(center.id, page.hops))
    return Document(page_id, title, subtitle, as_of, edition, tuple(blocks))


def _summary(network: Network, hops: int) -> str:
    count = len(network.nodes) - 1
    name = network.nodes[0].ref.short_name
    if not count:
        return _("Nothing is tied to {name} on that day.").format(name=name)
    words = ngettext(
        "Within {hops} of {name}, {count} entry is shown", "Within {hops} of {name}, {count} entries are shown", count
    )
    steps = ngettext("{count} step", "{count} steps", hops).format(count=hops)
    shown = words.format(hops=steps, name=name, count=formats.number(count))
    hidden = network.nodes[0].hidden
    if not hidden:
        return f"{shown}."
    left = ngettext("{count} more is tied to it directly", "{count} more are tied to it directly", hidden)
    return f"{shown}; {left.format(count=formats.number(hidden))}."


def _other_hops(page: GraphPage) -> Spans:
    spans: list[Span] = [Text(_("As far as "))]
    for hops in range(1, MOST_HOPS + 1):
        words = ngettext("{count} step", "{count} steps", hops).format(count=hops)
        spans += [Text(" · ")] if hops > 1 else []
        is_here = hops == page.hops
        spans.append(Text(words, is_strong=True) if is_here else LinkSpan(words, str(GraphPage(page.entry_id, hops))))
    return tuple(spans)


def _table(network: Network, citations: Citations, limits: Limits) -> DataTable:
    refs = {node.ref.id: node.ref for node in network.nodes}
    kept, more = cut(network.ties, limits.ties)
    columns = (
        Column(_("Entry"), share=2.0),
        Column(_("Tie"), share=1.2),
        Column(_("Tied to"), share=2.0),
        Column(_("By"), share=2.4),
        Column(_("State"), share=1.4),
    )
    rows = tuple(_row(tie, refs, citations) for tie in kept)
    return DataTable("", columns, rows, more)


def _row(tie: Tie, refs: Mapping[str, EntryRef], citations: Citations) -> Row:
    start, end = refs[tie.start_id], refs[tie.end_id]
    by: list[Span] = [Text(tie.via)] if tie.via is not None else []
    if tie.instrument is not None:
        by += [Text("; ")] if by else []
        by.append(LinkSpan(tie.instrument.short_name, tie.instrument.id))
    state: Spans = ()
    if tie.standing is not None:
        state = (StateSpan(tie.standing.state, formats.standing(tie.standing)),)
    cells: tuple[Spans, ...] = (
        (LinkSpan(start.short_name, start.id),),
        (Text(data_word(tie.words)), *citations.cite(tie.source_ids[:2])),
        (LinkSpan(end.short_name, end.id),),
        tuple(by),
        state,
    )
    return Row(cells)
