"""Edits of saved searches and of collections, ordered sets of entries."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from datetime import date

from db.errors import DataError
from db.notebook import limits
from db.notebook.records import SavedSearch, Target
from db.notebook.rows import Row, Value, search_of
from db.notebook.writing.core import Core
from db.notebook.writing.ledger import Ledger

SEARCH = "saved_search"
COLLECTION = "collection"
MEMBER = "collection_entry"
_WHAT = {SEARCH: "saved search", COLLECTION: "collection"}


class ShelfEdits:
    """Writes saved searches and collections; `db.notebook.writer.NotebookWriter.shelves`."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def save_search(
        self,
        name: str,
        query: str,
        *,
        kind: str = "",
        columns: Sequence[str] = (),
        as_of: date | None = None,
        sort: str = "",
        search_id: str | None = None,
    ) -> SavedSearch:
        """Keep a search under a name; a new one stands at the end.

        Args:
            name: Of the user's choice; two searches may have one name.
            query: As in the search box.
            kind: The kind of entry that it lists; empty for every kind.
            columns: Keys of the columns in their order; empty for the usual ones.
            as_of: The day that it is asked for; None for that of the calendar.
            sort: Key of the column that sorts, with a minus before it for the other way round.
            search_id: The search to change; None for a new one.

        Raises:
            DataError: The name is empty or too long, or there is no such search.
        """
        clean = limits.require_name(name, "The search")
        limits.require_text(query)
        with self._core.edit(f"Search “{clean}” saved") as ledger:
            if search_id is None:
                last = max((int(row["position"] or 0) for row in ledger.rows(SEARCH)), default=0)
                row: dict[str, Value] = {**_new(ledger, clean), "position": last + 1}
            else:
                row = _require(ledger, SEARCH, search_id)
            row |= {"name": clean, "kind": kind, "query": query, "columns": json.dumps(list(columns))}
            row |= {"as_of": "" if as_of is None else as_of.isoformat(), "sort": sort}
            ledger.put(SEARCH, row)
        return search_of(row)

    def rename_search(self, search_id: str, name: str) -> SavedSearch:
        """Give the saved search another name.

        Raises:
            DataError: The name is empty or too long, or there is no such search.
        """
        clean = limits.require_name(name, "The search")
        with self._core.edit("") as ledger:
            row = _require(ledger, SEARCH, search_id)
            ledger.label = ledger.label or f"Search “{row['name']}” renamed to “{clean}”"
            row["name"] = clean
            ledger.put(SEARCH, row)
        return search_of(row)

    def arrange_searches(self, search_ids: Sequence[str]) -> None:
        """Bring the saved searches into this order; those that are not named follow in the order that they have.

        Raises:
            DataError: The notebook cannot be written.
        """
        with self._core.edit("Saved searches put in order") as ledger:
            places = {search_id: place for place, search_id in enumerate(search_ids)}
            rows = sorted(ledger.rows(SEARCH), key=_search_order)
            ordered = sorted(rows, key=lambda row: places.get(str(row["id"]), len(places)))
            for position, row in enumerate(ordered, start=1):
                ledger.put(SEARCH, {**row, "position": position})

    def delete_search(self, search_id: str) -> None:
        """Delete the saved search, which an undo brings back.

        Raises:
            DataError: There is no such search.
        """
        with self._core.edit("") as ledger:
            row = _require(ledger, SEARCH, search_id)
            ledger.label = ledger.label or f"Search “{row['name']}” deleted"
            ledger.drop(SEARCH, (search_id,))

    def add_collection(self, name: str, *, description: str = "", entries: Iterable[Target] = ()) -> str:
        """Make a collection and return its id.

        Raises:
            DataError: The name is empty or too long, or the notebook cannot be written.
        """
        clean = limits.require_name(name, "The collection")
        limits.require_text(description)
        with self._core.edit(f"Collection “{clean}” made") as ledger:
            row = {**_new(ledger, clean), "description": description}
            ledger.put(COLLECTION, row)
            _append(ledger, str(row["id"]), entries)
        return str(row["id"])

    def describe_collection(self, collection_id: str, *, name: str, description: str) -> None:
        """Give the collection another name and description.

        Raises:
            DataError: There is no such collection, or the name is empty or too long.
        """
        clean = limits.require_name(name, "The collection")
        limits.require_text(description)
        with self._core.edit(f"Collection “{clean}” described") as ledger:
            row = _require(ledger, COLLECTION, collection_id)
            row |= {"name": clean, "description": description}
            ledger.put(COLLECTION, row)

    def delete_collection(self, collection_id: str) -> None:
        """Delete the collection (the entries themselves stay), which an undo brings back.

        Raises:
            DataError: There is no such collection.
        """
        with self._core.edit("") as ledger:
            row = _require(ledger, COLLECTION, collection_id)
            ledger.label = ledger.label or f"Collection “{row['name']}” deleted"
            for member in ledger.rows(MEMBER, collection_id=collection_id):
                ledger.drop(MEMBER, (collection_id, str(member["entry_id"])))
            ledger.drop(COLLECTION, (collection_id,))

    def collect(self, collection_id: str, entries: Iterable[Target]) -> None:
        """Add entries at the end of the collection; one that is in it keeps its place.

        Raises:
            DataError: There is no such collection.
        """
        with self._core.edit("") as ledger:
            row = _require(ledger, COLLECTION, collection_id)
            ledger.label = ledger.label or f"Added to collection “{row['name']}”"
            _append(ledger, collection_id, entries)

    def uncollect(self, collection_id: str, entry_ids: Iterable[str]) -> None:
        """Take entries out of the collection.

        Raises:
            DataError: There is no such collection.
        """
        with self._core.edit("") as ledger:
            row = _require(ledger, COLLECTION, collection_id)
            ledger.label = ledger.label or f"Taken out of collection “{row['name']}”"
            for entry_id in entry_ids:
                ledger.drop(MEMBER, (collection_id, entry_id))

    def arrange(self, collection_id: str, entry_ids: Sequence[str]) -> None:
        """Bring the collection into this order; entries that are not named follow in the order that they have.

        Raises:
            DataError: There is no such collection.
        """
        with self._core.edit("") as ledger:
            row = _require(ledger, COLLECTION, collection_id)
            ledger.label = ledger.label or f"Collection “{row['name']}” put in order"
            places = {entry_id: place for place, entry_id in enumerate(entry_ids)}
            members = _members(ledger, collection_id)
            ordered = sorted(members, key=lambda member: places.get(str(member["entry_id"]), len(places)))
            for position, member in enumerate(ordered, start=1):
                ledger.put(MEMBER, {**member, "position": position})


