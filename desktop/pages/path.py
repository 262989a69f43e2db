"""Builds the page on how two entries hang together: a sentence, a figure, and each step with its sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from db.network import Path, Tie
from db.records import EditionInfo, EntryRef, Source
from desktop.core import formats
from desktop.core.page_id import PathPage
from desktop.core.texts import _, ngettext
from desktop.figures.tie_words import agreeing, predicate, qualities, stopped
from desktop.figures.way import path_figure
from desktop.pages.blocks import (
    Block,
    Document,
    FigureBlock,
    Heading,
    LinkSpan,
    ListBlock,
    Paragraph,
    Span,
    Spans,
    StateSpan,
    Text,
    Tone,
)
from desktop.pages.citations import Citations
from desktop.pages.frame import as_of_box, sources_section


def path_page(path: Path, edition: EditionInfo, *, as_of: date, sources: Mapping[str, Source]) -> Document:
    """Return the page of a way.

    Args:
        path: The way, read on the as-of day.
        edition: The edition that it comes from.
        as_of: The day that states in it refer to.
        sources: The sources of its ties, by id.
    """
    citations = Citations(sources)
    first, last = path.refs[0], path.refs[-1]
    blocks: list[Block] = [as_of_box(as_of, edition), Paragraph((Text(path_sentence(path)),), Tone.LEAD)]
    figure = path_figure(path, sources)
    if figure is not None:
        blocks += [
            FigureBlock(figure),
            Heading(1, _("Step by step")),
            ListBlock("", tuple(_step(tie, path, citations) for tie in path.ties)),
            Paragraph((Text(_method()),), Tone.SMALL),
        ]
    blocks += sources_section(citations)
    page_id = str(PathPage(first.id, last.id))
    title = _("From {first} to {last}").format(first=first.short_name, last=last.short_name)
    return Document(page_id, title, _subtitle(path), as_of, edition, tuple(blocks))


def path_sentence(path: Path) -> str:
    """Return the way as a sentence: "Gallium is used in F-35 fighter, which is made or used by Lockheed Martin."."""
    first, last = path.refs[0], path.refs[-1]
    if not path.ties:
        if first.id == last.id:
            return _("Both ends are the same entry, {name}.").format(name=first.short_name)
        return _("This edition has no tie on that day that leads from {first} to {last}.").format(
            first=first.short_name, last=last.short_name
        )
    words = first.short_name
    for (one, other), tie in zip(pairwise(path.refs), path.ties, strict=True):
        reads = agreeing(predicate(tie, one.id), one)
        link = words if one is first else _("{before}, which").format(before=words)
        words = f"{link} {reads} {other.short_name}{_brackets(tie)}"
    return stopped(words)


def _brackets(tie: Tie) -> str:
    more = "; ".join(qualities(tie))
    return f" ({more})" if more else ""


def _step(tie: Tie, path: Path, citations: Citations) -> Spans:
    refs: dict[str, EntryRef] = {ref.id: ref for ref in path.refs}
    start, end = refs[tie.start_id], refs[tie.end_id]
    spans: list[Span] = [
        LinkSpan(start.short_name, start.id),
        Text(f" {agreeing(tie.words, start)} "),
        LinkSpan(end.short_name, end.id),
    ]
    if tie.via is not None:
        spans.append(Text(f": {tie.via}"))
    if tie.instrument is not None:
        spans += [Text(_(", by ")), LinkSpan(tie.instrument.short_name, tie.instrument.id)]
    if tie.standing is not None:
        spans += [Text("; "), StateSpan(tie.standing.state, formats.standing(tie.standing))]
    return (*spans, *citations.cite(tie.source_ids))


def _subtitle(path: Path) -> str:
    count = len(path.ties)
    if not count:
        return _("Path")
    return ngettext("Path in {count} step", "Path in {count} steps", count).format(count=count)


def _method() -> str:
    return _(
        "The shortest way over the ties that this edition has on that day. Of several as short, the one with acts in"
        " force is shown. It says how the entries hang together, not that one depends on the other."
    )
