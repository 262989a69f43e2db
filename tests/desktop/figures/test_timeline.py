"""The timeline draws what was known on the as-of day, fits its width, and says the same in words and as a table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.force import Basis, Event, EventType
from db.records import Entry, EntryRef, Kind
from desktop.figures.marks import Drawing, Line
from desktop.figures.timeline import force_timeline
from tests.desktop.figures.layout import assert_covered, bars_of, drawn, texts
from tests.desktop.pages.samples import (
    EXTENDED_BY_WORD,
    GALLIUM,
    NO_23,
    NO_46,
    NO_72,
    SUSPENDED_72,
    UEL,
    entry,
    listing,
    opening,
    provision,
)

DAY = "2026-11-25"
CLAUSE_1 = opening("2024-12-03", "2024-12-03")
CLAUSE_2 = (*CLAUSE_1, SUSPENDED_72)
BAR = 10.0

DAYS = st.dates(date(2015, 1, 1), date(2029, 12, 31))
EVENTS = st.lists(
    st.builds(
        Event,
        DAYS,
        st.sampled_from(EventType),
        st.sampled_from(Basis),
        st.none(),
        st.sampled_from([None, "mofcom-2025-72"]),
    ),
    min_size=1,
    max_size=6,
)


def _gallium(as_of: str = DAY) -> Entry:
    subjects = [
        provision(NO_46, CLAUSE_1, as_of=as_of, label="Clause 1"),
        provision(NO_46, (*CLAUSE_2, EXTENDED_BY_WORD), as_of=as_of, label="Clause 2"),
        provision(NO_72, opening("2025-11-09", "2025-11-09"), as_of=as_of, is_deciding=False),
    ]
    return entry(GALLIUM, subjects, as_of=as_of)


def _upright(drawing: Drawing, token: str) -> set[float]:
    return {
        mark.points[0][0]
        for mark in drawing.marks
        if isinstance(mark, Line) and mark.stroke == token and mark.points[0][0] == mark.points[1][0]
    }


@pytest.mark.parametrize("width", [480, 560, 900])
def test_rows_states_and_days_are_written(width: float) -> None:
    figure = force_timeline(_gallium())

    assert figure is not None
    shown = texts(drawn(figure.content, width))
    assert {"as of 2026-11-25", "Controls", "Clause 1", "Clause 2", "suspended until 2026-11-27"} <= set(shown)
    assert "scheduled end" in shown
    assert "official statement" in shown
    assert "press report" not in shown


def test_bars_lead_to_the_act_that_did_it_and_tell_the_source() -> None:
    figure = force_timeline(_gallium())

    assert figure is not None
    suspended = next(spot for spot in drawn(figure.content, 480).spots if "suspended from" in spot.tip)
    assert suspended.page_id == NO_72.id
    assert suspended.tip == (
        "Announcement No. 46 of 2024, Clause 2: suspended from 2025-11-09 to 2026-11-27,"
        " by Announcement No. 72 of 2025; after 2026-11-25 as the acts known then say."
        " Source: Xinhua, China suspends a ban."
    )


def test_on_the_acts_own_page_no_bar_leads_to_itself() -> None:
    figure = force_timeline(entry(NO_46, [provision(NO_46, CLAUSE_2, as_of=DAY, label="Clause 2")], as_of=DAY))

    assert figure is not None
    assert NO_46.id not in {spot.page_id for spot in drawn(figure.content, 480).spots}


def test_after_the_as_of_day_bars_are_low() -> None:
    figure = force_timeline(entry(GALLIUM, [provision(NO_46, CLAUSE_1, as_of=DAY)], as_of=DAY))

    assert figure is not None
    drawing = drawn(figure.content, 480)
    (high,), low = bars_of(drawing, BAR), bars_of(drawing, 4.0)
    (mark,) = _upright(drawing, "text")
    assert high.x + high.width == pytest.approx(mark)
    assert low[0].x == pytest.approx(mark)


def test_an_earlier_day_says_how_much_came_later_without_drawing_it() -> None:
    figure = force_timeline(_gallium("2025-06-01"), today=date(2026, 11, 25))

    assert figure is not None
    assert "2 events after 2025-06-01 are not drawn: they were not known then." in figure.alternative
    assert "suspended" not in " ".join(texts(drawn(figure.content, 900)))
    assert "today" in texts(drawn(figure.content, 900))


def test_today_is_marked_only_where_it_is_another_day() -> None:
    figure = force_timeline(_gallium(), today=date(2026, 11, 25))

    assert figure is not None
    assert "today" not in texts(drawn(figure.content, 900))


def test_rows_beyond_the_limit_are_counted() -> None:
    subjects = [provision(NO_46, CLAUSE_1, as_of=DAY, label=f"Clause {number}") for number in range(1, 18)]
    figure = force_timeline(entry(GALLIUM, subjects, as_of=DAY), limit=4)

    assert figure is not None
    assert "and 13 more" in texts(drawn(figure.content, 480))
    assert "And 13 more: 13 in force." in figure.alternative
    assert len(figure.table.rows) == 4


def test_one_row_too_many_is_shown_rather_than_counted() -> None:
    subjects = [provision(NO_46, CLAUSE_1, as_of=DAY, label=f"Clause {number}") for number in range(1, 6)]
    figure = force_timeline(entry(GALLIUM, subjects, as_of=DAY), limit=4)

    assert figure is not None
    assert "Clause 5" in texts(drawn(figure.content, 480))


def test_of_a_list_the_newest_rounds_are_shown() -> None:
    acts = [EntryRef(f"measure/no-{year}", Kind.MEASURE, f"Act of {year}") for year in range(2010, 2026)]
    subjects = [
        listing(
            UEL, opening(f"{2010 + place}-03-01", f"{2010 + place}-03-01"), as_of=DAY, firm=f"f{place}", measure=act
        )
        for place, act in enumerate(acts)
    ]
    figure = force_timeline(entry(UEL, subjects, as_of=DAY), limit=3)

    assert figure is not None
    assert [row[0] for row in figure.table.rows] == ["Act of 2023", "Act of 2024", "Act of 2025"]


def test_the_table_has_a_row_and_a_source_for_each_run() -> None:
    figure = force_timeline(_gallium())

    assert figure is not None
    assert len(figure.table.rows) == len(figure.table.source_ids)
    assert (
        "Announcement No. 46 of 2024",
        "Clause 2",
        "suspended",
        "2025-11-09",
        "2026-11-27",
        "Announcement No. 72 of 2025",
    ) in figure.table.rows


def test_nothing_known_gives_no_figure() -> None:
    assert force_timeline(entry(GALLIUM, as_of=DAY)) is None
    later = [provision(NO_23, CLAUSE_1, as_of="2020-01-01")]
    assert force_timeline(entry(GALLIUM, later, as_of="2020-01-01")) is None


@given(
    st.lists(EVENTS, min_size=1, max_size=20),
    DAYS,
    st.one_of(st.none(), DAYS),
    st.sampled_from([360.0, 480.0, 560.0, 900.0, 1200.0]),
    st.integers(1, 14),
)
def test_any_course_of_events_can_be_drawn(
    rows: list[list[Event]], as_of: date, today: date | None, width: float, limit: int
) -> None:
    day = as_of.isoformat()
    subjects = [
        provision(
            NO_46, events, as_of=day, label=f"Clause {place}: {'word ' * (place * 3)}", is_deciding=place % 3 != 2
        )
        for place, events in enumerate(rows)
    ]

    figure = force_timeline(entry(GALLIUM, subjects, as_of=day), today=today, limit=limit)

    if figure is not None:
        drawing = drawn(figure.content, width)
        assert_covered(drawing, bars_of(drawing, BAR))
        assert all(spot.tip.endswith(".") for spot in drawing.spots)


@pytest.mark.parametrize("as_of", ["0001-01-02", "9999-12-31"], ids=["the first days", "the last day"])
def test_the_edges_of_the_calendar_do_not_matter(as_of: str) -> None:
    day = date.fromisoformat(as_of) - timedelta(days=1)
    figure = force_timeline(
        entry(GALLIUM, [provision(NO_46, opening(day.isoformat(), day.isoformat()), as_of=as_of)], as_of=as_of)
    )

    assert figure is not None
    drawn(figure.content, 480)
