"""The command compare, and reports shown by the id of their page, as text and as JSON."""

from __future__ import annotations

import pytest

from tests.desktop.cli.command import Command


def test_two_minerals_stand_side_by_side(run_small: Command) -> None:
    found = run_small("compare", "mineral/gallium", "mineral/germanium")

    assert found.code == 0
    assert "Gallium and Germanium" in found.out
    assert "Side by side" in found.out


def test_one_entry_stands_on_two_days_in_either_order(run_small: Command) -> None:
    found = run_small("compare", "mineral/gallium", "--days", "2025-12-01", "2024-01-01")

    assert found.code == 0
    assert "Mineral on 2024-01-01 and on 2025-12-01" in found.out


def test_a_report_in_json_is_its_document_tree(run_small: Command) -> None:
    found = run_small("compare", "mineral/gallium", "mineral/germanium", "--json").json

    assert found["id"] == "compare/mineral/gallium,mineral/germanium"
    assert found["blocks"][0]["block"] == "as_of"
    table = next(block for block in found["blocks"] if block["block"] == "data_table")
    assert table["columns"] == ["", "Gallium", "Germanium"]
    assert found["edition"]["reach"] == "2026-10-09"


@pytest.mark.parametrize(
    "page", ["deadlines", "changes/2024-01-01..2025-12-31", "selection/mineral?gallium", "coverage"]
)
def test_reports_are_shown_by_their_id(run_small: Command, page: str) -> None:
    found = run_small("show", page)

    assert found.code == 0
    assert f"· {page}" in found.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("mineral/gallium",), "To compare takes two to six entries, not 1."),
        (("mineral/gallium", "list/us-usgs-2025"), "Entries of different kinds"),
        (("mineral/gallium", "mineral/germanum"), "Did you mean 'mineral/germanium'?"),
        (("mineral/gallium", "mineral/germanium", "--days", "2024-01-01", "2025-01-01"), "Only one entry"),
        (("mineral/gallium", "--days", "2024-01-01", "soon"), "is not a day"),
    ],
)
def test_what_cannot_be_compared_is_said(run_small: Command, words: tuple[str, ...], said: str) -> None:
    found = run_small("compare", *words)

    assert found.code == 2
    assert said in found.err
