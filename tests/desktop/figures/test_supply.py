"""The figures of supply name countries, certainty and concentration, and say the same in words and as a table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Quantity
from desktop.figures.amounts import index, percent
from desktop.figures.supply import reserves_shares, supply_shares
from tests.desktop.figures.layout import assert_covered, bars_of, drawn, texts
from tests.desktop.figures.numbers import mineral, output

ROWS = st.lists(
    st.builds(
        output,
        st.sampled_from(["CN", "US", "AU", "BR", "RU", "ZA", "CL", "WORLD", "OTHER"]),
        st.floats(0, 1e7),
        year=st.sampled_from([2023, 2024, 2025]),
        unit=st.sampled_from(["t", "kt gross chromite", "% of world"]),
        stage=st.sampled_from(["mine", "refinery", "primary low-purity"]),
        is_estimated=st.booleans(),
    ),
    max_size=40,
)


@given(ROWS, st.sampled_from([400.0, 480.0, 560.0, 900.0]))
def test_the_figure_can_be_drawn_from_any_numbers(rows: list[Quantity], width: float) -> None:
    figure = supply_shares(mineral(*rows))

    if figure is not None:
        drawing = drawn(figure.content, width)
        assert_covered(drawing, bars_of(drawing, 12.0))
        assert len(figure.table.rows) == len(figure.table.source_ids)
        assert {len(row) for row in figure.table.rows} == {len(figure.table.columns)}


def test_words_bars_and_table_say_the_same() -> None:
    figure = supply_shares(mineral(output("CN", 60, is_estimated=True), output("US", 20), output("WORLD", 100)))

    assert figure is not None
    assert "Mine in 2025 (part estimate): China 60 %, United States 20 %, other countries 20 %" in figure.alternative
    assert "HHI) ≥ 4,000" in figure.alternative
    assert figure.table.rows[0] == ("Mine", "2025", "China", "60.0", "60", "t", "estimate")
    shown = texts(drawn(figure.content, 900))
    assert {"China 60 %", "United States 20 %", "other 20 %", "100 t", "≥ 4,000", "part estimate"} <= set(shown)


def test_a_part_leads_to_its_source_and_tells_it() -> None:
    figure = supply_shares(mineral(output("CN", 60), output("WORLD", 60)))

    assert figure is not None
    (spot,) = drawn(figure.content, 480).spots
    assert spot.page_id == "source/usgs"
    assert spot.tip == (
        "Mine, 2025: China 100 % (60 t). Source: US Geological Survey, Mineral commodity summaries 2026."
    )


def test_countries_beyond_the_fifth_are_one_part_that_names_them() -> None:
    rows = [output(code, 20 - place) for place, code in enumerate(("CN", "US", "AU", "BR", "RU", "ZA", "CL"))]
    figure = supply_shares(mineral(*rows, output("WORLD", 119)))

    assert figure is not None
    drawing = drawn(figure.content, 900)
    assert len(drawing.spots) == 6
    assert "South Africa" in drawing.spots[-1].tip
    assert "Chile" in drawing.spots[-1].tip
    assert "other" in texts(drawing)


def test_the_legend_has_exactly_what_occurs() -> None:
    figure = supply_shares(mineral(output("CN", 60), output("US", 40), output("WORLD", 100)))

    assert figure is not None
    shown = texts(drawn(figure.content, 480))
    assert "China" in shown
    assert "other" not in shown


def test_reserves_with_a_bound_of_the_total_say_so() -> None:
    rows = [
        output("CN", 60, table="reserves", stage=None),
        output("WORLD", 80, table="reserves", stage=None, bound=">"),
    ]
    figure = reserves_shares(mineral(*rows))

    assert figure is not None
    assert "Only a lower bound of the world total is given" in figure.alternative
    assert "≈ 5,625" in figure.alternative
    assert ">80 t" in texts(drawn(figure.content, 480))


def test_a_mineral_without_world_total_has_no_figure() -> None:
    assert supply_shares(mineral(output("CN", 60))) is None
    assert reserves_shares(mineral()) is None


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.4, "<1 %"), (1, "1 %"), (69.23, "69 %"), (99.2, "99 %"), (99.7, ">99 %"), (100, "100 %")],
    ids=str,
)
def test_a_share_is_never_rounded_to_nothing_or_all(value: float, words: str) -> None:
    assert percent(value) == words


def test_an_index_that_is_at_least_so_much_is_rounded_down() -> None:
    assert index(4999.9, "≥") == "≥ 4,999"
    assert index(4999.9) == "5,000"
