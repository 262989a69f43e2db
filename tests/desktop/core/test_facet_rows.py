"""The rows of the filter panel."""

from __future__ import annotations

from db.records import Facet, FacetValue
from desktop.core.facet_rows import SHORT_COUNT, Choice, RowKind, facet_rows

LONG = Facet("country", "Country", tuple(FacetValue(f"C{n}", f"Country {n}", 20 - n) for n in range(10)))


def test_long_facet_shows_its_first_values_and_a_way_to_the_rest() -> None:
    rows = facet_rows([LONG], {})

    assert [row.kind for row in rows] == [RowKind.HEAD, *[RowKind.VALUE] * SHORT_COUNT, RowKind.MORE]
    assert rows[-1].label == "All 10"


def test_unfolded_facet_shows_every_value() -> None:
    rows = facet_rows([LONG], {}, unfolded=frozenset({"country"}))

    assert len(rows) == 12
    assert rows[-1].label == "Fewer"


def test_chosen_value_is_never_folded_away() -> None:
    rows = facet_rows([LONG], {("country", "C9"): Choice.EXCLUDE})

    shown = [row for row in rows if row.value == "C9"]

    assert [row.choice for row in shown] == [Choice.EXCLUDE]


def test_facet_without_values_is_left_out() -> None:
    assert facet_rows([Facet("state", "State", ())], {}) == ()


def test_row_is_spoken_whole() -> None:
    facet = Facet("state", "State", (FacetValue("suspended", "Suspended", 1200),))

    rows = facet_rows([facet], {("state", "suspended"): Choice.INCLUDE})

    assert rows[1].spoken == "State: Suspended, 1,200, included"


def test_value_without_entries_is_marked_empty() -> None:
    facet = Facet("state", "State", (FacetValue("ended", "Ended", 0),))

    assert facet_rows([facet], {})[1].is_empty
