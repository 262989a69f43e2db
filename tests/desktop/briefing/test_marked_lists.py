"""Lists with marks are printed item by item; a picture of the window is left out on paper."""

from __future__ import annotations

import io
from datetime import date

from pypdf import PdfReader

from desktop.briefing.render import make_briefing
from desktop.pages.blocks import Document
from desktop.pages.markdown import blocks
from tests.desktop.pages.samples import EDITION


def _printed(text: str) -> str:
    page = Document("manual/start", "Start", "Chapter", date(2026, 11, 25), EDITION, blocks(text, {}))
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(make_briefing([page])[0])).pages)


def test_items_stand_on_lines_of_their_own_with_their_marks() -> None:
    lines = [line.strip() for line in _printed("- short\n- words\n\n1. first\n2. second").splitlines()]

    assert {"short", "words", "first", "second"} <= {line.lstrip("•12. ") for line in lines}
    assert "1." in " ".join(lines)
    assert "•" in " ".join(lines)


def test_a_picture_is_left_out_with_its_words() -> None:
    printed = _printed("before\n\n![The window](screens/mineral.png)\n\nafter")

    assert "before" in printed
    assert "after" in printed
    assert "The window" not in printed
