"""Colours of figures can be told apart by everyone, and by their lightness where they are printed grey.

Thresholds are CIEDE2000 (see `color_vision`) with usual eyes and with each of the three simulated deficiencies.
"""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from db.force import State
from desktop.core.paths import resources_dir
from desktop.core.theme import Theme, contrast, load_theme
from desktop.figures.marks import Rect
from desktop.figures.states import state_bar, state_token
from tests.desktop.core.color_vision import EYES, distance, lightness

SERIES = tuple(f"series_{number}" for number in range(1, 7))
MAP = ("map_land", *(f"map_{number}" for number in range(1, 6)))
BOX = Rect(0, 0, 40, 12, None)
# Two that look alike within this have to differ by their pattern.
ALIKE = 10.0


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(resources_dir() / "themes", request.param)


@pytest.mark.parametrize("eyes", EYES)
def test_series_cannot_be_confused(theme: Theme, eyes: str) -> None:
    pairs = combinations((*SERIES, "series_other"), 2)

    apart = {pair: distance(theme.color(pair[0]), theme.color(pair[1]), eyes) for pair in pairs}

    assert min(apart.values()) >= 13, min(apart.items(), key=lambda item: item[1])


def test_series_differ_in_lightness(theme: Theme) -> None:
    steps = sorted(lightness(theme.color(token)) for token in (*SERIES, "series_other"))

    assert min(second - first for first, second in pairwise(steps)) >= 7


def test_series_that_stand_side_by_side_differ_clearly_in_lightness(theme: Theme) -> None:
    steps = [lightness(theme.color(token)) for token in SERIES]

    assert min(abs(second - first) for first, second in pairwise(steps)) >= 14


@pytest.mark.parametrize("token", [*SERIES, "axis"])
def test_series_and_axes_stand_out_from_the_surface(theme: Theme, token: str) -> None:
    assert contrast(theme.color(token), theme.color("surface")) >= 3


def test_the_rest_can_be_seen_on_the_surface(theme: Theme) -> None:
    assert contrast(theme.color("series_other"), theme.color("surface")) >= 2


@pytest.mark.parametrize("eyes", EYES)
def test_neighbouring_classes_of_the_map_can_be_told_apart(theme: Theme, eyes: str) -> None:
    steps = [distance(theme.color(first), theme.color(second), eyes) for first, second in pairwise(MAP)]

    assert min(steps) >= 9


def test_the_map_goes_one_way_in_lightness(theme: Theme) -> None:
    steps = [lightness(theme.color(token)) for token in MAP]

    assert steps == sorted(steps, reverse=not theme.is_dark)


def test_land_can_be_told_from_water(theme: Theme) -> None:
    assert distance(theme.color("map_land"), theme.color("map_water")) >= 5


@pytest.mark.parametrize("eyes", EYES)
def test_states_differ_in_colour_or_in_pattern(theme: Theme, eyes: str) -> None:
    for first, second in combinations((None, *State), 2):
        tokens = state_token(first), state_token(second)
        is_apart = distance(theme.color(tokens[0]), theme.color(tokens[1]), eyes) >= ALIKE

        assert is_apart or _shape(first, tokens[0]) != _shape(second, tokens[1]) or None in (first, second), tokens


def _shape(state: State | None, token: str) -> str:
    """Return the bar of a state without its colour."""
    return repr(state_bar(BOX, state)).replace(token, "state")
