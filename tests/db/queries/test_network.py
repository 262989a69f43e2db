"""The shortest way between entries is as short as a plain search finds it, and a network says what it leaves out."""

from __future__ import annotations

import sqlite3
from collections import deque
from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import DataError
from db.force import State
from db.network import Network
from db.queries.network import MOST_NODES, network, path

DAY = date(2026, 11, 15)
DAYS = (date(2019, 1, 1), date(2023, 8, 1), date(2025, 5, 14), DAY)
Graph = dict[str, set[str]]
_SUBJECTS = (
    "SELECT s.subject_no, s.subject_kind, s.measure_id, e.id FROM subject AS s"
    " JOIN entry_subject AS es ON es.subject_no = s.subject_no JOIN entry AS e ON e.entry_no = es.entry_no"
    " WHERE EXISTS (SELECT 1 FROM subject_interval AS si WHERE si.subject_no = s.subject_no"
    " AND si.first <= ? AND ? < si.end_day)"
)
_RELATIONS = (
    "SELECT a.id, b.id FROM relation AS r JOIN entry AS a ON a.entry_no = r.from_no"
    " JOIN entry AS b ON b.entry_no = r.to_no"
)


@pytest.fixture(scope="module")
def graphs(real: sqlite3.Connection) -> dict[date, Graph]:
    """Return who is tied to whom on each day, gathered row by row."""
    return {day: _graph(real, day) for day in DAYS}


def _graph(connection: sqlite3.Connection, day: date) -> Graph:
    pairs: set[tuple[str, str]] = set()
    named: dict[tuple[int, str, str | None], set[str]] = {}
    for number, kind, measure, entry in connection.execute(_SUBJECTS, (day.isoformat(),) * 2):
        named.setdefault((number, kind, measure), set()).add(entry)
    for (_number, kind, measure), entries in named.items():
        act = {f"measure/{measure}"} if measure is not None else set()
        if kind == "listing":
            pairs |= set(combinations(sorted(entries | act), 2))
        else:
            pairs |= {(item, one) for one in act for item in entries - act}
    later = {
        f"measure/{row[0]}"
        for row in connection.execute("SELECT id FROM measure WHERE announced > ?", (day.isoformat(),))
    }
    pairs |= {(one, other) for one, other in connection.execute(_RELATIONS) if not {one, other} & later}
    graph: Graph = {row[0]: set() for row in connection.execute("SELECT id FROM entry")}
    for one, other in pairs:
        graph[one].add(other)
        graph[other].add(one)
    return graph


def _steps(graph: Graph, start: str, end: str) -> int | None:
    far = {start: 0}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for other in graph[here] - far.keys():
            far[other] = far[here] + 1
            waiting.append(other)
    return far.get(end)


@settings(max_examples=120)
@given(data=st.data())
def test_no_way_is_shorter_than_the_path(
    real: sqlite3.Connection, graphs: dict[date, Graph], data: st.DataObject
) -> None:
    day = data.draw(st.sampled_from(DAYS))
    ids = sorted(graphs[day])
    start, end = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))

    found = path(real, start, end_id=end, as_of=day)

    steps = _steps(graphs[day], start, end)
    assert len(found.ties) == (steps or 0)
    assert len(found.refs) == (2 if steps is None else steps + 1)
    for (one, other), tie in zip(pairwise(found.refs), found.ties, strict=steps is not None):
        assert {one.id, other.id} == {tie.start_id, tie.end_id}
        assert tie.end_id in graphs[day][tie.start_id]


@settings(max_examples=40)
@given(data=st.data())
def test_a_path_is_as_short_from_its_other_end(real: sqlite3.Connection, data: st.DataObject) -> None:
    ids = [row[0] for row in real.execute("SELECT id FROM entry ORDER BY entry_no")]
    start, end = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))

    there, back = path(real, start, end_id=end, as_of=DAY), path(real, end, end_id=start, as_of=DAY)

    assert len(there.ties) == len(back.ties)


def test_a_listing_names_the_act_that_made_it(real: sqlite3.Connection) -> None:
    found = path(real, "firm/huawei", end_id="firm/naura", as_of=DAY)

    assert [ref.id for ref in found.refs] == ["firm/huawei", "list/us-entity-list", "firm/naura"]
    assert all(tie.instrument is not None and tie.source_ids for tie in found.ties)
    assert [tie.words for tie in found.ties] == ["is listed on", "is listed on"]


def test_an_act_of_a_later_day_is_no_way_yet(real: sqlite3.Connection) -> None:
    direct = path(real, "mineral/gallium", end_id="measure/mofcom-2024-46", as_of=DAY)
    before = path(real, "mineral/gallium", end_id="measure/mofcom-2024-46", as_of=date(2024, 1, 1))

    assert len(direct.ties) == 1
    assert before.ties == ()


def test_of_equal_ways_the_one_in_force_is_taken(real: sqlite3.Connection) -> None:
    found = path(real, "mineral/gallium", end_id="mineral/germanium", as_of=DAY)

    states = {tie.standing.state for tie in found.ties if tie.standing is not None}
    assert states == {State.IN_FORCE}


def test_the_way_to_itself_has_no_ties(real: sqlite3.Connection) -> None:
    found = path(real, "mineral/gallium", end_id="mineral/gallium", as_of=DAY)

    assert ([ref.id for ref in found.refs], found.ties) == (["mineral/gallium"], ())


def test_an_unknown_end_is_an_error(real: sqlite3.Connection) -> None:
    with pytest.raises(DataError, match="no entry"):
        path(real, "mineral/gallium", end_id="mineral/nowhere", as_of=DAY)


@pytest.mark.parametrize("hops", [1, 2, 3])
@pytest.mark.parametrize(
    "entry_id",
    ["mineral/gallium", "technology/f-35-aircraft", "firm/huawei", "measure/mofcom-2024-46", "list/us-entity-list"],
)
def test_a_network_reaches_as_far_as_asked_and_no_farther(
    real: sqlite3.Connection, graphs: dict[date, Graph], entry_id: str, hops: int
) -> None:
    found = network(real, entry_id, as_of=DAY, hops=hops)

    assert len(found.nodes) <= MOST_NODES
    _check(found, graphs[DAY])
    assert {node.hops for node in found.nodes} <= set(range(hops + 1))
    assert found == network(real, entry_id, as_of=DAY, hops=hops)


def _check(found: Network, graph: Graph) -> None:
    shown = {node.ref.id: node for node in found.nodes}
    assert len(shown) == len(found.nodes)
    assert found.nodes[0].ref.id == found.center_id
    pairs = {frozenset((tie.start_id, tie.end_id)) for tie in found.ties}
    assert len(pairs) == len(found.ties)
    assert pairs == {frozenset((one, other)) for one in shown for other in graph[one] if other in shown}
    for node in found.nodes:
        assert node.hidden == len(graph[node.ref.id] - shown.keys()) == sum(count for _, count in node.hidden_kinds)
        if node.hops:
            assert any(shown[other].hops == node.hops - 1 for other in graph[node.ref.id] if other in shown)


def test_an_entry_with_few_ties_has_nothing_hidden(real: sqlite3.Connection) -> None:
    found = network(real, "measure/mofcom-2024-46", as_of=DAY)

    assert found.nodes[0].hidden == 0
    assert {"mineral/gallium", "mineral/germanium", "mineral/antimony"} <= {node.ref.id for node in found.nodes}
