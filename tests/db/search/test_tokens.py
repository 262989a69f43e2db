"""Tokens: what is typed is asked of the full-text index as quoted phrases and never as syntax."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.tokens import MAX_TOKENS, index_text, match_expression, tokens


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE fts USING fts5(name, body, content='', columnsize=1,"
        " tokenize=\"unicode61 remove_diacritics 0\", prefix='1 2 3')"
    )
    rows = [
        (1, "Gallium 镓", "gallium nitride 氮化镓 No. 46 of 2024"),
        (2, "Germanium 锗", "infrared optics; C++ and a-b; announcement 第46号"),
        (3, "Société Générale", "bank"),
    ]
    connection.executemany(
        "INSERT INTO fts (rowid, name, body) VALUES (?, ?, ?)",
        [(number, index_text(name), index_text(body)) for number, name, body in rows],
    )
    yield connection
    connection.close()


def found(index: sqlite3.Connection, *words: str) -> list[int]:
    expression = match_expression(words)
    if expression is None:
        return []
    rows = index.execute("SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rowid", (expression,))
    return [row[0] for row in rows]


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        pytest.param(["gallium"], '"gallium" *', id="one"),
        pytest.param(["rare", "earth"], '"rare" AND "earth" *', id="two"),
        pytest.param(["No. 46"], '"no 46" *', id="phrase"),
        pytest.param(["稀土"], '"稀 土" *', id="cjk"),
        pytest.param(["AND", "NEAR("], '"and" AND "near" *', id="operators-are-words"),
        pytest.param(['"'], None, id="quote"),
        pytest.param([], None, id="nothing"),
        pytest.param(["++", "!"], None, id="only-symbols"),
        pytest.param(["++", "c"], '"c" *', id="symbols-dropped"),
    ],
)
def test_words_become_an_expression(words: list[str], expression: str | None) -> None:
    assert match_expression(words) == expression


def test_complete_words_are_asked_for_as_they_are() -> None:
    assert match_expression(["rare earth"], is_prefix=False) == '"rare earth"'


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        pytest.param(["镓"], [1], id="one-character"),
        pytest.param(["化镓"], [1], id="two-characters"),
        pytest.param(["46号"], [2], id="number-and-character"),
        pytest.param(["gall"], [1], id="prefix"),
        pytest.param(["ga", "nitride"], [], id="only-the-last-word-is-a-prefix"),
        pytest.param(["nitride", "ga"], [1], id="order-does-not-matter"),
        pytest.param(["C++"], [2], id="c-plus-plus"),
        pytest.param(["a-b"], [2], id="hyphen"),
        pytest.param(["societe"], [3], id="accent"),
        pytest.param(["name:gallium"], [], id="column-filter-is-text"),
        pytest.param(["optics\x00"], [2], id="nul"),
    ],
)
def test_index_finds(index: sqlite3.Connection, words: list[str], rows: list[int]) -> None:
    assert found(index, *words) == rows


@given(words=st.lists(st.text(), max_size=5))
def test_no_text_is_a_syntax_error(index: sqlite3.Connection, words: list[str]) -> None:
    found(index, *words)


@given(word=st.text(st.characters(min_codepoint=0x20, max_codepoint=0x2FFFF), min_size=1))
def test_what_is_indexed_is_found_again(word: str) -> None:
    expression = match_expression([word], is_prefix=False)
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE fts USING fts5(name, content='', tokenize=\"unicode61 remove_diacritics 0\")"
    )
    connection.execute("INSERT INTO fts (rowid, name) VALUES (1, ?)", (index_text(word),))

    rows = [] if expression is None else connection.execute("SELECT rowid FROM fts WHERE fts MATCH ?", (expression,))

    assert bool(list(rows)) or not tokens(word) or not _is_known_to_sqlite(connection)
    connection.close()


def _is_known_to_sqlite(connection: sqlite3.Connection) -> bool:
    """Return whether SQLite's older Unicode tables took anything of the text for a token."""
    connection.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(fts, row)")
    return connection.execute("SELECT 1 FROM vocabulary LIMIT 1").fetchone() is not None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * 50_000, id="one-long-word"),
        pytest.param("镓" * 50_000, id="long-chinese"),
        pytest.param("word " * 10_000, id="many-words"),
        pytest.param('"' * 50_000, id="quotes"),
    ],
)
def test_a_pasted_page_is_asked_for_in_part(index: sqlite3.Connection, text: str) -> None:
    found(index, text)
    found(index, *text.split())

    assert len(tokens(text)) <= 1000


def test_an_expression_has_a_limit() -> None:
    expression = match_expression(["word"] * 10_000)

    assert expression is not None
    assert expression.count('"word"') == MAX_TOKENS
