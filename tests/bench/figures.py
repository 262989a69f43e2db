"""What was measured: samples, their percentiles beside a budget, as a table and as JSON."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value.

    Attributes:
        what: What was measured, in words.
        value: The value that counts against the budget.
        unit: Its unit: ms, MB, or x for a ratio.
        budget: The most it may be; None where it only stands for comparison.
        detail: How it came about: number of samples, the other percentiles.
    """

    what: str
    value: float
    unit: str
    budget: float | None = None
    detail: str = ""

    @property
    def is_within(self) -> bool:
        """Return whether the budget is kept."""
        return self.budget is None or self.value <= self.budget


def percentile(samples: Sequence[float], share: float) -> float:
    """Return the sample below which that share of all samples lies (nearest rank)."""
    ordered = sorted(samples)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def median(samples: Sequence[float]) -> float:
    """Return the middle sample."""
    return percentile(samples, 0.5)


def timed(action: Callable[[], object]) -> float:
    """Return how many milliseconds an action took."""
    begin = time.perf_counter()
    action()
    return (time.perf_counter() - begin) * 1000


def latency(what: str, samples: Sequence[float], *, budget: float | None = None) -> Figure:
    """Return the 95th percentile of milliseconds as a figure, with the others as detail."""
    detail = f"p50 {median(samples):.2f}, worst {max(samples):.2f}, of {len(samples)}"
    return Figure(f"{what}, p95", percentile(samples, 0.95), "ms", budget, detail)


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as lines of a table."""
    lines = [f"{'what':52} {'measured':>12} {'budget':>10}      detail"]
    for figure in figures:
        budget = "" if figure.budget is None else f"{figure.budget:g} {figure.unit}"
        mark = "" if figure.budget is None else ("ok" if figure.is_within else "OVER")
        value = f"{figure.value:.2f} {figure.unit}"
        lines.append(f"{figure.what:52} {value:>12} {budget:>10} {mark:4} {figure.detail}")
    return "\n".join(lines)


def as_json(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """Return the figures as plain values."""
    return [asdict(figure) | {"is_within": figure.is_within} for figure in figures]


def as_markdown(figures: Iterable[Figure], machine: str) -> str:
    """Return the figures as a page of Markdown that says how they came about."""
    lines = [
        '<!-- Made by: make bench ARGS="... --doc docs/benchmarks.md". Do not edit. -->',
        "# Benchmarks",
        "",
        f"Measured in one run on one machine ({machine}). Times are what a user waits for; p95 is what counts against",
        "a budget. A ratio compares with what was measured in turns beside it.",
        "",
        "| what | measured | budget | kept | detail |",
        "| --- | ---: | ---: | --- | --- |",
    ]
    for figure in figures:
        budget = "" if figure.budget is None else f"{figure.budget:g} {figure.unit}"
        kept = "" if figure.budget is None else "yes" if figure.is_within else "**no**"
        what = figure.what.strip()
        lines.append(f"| {what} | {figure.value:,.2f} {figure.unit} | {budget} | {kept} | {figure.detail} |")
    return "\n".join(lines) + "\n"


def child_environment() -> dict[str, str]:
    """Return the environment of a measured process: that of a user, who has compiled modules from the last start."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
