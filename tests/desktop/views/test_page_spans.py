"""Running text as rich text: a citation stands close to what follows it, and long words can be broken."""

from __future__ import annotations

import pytest

from desktop.core.paths import resources_dir
from desktop.core.theme import load_theme
from desktop.pages.blocks import Cite, Text
from desktop.views.page_spans import Look, spans_html

LOOK = Look(load_theme(resources_dir() / "themes", "light"))


@pytest.mark.parametrize(
    ("after", "gap"),
    [("; and 2 more", ""), (".", ""), (", by the act", ""), ("Later", " "), ("(since 2023)", " ")],
)
def test_no_room_stands_between_a_citation_and_a_sign_that_closes(after: str, gap: str) -> None:
    html = spans_html((Text("in force"), Cite(1), Text(after)), LOOK)

    assert html.endswith(f"</sup>{gap}{after}")
    assert html.startswith("in force<sup>")
