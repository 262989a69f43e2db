"""Saved and recent searches as rows under a head each, narrowed by what is typed."""

from __future__ import annotations

from datetime import UTC, date, datetime

from db.notebook.records import SavedSearch
from db.words import Kind
from desktop.core.recent_searches import RecentSearch
from desktop.core.search_rows import search_rows

NOW = datetime(2026, 11, 25, tzinfo=UTC)
BANS = SavedSearch("a", "Chinese bans", "measure", "type:export-ban", (), NOW, as_of=date(2025, 6, 1))
ANY = SavedSearch("b", "Everything", "", "gallium", (), NOW)
LATELY = RecentSearch(Kind.FIRM, "tag:urgent")


def test_rows_lead_back_to_their_searches() -> None:
    rows = search_rows((BANS, ANY), (LATELY,))

    assert [row.page_id for row in rows] == ["", "saved/a", "saved/b", "", "recent/0"]
    assert rows[1].detail == "Measures · type:export-ban · as of 2025-06-01"
    assert rows[2].detail == "gallium"
    assert rows[4].spoken == "tag:urgent, Firms"


def test_typing_narrows_by_name_and_query() -> None:
    assert [row.title for row in search_rows((BANS, ANY), (LATELY,), text="bans export")] == [
        "Saved searches",
        "Chinese bans",
    ]
    assert search_rows((BANS,), (LATELY,), text="zzzz") == ()
