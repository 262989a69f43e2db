"""What was searched for lately is kept in a file, the last first, and passed over where it cannot be understood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.words import Kind
from desktop.core.recent_searches import MOST, RecentSearch, forget, recent_searches, remember


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "searches.json"


def texts(path: Path) -> list[str]:
    return [each.text for each in recent_searches(path)]


def test_last_search_stands_first_and_once(path: Path) -> None:
    for text in ("gallium", "tag:urgent", "gallium"):
        remember(path, RecentSearch(Kind.MINERAL, text))

    assert texts(path) == ["gallium", "tag:urgent"]


def test_search_that_was_typed_on_takes_the_place_of_its_beginning(path: Path) -> None:
    for text in ("lock", "lockheed"):
        remember(path, RecentSearch(Kind.FIRM, text))
    remember(path, RecentSearch(Kind.MINERAL, "lockheed x"))

    assert texts(path) == ["lockheed x", "lockheed"]


def test_few_are_kept_and_all_can_be_forgotten(path: Path) -> None:
    for place in range(MOST + 5):
        remember(path, RecentSearch(Kind.FIRM, f"{place}!"))
    assert len(texts(path)) == MOST

    forget(path)

    assert texts(path) == []


@given(
    st.recursive(
        st.none() | st.text() | st.integers(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["recent", "kind", "text"]), inner),
    )
)
def test_file_of_any_content_is_read(tmp_path_factory: pytest.TempPathFactory, content: object) -> None:
    path = tmp_path_factory.mktemp("recent") / "searches.json"
    path.write_text(json.dumps(content), encoding="utf-8")

    assert all(each.text.strip() for each in recent_searches(path))
