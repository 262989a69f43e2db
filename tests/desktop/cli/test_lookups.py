"""Tests of find, show, deadlines and diff on the real reference data: what they say on which day."""

from __future__ import annotations

import re

import pytest

from db.force import State
from tests.desktop.cli.command import Command

STATES = {state.value for state in State} | {None}
BASIS = {"as_of", "edition", "caveat"}


@pytest.mark.parametrize(
    ("query", "first", "matched"),
    [
        ("镓", "mineral/gallium", "Chinese name"),
        ("Ga", "mineral/gallium", "symbol"),
        ("No. 46 of 2024", "measure/mofcom-2024-46", "number"),
        ("46号", "measure/mofcom-2024-46", "number"),
        ("mofcom 46", "measure/mofcom-2024-46", "number"),
        ("1C902", "mineral/samarium", "control code"),
        ("Lockheed", "firm/lockheed-martin", "name"),
    ],
)
def test_find_has_the_entry_that_is_meant_first(run: Command, query: str, first: str, matched: str) -> None:
    result = run("find", query, "--json", "--limit", "5")

    best = result.json[0]
    assert result.code == 0
    assert (best["id"], best["matched"]) == (first, matched)


def test_hits_have_the_promised_keys(run: Command) -> None:
    hits = run("find", "gallium", "--json").json

    assert len(hits) > 3
    for hit in hits:
        assert {"id", "kind", "name", "name_zh", "state", "since", "until", "matched"} <= set(hit)
        assert hit["id"].startswith(f"{hit['kind']}/")
        assert hit["state"] in STATES
        assert hit["as_of"] == "2026-11-15"
        assert hit["edition"] == "2026-11-22"


def test_find_keeps_to_kind_limit_and_terms(run: Command) -> None:
    firms = run("find", "list:cn-unreliable-entities", "--kind", "firm", "--limit", "7", "--json").json
    kinds = run("find", "gallium", "--kind", "mineral", "--kind", "technology", "--json").json
    without = run("find", "gallium", "-kind:technology", "--json").json

    assert [hit["kind"] for hit in firms] == ["firm"] * 7
    assert {hit["kind"] for hit in kinds} == {"mineral", "technology"}
    assert "technology" not in {hit["kind"] for hit in without}


def test_nothing_found_is_an_answer(run: Command) -> None:
    told = run("find", "galium")

    assert told.code == 0
    assert "Nothing was found for “galium”. Did you mean “gallium”?" in told.out
    assert run("find", "galium", "--json").json == []


def test_text_says_day_edition_and_what_the_day_needs_said(run: Command) -> None:
    lines = run("find", "镓", "--as-of", "2026-11-28", "--limit", "1").out.split("\n")

    assert re.fullmatch(r"As of 2026-11-28, from the edition of 2026-11-22, [0-9a-f]{8}\.", lines[0])
    assert "this is a forecast" in lines[1]
    assert "mineral/gallium" in "\n".join(lines)
    assert "The first 1; --limit asks for more." in lines


@pytest.mark.parametrize(
    ("as_of", "clause_2", "since", "until"),
    [
        ("2025-06-01", "in-force", "2024-12-03", None),
        ("2025-12-01", "suspended", "2025-11-09", "2026-11-27"),
        ("2026-11-28", "unconfirmed", "2026-11-27", None),
    ],
)
def test_three_days_tell_three_truths(run: Command, as_of: str, clause_2: str, since: str, until: str | None) -> None:
    shown = run("show", "measure/mofcom-2024-46", "--as-of", as_of, "--json").json

    provisions = {provision["key"].partition("#")[2]: provision for provision in shown["force"]["provisions"]}
    assert shown["as_of"] == as_of
    assert shown["force"]["state"] == "in-force"
    assert provisions["clause-1"]["state"] == "in-force"
    found = provisions["clause-2"]
    assert (found["state"], found["since"], found["until"]) == (clause_2, since, until)


def test_end_that_passed_is_unconfirmed_with_the_statement_as_remark(run: Command) -> None:
    force = run("show", "measure/mofcom-2025-57", "--as-of", "2026-11-15", "--json").json["force"]

    assert (force["state"], force["since"]) == ("unconfirmed", "2026-11-10")
    assert [(remark["basis"], remark["day"], remark["until"]) for remark in force["remarks"]] == [
        ("statement", "2026-09-28", "2027-01-10")
    ]


