"""A version says who wrote it when, and a comparison of two texts gives both again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.notebook.records import Action, Version
from desktop.core.note_history import Change, Piece, former, pieces, version_line

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)


def version(text: str, *, action: Action = Action.SAVED, author: str = "") -> Version:
    return Version("v", "n", 1, action, "mineral/gallium", "Gallium", text, author, AT)


def test_line_says_day_deed_and_author() -> None:
    line = version_line(version("One.", action=Action.ADDED, author="Ada"))

    assert line.startswith("2026-11-25")
    assert line.endswith("Written, by Ada")


@pytest.mark.parametrize("action", list(Action))
def test_every_deed_has_words(action: Action) -> None:
    assert not version_line(version("One.", action=action)).endswith(f"  {action.value}")


def test_what_was_added_and_what_is_gone_is_told_word_by_word() -> None:
    assert pieces("Ask them.", "Ask him.") == (
        Piece(Change.SAME, "Ask "),
        Piece(Change.GONE, "them"),
        Piece(Change.ADDED, "him"),
        Piece(Change.SAME, "."),
    )


def test_refused_text_is_not_what_came_before() -> None:
    versions = (version("One."), version("Refused.", action=Action.REFUSED), version("Two."))

    assert former(versions, 2) == "One."
    assert former(versions, 0) == ""


@given(st.text(max_size=60), st.text(max_size=60))
def test_pieces_give_both_texts_again(before: str, after: str) -> None:
    found = pieces(before, after)

    assert "".join(piece.text for piece in found if piece.change is not Change.ADDED) == before
    assert "".join(piece.text for piece in found if piece.change is not Change.GONE) == after


def test_long_texts_are_compared_by_line() -> None:
    text = "word " * 10_000

    assert [piece.change for piece in pieces(f"{text}\n", f"{text}\nmore")] == [Change.SAME, Change.ADDED]
