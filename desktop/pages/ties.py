"""Builds the lists of what an entry touches: one list a relation, each item a link with the instrument."""

from __future__ import annotations

from collections.abc import Iterable

from db.records import Entry, EntryRef, Kind, Link
from desktop.core import formats
from desktop.core.texts import _
from desktop.pages import wording
from desktop.pages.blocks import Block, Heading, ListBlock, Span, Spans, StateSpan, Text
from desktop.pages.citations import Citations
from desktop.pages.limits import Limits, cut
from desktop.pages.naming import name_spans
from desktop.pages.phrases import clause_name, is_whole_act


def ties_section(entry: Entry, citations: Citations, limits: Limits) -> tuple[Block, ...]:
    """Return the ties of the entry, by relation in the order given; nothing where there is none."""
    groups: dict[str, list[Spans]] = {}
    for link in entry.links:
        groups.setdefault(link.relation, []).append(_item(link, citations))
    if entry.ref.kind is Kind.MEASURE:
        for title, items in _named(entry):
            groups.setdefault(title, []).extend(items)
    if not groups:
        return ()
    blocks: list[Block] = [Heading(1, _("Who and what it touches"))]
    for relation, items in groups.items():
        shown, more = cut(items, limits.ties)
        blocks.append(ListBlock(relation[:1].upper() + relation[1:], shown, more))
    return tuple(blocks)


def _item(link: Link, citations: Citations) -> Spans:
    spans: list[Span] = [*name_spans(link.entry)]
    if link.via is not None:
        spans.append(Text(f": {link.via}"))
    if link.standing is not None and link.standing.state is not None:
        words = wording.state_words(link.standing)
        spans += [Text(" ("), StateSpan(link.standing.state, words), Text(")")]
    return (*spans, *citations.cite(link.source_ids))


def _named(entry: Entry) -> Iterable[tuple[str, list[Spans]]]:
    """Yield what a measure's provisions name and no link already tells, with the clauses that name it."""
    linked = {link.entry.id for link in entry.links}
    clauses: dict[str, list[str]] = {}
    refs: dict[str, EntryRef] = {}
    for subject in entry.subjects:
        for ref in (*subject.minerals, *subject.technologies):
            refs.setdefault(ref.id, ref)
            labels = clauses.setdefault(ref.id, [])
            if not is_whole_act(subject):
                labels.append(clause_name(subject.label))
    for kind in (Kind.MINERAL, Kind.TECHNOLOGY):
        named = [ref for ref in refs.values() if ref.kind is kind and ref.id not in linked]
        if named:
            yield (
                _("{kind} named").format(kind=formats.kind(kind, count=len(named))),
                [(*name_spans(ref), Text(_in_clauses(clauses[ref.id]))) for ref in named],
            )


def _in_clauses(labels: list[str]) -> str:
    unique = list(dict.fromkeys(labels))
    return f" ({wording.joined(unique)})" if unique else ""
