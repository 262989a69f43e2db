"""Edits of saved searches say what they did and can be taken back."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from db.notebook.marks import searches
from db.notebook.reader import open_reader
from db.notebook.records import SavedSearch
from db.notebook.writer import NotebookWriter
from desktop.tasks.searches import ArrangeSearches, RemoveSearch, RenameSearch, SaveSearch


def kept(path: Path) -> tuple[SavedSearch, ...]:
    with closing(open_reader(path)) as connection:
        return searches(connection)


def test_search_is_saved_replaced_renamed_ordered_and_removed(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    with NotebookWriter(path) as writer:
        save = SaveSearch("Bans", "type:export-ban", "measure", date(2025, 6, 1), columns=("name",), sort="-name")
        assert save(writer) == "Saved the search “Bans”."
        (bans,) = kept(path)
        assert (bans.as_of, bans.columns, bans.sort) == (date(2025, 6, 1), ("name",), "-name")
        assert SaveSearch("Bans", "other", "firm", former=bans)(writer) == "Replaced the search “Bans”."
        assert [(each.query, each.as_of) for each in kept(path)] == [("other", None)]
        SaveSearch("Second", "x", "firm")(writer)
        second = kept(path)[1]
        assert RenameSearch(second, "2nd")(writer) == "Renamed “Second” to “2nd”."
        ArrangeSearches((second.id, bans.id))(writer)
        assert [each.name for each in kept(path)] == ["2nd", "Bans"]
        assert RemoveSearch(second)(writer) == "Removed the search “Second”."
        assert [each.name for each in kept(path)] == ["Bans"]
        writer.undo()

    assert [each.name for each in kept(path)] == ["2nd", "Bans"]
