"""The commands path and graph print their pages as text and as JSON."""

from __future__ import annotations

from tests.desktop.cli.command import Command


def test_path_prints_the_sentence_and_the_steps(run_small: Command) -> None:
    found = run_small("path", "mineral/gallium", "measure/mofcom-2024-46")

    assert found.code == 0
    assert "From Gallium to Announcement No. 46 of 2024" in found.out
    assert "Step by step" in found.out


def test_path_in_json_is_its_document_tree(run_small: Command) -> None:
    found = run_small("path", "mineral/gallium", "measure/mofcom-2024-46", "--json").json

    assert found["id"] == "path/mineral/gallium..measure/mofcom-2024-46"
    assert any("alternative" in block for block in found["blocks"])


def test_graph_prints_every_tie(run_small: Command) -> None:
    found = run_small("graph", "mineral/gallium", "--hops", "2")

    assert found.code == 0
    assert "Around Gallium" in found.out
    assert "Graph of 2 steps · graph/mineral/gallium@2" in found.out
    assert "Every tie shown" in found.out


def test_an_unknown_entry_is_a_sentence(run_small: Command) -> None:
    found = run_small("path", "mineral/gallium", "mineral/germanum")

    assert found.code == 2
    assert "Did you mean 'mineral/germanium'?" in found.err
