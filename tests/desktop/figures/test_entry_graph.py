"""The graph on an entry's page is made of the entry alone, and says what it leaves out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from db.edition import open_edition
from db.queries.entries import entry
from db.queries.relations import ORDER
from desktop.figures import entry_graph as module
from desktop.figures.entry_graph import entry_graph
from desktop.figures.marks import approximate_width

DAY = date(2026, 11, 15)


@pytest.fixture(scope="module")
def real(edition_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_edition(edition_path)) as connection:
        yield connection


def test_mineral_is_shown_with_acts_users_and_makers(real: sqlite3.Connection) -> None:
    figure = entry_graph(entry(real, "mineral/gallium", as_of=DAY))

    assert figure is not None
    pages = {spot.page_id for spot in figure.draw(width=700, measure=approximate_width).spots}
    assert {"measure/mofcom-2024-46", "mineral/gallium", "graph/mineral/gallium@1"} <= pages
    assert "Announcement No. 46 of 2024" in figure.alternative


@pytest.mark.parametrize("entry_id", ["firm/huawei", "list/us-entity-list", "measure/mofcom-2024-46"])
def test_never_more_than_fit_a_page(real: sqlite3.Connection, entry_id: str) -> None:
    figure = entry_graph(entry(real, entry_id, as_of=DAY))

    assert figure is not None
    drawing = figure.draw(width=520, measure=approximate_width)
    assert len(drawing.spots) <= 25 + 5
    assert drawing.height < 900


def test_a_listing_names_its_act(real: sqlite3.Connection) -> None:
    figure = entry_graph(entry(real, "firm/huawei", as_of=DAY))

    assert figure is not None
    assert any(row[2] == "Entity List" and row[4] == "84 FR 22961" for row in figure.table.rows)


def test_what_is_not_announced_yet_ties_nothing(real: sqlite3.Connection) -> None:
    figure = entry_graph(entry(real, "mineral/gallium", as_of=date(2020, 1, 1)))

    assert figure is not None
    assert "No. 46 of 2024" not in figure.alternative


def test_every_group_of_links_has_words() -> None:
    forward = {"suspends", "extends", "resumes", "amends", "ends", "speaks of"}

    assert set(ORDER) - forward <= module._READS.keys()
