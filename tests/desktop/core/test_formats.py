"""Tests of how values become words."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import DataError
from db.force import Basis, Event, EventType, State
from db.records import EditionInfo, Evidence, Kind, Standing
from desktop.core import formats

EDITION = EditionInfo(date(2026, 11, 22), date(2026, 10, 9), 1, "0123456789abcdef" * 4, {})


@pytest.mark.parametrize("text", ["2026-11-27", " 2026-11-27 "])
def test_iso_day_is_understood(text: str) -> None:
    assert formats.parse_day(text) == date(2026, 11, 27)


@pytest.mark.parametrize(
    "text",
    ["2026-13-01", "2026-02-30", "20261127", "2026-W48-5", "27.11.2026", "2026-11-27T10:00", "", "today", "0000-01-01",
     "２０２６-11-27"],
)  # fmt: skip
def test_anything_else_is_no_day(text: str) -> None:
    with pytest.raises(DataError, match="is not a day of the calendar") as caught:
        formats.parse_day(text)

    assert text in caught.value.text
    assert "YYYY-MM-DD" in caught.value.hint


@given(st.dates())
def test_every_day_reads_back(value: date) -> None:
    assert formats.parse_day(formats.day(value)) == value


@given(st.text())
def test_any_text_is_a_day_or_a_sentence(text: str) -> None:
    with suppress(DataError):
        assert formats.day(formats.parse_day(text)) == text.strip()


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "0"), (-0.0, "0"), (7, "7"), (1234567, "1,234,567"), (0.5, "0.5"), (1234.50, "1,234.5"), (-3.25, "−3.25"),
     (100.0, "100"), (0.0000001, "0"), (2300000.0, "2,300,000")],
)  # fmt: skip
def test_number(value: float, expected: str) -> None:
    assert formats.number(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Standing(None), "none known"),
        (Standing(State.IN_FORCE, date(2024, 12, 3)), "in force since 2024-12-03"),
        (
            Standing(State.SUSPENDED, date(2025, 11, 9), date(2026, 11, 27)),
            "suspended since 2025-11-09 until 2026-11-27",
        ),
        (Standing(State.UNCONFIRMED, until=date(2026, 11, 10)), "unconfirmed until 2026-11-10"),
    ],
)
def test_standing(value: Standing, expected: str) -> None:
    assert formats.standing(value) == expected


def test_counts_of_states() -> None:
    standing = Standing(State.IN_FORCE, counts=((State.IN_FORCE, 1), (State.SUSPENDED, 16)))

    assert formats.state_counts(standing) == "1 in force, 16 suspended"


def test_every_value_of_the_domain_has_words() -> None:
    words = [
        *(formats.state(value) for value in State),
        *(formats.event_type(value) for value in EventType),
        *(formats.basis(value) for value in Basis),
        *(formats.evidence(value) for value in Evidence),
        *(formats.kind(value, count=count) for value in Kind for count in (1, 2)),
    ]

    assert all(words)
    assert formats.kind(Kind.TECHNOLOGY, count=2) == "technologies"


def test_countries_have_names() -> None:
    assert formats.country("CD") == "DR Congo"
    assert formats.country("ZZ") == "ZZ"
    assert formats.country(None) == ""
    assert formats.countries(("US", "EU")) == "United States, European Union"
    assert formats.countries(()) == "every country"


def test_event_that_is_no_act_says_so() -> None:
    act = Event(date(2025, 11, 9), EventType.SUSPENDED, until=date(2026, 11, 27))
    statement = Event(date(2026, 9, 28), EventType.EXTENDED, Basis.STATEMENT, until=date(2027, 1, 10))

    assert formats.event(act) == "suspended on 2025-11-09 until 2026-11-27"
    assert formats.event(statement) == "extended on 2026-09-28 until 2027-01-10 (official statement)"
    assert formats.remark(statement) == "official statement of 2026-09-28: extended until 2027-01-10"


def test_days_and_times_in_words() -> None:
    assert formats.long_day(date(2026, 11, 27)) == "27 November 2026"
    assert formats.moment(datetime(2026, 11, 25, 3, 5, tzinfo=UTC)) == "2026-11-25 03:05 UTC"
    assert formats.day(None) == ""
    assert formats.percent(98.5) == "98.5 %"


def test_edition_is_named_by_date_and_hash() -> None:
    assert formats.edition_line(EDITION) == "edition of 2026-11-22, 01234567"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2026, 10, 9), ""),
        (date(2026, 10, 10), "The sources that were read have news up to 2026-10-09; later acts may be missing."),
        (
            date(2026, 11, 23),
            (
                "2026-11-23 lies after the edition’s date, 2026-11-22: this is a forecast from the acts known then."
                " The sources that were read have news up to 2026-10-09; later acts may be missing."
            ),
        ),
    ],
)
def test_day_beyond_the_editions_knowledge_is_told(as_of: date, expected: str) -> None:
    assert formats.caveat(as_of, EDITION) == expected


@pytest.mark.parametrize(
    ("code", "place"), [("US", "the United States"), ("NL", "the Netherlands"), ("CN", "China"), ("XX", "XX")]
)
def test_country_in_a_sentence_has_its_article(code: str, place: str) -> None:
    assert formats.place(code) == place
