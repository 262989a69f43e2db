"""Edits of saved searches, as values that are called with the notebook's writer on its thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.texts import _

if TYPE_CHECKING:
    from datetime import date

    from db.notebook.records import SavedSearch
    from db.notebook.writer import NotebookWriter


@dataclass(frozen=True, slots=True)
class SaveSearch:
    """Keeps a search, in place of the former one of that name where there is one."""

    name: str
    query: str
    kind: str
    as_of: date | None = None
    columns: tuple[str, ...] = ()
    sort: str = ""
    former: SavedSearch | None = None

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        saved = writer.shelves.save_search(
            self.name,
            self.query,
            kind=self.kind,
            columns=self.columns,
            as_of=self.as_of,
            sort=self.sort,
            search_id=None if self.former is None else self.former.id,
        )
        text = _("Saved the search “{name}”.") if self.former is None else _("Replaced the search “{name}”.")
        return text.format(name=saved.name)


@dataclass(frozen=True, slots=True)
class RenameSearch:
    """Gives a saved search another name."""

    search: SavedSearch
    name: str

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        renamed = writer.shelves.rename_search(self.search.id, self.name)
        return _("Renamed “{former}” to “{name}”.").format(former=self.search.name, name=renamed.name)


@dataclass(frozen=True, slots=True)
class RemoveSearch:
    """Removes a saved search."""

    search: SavedSearch

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        writer.shelves.delete_search(self.search.id)
        return _("Removed the search “{name}”.").format(name=self.search.name)


@dataclass(frozen=True, slots=True)
class ArrangeSearches:
    """Brings the saved searches into an order."""

    search_ids: tuple[str, ...]

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        writer.shelves.arrange_searches(self.search_ids)
        return _("The saved searches are in another order.")
