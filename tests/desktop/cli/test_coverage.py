"""The commands coverage and show source/... print a page, and the whole of it as JSON."""

from __future__ import annotations

from tests.desktop.cli.command import Command


def test_coverage_is_a_page(run_small: Command) -> None:
    found = run_small("coverage")

    assert found.code == 0
    assert "Cn export control list" in found.out
    assert "Round by round, 1 of 1 agrees with the authority’s count." in " ".join(found.out.split())


def test_coverage_in_json_has_a_row_a_list_and_a_kind(run_small: Command) -> None:
    found = run_small("coverage", "--json").json

    assert [row["key"] for row in found["lists"]] == ["list/cn-export-control-list", "list/us-usgs-2025"]
    assert [row["rows"] for row in found["kinds"] if row["key"] == "provisions"] == [7]
    assert found["edition"]["reach"] == "2026-10-09"
    assert found["newest_source"] == "2024-12-03"
    assert found["lists"][0]["rounds_agreeing"] == 1
    assert found["lists"][0]["rounds_differing"] == []
    assert {"rows", "facts", "facts_per_row", "confirmed_percent", "second_hand_percent", "conflicts"} <= set(
        found["totals"]
    )


def test_source_is_shown_with_what_rests_on_it(run_small: Command) -> None:
    found = run_small("show", "source/survey")

    assert found.code == 0
    assert "Geological Survey" in found.out
    assert "- Gallium 镓: the entry itself, 2 figures of production" in found.out


def test_source_in_json(run_small: Command) -> None:
    found = run_small("show", "source/survey", "--json").json

    assert found["id"] == "source/survey"
    assert found["source"]["publisher"] == "Geological Survey"
    assert [use["id"] for use in found["rests_on_it"]] == ["mineral/gallium", "mineral/germanium"]


def test_unknown_source_is_a_sentence(run_small: Command) -> None:
    found = run_small("show", "source/survy")

    assert found.code == 2
    assert "Did you mean 'source/survey'?" in found.err
