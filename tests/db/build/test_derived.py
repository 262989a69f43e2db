"""Facets, relations, grades and citations follow from the rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.build.choices import SourceKind
from db.build.tables import grade
from db.records import Evidence


@pytest.fixture(scope="module")
def connection(small_edition_path: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(small_edition_path)
    yield opened
    opened.close()


def _facets(connection: sqlite3.Connection, entry_id: str) -> set[tuple[str, str, str]]:
    return set(
        connection.execute(
            "SELECT facet.key, facet.value, facet_label.label FROM facet JOIN entry USING (entry_no)"
            " JOIN facet_label USING (key, value) WHERE id = ?",
            (entry_id,),
        )
    )


@pytest.mark.parametrize(
    ("entry_id", "expected"),
    [
        (
            "mineral/gallium",
            {
                ("group", "minor-metal", "Minor metal"),
                ("designation", "us-usgs-2025", "US critical minerals 2025"),
                ("designation", "nato-defence-critical-2024", "NATO defence-critical 2024"),
                ("evidence", "official", "Official text read"),
            },
        ),
        (
            "technology/gan-power-electronics",
            {
                ("type", "product", "Product"),
                ("sector", "semiconductors", "Semiconductors"),
                ("mineral", "gallium", "Gallium"),
                ("evidence", "reported", "Reported"),
            },
        ),
        (
            "firm/lockheed-martin",
            {
                ("type", "company", "Company"),
                ("country", "US", "United States"),
                ("sector", "defence", "Defence"),
                ("list", "cn-export-control-list", "Cn export control list"),
                ("technology", "gan-power-electronics", "Gan power electronics"),
                ("evidence", "official", "Official text read"),
            },
        ),
        (
            "measure/mofcom-2024-46",
            {
                ("type", "export-ban", "Export ban"),
                ("type", "end-use-rule", "End-use rule"),
                ("country", "CN", "China"),
                ("issuer", "mofcom", "MOFCOM"),
                ("target", "US", "United States"),
                ("mineral", "gallium", "Gallium"),
                ("technology", "gan-power-electronics", "Gan power electronics"),
                ("evidence", "official", "Official text read"),
            },
        ),
        (
            "list/us-usgs-2025",
            {
                ("type", "minerals", "Minerals"),
                ("country", "US", "United States"),
                ("issuer", "usgs", "USGS"),
                ("evidence", "official", "Official text read"),
            },
        ),
    ],
)
def test_facets_of_an_entry(connection: sqlite3.Connection, entry_id: str, expected: set[tuple[str, str, str]]) -> None:
    assert _facets(connection, entry_id) == expected


def test_act_without_targets_aims_at_every_country(connection: sqlite3.Connection) -> None:
    assert ("target", "every", "Every country") in _facets(connection, "measure/cn-export-control-law")


def test_relations_run_from_the_one_that_acts(connection: sqlite3.Connection) -> None:
    rows = connection.execute(
        "SELECT a.id, relation, b.id, via, source_id FROM relation"
        " JOIN entry a ON a.entry_no = from_no JOIN entry b ON b.entry_no = to_no"
    ).fetchall()

    assert set(rows) == {
        ("mineral/gallium", "used-in", "technology/gan-power-electronics", "nitride circuits", None),
        ("list/us-usgs-2025", "designates", "mineral/gallium", "critical", "survey"),
        (
            "technology/gan-power-electronics",
            "depends-on",
            "mineral/gallium",
            "nitride layer; essential",
            "trade-press",
        ),
        ("technology/gan-power-electronics", "used-by", "firm/lockheed-martin", None, "trade-press"),
        ("firm/lockheed-martin-missiles", "role", "mineral/gallium", "user", "trade-press"),
        ("firm/lockheed-martin-missiles", "parent", "firm/lockheed-martin", None, None),
        ("measure/mofcom-2024-46", "legal-basis", "measure/cn-export-control-law", None, None),
        ("list/cn-export-control-list", "legal-basis", "measure/cn-export-control-law", None, None),
        ("measure/mofcom-2025-72", "responds-to", "measure/mofcom-2024-46", None, None),
        ("measure/mofcom-2025-72", "suspends", "measure/mofcom-2024-46", None, "ministry-notice"),
        ("measure/mofcom-2025-72", "suspends", "measure/mofcom-2025-1", None, "ministry-notice"),
        ("measure/mofcom-2025-72", "ends", "measure/mofcom-2025-1", None, "ministry-notice"),
        ("measure/truce-2026", "speaks-of", "measure/mofcom-2024-46", None, "ministry-notice"),
    }


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ([(SourceKind.OFFICIAL, True)], Evidence.OFFICIAL),
        ([(SourceKind.OFFICIAL, False), (SourceKind.NEWS, True)], Evidence.REPORTED),
        ([(SourceKind.OFFICIAL, False)], Evidence.SECOND_HAND),
        ([(SourceKind.DATASET, True)], Evidence.SECOND_HAND),
        ([(SourceKind.REFERENCE, True), (SourceKind.DATASET, True)], Evidence.REPORTED),
        ([(SourceKind.NEWS, False)], Evidence.SECOND_HAND),
    ],
)
def test_grade_is_that_of_the_best_source_read(sources: list[tuple[SourceKind, bool]], expected: Evidence) -> None:
    assert grade(sources) is expected


def test_gaps_and_replacements_are_kept(connection: sqlite3.Connection) -> None:
    gaps = connection.execute("SELECT owner, position, text FROM not_known").fetchall()
    replacements = connection.execute("SELECT old_id, new_id FROM replacement").fetchall()

    assert gaps == [("measure/mofcom-2024-46", 0, "Whether it is extended was not found.")]
    assert replacements == [("firm/lockheed", "firm/lockheed-martin")]


def test_round_counts_its_listings(connection: sqlite3.Connection) -> None:
    assert connection.execute("SELECT official_count, row_count FROM round").fetchall() == [(2, 2)]


def test_entries_and_subjects_cite_their_sources(connection: sqlite3.Connection) -> None:
    rows = connection.execute(
        "SELECT owner, source_id FROM citation WHERE owner IN (?, ?, ?) ORDER BY owner",
        ("mineral/gallium", "draft-2026#act", "lockheed-martin@cn-export-control-list#mofcom-2025-1"),
    ).fetchall()

    assert rows == [
        ("draft-2026#act", "digest"),
        ("lockheed-martin@cn-export-control-list#mofcom-2025-1", "ministry-notice"),
        ("mineral/gallium", "survey"),
    ]
