"""Briefings that were made are kept, the latest first, and a damaged file costs no more than itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from db.errors import DataError
from desktop.core.brief_recent import MOST_KEPT, Recent, RecentBriefings
from desktop.core.briefing_options import BriefingOptions, Paper

MADE = Recent(
    Path("shelf/brief 镓.pdf"),
    "Gallium",
    datetime(2026, 11, 25, 9, 30, tzinfo=UTC),
    date(2026, 11, 25),
    ("mineral/gallium", "deadlines"),
    is_each=True,
    options=BriefingOptions(Paper.LETTER, classification="Internal", logo=Path("shelf/logo.png")),
    pages=5,
    sources=21,
    data_date=date(2026, 11, 22),
    content_hash="ab" * 32,
    sha256="cd" * 32,
)


def test_a_briefing_comes_back_as_it_was(tmp_path: Path) -> None:
    RecentBriefings(tmp_path / "b.json").add(MADE)

    assert RecentBriefings(tmp_path / "b.json").all() == (MADE,)


def test_the_latest_comes_first_and_a_file_stands_once(tmp_path: Path) -> None:
    kept = RecentBriefings(tmp_path / "b.json")
    other = replace(MADE, target=Path("shelf/other.pdf"))
    for each in (MADE, other, replace(MADE, pages=6)):
        kept.add(each)

    assert kept.all() == (replace(MADE, pages=6), other)
    kept.forget(other)
    assert kept.all() == (replace(MADE, pages=6),)


def test_of_very_many_the_oldest_go(tmp_path: Path) -> None:
    kept = RecentBriefings(tmp_path / "b.json")
    for number in range(MOST_KEPT + 2):
        kept.add(replace(MADE, target=Path(f"shelf/{number}.pdf")))

    assert len(kept.all()) == MOST_KEPT
    assert kept.all()[-1].target == Path("shelf/2.pdf")


@pytest.mark.parametrize(
    "broken",
    [{"page_ids": []}, {"made": "yesterday"}, {"options": {"colour": 1}}, {"pages": "x"}, {"options": None}],
)
def test_a_broken_one_is_passed_over(tmp_path: Path, broken: dict[str, object]) -> None:
    kept = RecentBriefings(tmp_path / "b.json")
    kept.add(MADE)
    values = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["briefings"][0]
    listed = [{**values, **broken}, 7, None, values]
    (tmp_path / "b.json").write_text(json.dumps({"briefings": listed}), encoding="utf-8")

    assert kept.all() == (MADE,)


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(DataError):
        RecentBriefings(tmp_path / "file" / "b.json").add(MADE)
    assert "passed over" in caplog.text
