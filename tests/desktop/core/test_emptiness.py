"""An empty table says why, and offers the one thing that helps."""

from __future__ import annotations

from db.records import Kind
from desktop.core.browse_state import BrowseState
from desktop.core.emptiness import no_rows

NONE = dict.fromkeys(Kind, 0)


def test_other_kinds_that_fit_come_first() -> None:
    reason = no_rows(BrowseState(text="lock"), {**NONE, Kind.FIRM: 12, Kind.MEASURE: 7}, suggestion="rock")

    assert reason.title == "No mineral fits “lock”"
    assert reason.text == "12 firms do."
    assert reason.action == "go.firm"


def test_then_what_may_have_been_meant() -> None:
    reason = no_rows(BrowseState(text="galium"), NONE, suggestion="gallium")

    assert reason.action == "search:gallium"
    assert "gallium" in reason.button


def test_else_the_filters_can_be_cleared() -> None:
    assert no_rows(BrowseState(text="xyzzy"), NONE, suggestion=None).action == "find.clear"


def test_edition_without_the_kind_says_so() -> None:
    reason = no_rows(BrowseState(kind=Kind.LIST), NONE, suggestion=None)

    assert reason.title == "This edition has no lists"
    assert not reason.action
