"""The map says how it was made, and cutting at the line where the days meet loses nothing."""

from __future__ import annotations

import json
from pathlib import Path

from scripts.make_map import ABOUT, TARGET, _cut, _equal_earth


def test_map_says_how_it_was_made_and_is_small() -> None:
    text = Path(TARGET).read_text(encoding="utf-8")

    assert next(iter(json.loads(text).items())) == ("about", ABOUT)
    assert len(text) < 150_000


def test_a_ring_over_the_line_of_days_becomes_two() -> None:
    ring = [(170.0, 60.0), (-170.0, 60.0), (-170.0, 70.0), (170.0, 70.0), (170.0, 60.0)]

    parts = _cut(ring)

    assert sorted((min(x for x, _ in part), max(x for x, _ in part)) for part in parts) == [(-180, -170), (170, 180)]


def test_a_ring_on_one_side_stays_as_it_is() -> None:
    ring = [(10.0, 0.0), (20.0, 0.0), (20.0, 10.0), (10.0, 0.0)]

    assert _cut(ring) == [ring]


def test_projection_keeps_the_middle_and_is_symmetric() -> None:
    assert _equal_earth((0.0, 0.0)) == (0.0, 0.0)
    assert _equal_earth((-90.0, -45.0)) == tuple(-each for each in _equal_earth((90.0, 45.0)))
