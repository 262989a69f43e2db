"""Links to entries are looked for after two brackets and written so that they read as links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.note_links import asked, link, replaced_length


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("see [[gall", "gall"),
        ("see [[", ""),
        ("[[镓", "镓"),
        ("a [[b [[c d", "c d"),
        ("see [gall", None),
        ("see [[gall]] and", None),
        ("[Gallium](mineral/gallium)", None),
        ("`[[gall", None),
        ("`code` [[gall", "gall"),
        ("", None),
        (f"[[{'x' * 61}", None),
    ],
)
def test_what_is_looked_for_stands_after_two_brackets(before: str, words: str | None) -> None:
    assert asked(before) == words


@given(st.text(st.characters(exclude_characters="[]`"), max_size=60), st.text(max_size=20))
def test_link_takes_the_place_of_the_brackets_and_the_words(words: str, head: str) -> None:
    before = f"{head.replace('`', '')}[[{words}"

    assert asked(before) == words
    assert before[: len(before) - replaced_length(before)] == head.replace("`", "")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Gallium", "[Gallium](mineral/gallium)"),
        ("A [b] \\ c", "[A \\[b\\] \\\\ c](mineral/gallium)"),
        ("two\nlines", "[two lines](mineral/gallium)"),
    ],
)
def test_link_is_markdown(name: str, text: str) -> None:
    assert link(name, "mineral/gallium") == text
