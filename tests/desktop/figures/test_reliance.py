"""Import reliance is drawn by importer, with bounds, forms and origins said."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from db.records import Figures, Quantity
from desktop.figures.reliance import import_reliance
from tests.desktop.figures.layout import assert_covered, bars_of, drawn, texts
from tests.desktop.figures.numbers import mineral, output


def _net(value: float, year: int, bound: str = "") -> Quantity:
    return output("US", value, year=year, unit="%", stage=None, table="import_reliance", bound=bound)


def _origin(country: str, value: float, importer: str = "US") -> Quantity:
    return output(country, value, year=2024, unit="%", stage=importer, table="import_sources")


ORIGINS = st.lists(
    st.builds(
        _origin, st.sampled_from(["CN", "CA", "JP", "DE", "BE", "KR", "MX"]), st.floats(0, 100), st.sampled_from(["US"])
    ),
    max_size=12,
)


@given(ORIGINS, st.lists(st.builds(_net, st.floats(-50, 100), st.just(2025)), max_size=2), st.sampled_from([480, 900]))
def test_the_figure_can_be_drawn_from_any_numbers(origins: list[Quantity], net: list[Quantity], width: float) -> None:
    figure = import_reliance(mineral(*net, *origins))

    assert (figure is None) == (not origins and not net)
    if figure is not None:
        drawing = drawn(figure.content, width)
        assert_covered(drawing, bars_of(drawing, 12.0))
        assert len(figure.table.rows) == len(figure.table.source_ids) == len(net) + len(origins)


def test_net_imports_and_origins_are_said() -> None:
    figure = import_reliance(mineral(_net(50, 2025, ">"), _net(48, 2024), _origin("CN", 70), _origin("JP", 20)))

    assert figure is not None
    assert "United States: net imports >50 % of consumption in 2025." in figure.alternative
    assert "United States, origins of imports (2024): China 70 %, Japan 20 %." in figure.alternative
    assert "the bar ends at the bound" in figure.alternative
    shown = texts(drawn(figure.content, 900))
    assert {">50 %", "48 %", "China 70 %", "Japan 20 %", "other 10 %"} <= set(shown)


def test_forms_and_periods_come_from_the_table_of_the_same_numbers() -> None:
    rows = (
        ("United States", "China", "70", "2021-24", "metal"),
        ("United States", "Japan", "60", "2021-24", "oxide; by weight"),
    )
    table = Figures(
        "import_sources", "Import sources", ("Importer", "Origin", "Share, %", "Period", "Note"), rows, ("usgs", "usgs")
    )
    figure = import_reliance(replace(mineral(_origin("CN", 70), _origin("JP", 60)), figures=(table,)))

    assert figure is not None
    shown = texts(drawn(figure.content, 900))
    assert {"Metal", "Oxide", "2021-24"} <= set(shown)
    assert "oxide; by weight" in figure.alternative


def test_a_mineral_that_nobody_counts_has_no_figure() -> None:
    assert import_reliance(mineral(output("CN", 60))) is None
