"""What the window says of the as-of day: on the button, in the banner, in the status line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.words import EditionInfo
from desktop.core.formats import caveat, long_day
from desktop.core.formats import day as iso
from desktop.core.texts import _, ngettext


@dataclass(frozen=True, slots=True)
class AsOfView:
    """The as-of day in words.

    Attributes:
        button: What the control says.
        banner: What the reader has to know of the day; empty for nothing.
    """

    day: date
    is_today: bool
    button: str
    banner: str


def as_of_view(chosen: date | None, today: date, *, edition: EditionInfo) -> AsOfView:
    """Return the words for the day.

    Args:
        chosen: The day that the user chose; None for today.
        today: The day of the calendar.
        edition: Whose own date makes later days forecasts.
    """
    shown = today if chosen is None else chosen
    is_today = shown == today
    if is_today:
        return AsOfView(
            shown, is_today=True, button=_("Today, {day}").format(day=iso(today)), banner=_old(today, edition)
        )
    banner = _("As of {day}, not today.").format(day=long_day(shown))
    return AsOfView(shown, is_today=False, button=iso(shown), banner=f"{banner} {caveat(shown, edition)}".strip())


def edition_age(today: date, edition: EditionInfo) -> str:
    """Return how old the edition is: "3 days old"; "of today" where it is not older."""
    days = (today - edition.data_date).days
    if days <= 0:
        return _("of today") if days == 0 else _("dated ahead of today")
    return ngettext("{count} day old", "{count} days old", days).format(count=days)


def _old(today: date, edition: EditionInfo) -> str:
    """Return what has to be said of today; nothing while the edition knows it."""
    if today <= edition.data_date and today <= edition.reach:
        return ""
    return _("This edition is of {day} and its sources have news up to {reach}. Later acts may be missing.").format(
        day=iso(edition.data_date), reach=iso(edition.reach)
    )
