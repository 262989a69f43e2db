"""Tests of star, review, decision and search: what they do to the notebook and what they print."""

from __future__ import annotations

from tests.desktop.cli.command import Command

GALLIUM = "mineral/gallium"
FIRM = "firm/lockheed-martin"


def said(command: Command, *words: str) -> str:
    """Return what the command prints, in one line."""
    return " ".join(command(*words).out.split())


def test_star_is_put_listed_and_taken(run_small: Command) -> None:
    assert "2 stars." in said(run_small, "star", "put", GALLIUM, FIRM)
    assert [star["target"]["id"] for star in run_small("star", "list", "--json").json["stars"]] == [GALLIUM, FIRM]
    assert "1 star." in said(run_small, "star", "take", FIRM)
    assert "Gallium" in said(run_small, "star", "list")
    assert run_small("star", "put", "mineral/unobtainium").code == 2


def test_review_is_set_moved_done_reopened_and_deleted(run_small: Command) -> None:
    assert "To look at Gallium again on" in said(run_small, "review", "set", GALLIUM, "2026-11-28", "It", "ends.")
    (review,) = run_small("review", "list", "--json").json["reviews"]
    assert (review["due"], review["reason"]) == ("2026-11-28", "It ends.")
    start = review["id"][:8]

    assert "0 reviews." in said(run_small, "review", "list", "--until", "2026-11-27")
    assert run_small("review", "move", start, "2026-11-26", "--json").json["review"]["due"] == "2026-11-26"
    assert "1 review." in said(run_small, "review", "list", "--until", "2026-11-27")
    assert "Review of Gallium done." in said(run_small, "review", "done", start)
    assert "1 review." in said(run_small, "review", "list", "--done")
    assert "Review of Gallium is open." in said(run_small, "review", "reopen", start)
    assert "Deleted the review of Gallium." in said(run_small, "review", "delete", start)
    missing = run_small("review", "done", start)
    assert missing.code == 2
    assert "has no review" in missing.err
    assert run_small("review", "set", GALLIUM, "soon").code == 2


def test_decision_is_added_listed_and_deleted(run_small: Command) -> None:
    made = run_small("decision", "add", FIRM, "Do not ship", "--reason", "Listed.", "--day", "2026-11-20", "--json")
    start = made.json["decision"]["id"][:8]

    assert made.json["decision"]["decided"] == "2026-11-20"
    assert "Do not ship" in said(run_small, "decision", "list", FIRM)
    assert "0 decisions." in said(run_small, "decision", "list", GALLIUM)
    assert "Deleted the decision on" in said(run_small, "decision", "delete", start)
    assert run_small("decision", "list", "--json").json == {"decisions": []}
    assert run_small("decision", "add", FIRM, " ").code == 2


def test_search_is_saved_run_renamed_ordered_and_removed(run_small: Command) -> None:
    assert "Saved the search “Gallium acts”." in said(
        run_small, "search", "save", "Gallium acts", "mineral:gallium", "-state:ended", "--kind", "measure"
    )
    run_small("search", "save", "Firms", "kind:firm", "--as-of", "2025-06-01")

    first, second = run_small("search", "list", "--json").json["searches"]
    assert (first["name"], first["query"], first["kind"]) == ("Gallium acts", "mineral:gallium -state:ended", "measure")
    assert (second["name"], second["as_of"]) == ("Firms", "2025-06-01")
    hits = run_small("search", "run", "gallium ACTS", "--json").json
    assert "measure/mofcom-2024-46" in {hit["id"] for hit in hits}
    assert {hit["kind"] for hit in hits} == {"measure"}
    assert {hit["as_of"] for hit in run_small("search", "run", "Firms", "--json").json} == {"2025-06-01"}
    late = run_small("search", "run", "Firms", "--as-of", "2025-12-01", "--json").json
    assert {hit["as_of"] for hit in late} == {"2025-12-01"}

    assert "Renamed “Firms” to “All firms”." in said(run_small, "search", "rename", "Firms", "All firms")
    listed = run_small("search", "order", "All firms", "--json").json["searches"]
    assert [search["name"] for search in listed] == ["All firms", "Gallium acts"]
    assert "Removed the search “All firms”." in said(run_small, "search", "remove", "all firms")
    assert "1 search." in said(run_small, "search", "list")
    assert "has no search “All firms”" in run_small("search", "run", "All firms").err
    run_small("notebook", "undo")
    assert "2 searches." in said(run_small, "search", "list")


def test_search_of_the_same_name_is_replaced(run_small: Command) -> None:
    run_small("search", "save", "Mine", "gallium")
    run_small("search", "save", "MINE", "germanium")

    assert [search["query"] for search in run_small("search", "list", "--json").json["searches"]] == ["germanium"]


def test_search_that_cannot_be_read_is_not_saved(run_small: Command) -> None:
    assert run_small("search", "save", "Wrong", "stat:ended").code == 2
    assert run_small("search", "list", "--json").json == {"searches": []}
