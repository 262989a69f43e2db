"""Shares are of the world's total, add up to all of it, and their concentration is computed as said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Quantity
from desktop.figures.shares import ranking, shares
from tests.desktop.figures.numbers import output

VALUES = st.dictionaries(st.sampled_from(["CN", "US", "AU", "BR", "OTHER", "RU", "ZA"]), st.floats(0, 1e6), max_size=7)


@pytest.mark.parametrize(
    ("rows", "percents", "rest", "index"),
    [
        ([output("CN", 60), output("US", 40), output("WORLD", 100)], [60, 40], 0, 5200),
        ([output("CN", 60), output("WORLD", 100)], [60], 40, 3600),
        ([output("CN", 60), output("OTHER", 40), output("WORLD", 100)], [60], 40, 3600),
        ([output("CN", 99), output("US", 11), output("WORLD", 100)], [90, 10], 0, 8200),
        ([output("CN", 70, unit="% of world")], [70], 30, 4900),
        ([output("CN", 300), output("WORLD", 300)], [100], 0, 10000),
    ],
    ids=["two", "one and a rest", "a stated rest", "more than the total", "per cent only", "all"],
)
def test_shares_are_of_the_world(rows: list[Quantity], percents: list[float], rest: float, index: float) -> None:
    (found,) = shares(rows, "production")

    assert [part.percent for part in found.parts] == pytest.approx(percents)
    assert found.rest == pytest.approx(rest)
    assert found.concentration == pytest.approx(index)


def test_without_a_world_total_there_are_no_shares() -> None:
    assert shares([output("CN", 60), output("US", 40)], "production") == ()


def test_amounts_are_taken_before_per_cent_of_the_same_year() -> None:
    rows = [output("CN", 99, unit="% of world"), output("CN", 90), output("US", 10), output("WORLD", 100)]

    (found,) = shares(rows, "production")

    assert found.unit == "t"
    assert [part.country for part in found.parts] == ["CN", "US"]


def test_stages_keep_their_order_and_years_run_back() -> None:
    rows = [
        output(country, 10, year=year, stage=stage)
        for stage, year in (("mine", 2024), ("refinery", 2025), ("mine", 2025))
        for country in ("CN", "WORLD")
    ]

    assert [(each.stage, each.year) for each in shares(rows, "production")] == [
        ("mine", 2025),
        ("mine", 2024),
        ("refinery", 2025),
    ]


def test_a_bound_of_the_total_is_remembered() -> None:
    (found,) = shares([output("CN", 120), output("WORLD", 100, bound=">")], "production")

    assert found.is_bounded
    assert not found.is_rounded


@given(VALUES, st.floats(1, 2e6))
def test_parts_and_rest_are_never_more_than_all(values: dict[str, float], total: float) -> None:
    rows = [output(country, value) for country, value in values.items()] + [output("WORLD", total)]

    for found in shares(rows, "production"):
        assert sum(part.percent for part in found.parts) + found.rest == pytest.approx(100, abs=0.51)
        assert 0 <= found.concentration <= 10000.001
        assert [part.percent for part in found.parts] == sorted((part.percent for part in found.parts), reverse=True)


def test_the_largest_share_anywhere_ranks_a_country() -> None:
    rows = [output("CN", 50), output("US", 50), output("WORLD", 100)]
    rows += [output("AU", 80, stage="refinery"), output("CN", 20, stage="refinery")]
    rows += [output("WORLD", 100, stage="refinery")]

    assert ranking(shares(rows, "production"), 2) == ("AU", "CN")
