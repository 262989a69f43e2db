"""The small graph on an entry's page: one step around it, made of what the page has read anyway."""

from __future__ import annotations

from collections.abc import Iterator

from db.network import Network, Node, Tie
from db.records import Entry, EntryRef, Kind, Subject
from desktop.core.page_id import GraphPage
from desktop.figures.figure import Figure
from desktop.figures.graph import relation_graph

_MOST = 25
# How a group of links reads between the two names, and whether from the entry or towards it.
_READS: dict[str, tuple[str, bool]] = {
    "minerals named": ("names", True),
    "technologies named": ("names", True),
    "firms named": ("names", True),
    "firms listed": ("lists", True),
    "part of": ("is part of", True),
    "members": ("is part of", False),
    "depends on": ("depends on", True),
    "used in": ("is used in", True),
    "used or made by": ("is used or made by", True),
    "made or used by": ("is made or used by", True),
    "makes or uses": ("makes or uses", True),
    "parent": ("is a subsidiary of", True),
    "subsidiaries": ("is a subsidiary of", False),
    "designates": ("designates", True),
    "designated by": ("designates", False),
    "legal basis": ("rests on", True),
    "legal basis of": ("rests on", False),
    "responds to": ("responds to", True),
    "answered by": ("responds to", False),
    "suspended by": ("suspends", False),
    "extended by": ("extends", False),
    "resumed by": ("resumes", False),
    "amended by": ("amends", False),
    "ended by": ("ends", False),
    "spoken of in": ("speaks of", False),
}
# Of these the standing is that of the tie; of the others it is that of the other entry.
_MADE_BY_ACT = ("names", "lists")


def entry_graph(entry: Entry) -> Figure | None:
    """Return the graph of what an entry is tied to, at most 24 entries; None where it is tied to nothing.

    The rest is told by number, and leads to the graph's own page.
    """
    ties: dict[str, tuple[EntryRef, Tie]] = {}
    for other, tie in (*_of_subjects(entry), *_of_links(entry)):
        ties.setdefault(other.id, (other, tie))
    ties.pop(entry.ref.id, None)
    if not ties:
        return None
    shown = _chosen([other for other, _tie in ties.values()])
    hidden = [other.kind for other, _tie in ties.values() if other.id not in shown]
    kinds = tuple((kind, hidden.count(kind)) for kind in Kind if kind in hidden)
    center = Node(entry.ref, 0, entry.standing, len(hidden), kinds)
    nodes = tuple(Node(ties[key][0], 1) for key in shown)
    network = Network(entry.ref.id, (center, *nodes), tuple(ties[key][1] for key in shown))
    return relation_graph(network, entry.sources, more=str(GraphPage(entry.ref.id)))


def _of_subjects(entry: Entry) -> Iterator[tuple[EntryRef, Tie]]:
    for subject in entry.subjects:
        if subject.standing.state is None:
            continue
        yield from _of_listing(entry, subject) if subject.list is not None else _of_provision(entry, subject)


def _of_listing(entry: Entry, subject: Subject) -> Iterator[tuple[EntryRef, Tie]]:
    firm, listed_on, act = subject.firm, subject.list, subject.measure
    if firm is None or listed_on is None:
        return
    other = listed_on if entry.ref.kind is Kind.FIRM else firm
    yield (
        other,
        Tie(firm.id, listed_on.id, "is listed on", act, None, subject.source_ids, subject.standing),
    )
    if entry.ref.kind is Kind.LIST and act is not None:
        yield act, Tie(act.id, listed_on.id, "lists firms on", None, None, subject.source_ids, subject.standing)


def _of_provision(entry: Entry, subject: Subject) -> Iterator[tuple[EntryRef, Tie]]:
    if subject.measure is not None and subject.measure.id != entry.ref.id:
        clause = "" if subject.label == "Whole act" else subject.label.partition(":")[0]
        via = ": ".join(part for part in (clause, subject.scope) if part)
        tie = Tie(subject.measure.id, entry.ref.id, "names", None, via or None, subject.source_ids, subject.standing)
        yield subject.measure, tie


def _of_links(entry: Entry) -> Iterator[tuple[EntryRef, Tie]]:
    for link in entry.links:
        words, is_forward = _READS.get(link.relation, (link.relation, True))
        standing = link.standing if words in _MADE_BY_ACT else None
        if words in _MADE_BY_ACT and (standing is None or standing.state is None):
            continue
        ends = (entry.ref.id, link.entry.id) if is_forward else (link.entry.id, entry.ref.id)
        yield link.entry, Tie(*ends, words, None, link.via, link.source_ids, standing)


def _chosen(others: list[EntryRef]) -> list[str]:
    """Return the ids to show, by kind: in turn the first of each kind, so that no kind crowds out another."""
    queues = [[other.id for other in others if other.kind is kind] for kind in Kind]
    room = _MOST - 1
    counts = [0] * len(queues)
    while sum(counts) < min(room, len(others)):
        for place, queue in enumerate(queues):
            if counts[place] < len(queue) and sum(counts) < room:
                counts[place] += 1
    return [key for queue, count in zip(queues, counts, strict=True) for key in queue[:count]]
