"""Links to pages can be written and read."""

from __future__ import annotations

import pytest

from desktop.core.page_link import link_of, page_of


@pytest.mark.parametrize("page_id", ["mineral/gallium", "home", "selection/firm?country:US state:suspended"])
def test_link_leads_to_its_page(page_id: str) -> None:
    assert page_of(link_of(page_id)) == page_id


@pytest.mark.parametrize(
    ("text", "page_id"),
    [
        (" Monazite:mineral/gallium\n", "mineral/gallium"),
        ("monazite://mineral/gallium", "mineral/gallium"),
        ("monazite:", None),
        ("gallium", None),
        ("", None),
    ],
)
def test_what_is_pasted_is_read(text: str, page_id: str | None) -> None:
    assert page_of(text) == page_id
