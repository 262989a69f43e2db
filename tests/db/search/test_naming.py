"""Values of terms are brought into the edition's own, and said in words."""

from __future__ import annotations

import sqlite3

import pytest

from db.errors import DataError
from db.search.naming import labels, resolved
from db.search.query import parse, sentence


@pytest.mark.parametrize(
    ("line", "same"),
    [
        pytest.param("mineral:Ga", "mineral:gallium", id="symbol-before-pinyin"),
        pytest.param("mineral:鎵", "mineral:gallium", id="traditional-character"),
        pytest.param('mineral:"aluminium and bauxite"', "mineral:aluminium", id="name"),
        pytest.param('list:"Entity List"', "list:us-entity-list", id="list"),
        pytest.param('measure:"No. 46 of 2024"', "measure:mofcom-2024-46", id="number"),
        pytest.param("firm:firm/huawei", "firm:huawei", id="whole-id"),
        pytest.param('-group:"Heavy rare earth"', "-group:heavy-rare-earth", id="label-excluded"),
        pytest.param("mineral:gallium mineral:Ga", "mineral:gallium", id="twice-is-once"),
        pytest.param("gallium state:suspended country:US", "gallium state:suspended country:US", id="nothing-to-do"),
    ],
)
def test_a_value_is_brought_into_the_editions_own(real: sqlite3.Connection, line: str, same: str) -> None:
    assert str(resolved(real, parse(line))) == same


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("mineral:galium", "There is no mineral 'galium'. Did you mean 'gallium'?", id="near"),
        pytest.param("sector:zzz", "There is no sector 'zzz'.", id="like-nothing"),
        pytest.param("measure:uel", "There is no measure 'uel'.", id="half-a-name"),
        pytest.param("measure:1号", "'1号' is the name of ", id="several"),
    ],
)
def test_a_value_that_will_not_do_is_named(real: sqlite3.Connection, line: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        resolved(real, parse(line))

    assert caught.value.text.startswith(message)
    assert caught.value.hint


def test_values_are_said_in_words(real: sqlite3.Connection) -> None:
    query = parse("kind:firm list:us-entity-list mineral:Ga country:US group:minor-metal mineral:unknown")

    assert labels(real, query) == {
        ("list", "us-entity-list"): "Entity List",
        ("mineral", "ga"): "Gallium",
        ("country", "US"): "United States",
        ("group", "minor-metal"): "Minor metal",
    }
    assert sentence(query, labels(real, query)) == (
        "Firms, on Entity List, of the United States, tied to Gallium or unknown, in the group Minor metal"
    )
