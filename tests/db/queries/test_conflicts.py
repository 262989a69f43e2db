"""An entry says which sources confirm it and where sources differ, on itself and on its listings."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from db.build.api import build
from db.edition import open_edition
from db.queries.entries import entry
from db.records import Conflict, Entry
from tests.builders import small_reference, write_reference
from tests.db.build.mutation import Steps, changed

_DAY = date(2025, 1, 3)
_ACT = {"field": "announced", "shown": "2024-12-03", "other": "2024-12-04", "source": "survey", "why": "Official."}
_LISTING = {"field": "added", "shown": "2025-01-02", "other": "2025-01-03", "source": "digest", "why": "The notice."}
_CHANGES: tuple[tuple[Steps, Any], ...] = (
    (("measures", 1, "sources"), ["survey", "ministry-notice", "trade-press"]),
    (("measures", 1, "confirmed"), ["trade-press", "ministry-notice"]),
    (("measures", 1, "conflicts"), [_ACT]),
    (("listings", 0, "sources"), ["ministry-notice", "trade-press"]),
    (("listings", 0, "confirmed"), ["ministry-notice", "trade-press"]),
    (("listings", 0, "conflicts"), [_LISTING]),
)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    folder = tmp_path_factory.mktemp("conflicts")
    build(write_reference(folder / "reference", changed(small_reference(), *_CHANGES)), folder / "edition.sqlite")
    with closing(open_edition(folder / "edition.sqlite")) as opened:
        yield opened


def _read(connection: sqlite3.Connection, entry_id: str) -> Entry:
    return entry(connection, entry_id, as_of=_DAY)


def test_entry_names_the_sources_that_confirm_it_in_the_order_of_its_sources(connection: sqlite3.Connection) -> None:
    found = _read(connection, "measure/mofcom-2024-46")

    assert found.is_confirmed
    assert found.confirmed_by == ("ministry-notice", "trade-press")
    assert all(subject.is_confirmed for subject in found.subjects)


def test_entry_with_one_source_is_not_confirmed(connection: sqlite3.Connection) -> None:
    found = _read(connection, "mineral/gallium")

    assert not found.is_confirmed
    assert found.conflicts == ()


def test_confirmed_listing_does_not_confirm_its_firm(connection: sqlite3.Connection) -> None:
    found = _read(connection, "firm/lockheed-martin")

    assert not found.is_confirmed
    assert [subject.is_confirmed for subject in found.subjects] == [True]


@pytest.mark.parametrize(
    ("entry_id", "about"),
    [
        ("firm/lockheed-martin", "Cn export control list"),
        ("list/cn-export-control-list", "Lockheed Martin"),
        ("measure/mofcom-2025-1", None),
    ],
)
def test_conflict_of_a_listing_says_whose_it_is(
    connection: sqlite3.Connection, entry_id: str, about: str | None
) -> None:
    found = _read(connection, entry_id)
    expected = () if about is None else (Conflict("added", "2025-01-02", "2025-01-03", "digest", "The notice.", about),)

    assert found.conflicts == expected
    assert {conflict.source_id for conflict in found.conflicts} <= set(found.sources)


def test_conflict_of_the_entry_itself_is_about_nothing_else(connection: sqlite3.Connection) -> None:
    found = _read(connection, "measure/mofcom-2024-46")

    assert found.conflicts == (Conflict("announced", "2024-12-03", "2024-12-04", "survey", "Official."),)
