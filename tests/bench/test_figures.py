"""Percentiles are samples that were measured, and a budget that is not kept is told."""

from __future__ import annotations

import pytest

from tests.bench.figures import Figure, as_json, as_markdown, latency, percentile, table


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0.0, 1.0), (0.5, 50.0), (0.95, 95.0), (1.0, 100.0)],
)
def test_a_percentile_is_the_sample_at_its_rank(share: float, expected: float) -> None:
    assert percentile([float(number) for number in range(100, 0, -1)], share) == expected


def test_a_percentile_of_one_sample_is_that_sample() -> None:
    assert percentile([7.0], 0.95) == 7.0


def test_a_latency_is_judged_by_its_95th_percentile() -> None:
    figure = latency("look-up", [1.0] * 90 + [30.0] * 10, budget=16)

    assert (figure.value, figure.is_within) == (30.0, False)


def test_the_table_marks_what_is_over_its_budget() -> None:
    lines = table([Figure("fast", 1, "ms", 2), Figure("slow", 3, "ms", 2), Figure("beside", 9, "ms")]).splitlines()

    assert [("ok" in line, "OVER" in line) for line in lines[1:]] == [(True, False), (False, True), (False, False)]


def test_json_says_whether_the_budget_is_kept() -> None:
    assert as_json([Figure("slow", 3, "ms", 2)])[0]["is_within"] is False


def test_the_page_says_what_is_over_its_budget() -> None:
    lines = as_markdown([Figure("fast", 1, "ms", 2), Figure("slow", 3, "ms", 2)], "a machine").splitlines()

    assert lines[-2:] == ["| fast | 1.00 ms | 2 ms | yes |  |", "| slow | 3.00 ms | 2 ms | **no** |  |"]
