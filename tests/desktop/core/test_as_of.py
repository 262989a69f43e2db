"""What is said of the as-of day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.core.as_of import as_of_view, edition_age
from tests.desktop.fakes import EDITION

FRESH = replace(EDITION, reach=date(2026, 11, 22))


def test_today_within_the_edition_needs_no_banner() -> None:
    view = as_of_view(None, date(2026, 11, 22), edition=FRESH)

    assert (view.is_today, view.banner) == (True, "")
    assert view.button == "Today, 2026-11-22"


def test_today_after_the_edition_is_said() -> None:
    view = as_of_view(None, date(2026, 11, 25), edition=EDITION)

    assert view.is_today
    assert "2026-11-22" in view.banner
    assert "2026-10-09" in view.banner


def test_another_day_is_said() -> None:
    view = as_of_view(date(2025, 6, 1), date(2026, 11, 25), edition=EDITION)

    assert not view.is_today
    assert view.banner == "As of 1 June 2025, not today."
    assert view.button == "2025-06-01"


def test_day_ahead_is_a_forecast() -> None:
    view = as_of_view(date(2027, 1, 1), date(2026, 11, 25), edition=EDITION)

    assert "forecast" in view.banner


def test_todays_date_chosen_is_today() -> None:
    assert as_of_view(date(2026, 11, 25), date(2026, 11, 25), edition=EDITION).is_today


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 22), "of today"),
        (date(2026, 11, 23), "1 day old"),
        (date(2026, 12, 2), "10 days old"),
        (date(2026, 1, 1), "dated ahead of today"),
    ],
)
def test_age_of_the_edition(today: date, words: str) -> None:
    assert edition_age(today, EDITION) == words
