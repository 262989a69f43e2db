"""File names are those that every system takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.file_names import file_stem


@pytest.mark.parametrize(
    ("page_id", "stem"),
    [
        ("mineral/gallium", "mineral-gallium"),
        ("compare/mineral/gallium,mineral/germanium", "compare-mineral-gallium,mineral-germanium"),
        ("path/mineral/gallium..firm/huawei", "path-mineral-gallium-to-firm-huawei"),
        ('selection/firm?name:"镓 x"', "selection-firm-name-镓-x"),
        ("..", "to"),
        ("???", "page"),
    ],
)
def test_a_page_id_becomes_a_name(page_id: str, stem: str) -> None:
    assert file_stem(page_id) == stem


@given(st.text(max_size=400))
def test_any_text_becomes_a_name_that_can_be_written(text: str) -> None:
    stem = file_stem(text)

    assert 0 < len(stem) <= 120
    assert not set(stem) & set('/\\:*?"<>|\0\n')
    assert not stem.startswith(".")
    assert not stem.endswith(".")
