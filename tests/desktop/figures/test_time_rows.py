"""Where there is room, names stand before the bars and states behind them; else above."""

from __future__ import annotations

from datetime import date

import pytest

from db.force import State
from desktop.figures.marks import Label
from desktop.figures.time_rows import WIDE, Dot, Flagged, TimeBar, TimeRow, TimeRows
from tests.desktop.figures.layout import bars_of, drawn, texts

BAR = TimeBar(State.IN_FORCE, date(2024, 12, 3), None, "In force from 2024-12-03.", "measure/mofcom-2024-46")
ROW = TimeRow("Announcement No. 46 of 2024", "Clause 1", "in force", State.IN_FORCE, (BAR,))
AS_OF = Flagged(date(2026, 11, 25), "as of 2026-11-25")


def _rows(*rows: TimeRow, today: Flagged | None = None) -> TimeRows:
    return TimeRows(rows, date(2024, 11, 1), date(2027, 11, 25), AS_OF, today, ())


@pytest.mark.parametrize(("width", "is_beside"), [(WIDE, True), (WIDE - 1, False)], ids=["wide", "narrow"])
def test_names_stand_beside_the_bars_where_there_is_room(width: float, *, is_beside: bool) -> None:
    drawing = drawn(_rows(ROW), width)

    (bar,) = bars_of(drawing, 10.0)
    name = next(mark for mark in drawing.marks if isinstance(mark, Label) and mark.text.startswith("Announcement"))
    assert (bar.y < name.y < bar.y + bar.height) == is_beside


def test_of_a_long_name_something_is_left_for_what_says_it_more_closely() -> None:
    drawing = drawn(_rows(TimeRow("A very long name of an act " * 5, "Clause 2", "in force", bars=(BAR,))), 480)

    assert "Clause 2" in texts(drawing)


def test_a_statement_lies_on_top_of_its_bar() -> None:
    dot = Dot(date(2026, 6, 1), is_statement=True, tip="Official statement.", page_id=None)
    drawing = drawn(_rows(TimeRow("Act", bars=(BAR,), dots=(dot,))), 480)

    spot = drawing.spots[-1]
    assert drawing.spot_at(spot.x + spot.width / 2, spot.y + spot.height / 2) == spot


def test_marked_days_too_near_for_both_labels_leave_the_as_of_day_its_own() -> None:
    drawing = drawn(_rows(ROW, today=Flagged(date(2026, 11, 26), "today")), 480)

    assert "as of 2026-11-25" in texts(drawing)
    assert "today" not in texts(drawing)