def _search_order(row: Row) -> tuple[int, str, str]:
    return int(row["position"] or 0), str(row["name"]), str(row["id"])


def _append(ledger: Ledger, collection_id: str, entries: Iterable[Target]) -> None:
    members = _members(ledger, collection_id)
    known = {member["entry_id"] for member in members}
    position = max((int(member["position"] or 0) for member in members), default=0)
    for entry in entries:
        if entry.id not in known:
            known.add(entry.id)
            position += 1
            values = {"collection_id": collection_id, "entry_id": entry.id, "entry_name": entry.name}
            ledger.put(MEMBER, {**values, "position": position})


def _members(ledger: Ledger, collection_id: str) -> list[dict[str, Value]]:
    members = ledger.rows(MEMBER, collection_id=collection_id)
    return sorted(members, key=lambda member: (int(member["position"] or 0), str(member["entry_id"])))


def _new(ledger: Ledger, name: str) -> dict[str, Value]:
    return {"id": uuid.uuid4().hex, "name": name, "created": ledger.now}


def _require(ledger: Ledger, table_name: str, row_id: str) -> dict[str, Value]:
    row = ledger.row(table_name, (row_id,))
    if row is None:
        raise DataError(f"The notebook has no {_WHAT[table_name]} “{row_id}”.")
    return row
