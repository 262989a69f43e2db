"""Columns of the tables: order, widths, words."""

from __future__ import annotations

import pytest

from db.queries.columns import columns
from db.records import Kind
from desktop.core.columns import column, shown_order, words_for


@pytest.mark.parametrize("kind", list(Kind))
def test_every_column_of_the_query_is_shown_once_and_the_name_first(kind: Kind) -> None:
    specs = columns(kind)

    order = shown_order(kind, [spec.key for spec in specs])

    assert sorted(order) == list(range(len(specs)))
    assert specs[order[0]].key == "name"
    assert specs[order[1]].key == "state"


def test_unknown_column_stands_last() -> None:
    assert shown_order(Kind.MINERAL, ("mystery", "state", "name")) == (2, 1, 0)


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("state", "in-force", "In force"),
        ("state", None, "–"),
        ("country", "US", "United States"),
        ("country", None, ""),
        ("type", "export ban", "Export ban"),
        ("in_force", 0, "–"),
        ("firms", 1234, "1,234"),
        ("since", "2025-11-09", "2025-11-09"),
        ("name", None, ""),
    ],
)
def test_words_for_a_value(key: str, value: object, text: str) -> None:
    assert words_for(key)(value) == text


def test_numbers_stand_at_the_end_and_the_state_has_its_mark() -> None:
    assert column("firms", "Firms", is_numeric=True).is_at_end
    assert column("state", "State", is_numeric=False).is_state
    assert column("name", "Name", is_numeric=False).is_stretched
