"""Rows of a search: kinds have heads, and a row says what matched where that is not its name."""

from __future__ import annotations

from datetime import date

from db.force import State
from db.records import EntryRef, Hit, Kind, Standing
from desktop.core.hit_rows import hit_rows

BAN = EntryRef("measure/no-46", Kind.MEASURE, "Export ban", None, "Announcement No. 46 of 2024")
GALLIUM = EntryRef("mineral/gallium", Kind.MINERAL, "Gallium", "镓")
GERMANIUM = EntryRef("mineral/germanium", Kind.MINERAL, "Germanium")


def hit(entry: EntryRef, field: str = "name", text: str = "x", *, state: State | None = State.IN_FORCE) -> Hit:
    return Hit(entry, Standing(state, date(2024, 1, 1)), field, text)


def test_kinds_stand_in_the_order_of_their_best_hit() -> None:
    rows = hit_rows((hit(BAN), hit(GALLIUM), hit(BAN), hit(GERMANIUM)))

    assert [row.title for row in rows if row.is_head] == ["Measures", "Minerals"]
    assert [row.page_id for row in rows] == ["", BAN.id, BAN.id, "", GALLIUM.id, GERMANIUM.id]


def test_a_row_says_what_matched_unless_that_is_its_name() -> None:
    (_head, by_name, by_code) = hit_rows((hit(GALLIUM), hit(GERMANIUM, "HS code", "8112.92")))

    assert (by_name.title, by_name.detail) == ("Gallium 镓", "")
    assert by_code.detail == "HS code: 8112.92"


def test_a_long_match_is_cut() -> None:
    row = hit_rows((hit(GALLIUM, "summary", "word " * 60),))[1]

    assert row.detail.endswith("…")
    assert len(row.detail) < 120


def test_a_row_is_read_whole() -> None:
    row = hit_rows((hit(BAN, "alias", "the ban", state=None),))[1]

    assert row.spoken == "Announcement No. 46 of 2024: Export ban, measure, none known, alias: the ban"
    assert row.state == ""


def test_nothing_found_has_no_rows() -> None:
    assert hit_rows(()) == ()
