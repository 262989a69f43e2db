"""An edition of many entries answers as one of few does, though it keeps what it answers from as bits."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.build.masks import add_masks
from db.edition import open_edition
from db.queries.browse import Browser, BrowseRequest
from db.queries.columns import COLUMNS
from db.queries.rows import Row
from db.queries.wide import WideBrowser, Windows
from db.records import Kind
from db.search.marked import Marked
from db.search.query import Query, parse
from tests.db.queries.strategies import DAYS, MARKED, QUERIES

DAY = date(2026, 11, 25)
KINDS = st.sampled_from(Kind)
WORDS = (
    "g", "co", "gallium", "镓", "有限公司", "科技", "46号", "lockheed mar", "semiconductor equipment", "the -china",
    "shang", '"co ltd"', "3c001", "++", "-co", "firm", "us-", "technology co ltd",
)  # fmt: skip


@pytest.fixture(scope="module", params=[30, 10**9], ids=["common words", "rare words"])
def wide(
    request: pytest.FixtureRequest, edition_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[WideBrowser]:
    """Return a browser of the real edition that takes it for one of many entries."""
    path = tmp_path_factory.mktemp("wide") / "edition.sqlite"
    shutil.copy(edition_path, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        add_masks(connection, wide=0, many=request.param, turns=300)
    with closing(open_edition(path)) as connection:
        yield WideBrowser(connection)


def _rows(wide: WideBrowser, request: BrowseRequest) -> tuple[tuple[str, ...], tuple[Row, ...], bool]:
    result = wide.browse(request)
    pairs = Windows(wide.connection, result).rows(0, len(result.order))
    return tuple(entry_id for entry_id, _row in pairs), tuple(row for _id, row in pairs), result.is_joint


@settings(max_examples=120)
@given(query=QUERIES, kind=KINDS, day=DAYS, marked=MARKED)
def test_terms_pick_the_same_rows(
    browser: Browser, wide: WideBrowser, query: Query, kind: Kind, day: date, marked: Marked
) -> None:
    request = BrowseRequest(kind, query, day, marked=marked)

    expected = browser.browse(request)

    assert _rows(wide, request) == (expected.ids, expected.rows, expected.is_joint)


@settings(max_examples=60)
@given(query=QUERIES, words=st.sampled_from(("", *WORDS)), kind=KINDS, day=DAYS, marked=MARKED)
def test_facets_and_counts_are_the_same(
    browser: Browser, wide: WideBrowser, query: Query, words: str, kind: Kind, day: date, marked: Marked
) -> None:
    asked = parse(f"{words} {query}")
    request = BrowseRequest(kind, asked, day, marked=marked)

    assert wide.facets(request) == browser.facets(request)
    assert wide.counts(asked, as_of=day, marked=marked) == browser.counts(asked, as_of=day, marked=marked)


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("kind", Kind)
def test_words_find_the_same_entries(browser: Browser, wide: WideBrowser, words: str, kind: Kind) -> None:
    request = BrowseRequest(kind, parse(words), DAY)

    assert sorted(_rows(wide, request)[0]) == sorted(browser.browse(request).ids)


@pytest.mark.parametrize("words", ["gallium", "镓", "46号", "lockheed mar", "3c001", "semiconductor equipment"])
@pytest.mark.parametrize("kind", Kind)
def test_what_few_have_stands_in_the_same_order(browser: Browser, wide: WideBrowser, words: str, kind: Kind) -> None:
    request = BrowseRequest(kind, parse(words), DAY)
    if wide.words.words(request.query) is None or any(wide.words.common.mask(word) for word in words.split()):
        pytest.skip("a common word ranks by name")

    assert _rows(wide, request)[0] == browser.browse(request).ids


@pytest.mark.parametrize("is_descending", [False, True])
@pytest.mark.parametrize(
    ("kind", "key"), [(kind, column.spec.key) for kind in Kind for column in COLUMNS[kind]], ids=str
)
@pytest.mark.parametrize("text", ["", "state:in-force", "measure:mofcom-2025-1"])
def test_columns_sort_the_same(
    browser: Browser, wide: WideBrowser, kind: Kind, key: str, *, text: str, is_descending: bool
) -> None:
    request = BrowseRequest(kind, parse(text), DAY, sort_key=key, is_descending=is_descending)

    expected = browser.browse(request)

    ids, rows, _is_joint = _rows(wide, request)
    if key == "name" and is_descending:  # those of one name stand the other way round
        place = [column.spec.key for column in COLUMNS[kind]].index(key)
        assert [row[place] for row in rows] == [row[place] for row in expected.rows]
    else:
        assert ids == expected.ids


@given(kind=KINDS, words=st.sampled_from(("", "co", "technology")), first=st.integers(0, 900))
def test_a_window_is_a_part_of_the_whole(wide: WideBrowser, kind: Kind, words: str, first: int) -> None:
    result = wide.browse(BrowseRequest(kind, parse(words), DAY))
    every = result.order.window(0, len(result.order))

    window = result.order.window(first, first + 20)

    assert window == every[first : first + 20]
    assert [result.order.place_of(number) for number in window] == list(range(first, first + len(window)))
