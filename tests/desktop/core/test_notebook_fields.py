"""Every table and field of the notebook that can differ has a word."""

from __future__ import annotations

import pytest

from db.notebook.comparing import BOOKKEEPING
from db.notebook.snapshot import COLUMNS
from desktop.core.notebook_fields import field_word, pair_words, table_word, value_words

FIELDS = {name for columns in COLUMNS.values() for name in columns} - BOOKKEEPING
IDS = {"id", "tag_id", "collection_id"}


@pytest.mark.parametrize("table", COLUMNS)
def test_table_has_a_word(table: str) -> None:
    assert table_word(table)[0].isupper()


@pytest.mark.parametrize("field", sorted(FIELDS - IDS))
def test_field_has_a_word(field: str) -> None:
    assert field_word(field) != field


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("text", "a\n\n b", "a b"),
        ("text", "", "–"),
        ("text", None, "–"),
        ("is_done", 1, "yes"),
        ("position", 0, "0"),
        ("text", "x" * 300, "x" * 200 + "…"),
    ],
)
def test_value_fits_a_cell(name: str, value: str | int | None, words: str) -> None:
    assert value_words(name, value) == words


def test_long_texts_are_shown_from_where_they_part() -> None:
    same = "word " * 20

    assert pair_words("text", f"{same}here", theirs=f"{same}there") == ("…d word word here", "…d word word there")
    assert pair_words("text", "one", theirs="two") == ("one", "two")
    assert pair_words("position", 1, theirs=None) == ("1", "–")
