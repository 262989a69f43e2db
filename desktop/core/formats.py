"""Turns values into the words that the window, the pages, the briefings and the command line share.

Days are ISO (2026-11-27) everywhere but in running text: the one form that reads the same in every country.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from db.countries import COUNTRIES, WITH_ARTICLE
from db.errors import DataError
from db.words import Basis, EditionInfo, EventType, Evidence, Kind, State
from desktop.core.texts import _, ngettext

if TYPE_CHECKING:
    from db.force import Event
    from db.records import Standing

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_day(text: str) -> date:
    """Return the day that the text names, as YYYY-MM-DD and no other form.

    Raises:
        DataError: The text is no such day.
    """
    stripped = text.strip()
    if _DAY.fullmatch(stripped):
        try:
            return date.fromisoformat(stripped)
        except ValueError:
            pass
    raise DataError(
        _("“{text}” is not a day of the calendar.").format(text=text),
        _("Write a day as YYYY-MM-DD, for example 2026-11-27."),
    )


def day(value: date | None) -> str:
    """Return the day in ISO form; nothing for None."""
    return "" if value is None else value.isoformat()


def long_day(value: date) -> str:
    """Return the day in words for running text: "27 November 2026"."""
    months = (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
    return _("{day} {month} {year}").format(day=value.day, month=months[value.month - 1], year=value.year)


def moment(value: datetime) -> str:
    """Return an aware time as day and minute in UTC."""
    return value.strftime("%Y-%m-%d %H:%M UTC")


def number(value: float) -> str:
    """Return the number with a comma between thousands and no more decimals than it has, six at most."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "−")


def percent(value: float) -> str:
    """Return a number of per cent with its sign."""
    return f"{number(value)} %"


def country(code: str | None) -> str:
    """Return the country's name; a code without a name stays as it is, None becomes nothing."""
    return "" if code is None else _(COUNTRIES.get(code, code))


def place(code: str) -> str:
    """Return the country's name as it stands in a sentence: "the United States", "China"."""
    name = country(code)
    return _("the {country}").format(country=name) if code in WITH_ARTICLE else name


def countries(codes: Iterable[str]) -> str:
    """Return the countries' names with commas between; "every country" where there is none."""
    return _(", ").join(country(code) for code in codes) or _("every country")


def state(value: State | None) -> str:
    """Return the words for a state; None reads "none known"."""
    match value:
        case None:
            return _("none known")
        case State.PROPOSED:
            return _("proposed")
        case State.ANNOUNCED:
            return _("announced")
        case State.IN_FORCE:
            return _("in force")
        case State.SUSPENDED:
            return _("suspended")
        case State.UNCONFIRMED:
            return _("unconfirmed")
        case State.ENDED:
            return _("ended")


def period(since: date | None, until: date | None) -> str:
    """Return "since … until …", whichever of the two is known; nothing where neither is."""
    if since is None and until is None:
        return ""
    if until is None:
        return _("since {since}").format(since=day(since))
    if since is None:
        return _("until {until}").format(until=day(until))
    return _("since {since} until {until}").format(since=day(since), until=day(until))


def standing(value: Standing) -> str:
    """Return a state with its period: "suspended since 2025-11-09 until 2026-11-27"."""
    return f"{state(value.state)} {period(value.since, value.until)}".strip()


def state_counts(value: Standing) -> str:
    """Return how many provisions or listings are in each state: "1 in force, 1 suspended"; nothing for a single one."""
    return _(", ").join(counted_state(counted, count) for counted, count in value.counts)


def counted_state(value: State, count: int) -> str:
    """Return how many are in the state: "11 unconfirmed"."""
    return _("{count} {state}").format(count=number(count), state=state(value))


def kind(value: Kind, *, count: int = 1) -> str:
    """Return the word for a kind of entry, in the form that goes with the count."""
    match value:
        case Kind.MINERAL:
            return ngettext("mineral", "minerals", count)
        case Kind.TECHNOLOGY:
            return ngettext("technology", "technologies", count)
        case Kind.FIRM:
            return ngettext("firm", "firms", count)
        case Kind.MEASURE:
            return ngettext("measure", "measures", count)
        case Kind.LIST:
            return ngettext("list", "lists", count)


def basis(value: Basis) -> str:
    """Return the words for what an event rests on."""
    match value:
        case Basis.ACT:
            return _("act")
        case Basis.STATEMENT:
            return _("official statement")
        case Basis.REPORT:
            return _("press report")


def event_type(value: EventType) -> str:
    """Return the words for what an event did."""
    words = {
        EventType.PROPOSED: _("proposed"),
        EventType.ANNOUNCED: _("announced"),
        EventType.EFFECTIVE: _("took effect"),
        EventType.SUSPENDED: _("suspended"),
        EventType.EXTENDED: _("extended"),
        EventType.RESUMED: _("resumed"),
        EventType.AMENDED: _("amended"),
        EventType.DISPUTED: _("disputed"),
        EventType.ADOPTED: _("adopted"),
        EventType.SUPERSEDED: _("superseded"),
        EventType.REPEALED: _("repealed"),
        EventType.EXPIRED: _("expired"),
        EventType.WITHDRAWN: _("withdrawn"),
        EventType.REMOVED: _("removed"),
    }
    return words[value]


def event(value: Event) -> str:
    """Return an event in a line: "suspended on 2025-11-09 until 2026-11-27"; what is no act says what it is."""
    words = _("{what} on {day}").format(what=event_type(value.type), day=day(value.day))
    if value.until is not None:
        words = f"{words} {period(None, value.until)}"
    return words if value.basis is Basis.ACT else f"{words} ({basis(value.basis)})"


def remark(value: Event) -> str:
    """Return a statement or report in a line: "official statement of 2026-09-28: extended until 2027-01-10"."""
    said = f"{event_type(value.type)} {period(None, value.until)}".strip()
    return _("{basis} of {day}: {said}").format(basis=basis(value.basis), day=day(value.day), said=said)


def evidence(value: Evidence) -> str:
    """Return the words for how well a row is supported."""
    match value:
        case Evidence.OFFICIAL:
            return _("official text read")
        case Evidence.REPORTED:
            return _("reported")
        case Evidence.SECOND_HAND:
            return _("second-hand")


def edition_line(edition: EditionInfo) -> str:
    """Return how an edition is named in footers: its date and the beginning of its hash."""
    return _("edition of {day}, {hash}").format(day=day(edition.data_date), hash=edition.short_hash)


def caveat(as_of: date, edition: EditionInfo) -> str:
    """Return what has to be said of a day beyond the edition's knowledge; nothing for a day within it."""
    sentences: list[str] = []
    if as_of > edition.data_date:
        sentences.append(
            _(
                "{as_of} lies after the edition’s date, {data_date}: this is a forecast from the acts known then."
            ).format(as_of=day(as_of), data_date=day(edition.data_date))
        )
    if as_of > edition.reach:
        sentences.append(
            _("The sources that were read have news up to {reach}; later acts may be missing.").format(
                reach=day(edition.reach)
            )
        )
    return " ".join(sentences)
