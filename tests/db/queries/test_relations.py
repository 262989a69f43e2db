"""Every tie that the edition keeps reads as words from both ends."""

from __future__ import annotations

import sqlite3

import pytest

from db.queries.relations import ORDER, named, words
from db.records import Kind


def test_every_relation_of_the_edition_has_words_and_a_place(real: sqlite3.Connection) -> None:
    for (relation,) in real.execute("SELECT DISTINCT relation FROM relation").fetchall():
        for is_forward in (True, False):
            assert words(relation, is_forward=is_forward) in ORDER


@pytest.mark.parametrize("kind", [Kind.MINERAL, Kind.TECHNOLOGY, Kind.FIRM])
def test_what_a_measure_names_has_a_place(kind: Kind) -> None:
    assert named(kind) in ORDER


def test_no_group_of_ties_has_two_places() -> None:
    assert len(ORDER) == len(set(ORDER))
