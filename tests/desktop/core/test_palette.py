"""Actions are found by some of their letters, and what cannot be used says why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.actions import ActionSpec, UiContext, catalogue
from desktop.core.palette import likeness, palette_rows, why_not

SPECS = catalogue()
IDLE = UiContext(is_exporting=True)


def first(text: str) -> str:
    """Return the id of the likeliest action."""
    return palette_rows(SPECS, UiContext(), text=text)[0].action_id


@pytest.mark.parametrize(
    ("text", "action_id"),
    [
        ("home", "go.home"),
        ("min", "go.mineral"),
        ("exp br", "entry.export"),
        ("ctrl+k", "find.anything"),
        ("dark", "view.dark"),
        ("cochro", "table.compare"),
        ("settings", "app.settings"),
    ],
)
def test_likeliest_action_comes_first(text: str, action_id: str) -> None:
    assert first(text) == action_id


def test_empty_text_lists_every_action_in_the_order_of_the_menu() -> None:
    rows = palette_rows(SPECS, UiContext(), text=" ")

    assert [row.action_id for row in rows] == [spec.id for spec in SPECS]


def test_rubbish_finds_nothing() -> None:
    assert palette_rows(SPECS, UiContext(), text="qqxz") == ()


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_action_that_cannot_be_used_says_why(spec: ActionSpec) -> None:
    for context in (UiContext(), IDLE, UiContext(has_page=True, has_rows=True), UiContext(has_entry=True)):
        reason = why_not(spec, context)

        assert bool(reason) is not spec.is_enabled(context)
        assert reason == "" or reason.endswith(".")
        assert reason != "This cannot be used now." or context is IDLE


def test_reason_stands_where_the_action_is_described() -> None:
    row = next(row for row in palette_rows(SPECS, UiContext(), text="") if row.action_id == "go.back")

    assert not row.is_enabled
    assert row.detail == "There is nothing to go back to."


@given(text=st.text(), word=st.text(min_size=1))
def test_likeness_is_never_negative_and_full_words_are_alike(text: str, word: str) -> None:
    assert likeness(text, word) >= 0
    assert likeness(f"{text} {word.casefold()}", word.casefold()) > 0
