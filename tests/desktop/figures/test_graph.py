"""The graph shows every entry once, leads to it, and says how it is tied and what is left out."""

from __future__ import annotations

from itertools import combinations

import pytest

from db.network import Network
from db.records import Kind, Source
from desktop.figures.graph import relation_graph
from desktop.figures.marks import Label, Line, Spot, approximate_width
from tests.desktop.figures.networks import BAN, GALLIUM, SMALL_NETWORK, star

SURVEY = Source("survey", "Geological Survey", "A sheet", None, None, "official", None, was_read=True)
WIDTHS = pytest.mark.parametrize("width", [380.0, 520.0, 900.0])


@WIDTHS
@pytest.mark.parametrize("network", [SMALL_NETWORK, star(0), star(5), star(59, hidden=700)], ids=str)
def test_no_two_entries_overlap_and_all_lie_within(network: Network, width: float) -> None:
    drawing = relation_graph(network).draw(width=width, measure=approximate_width)

    assert not any(_overlap(one, other) for one, other in combinations(drawing.spots, 2))
    assert all(spot.x >= 0 and spot.x + spot.width <= width + 0.01 for spot in drawing.spots)
    assert all(spot.y + spot.height <= drawing.height for spot in drawing.spots)
    assert len(drawing.spots) == len(network.nodes) + len(network.nodes[0].hidden_kinds)


def _overlap(one: Spot, other: Spot) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def test_spots_lead_to_the_entries_and_say_the_tie_and_its_source() -> None:
    figure = relation_graph(SMALL_NETWORK, {"survey": SURVEY})
    spots = {spot.page_id: spot for spot in figure.draw(width=900, measure=approximate_width).spots}

    assert {GALLIUM.id, BAN.id, "technology/base-stations", "firm/maker"} <= spots.keys()
    assert "No. 46 of 2024 names Gallium (Clause 2; suspended since 2025-11-09 until 2026-11-27)." in spots[BAN.id].tip
    assert "Source: Geological Survey." in spots["technology/base-stations"].tip
    assert "Base stations are made or used by Maker Co., Ltd. Source" in spots["firm/maker"].tip
    assert "Tied to 5 more entries." in spots["firm/maker"].tip


def test_what_is_left_out_is_a_box_that_leads_to_all_of_it() -> None:
    network = star(59, hidden=700)

    spots = relation_graph(network).draw(width=520, measure=approximate_width).spots
    on_entry = relation_graph(network, more="graph/list/entities@1").draw(width=520, measure=approximate_width).spots

    assert ("700 more firms.", "selection/firm?list:entities") in {(spot.tip, spot.page_id) for spot in spots}
    assert "graph/list/entities@1" in {spot.page_id for spot in on_entry}


def test_legend_has_exactly_what_occurs() -> None:
    drawing = relation_graph(SMALL_NETWORK).draw(width=900, measure=approximate_width)

    words = [mark.text for mark in drawing.marks if isinstance(mark, Label)]
    for word in ("Minerals", "Technologies", "Firms", "Measures", "act suspended", "made by no act"):
        assert words.count(word) == 1
    assert not {"Lists", "act in force", "act ended"} & set(words)


def test_state_of_a_tie_is_told_by_colour_and_pattern() -> None:
    drawing = relation_graph(SMALL_NETWORK).draw(width=900, measure=approximate_width)

    lines = {(mark.stroke, bool(mark.dash)) for mark in drawing.marks if isinstance(mark, Line)}
    assert lines == {("state_suspended", True), ("axis", False)}


def test_alternative_and_table_say_the_same() -> None:
    figure = relation_graph(SMALL_NETWORK)

    assert figure.alternative == (
        "Gallium is tied to 1 technology (Base stations); 3 firms; 1 measure (No. 46 of 2024)."
        " One more entry stands farther away."
    )
    assert figure.table.rows[0] == (
        "No. 46 of 2024",
        "names",
        "Gallium",
        "Clause 2",
        "",
        "suspended since 2025-11-09 until 2026-11-27",
    )
    assert figure.table.source_ids == ("mofcom-46", "survey", "survey")
    assert relation_graph(star(0)).alternative == "Nothing is tied to Entity List on that day."


def test_kinds_have_colours_of_their_own() -> None:
    from desktop.figures.nodes import KIND_TOKENS

    assert len(set(KIND_TOKENS.values())) == len(KIND_TOKENS) == len(Kind)
