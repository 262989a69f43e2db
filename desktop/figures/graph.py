"""The graph around an entry: one column a step, or both sides of the entry where there is one step only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from db.network import Network, Node, Tie
from db.records import EntryRef, Kind, Source
from db.words import State
from desktop.core import formats
from desktop.core.page_id import SelectionPage
from desktop.core.texts import _, ngettext
from desktop.figures.figure import Figure
from desktop.figures.layout import Box, Grid, ordered, placed
from desktop.figures.marks import Drawing, Mark, Measure, Spot
from desktop.figures.nodes import curve, legend_marks, more_box, node_box, tie_line
from desktop.figures.tie_words import (
    agreeing,
    by_id,
    predicate,
    qualities,
    source_words,
    stopped,
    tie_sentence,
    tie_table,
)

_HEIGHT, _PITCH, _HIGHEST = 32.0, 38.0, 260.0
# Up to so many neighbours stand in one column beside the entry.
_ONE_COLUMN = 8
_LEFT = (Kind.MEASURE, Kind.LIST)


@dataclass(frozen=True, slots=True)
class Graph:
    """What is drawn.

    Attributes:
        sources: Those of the ties, by id, as far as they are at hand.
        more: The page that a group of left-out entries leads to, by kind; empty for the selection of that kind.
    """

    network: Network
    sources: Mapping[str, Source] = field(default_factory=dict)
    more: str = ""

    def draw(self, *, width: float, measure: Measure) -> Drawing:
        """Return the graph in columns, with its legend below it."""
        columns = _columns(self.network)
        grid = Grid(width, min(64.0, max(30.0, width * 0.07)), _HEIGHT, _PITCH, _HIGHEST)
        boxes, height = placed(columns, grid)
        marks: list[Mark] = [*_lines(self.network, boxes, gap=grid.gap)]
        spots: list[Spot] = []
        nodes = {node.ref.id: node for node in self.network.nodes}
        nearer = _nearer(self.network)
        refs = by_id(node.ref for node in self.network.nodes)
        for column in columns:
            for key in column:
                box = boxes[key]
                if key in nodes:
                    node = nodes[key]
                    is_center = node.hops == 0
                    note = _note(node, nearer[key], refs)
                    marks += node_box(box, node.ref, note=note, measure=measure, is_center=is_center)
                    spots.append(Spot(box.x, box.y, box.width, box.height, self._tip(node, nearer[key], refs), key))
                else:
                    kind, count = _group(key)
                    words = _more_words(kind, count)
                    marks += more_box(box, words, measure=measure)
                    spots.append(Spot(box.x, box.y, box.width, box.height, f"{words}.", self._more_page(kind)))
        kinds = [kind for kind in Kind if any(node.ref.kind is kind for node in self.network.nodes)]
        legend, bottom = legend_marks(kinds, _states(self.network), top=height + 12, width=width, measure=measure)
        return Drawing(width, bottom, (*marks, *legend), tuple(spots))

    def _tip(self, node: Node, ties: Sequence[Tie], refs: Mapping[str, EntryRef]) -> str:
        words = [stopped(node.ref.name)]
        for tie in ties[:3]:
            words.append(tie_sentence(tie, refs))
            words.append(source_words(tie.source_ids, self.sources))
        if node.hidden and node.hops:
            words.append(_("Tied to {count} more entries.").format(count=formats.number(node.hidden)))
        return " ".join(word for word in words if word)

    def _more_page(self, kind: Kind) -> str:
        center = self.network.center_id
        if self.more:
            return self.more
        head, _slash, slug = center.partition("/")
        return str(SelectionPage(kind, f"{head}:{slug}"))


def relation_graph(network: Network, sources: Mapping[str, Source] | None = None, *, more: str = "") -> Figure:
    """Return the graph of a network.

    Args:
        network: Around one entry.
        sources: The sources of its ties by id, for the tips.
        more: The page that groups of left-out entries lead to; empty for the selection of the group.
    """
    content = Graph(network, sources if sources is not None else {}, more)
    center = network.nodes[0].ref
    title = _("What {name} is tied to").format(name=center.short_name)
    refs = by_id(node.ref for node in network.nodes)
    table = tie_table("graph", title, ties=network.ties, refs=refs)
    return Figure("graph", title, _alternative(network), content, table)


def _columns(network: Network) -> tuple[tuple[str, ...], ...]:
    """Return the nodes in columns, those left out as groups at the foot of the nearest one."""
    center, *others = network.nodes
    groups = [f"+{kind}:{count}" for kind, count in center.hidden_kinds]
    steps = max((node.hops for node in others), default=0)
    if steps <= 1 and len(others) > _ONE_COLUMN:
        left = [node.ref.id for node in others if node.ref.kind in _LEFT]
        right = [node.ref.id for node in others if node.ref.kind not in _LEFT]
        # One side that holds nearly all is split: a figure twice as high says no more.
        if min(len(left), len(right)) * 4 < len(others):
            ids = [node.ref.id for node in others]
            half = (len(ids) + len(groups) + 1) // 2
            return tuple(ids[:half]), (center.ref.id,), (*ids[half:], *groups)
        at_left = [group for group in groups if _group(group)[0] in _LEFT]
        return (*left, *at_left), (center.ref.id,), (*right, *(each for each in groups if each not in at_left))
    columns = [[node.ref.id for node in network.nodes if node.hops == step] for step in range(steps + 1)]
    found = ordered(columns, [(tie.start_id, tie.end_id) for tie in network.ties])
    if groups:
        found = (*found[:1], (*found[1], *groups), *found[2:]) if len(found) > 1 else (*found, tuple(groups))
    return found


def _group(key: str) -> tuple[Kind, int]:
    kind, _colon, count = key[1:].partition(":")
    return Kind(kind), int(count)


def _more_words(kind: Kind, count: int) -> str:
    return ngettext("{count} more {kind}", "{count} more {kind}", count).format(
        count=formats.number(count), kind=formats.kind(kind, count=count)
    )


def _nearer(network: Network) -> dict[str, list[Tie]]:
    """Return the ties of each node to those nearer to the middle, in the order of the network."""
    hops = {node.ref.id: node.hops for node in network.nodes}
    found: dict[str, list[Tie]] = {node_id: [] for node_id in hops}
    for tie in network.ties:
        start, end = hops[tie.start_id], hops[tie.end_id]
        if start != end:
            found[tie.start_id if start > end else tie.end_id].append(tie)
    return found


def _note(node: Node, ties: Sequence[Tie], refs: Mapping[str, EntryRef]) -> str:
    """Return the line below a node's name: of the middle its state, of others what ties them."""
    if not node.hops:
        return formats.state(node.standing.state) if node.standing is not None else formats.kind(node.ref.kind)
    if not ties:
        return ""
    tie = ties[0]
    words = agreeing(predicate(tie, node.ref.id), node.ref)
    if node.hops == 1:
        more = ", ".join(qualities(tie, with_days=False))
        return f"{words} · {more}" if more else words
    other = tie.end_id if tie.start_id == node.ref.id else tie.start_id
    return f"{words} {refs[other].short_name}"


