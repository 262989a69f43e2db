"""What would change for a briefing is told entry by entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.reading.brief_changes import what_would_change
from tests.desktop.core.test_brief_recent import MADE


def test_changes_between_the_days_are_told(small_edition_path: Path, tmp_path: Path) -> None:
    made = replace(MADE, as_of=date(2023, 1, 1), page_ids=("mineral/gallium", "deadlines"))

    told = what_would_change(small_edition_path, tmp_path / "n.sqlite", made=made, today=date(2026, 1, 15))

    assert "Made as of 2023-01-01; again it would be as of 2026-01-15." in told
    assert "made from the edition of 2026-11-22" in told
    assert "1 of 1 entry would change." in told
    assert "Gallium" in told
    assert "→" in told
    assert "1 report has days" in told


def test_the_same_day_changes_nothing(small_edition_path: Path, tmp_path: Path) -> None:
    made = replace(MADE, as_of=date(2026, 1, 15), page_ids=("mineral/gallium",))

    told = what_would_change(small_edition_path, tmp_path / "n.sqlite", made=made, today=date(2026, 1, 15))

    assert "0 of 1 entries would change." in told or "0 of 1 entry would change." in told


def test_an_entry_that_is_gone_is_named(small_edition_path: Path, tmp_path: Path) -> None:
    made = replace(MADE, page_ids=("mineral/unobtainium",))

    told = what_would_change(small_edition_path, tmp_path / "n.sqlite", made=made, today=date(2026, 1, 15))

    assert "It is no longer in the edition." in told