@pytest.mark.parametrize(
    "entry_id",
    [
        "mineral/gallium",
        "technology/gan-power-electronics",
        "firm/lockheed-martin",
        "measure/mofcom-2024-46",
        "list/cn-unreliable-entities",
    ],
)
def test_shown_entry_has_the_promised_keys(run: Command, entry_id: str) -> None:
    shown = run("show", entry_id, "--json").json

    assert {"id", "kind", "name", "name_zh", "aliases", "facts", "force", "linked", "sources", "notes"} | BASIS <= set(
        shown
    )
    assert shown["id"] == entry_id
    assert {"state", "since", "until", "counts", "remarks", "provisions", "listings"} <= set(shown["force"])
    assert shown["force"]["state"] in STATES
    for kind, entries in shown["linked"].items():
        assert all(entry["id"].startswith(f"{kind}/") and entry["relation"] for entry in entries)
    subjects = [*shown["force"]["provisions"], *shown["force"]["listings"]]
    cited = {source for subject in subjects for source in subject["source_ids"]} | set(shown["source_ids"])
    assert cited
    assert cited <= set(shown["sources"])


def test_measure_is_linked_with_what_it_names(run: Command) -> None:
    linked = run("show", "measure/mofcom-2024-46", "--json").json["linked"]

    assert {"mineral/gallium", "mineral/germanium"} <= {entry["id"] for entry in linked["mineral"]}
    assert "measure/mofcom-2025-72" in {entry["id"] for entry in linked["measure"]}


def test_firm_is_linked_with_its_lists_and_their_acts(run: Command) -> None:
    linked = run("show", "firm/lockheed-martin", "--json").json["linked"]

    assert "list/cn-unreliable-entities" in {entry["id"] for entry in linked["list"]}
    assert linked["measure"]


def test_page_as_text_has_bottom_line_and_sources(run: Command) -> None:
    result = run("show", "measure/mofcom-2025-57", "--as-of", "2026-11-15")

    assert result.code == 0
    assert re.search(r"(?i)unconfirmed\b.{0,40}\b2026-11-10", result.out.replace("\n", " "))
    assert "An official statement of 2026-09-28" in result.out
    assert "[1] " in result.out
    assert "Edition of 2026-11-22" in result.out


def test_full_page_leaves_no_row_out(run: Command) -> None:
    short = run("show", "list/cn-export-control-list").out
    full = run("show", "list/cn-export-control-list", "--full").out

    assert "Rows were left out of long tables; --full shows them all." in short
    assert "Rows were left out" not in full
    assert len(full) > len(short)


def test_deadlines_are_ahead_or_passed(run: Command) -> None:
    found = run("deadlines", "--json", "--until", "2026-12-31").json

    assert {"until", "deadlines"} | BASIS == set(found)
    assert found["until"] == "2026-12-31"
    passed = [item for item in found["deadlines"] if item["is_passed"]]
    ahead = [item for item in found["deadlines"] if not item["is_passed"]]
    assert all(item["day"] <= "2026-11-15" for item in passed)
    assert all("2026-11-15" < item["day"] <= "2026-12-31" for item in ahead)
    assert "measure/mofcom-2024-46" in {item["measure"]["id"] for item in ahead}
    assert "measure/mofcom-2025-57" in {item["measure"]["id"] for item in passed}


def test_deadlines_as_text_keep_the_two_apart(run: Command) -> None:
    out = run("deadlines").out

    assert out.index("Passed, and no act says what followed") < out.index("measure/mofcom-2025-57")
    assert out.index("\nAhead\n") < out.index("  measure/mofcom-2024-46\n")
    assert "official statement of 2026-09-28: extended until 2027-01-10" in out


def test_diff_tells_who_changed_and_by_which_act(run: Command) -> None:
    found = run("diff", "2025-05-13", "2025-05-14", "kind:firm", "list:cn-export-control-list", "--json").json

    assert {"before", "after", "query", "changes"} | BASIS == set(found)
    assert found["as_of"] == "2025-05-14"
    assert len(found["changes"]) == 28
    for change in found["changes"]:
        assert (change["before"]["state"], change["after"]["state"]) == ("in-force", "suspended")
        assert change["cause"]["type"] == "suspended"
        assert change["measure"]["id"].startswith("measure/")


def test_diff_as_text_counts_and_says_when_nothing_changed(run: Command) -> None:
    some = run("diff", "2025-05-13", "2025-05-14", "kind:firm").out
    none = run("diff", "2025-05-14", "2025-05-14")

    assert "in force → suspended" in some
    assert none.code == 0
    assert "0 changes between 2025-05-14 and 2025-05-14." in none.out
