"""Reads how entries hang together: what is around one, and the shortest way from one to another."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise

from db.network import Network, Node, Path
from db.queries.edges import Edge, edges, ties
from db.queries.refs import located, numbered_refs, standings
from db.records import EntryRef, Kind

MOST_NODES = 60
_KINDS = {kind: place for place, kind in enumerate(Kind)}
# The ties of an entry: the best one to each other entry.
_Near = dict[int, dict[int, Edge]]
# What a way costs in all, and the entries on it, which decide between ways of one cost.
_Way = tuple[int, tuple[int, ...]]


def path(connection: sqlite3.Connection, start_id: str, *, end_id: str, as_of: date) -> Path:
    """Return the shortest way between two entries: of those with fewest steps, the one whose ties bind most.

    A tie in force comes before a suspended one, an act before what a firm makes or a technology needs, and what has
    ended or is only spoken of comes last. What was announced after the day is no way yet.

    Raises:
        DataError: There is no such entry.
    """
    (start, start_ref), (end, end_ref) = located(connection, start_id), located(connection, end_id)
    if start == end:
        return Path((start_ref,), ())
    near: _Near = {}
    steps = _shortest(connection, start, end, near=near, as_of=as_of)
    if not steps:
        return Path((start_ref, end_ref), ())
    chosen = [near[one][other] for one, other in pairwise(steps)]
    refs = numbered_refs(connection, {*steps, *(edge.instrument for edge in chosen)})
    return Path(tuple(refs[number] for number in steps), ties(connection, chosen, refs=refs))


def network(
    connection: sqlite3.Connection, entry_id: str, *, as_of: date, hops: int = 1, limit: int = MOST_NODES
) -> Network:
    """Return what is around an entry, as far as so many steps.

    Where there is more than the limit, each kind and each entry in turn gives its best tie, and what was left out is
    counted at the entry that it is tied to.

    Args:
        connection: An edition.
        entry_id: The entry in the middle.
        as_of: The day that states refer to; what was announced later is left out.
        hops: One to three steps.
        limit: At most so many entries, the one in the middle included.

    Raises:
        DataError: There is no such entry.
    """
    center, ref = located(connection, entry_id)
    near: _Near = {}
    levels = {center: 0}
    refs = {center: ref}
    layer = [center]
    for hop in range(1, hops + 1):
        _look(connection, layer, near=near, as_of=as_of)
        refs |= numbered_refs(connection, {other for number in layer for other in near[number]} - refs.keys())
        # The nearer layers leave room for those after them.
        room = (limit - len(levels)) // (hops - hop + 1)
        layer = _chosen(layer, near, levels=levels, refs=refs, room=room)
        levels |= dict.fromkeys(layer, hop)
    _look(connection, layer, near=near, as_of=as_of)
    unseen = {other for number in levels for other in near[number]} - refs.keys()
    refs |= numbered_refs(connection, unseen)
    known = standings(connection, levels, as_of=as_of)
    nodes = [_node(number, levels, near=near, refs=refs) for number in levels]
    shown = tuple(
        Node(node.ref, node.hops, known.get(number), node.hidden, node.hidden_kinds)
        for number, node in zip(levels, nodes, strict=True)
    )
    kept = sorted({edge for number in levels for other, edge in near[number].items() if other in levels})
    refs |= numbered_refs(connection, {edge.instrument for edge in kept} - refs.keys())
    return Network(ref.id, shown, ties(connection, kept, refs=refs))


def _look(connection: sqlite3.Connection, numbers: Iterable[int], *, near: _Near, as_of: date) -> None:
    """Add the best tie to each neighbour of the entries that were not looked at before."""
    wanted = [number for number in numbers if number not in near]
    for number in wanted:
        near[number] = {}
    if not wanted:
        return
    for edge in edges(connection, wanted, as_of=as_of):
        start, end = edge.start, edge.end
        if start == end:
            continue
        for number, other in ((start, end), (end, start)):
            if number in near:
                best = near[number].get(other)
                if best is None or edge < best:
                    near[number][other] = edge


def _shortest(connection: sqlite3.Connection, start: int, end: int, *, near: _Near, as_of: date) -> tuple[int, ...]:
    """Return the entries on the best shortest way, both ends included; empty where there is none."""
    ways: tuple[dict[int, _Way], dict[int, _Way]] = ({start: (0, (start,))}, {end: (0, (end,))})
    fronts: list[list[int]] = [[start], [end]]
    while fronts[0] and fronts[1]:
        side = 0 if len(fronts[0]) <= len(fronts[1]) else 1
        _look(connection, fronts[side], near=near, as_of=as_of)
        fronts[side] = _next_front(fronts[side], near, ways=ways[side])
        met = [number for number in fronts[side] if number in ways[1 - side]]
        if met:
            _, steps = min(_joined(ways[0][number], ways[1][number]) for number in met)
            _mirror(steps, near)
            return steps
    return ()


def _next_front(front: Iterable[int], near: _Near, *, ways: dict[int, _Way]) -> list[int]:
    """Return the entries one step farther, and note the best way to each."""
    found: dict[int, _Way] = {}
    for number in front:
        cost, steps = ways[number]
        for other, edge in near[number].items():
            if other in ways:
                continue
            way = (cost + edge.cost, (*steps, other))
            if other not in found or way < found[other]:
                found[other] = way
    ways |= found
    return list(found)


def _joined(first: _Way, last: _Way) -> _Way:
    """Return the way from one end over the entry where both met to the other end."""
    return first[0] + last[0], (*first[1], *reversed(last[1][:-1]))


def _mirror(steps: tuple[int, ...], near: _Near) -> None:
    """Note each tie of the way from both of its ends: each was seen from the one that was looked at."""
    for one, other in pairwise(steps):
        edge = near.get(one, {}).get(other) or near[other][one]
        near.setdefault(one, {})[other] = edge


def _chosen(
    layer: list[int], near: _Near, *, levels: Mapping[int, int], refs: Mapping[int, EntryRef], room: int
) -> list[int]:
    """Return the new neighbours of a layer, at most so many: in turn the best of each entry and kind."""
    groups: dict[tuple[int, int], list[tuple[int, str, int]]] = {}
    for place, number in enumerate(layer):
        for other, edge in near[number].items():
            if other not in levels:
                ref = refs[other]
                groups.setdefault((place, _KINDS[ref.kind]), []).append((edge.cost, ref.short_name, other))
    queues = [sorted(groups[key], reverse=True) for key in sorted(groups)]
    chosen: dict[int, tuple[int, int, str]] = {}
    while len(chosen) < room and any(queues):
        for queue in queues:
            if queue and len(chosen) < room:
                cost, name, number = queue.pop()
                chosen.setdefault(number, (_KINDS[refs[number].kind], cost, name))
    return [number for number, _order in sorted(chosen.items(), key=_by_order)]


def _by_order(item: tuple[int, tuple[int, int, str]]) -> tuple[tuple[int, int, str], int]:
    return item[1], item[0]


def _node(number: int, levels: Mapping[int, int], *, near: _Near, refs: Mapping[int, EntryRef]) -> Node:
    counts = Counter(refs[other].kind for other in near[number] if other not in levels)
    kinds = tuple((kind, counts[kind]) for kind in Kind if counts[kind])
    return Node(refs[number], levels[number], hidden=counts.total(), hidden_kinds=kinds)
