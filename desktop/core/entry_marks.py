"""What the user put on an entry beside notes, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.core import formats
from desktop.core.texts import _, ngettext

if TYPE_CHECKING:
    from db.notebook.records import Review, Tag

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class EntryMarks:
    """Star, tags and open reviews of one entry, the earliest review first."""

    is_starred: bool = False
    tags: tuple[Tag, ...] = ()
    reviews: tuple[Review, ...] = ()


def review_words(review: Review, today: date) -> str:
    """Return what the review asks for, in one line."""
    if review.due > today:
        words = _("Look again on {day}").format(day=formats.day(review.due))
    elif review.due == today:
        words = _("To look at again today")
    else:
        late = (today - review.due).days
        words = ngettext("To look at again since {count} day", "To look at again since {count} days", late)
        words = words.format(count=formats.number(late))
    reason = " ".join(review.reason.split())
    return f"{words}: {reason}" if reason else words


def is_due(review: Review, today: date) -> bool:
    """Return whether the day of the review has come."""
    return review.due <= today


def usual_days(today: date) -> tuple[tuple[str, date], ...]:
    """Return the days that are often chosen for a review, with their words."""
    return (
        (_("In a week"), today + WEEK),
        (_("In a month"), today + 4 * WEEK),
        (_("In three months"), today + 13 * WEEK),
        (_("In half a year"), today + 26 * WEEK),
    )
