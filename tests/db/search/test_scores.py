"""What is scored is what the filter lets through, and the better match has the lower score."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.search.matching import matching
from db.search.query import Query
from db.search.scores import scores, weights
from db.search.values import Values

WORDS = st.lists(
    st.sampled_from(["a", "s", "ga", "gallium", "镓", "稀土", "46号", "8112.92", "1C902", "no.", "++", "export"])
    | st.text(max_size=5),
    max_size=3,
).map(tuple)


@settings(max_examples=150)
@given(words=WORDS, phrases=WORDS, excluded=WORDS)
def test_what_is_scored_is_what_the_filter_lets_through(
    real: sqlite3.Connection, words: tuple[str, ...], phrases: tuple[str, ...], excluded: tuple[str, ...]
) -> None:
    query = Query(words=words, phrases=phrases, excluded=excluded)
    values = Values()
    hit = matching(query, values)
    rows = None if hit is None else real.execute(f"WITH {hit} SELECT entry_no FROM hit", values.named).fetchall()
    found = scores(real, query)

    assert (found is None) is (rows is None)
    assert set(found or ()) == {row[0] for row in rows or ()}


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        pytest.param("gallium", ["mineral/gallium", "technology/gallium-extraction", "firm/axt"], id="name"),
        pytest.param("1C902", ["measure/mofcom-2025-18", "technology/smco-magnets"], id="code-before-text"),
        pytest.param("ga", ["mineral/gallium", "firm/ganfeng-lithium", "mineral/zirconium"], id="pinyin-last"),
    ],
)
def test_the_better_match_has_the_lower_score(real: sqlite3.Connection, word: str, ids: list[str]) -> None:
    numbers = dict(real.execute("SELECT id, entry_no FROM entry"))
    found = scores(real, Query(words=(word,))) or {}
    each = [found[numbers[entry_id]] for entry_id in ids]

    assert each == sorted(each)
    assert len(set(each)) == len(each)


def test_only_equals_are_weighed(real: sqlite3.Connection) -> None:
    several = scores(real, Query(words=("8112.92",))) or {}
    one = scores(real, Query(words=("gallium",))) or {}

    assert set(weights(real, several, found=several)) <= set(several)
    assert weights(real, one, found=one) == {}
