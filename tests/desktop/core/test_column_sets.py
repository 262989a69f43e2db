"""Columns are kept as a user left them, and what is stored is never trusted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.words import Kind
from desktop.core.column_sets import COLUMNS, ColumnChoice, ColumnSet, choice_of, with_choice
from desktop.core.settings import SettingsStore

KNOWN = ("name", "state", "since", "until")


def test_without_a_choice_all_columns_are_shown() -> None:
    assert ColumnSet().shown(KNOWN) == KNOWN


def test_columns_that_are_gone_are_passed_over() -> None:
    assert ColumnSet(("gone", "state")).shown(KNOWN) == ("state",)
    assert ColumnSet(("gone",)).shown(KNOWN) == KNOWN


def test_column_is_hidden_and_shown_again_at_the_end() -> None:
    hidden = ColumnSet().with_shown("state", known=KNOWN, is_shown=False)

    assert hidden.keys == ("name", "since", "until")
    assert hidden.with_shown("state", known=KNOWN, is_shown=True).keys == ("name", "since", "until", "state")


def test_last_column_stays() -> None:
    only = ColumnSet(("name",))

    assert only.with_shown("name", known=KNOWN, is_shown=False) is only


@pytest.mark.parametrize(
    ("by", "keys"), [(-1, ("state", "name", "since", "until")), (9, ("name", "since", "until", "state"))]
)
def test_column_is_moved_within_the_table(by: int, keys: tuple[str, ...]) -> None:
    assert ColumnSet().moved("state", known=KNOWN, by=by).keys == keys


def test_choices_of_kinds_are_kept_apart(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.json")
    mine = ColumnChoice(ColumnSet(("state", "name"), {"name": 200})).saving("Mine")

    store.set(COLUMNS, with_choice(store.get(COLUMNS), Kind.FIRM, choice=mine))

    read = SettingsStore(tmp_path / "settings.json").get(COLUMNS)
    assert choice_of(read, Kind.FIRM) == mine
    assert choice_of(read, Kind.LIST) == ColumnChoice()
    assert mine.without("Mine").saved == {}


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["keys", "widths", "x"]), _JSON), st.dictionaries(st.text(max_size=3), _JSON))
def test_any_stored_value_is_borne(current: dict[str, object], saved: dict[str, object]) -> None:
    choice = choice_of({"firm": {"current": current, "saved": saved}}, Kind.FIRM)

    assert set(choice.current.shown(KNOWN)) <= set(KNOWN)
    assert all(40 <= width <= 2000 for width in choice.current.widths.values())
