"""The map colours each country by its share, rings its reserves, and tells values with their sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.countries import COUNTRIES
from db.records import Entry, EntryRef, Evidence, Kind, Quantity, Source, Standing
from desktop.figures.atlas import atlas
from desktop.figures.figure import Figure
from desktop.figures.marks import Area, Label, Line, approximate_width
from desktop.figures.world import world_map

SURVEY = Source("survey", "Geological Survey", "A sheet", None, None, "official", None, was_read=True)


def _quantity(country: str, value: float, *, table: str = "production", year: int = 2025) -> Quantity:
    stage = "mine" if table == "production" else None
    return Quantity(table, year, country, value, "t", stage, is_estimated=country == "CN", source_id="survey")


def _mineral(*quantities: Quantity) -> Entry:
    return Entry(
        ref=EntryRef("mineral/gallium", Kind.MINERAL, "Gallium"),
        as_of=date(2026, 11, 15),
        is_forecast=False,
        summary=None,
        aliases=(),
        facts=(),
        standing=Standing(None),
        subjects=(),
        figures=(),
        links=(),
        note=None,
        not_known=(),
        evidence=Evidence.OFFICIAL,
        is_checked=True,
        source_ids=(),
        sources={"survey": SURVEY},
        quantities=quantities,
    )


OUTPUT = (_quantity("CN", 600), _quantity("US", 30), _quantity("SG", 4), _quantity("WORLD", 1000))
RESERVES = (_quantity("CL", 250, table="reserves"), _quantity("WORLD", 1000, table="reserves"))


@pytest.mark.parametrize("width", [380.0, 520.0, 900.0])
def test_countries_wear_the_class_of_their_share(width: float) -> None:
    figure = world_map(_mineral(*OUTPUT))
    assert figure is not None

    drawing = figure.draw(width=width, measure=approximate_width)

    fills = [mark.fill for mark in drawing.marks if isinstance(mark, Area)]
    assert [fills.count(token) for token in ("map_1", "map_2", "map_3", "map_4", "map_5")] == [1, 1, 0, 0, 1]
    labels = [mark for mark in drawing.marks if isinstance(mark, Label)]
    words = [label.text for label in labels]
    assert words == ["Share of output, 2025:", "under 1 %", "1 to 5 %", "50 % or more"]
    assert all(label.x + approximate_width(label.text, label.size) <= width for label in labels)


def test_tip_says_value_share_year_and_source() -> None:
    figure = world_map(_mineral(*OUTPUT, *RESERVES))
    assert figure is not None

    tips = [spot.tip for spot in figure.draw(width=900, measure=approximate_width).spots]

    assert tips[0] == "China: Output (mine) 600 t (60 %), 2025, estimated. Source: Geological Survey."
    assert tips[3] == "Chile: Reserves 250 t (25 %), 2025. Source: Geological Survey."


def test_ring_of_reserves_has_the_area_of_its_share() -> None:
    halved = tuple(replace(each, value=each.value / 4) if each.country == "CL" else each for each in RESERVES)

    sizes = [_ring(world_map(_mineral(*each))) for each in (RESERVES, halved)]

    assert sizes[0] == pytest.approx(2 * sizes[1])


def _ring(figure: Figure | None) -> float:
    assert figure is not None
    drawing = figure.draw(width=900, measure=approximate_width)
    xs = next([x for x, _y in mark.points] for mark in drawing.marks if isinstance(mark, Line))
    return max(xs) - min(xs)


def test_only_the_newest_year_is_drawn() -> None:
    older = (_quantity("US", 999, year=2024), _quantity("WORLD", 1000, year=2024))

    figure = world_map(_mineral(*OUTPUT, *older))

    assert figure is not None
    assert figure.alternative == (
        "Output in 2025, by share of the world: China 60 %; United States 3 %; Singapore under 1 %."
    )
    assert figure.table.rows[0] == ("China", "output: mine", "2025", "600", "t", "60.0 %")


def test_without_numbers_there_is_no_map() -> None:
    assert world_map(_mineral()) is None


def test_every_country_is_drawn_once_and_within_the_map() -> None:
    world = atlas()

    assert not world.outlines.keys() & world.points.keys()
    assert {"CN", "US", "CD", "TW", "UA", "SG", "HK", "BH", "MO"} <= world.outlines.keys() | world.points.keys()
    assert world.outlines.keys() | world.points.keys() <= COUNTRIES.keys()
    for rings in world.outlines.values():
        for ring in rings:
            assert len(ring) >= 3
            assert all(0 <= x <= world.width and 0 <= y <= world.height for x, y in ring)


def test_places_lie_where_they_are() -> None:
    world = atlas()
    middles = {code: world.middle(code) for code in ("US", "CN", "AU", "GB", "SG")}

    places = {code: place for code, place in middles.items() if place is not None}
    assert places["US"][0] < places["GB"][0] < places["CN"][0] < places["AU"][0]
    assert places["GB"][1] < places["CN"][1] < places["SG"][1] < places["AU"][1]
