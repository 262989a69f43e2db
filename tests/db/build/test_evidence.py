"""Confirmations, conflicts, coverage and what is said of groups of minerals reach the edition."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from db.build.api import build
from tests.builders import measure, mineral, provision, small_reference, write_reference
from tests.db.build.mutation import Steps, changed

_DATES = {"field": "announced", "shown": "2024-12-03", "other": "2024-12-04", "source": "survey", "why": "Official."}
_COUNT = {"field": "added", "shown": "2025-01-02", "other": "2025-01-03", "source": "digest", "why": "Official."}


def _rare_earths() -> list[dict[str, Any]]:
    return [
        mineral("rare-earths", name="Rare earths"),
        mineral("heavy", name="Heavy rare earths", part_of="rare-earths"),
        mineral("yttrium", part_of="heavy"),
        mineral("cerium", part_of="rare-earths"),
    ]


def _group_act(slug: str, minerals: list[dict[str, Any]], **changes: Any) -> dict[str, Any]:
    return measure(slug, provisions=[provision(minerals=minerals)], **changes)


CHANGES: tuple[tuple[Steps, Any], ...] = (
    (("measures", 1, "sources"), ["ministry-notice", "trade-press"]),
    (("measures", 1, "confirmed"), ["ministry-notice", "trade-press"]),
    (("measures", 1, "conflicts"), [_DATES]),
    (("listings", 0, "conflicts"), [_COUNT]),
    (("coverage",), [{"subject": "list/us-usgs-2025", "official_count": 60, "as_of": date(2025, 11, 7)}]),
    (("coverage", 0, "source"), "survey"),
    *((("minerals", 2 + place), row) for place, row in enumerate(_rare_earths())),
    (("measures", 6), _group_act("all-of-it", [{"id": "rare-earths", "scope": "magnets"}])),
    (("measures", 7), _group_act("some", [{"id": "rare-earths", "members": ["cerium"]}], kind="partnership")),
    (("measures", 8), _group_act("both", [{"id": "rare-earths"}, {"id": "yttrium", "scope": "oxide"}])),
)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    folder = tmp_path_factory.mktemp("evidence")
    build(write_reference(folder / "reference", changed(small_reference(), *CHANGES)), folder / "edition.sqlite")
    with closing(sqlite3.connect(folder / "edition.sqlite")) as opened:
        yield opened


def _ties(connection: sqlite3.Connection, slug: str) -> list[tuple[str, str | None, int]]:
    return connection.execute(
        "SELECT s.measure_id, es.scope, es.is_deciding FROM entry AS e JOIN entry_subject AS es USING (entry_no)"
        " JOIN subject AS s USING (subject_no) WHERE e.id = ? ORDER BY s.measure_id",
        (f"mineral/{slug}",),
    ).fetchall()


def test_confirmed_act_and_its_provisions_say_so(connection: sqlite3.Connection) -> None:
    acts = connection.execute("SELECT id FROM entry WHERE is_confirmed").fetchall()
    provisions = connection.execute("SELECT key FROM subject WHERE is_confirmed ORDER BY subject_no").fetchall()

    assert acts == [("measure/mofcom-2024-46",)]
    assert provisions == [("mofcom-2024-46#clause-1",), ("mofcom-2024-46#clause-2",)]


def test_conflict_keeps_both_values_and_the_reason(connection: sqlite3.Connection) -> None:
    found = connection.execute("SELECT * FROM conflict ORDER BY owner").fetchall()

    assert found == [
        (
            "lockheed-martin@cn-export-control-list#mofcom-2025-1",
            0,
            "added",
            "2025-01-02",
            "2025-01-03",
            "digest",
            "Official.",
        ),
        ("measure/mofcom-2024-46", 0, "announced", "2024-12-03", "2024-12-04", "survey", "Official."),
    ]


def test_coverage_is_kept_in_order(connection: sqlite3.Connection) -> None:
    found = connection.execute("SELECT * FROM coverage").fetchall()

    assert found == [(0, "list/us-usgs-2025", 60, 0, "2025-11-07", "survey", None, None)]


def test_what_is_said_of_a_group_bears_on_every_member(connection: sqlite3.Connection) -> None:
    assert ("all-of-it", "magnets", 1) in _ties(connection, "rare-earths")
    assert ("all-of-it", "through Rare earths: magnets", 1) in _ties(connection, "cerium")
    assert ("all-of-it", "through Rare earths: magnets", 1) in _ties(connection, "heavy")
    assert ("all-of-it", "through Rare earths: magnets", 1) in _ties(connection, "yttrium")


def test_member_that_is_named_itself_keeps_the_words_said_of_it(connection: sqlite3.Connection) -> None:
    assert _ties(connection, "yttrium") == [
        ("all-of-it", "through Rare earths: magnets", 1),
        ("both", "oxide", 1),
    ]


def test_members_that_are_picked_out_are_the_only_ones(connection: sqlite3.Connection) -> None:
    assert ("some", "through Rare earths", 0) in _ties(connection, "cerium")
    assert "some" not in {act for act, _, _ in _ties(connection, "yttrium")}


def test_control_on_a_group_decides_on_its_members(connection: sqlite3.Connection) -> None:
    states = connection.execute(
        "SELECT i.state, i.first FROM entry_interval AS i JOIN entry USING (entry_no) WHERE id = 'mineral/cerium'"
    ).fetchall()

    assert states == [("in-force", "2024-12-03")]


def test_member_and_group_are_tied(connection: sqlite3.Connection) -> None:
    ties = connection.execute(
        "SELECT f.id, t.id FROM relation AS r JOIN entry AS f ON f.entry_no = r.from_no"
        " JOIN entry AS t ON t.entry_no = r.to_no WHERE r.relation = 'part-of' ORDER BY f.id"
    ).fetchall()

    assert ties == [
        ("mineral/cerium", "mineral/rare-earths"),
        ("mineral/heavy", "mineral/rare-earths"),
        ("mineral/yttrium", "mineral/heavy"),
    ]
