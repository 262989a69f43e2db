"""A review says when it is due, and why."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from db.notebook.records import Review, Target
from desktop.core.entry_marks import is_due, review_words, usual_days

TODAY = date(2026, 11, 25)


def review(due: date, reason: str = "") -> Review:
    made = datetime(2026, 1, 1, tzinfo=UTC)
    return Review("r", Target("mineral/gallium", "Gallium"), due, reason, is_done=False, created=made)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2026, 11, 28), "Look again on 2026-11-28"),
        (TODAY, "To look at again today"),
        (date(2026, 11, 24), "To look at again since 1 day"),
        (date(2026, 11, 20), "To look at again since 5 days"),
    ],
    ids=["ahead", "today", "yesterday", "before"],
)
def test_day_is_said_as_seen_from_today(due: date, words: str) -> None:
    assert review_words(review(due), TODAY) == words
    assert is_due(review(due), TODAY) is (due <= TODAY)


def test_reason_follows_in_one_line() -> None:
    assert review_words(review(TODAY, "the pause\nends"), TODAY) == "To look at again today: the pause ends"


def test_usual_days_are_ahead_and_in_order() -> None:
    days = [day for _words, day in usual_days(TODAY)]

    assert days == sorted(days)
    assert days[0] == date(2026, 12, 2)
