"""A query falls apart into conditions that can be taken away one by one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.query import parse
from desktop.core.chips import MOST, chips
from desktop.core.days_in_words import with_announced_day

LABELS = {("list", "us-entity-list"): "Entity List"}


def words(text: str) -> list[str]:
    """Return what the chips of the line say."""
    return [chip.words for chip in chips(parse(text), LABELS)]


def test_conditions_are_plain_words() -> None:
    line = 'huawei "rare earth" state:in-force list:us-entity-list -country:JP -fund kind:firm'

    assert words(line) == [
        "“huawei”",
        "“rare earth”",
        "in force",
        "on Entity List",
        "not of Japan",
        "firms",
        "without “fund”",
    ]


def test_only_what_takes_away_is_marked_as_excluded() -> None:
    marked = [chip.words for chip in chips(parse("a state:suspended -state:ended -b"), {}) if chip.is_excluded]

    assert marked == ["not ended", "without “b”"]


def test_very_many_conditions_are_counted() -> None:
    found = chips(parse(" ".join(f"w{place}" for place in range(MOST + 5))), {})

    assert len(found) == MOST + 1
    assert found[-1].words == "and 5 more in the line"


def test_each_condition_leaves_the_others() -> None:
    found = chips(parse("a a state:suspended,ended -b"), {})

    assert [chip.following for chip in found] == [
        "a state:suspended state:ended -b",
        "a state:suspended state:ended -b",
        "a a state:ended -b",
        "a a state:suspended -b",
        "a a state:suspended state:ended",
    ]


@given(st.lists(st.sampled_from(["gallium", '"rare earth"', "state:ended", "-country:JP", "-x", "type:a"]), max_size=6))
def test_removing_one_after_another_ends_at_nothing(parts: list[str]) -> None:
    query = parse(" ".join(parts))
    for _step in range(len(parts) + 1):
        found = [chip for chip in chips(query, {}) if not chip.is_offer]
        if not found:
            break
        query = parse(found[-1].following)

    assert query.is_empty


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("2 January 2025", "announced:2025-01-02"),
        ("January 2, 2025 lockheed", "lockheed announced:2025-01-02"),
        ("2nd Jan. 2025", "announced:2025-01-02"),
        ('"2 january 2025" state:ended', "state:ended announced:2025-01-02"),
        ("2025年1月2日", "announced:2025-01-02"),
        ("2025-01-02", "announced:2025-01-02"),
    ],
)
def test_a_day_in_words_is_offered_as_a_condition(text: str, line: str) -> None:
    offered = [chip for chip in chips(parse(text), {}) if chip.is_offer]

    assert [(chip.words, chip.following) for chip in offered] == [("announced on 2025-01-02", line)]


@pytest.mark.parametrize("text", ["31 February 2025", "2 1 2025", "No. 46 of 2024", "may 2025", "1 ma 2025", ""])
def test_what_is_no_day_is_left_alone(text: str) -> None:
    assert with_announced_day(parse(text)) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), st.booleans())
def test_every_day_of_the_calendar_is_understood(day: date, is_american: bool) -> None:
    text = f"{day:%B} {day.day}, {day.year}" if is_american else f"{day.day} {day:%b} {day.year}"

    found = with_announced_day(parse(text))

    assert found is not None
    assert found[0] == day