def _lines(network: Network, boxes: Mapping[str, Box], *, gap: float) -> list[Mark]:
    """Return the lines from column to column; those within a column would cross its boxes and are told by the table."""
    marks: list[Mark] = []
    for tie in network.ties:
        one, other = sorted((boxes[tie.start_id], boxes[tie.end_id]), key=_left_edge)
        if one.x < other.x <= one.x + one.width + gap + 1:
            marks.append(tie_line(curve((one.x + one.width, one.middle), (other.x, other.middle)), tie))
    return marks


def _left_edge(box: Box) -> float:
    return box.x


def _states(network: Network) -> list[State | None]:
    found = {tie.standing.state if tie.standing is not None else None for tie in network.ties}
    return [state for state in (*State, None) if state in found]


def _alternative(network: Network) -> str:
    center = network.nodes[0]
    near = [node for node in network.nodes if node.hops == 1]
    name = center.ref.short_name
    if not near:
        return _("Nothing is tied to {name} on that day.").format(name=name)
    parts: list[str] = []
    hidden = dict(center.hidden_kinds)
    for kind in Kind:
        members = [node.ref for node in near if node.ref.kind is kind]
        if members or kind in hidden:
            parts.append(_kind_words(kind, members, hidden=hidden.get(kind, 0)))
    sentence = _("{name} is tied to {parts}.").format(name=name, parts="; ".join(parts))
    far = len(network.nodes) - len(near) - 1
    if far:
        words = ngettext("One more entry stands farther away.", "{count} more entries stand farther away.", far)
        sentence = f"{sentence} {words.format(count=far)}"
    return sentence


def _kind_words(kind: Kind, members: list[EntryRef], *, hidden: int) -> str:
    count = len(members) + hidden
    if not members:
        return f"{formats.number(count)} {formats.kind(kind, count=count)}"
    names = ", ".join(ref.short_name for ref in members[:4])
    more = _(" and others") if count > 4 else ""
    return f"{formats.number(count)} {formats.kind(kind, count=count)} ({names}{more})"
