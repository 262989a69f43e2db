"""Listings are counted by round, year and country, in the states of the as-of day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from db.force import State
from db.records import Entry, EntryRef, Kind, Subject
from desktop.figures.legend import Key
from desktop.figures.rounds import listings_by_country, listings_by_round
from tests.desktop.figures.layout import drawn, texts
from tests.desktop.pages.samples import NO_46, NO_57, SUSPENDED_72, UEL, entry, listing, opening

DAY = "2026-11-25"


def _listing(
    firm: str, measure: EntryRef, day: str = "2025-01-02", *, country: str = "US", ends: bool = False
) -> Subject:
    events = (*opening(day, day), *((SUSPENDED_72,) if ends else ()))
    return replace(listing(UEL, events, as_of=DAY, firm=firm, measure=measure), firm_country=country)


def _list(subjects: Sequence[Subject]) -> Entry:
    return entry(UEL, subjects, as_of=DAY)


def _act(number: int) -> EntryRef:
    return EntryRef(f"measure/no-{number}", Kind.MEASURE, f"Announcement No. {number}")


TWO_ROUNDS = (
    _listing("one", NO_46, "2024-12-03"),
    _listing("two", NO_57, "2025-10-09"),
    _listing("three", NO_57, "2025-10-09", ends=True, country="JP"),
)


def test_rounds_are_newest_first_with_their_states() -> None:
    figure = listings_by_round(_list(TWO_ROUNDS))

    assert figure is not None
    assert figure.table.rows == (
        ("Announcement No. 57 of 2025", "2025-10-09", "in force", "1"),
        ("Announcement No. 57 of 2025", "2025-10-09", "suspended", "1"),
        ("Announcement No. 46 of 2024", "2024-12-03", "in force", "1"),
    )
    assert "2025-10-09, Announcement No. 57 of 2025: 1 listing in force, 1 listing suspended." in figure.alternative
    assert "States as of 2026-11-25." in texts(drawn(figure.content, 480))


def test_a_round_leads_to_its_act() -> None:
    figure = listings_by_round(_list(TWO_ROUNDS))

    assert figure is not None
    assert [spot.page_id for spot in drawn(figure.content, 480).spots] == [NO_57.id, NO_57.id, NO_46.id]


def test_many_rounds_are_counted_by_year() -> None:
    subjects = [_listing(f"firm {n}", _act(n), f"20{10 + n // 3:02}-01-02") for n in range(30)]
    figure = listings_by_round(_list(subjects))

    assert figure is not None
    assert figure.title == "Listings by year"
    assert figure.table.rows[0] == ("2019", "in force", "3")
    assert len(figure.table.rows) == 10


def test_countries_are_counted_most_first_and_lead_to_their_firms() -> None:
    figure = listings_by_country(_list(TWO_ROUNDS))

    assert figure is not None
    assert figure.table.rows == (("United States", "in force", "2"), ("Japan", "suspended", "1"))
    assert [spot.page_id for spot in drawn(figure.content, 480).spots] == [
        "selection/firm?list:cn-unreliable-entities country:US",
        "selection/firm?list:cn-unreliable-entities country:JP",
    ]


def test_the_smallest_of_many_countries_are_one_row() -> None:
    codes = ("US", "JP", "GB", "DE", "FR", "CA", "KR", "PL", "IN", "TW", "IT", "ES", "NL", "SE", "FI")
    figure = listings_by_country(_list([_listing(code.lower(), NO_46, country=code) for code in codes]))

    assert figure is not None
    assert len(figure.table.rows) == 13
    assert figure.table.rows[-1] == ("3 other countries", "in force", "3")


def test_one_round_or_country_needs_no_figure() -> None:
    assert listings_by_round(_list(TWO_ROUNDS[:1])) is None
    assert listings_by_country(_list(TWO_ROUNDS[:1])) is None


def test_the_legend_has_exactly_the_states_that_occur() -> None:
    figure = listings_by_round(_list(TWO_ROUNDS))

    assert figure is not None
    keys: tuple[Key, ...] = figure.content.keys  # type: ignore[attr-defined]
    assert [key.state for key in keys] == [State.IN_FORCE, State.SUSPENDED]


@given(
    st.lists(st.tuples(st.integers(1, 40), st.sampled_from(["US", "JP", "GB"]), st.booleans()), max_size=40),
    st.sampled_from([480.0, 560.0, 900.0]),
)
def test_any_list_can_be_drawn(rows: list[tuple[int, str, bool]], width: float) -> None:
    subjects = [
        _listing(f"firm {place}", _act(number), f"2020-01-{number % 28 + 1:02}", country=country, ends=ends)
        for place, (number, country, ends) in enumerate(rows)
    ]

    for figure in (listings_by_round(_list(subjects)), listings_by_country(_list(subjects))):
        if figure is not None:
            drawing = drawn(figure.content, width)
            assert len(drawing.spots) == len(figure.table.rows) == len(figure.table.source_ids)
