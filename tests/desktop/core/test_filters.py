"""Clicks on facets are edits of the query line."""

from __future__ import annotations

import pytest

from db.search.keys import KEYS, NOTEBOOK_KEYS
from desktop.core.facet_rows import Choice
from desktop.core.filters import choices, chosen_as, excluded, for_another_kind, stepped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("gallium", {}),
        ("state:suspended", {("state", "suspended"): Choice.INCLUDE}),
        ("-state:suspended", {("state", "suspended"): Choice.EXCLUDE}),
        ("nokey:1", {}),
    ],
)
def test_choices_of_a_line(text: str, expected: dict[tuple[str, str], Choice]) -> None:
    assert choices(text) == expected


def test_three_clicks_include_exclude_and_leave() -> None:
    first = stepped("lock", "country", value="US")
    second = stepped(first, "country", value="US")
    third = stepped(second, "country", value="US")

    assert (first, second, third) == ("lock country:US", "lock -country:US", "lock")


def test_excluding_twice_leaves() -> None:
    once = excluded("", "country", value="US")

    assert once == "-country:US"
    assert excluded(once, "country", value="US") == ""


@pytest.mark.parametrize("choice", list(Choice))
def test_choosing_the_same_again_changes_nothing(choice: Choice) -> None:
    once = chosen_as("lock", "country", value="US", choice=choice)

    assert chosen_as(once, "country", value="US", choice=choice) == once


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("lock", "lock"),
        ("lock group:minor", "lock"),
        ("lock state:suspended country:US", "lock state:suspended"),
        ("has:note", "has:note"),
        ("tag:urgent -is:starred group:minor", "tag:urgent -is:starred"),
    ],
)
def test_another_kind_keeps_what_means_something_there(text: str, kept: str) -> None:
    assert for_another_kind(text) == kept


@pytest.mark.parametrize("key", sorted(NOTEBOOK_KEYS))
def test_what_the_user_put_on_entries_is_asked_for_in_every_kind(key: str) -> None:
    assert for_another_kind(f"lock {KEYS[key].example}") == f"lock {KEYS[key].example}"
