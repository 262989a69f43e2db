"""What the window says of the as-of day: on the button, in the banner, in the status line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.words import Basis, EditionInfo
from desktop.core.formats import basis, caveat, event_type, long_day, number, period
from desktop.core.formats import day as iso
from desktop.core.texts import _, ngettext

if TYPE_CHECKING:
    from db.records import Happening, Turn
    from desktop.core.browse_state import BrowseState

_MOST_SAID = 2


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


def turn_said(turn: Turn) -> str:
    """Return what happens on the day, as a sentence that names the acts behind most of it."""
    alike: dict[str, list[Happening]] = {}
    for happening in turn.happenings:
        alike.setdefault(_what(happening), []).append(happening)
    said = [_said(what, happenings) for what, happenings in list(alike.items())[:_MOST_SAID]]
    return _("On this day: {what}.").format(what=_("; ").join(_with_more(said, len(alike))))


def no_turn_said(day: date, *, is_later: bool) -> str:
    """Return as a sentence that there is no event to step to."""
    if is_later:
        return _("This edition knows of nothing after {day} that happens to what is shown.").format(day=iso(day))
    return _("This edition knows of nothing before {day} that happened to what is shown.").format(day=iso(day))


def two_days_page(state: BrowseState, before: date, *, after: date) -> str:
    """Return the id of the page that sets two days side by side: of the one entry that is shown, else of the table."""
    # Imported here: a window shows its first rows without any report.
    from desktop.core.page_id import ChangesPage, DaysPage, entries_on, parse_page_id

    shown = () if state.selected is None else entries_on(parse_page_id(state.selected))
    if len(shown) == 1:
        return str(DaysPage(shown[0], before, after))
    return str(ChangesPage(before, after, f"kind:{state.kind} {state.text}".strip()))


def _what(happening: Happening) -> str:
    event = happening.event
    if event is None:
        return _("a stated end passes, and no act says what follows")
    what = f"{event_type(event.type)} {period(None, event.until)}".strip()
    return what if event.basis is Basis.ACT else _("{what} by {basis}").format(what=what, basis=basis(event.basis))


def _said(what: str, happenings: Sequence[Happening]) -> str:
    count = sum(happening.subjects for happening in happenings)
    counted = _("{what}, {count} times").format(what=what, count=number(count)) if count > 1 else what
    names = list(dict.fromkeys(happening.act.short_name for happening in happenings))
    acts = _(", ").join(_with_more(names[:_MOST_SAID], len(names)))
    return _("{what} ({act})").format(what=counted, act=acts)


def _with_more(words: list[str], count: int) -> list[str]:
    """Return the words, and after them how many of the count are left out."""
    more = count - len(words)
    return [*words, ngettext("{count} more", "{count} more", more).format(count=more)] if more else words


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
