"""Reads what the user put on entries beside notes: tags, stars, reviews, decisions, saved searches, collections."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date, datetime

from db.errors import DataError
from db.notebook.fetching import fetch
from db.notebook.records import (
    Collection,
    Decision,
    Deed,
    Operation,
    Review,
    SavedSearch,
    Star,
    Tag,
    Tagging,
    Target,
)
from db.notebook.rows import Row, Value, decision_of, review_of, search_of, star_of, tag_of, target_of

_REVIEW = "SELECT id, target_id, target_name, due, reason, is_done, created FROM review"
_DECISION = "SELECT id, target_id, target_name, decided, outcome, reason, author, created FROM decision"


def tags(connection: sqlite3.Connection) -> tuple[Tag, ...]:
    """Return every tag by name, with the number of entries and notes that carry it."""
    found = fetch(
        connection,
        "SELECT t.id, t.name, t.colour, COUNT(g.target_id) AS carriers FROM tag AS t"
        " LEFT JOIN tagging AS g ON g.tag_id = t.id GROUP BY t.id ORDER BY t.name, t.id",
    )
    return tuple(tag_of(row, count=int(row["carriers"] or 0)) for row in found)


def tags_of(connection: sqlite3.Connection, target_id: str) -> tuple[Tag, ...]:
    """Return the tags on an entry, or on a note (``note/`` and its id), by name."""
    found = fetch(
        connection,
        "SELECT t.id, t.name, t.colour FROM tagging AS g JOIN tag AS t ON t.id = g.tag_id"
        " WHERE g.target_id = :target_id ORDER BY t.name, t.id",
        values={"target_id": target_id},
    )
    return tuple(tag_of(row) for row in found)


def taggings(connection: sqlite3.Connection, tag_id: str | None = None) -> tuple[Tagging, ...]:
    """Return what carries the tag, or any tag, by name."""
    found = fetch(
        connection,
        "SELECT tag_id, target_id, target_name, created FROM tagging WHERE :tag_id IS NULL OR tag_id = :tag_id"
        " ORDER BY target_name, target_id, tag_id",
        values={"tag_id": tag_id},
    )
    return tuple(Tagging(str(row["tag_id"]), target_of(row), _moment(row["created"])) for row in found)


def stars(connection: sqlite3.Connection) -> tuple[Star, ...]:
    """Return the stars by name."""
    found = fetch(connection, "SELECT target_id, target_name, created FROM star ORDER BY target_name, target_id")
    return tuple(star_of(row) for row in found)


def is_starred(connection: sqlite3.Connection, target_id: str) -> bool:
    """Return whether the entry has a star."""
    return bool(fetch(connection, "SELECT target_id FROM star WHERE target_id = :id", values={"id": target_id}))


def reviews(connection: sqlite3.Connection, *, until: date | None = None, is_done: bool = False) -> tuple[Review, ...]:
    """Return the reviews by day, the earliest first.

    Args:
        connection: As `db.notebook.reader.open_reader` gives it.
        until: Only those that are due on this day or before; None for all.
        is_done: True for those that were done instead of the open ones.
    """
    found = fetch(
        connection,
        f"{_REVIEW} WHERE is_done = :is_done AND due <= :until ORDER BY due, target_name, id",
        values={"is_done": int(is_done), "until": (until or date.max).isoformat()},
    )
    return tuple(review_of(row) for row in found)


def reviews_of(connection: sqlite3.Connection, target_id: str) -> tuple[Review, ...]:
    """Return the reviews of an entry or note, open ones first, then by day."""
    found = fetch(
        connection, f"{_REVIEW} WHERE target_id = :target_id ORDER BY is_done, due, id", values={"target_id": target_id}
    )
    return tuple(review_of(row) for row in found)


def decisions(connection: sqlite3.Connection, target_id: str | None = None) -> tuple[Decision, ...]:
    """Return the decisions on an entry or note, or all of them, the newest first."""
    found = fetch(
        connection,
        f"{_DECISION} WHERE :target_id IS NULL OR target_id = :target_id ORDER BY decided DESC, created DESC, id",
        values={"target_id": target_id},
    )
    return tuple(decision_of(row) for row in found)


def searches(connection: sqlite3.Connection) -> tuple[SavedSearch, ...]:
    """Return the saved searches in the user's order, those that were never put in one by name."""
    statement = "SELECT id, name, kind, query, columns, created, as_of, sort, position FROM saved_search"
    found = fetch(connection, f"{statement} ORDER BY position, name, id")
    return tuple(search_of(row) for row in found)


def collections(connection: sqlite3.Connection) -> tuple[Collection, ...]:
    """Return the collections by name, each with its entries in the user's order."""
    members: dict[str, list[Target]] = {}
    for row in fetch(
        connection,
        "SELECT collection_id, entry_id, entry_name FROM collection_entry"
        " ORDER BY collection_id, position, entry_name, entry_id",
    ):
        place = members.setdefault(str(row["collection_id"]), [])
        place.append(Target(str(row["entry_id"]), str(row["entry_name"])))
    found = fetch(connection, "SELECT id, name, description, created FROM collection ORDER BY name, id")
    return tuple(_collection(row, members) for row in found)


def collection(connection: sqlite3.Connection, collection_id: str) -> Collection:
    """Return one collection.

    Raises:
        DataError: There is none with that id.
    """
    for known in collections(connection):
        if known.id == collection_id:
            return known
    raise DataError(f"The notebook has no collection “{collection_id}”.")


def operations(connection: sqlite3.Connection, *, limit: int = 100, before: str | None = None) -> tuple[Operation, ...]:
    """Return the newest steps of the journal, the newest first.

    Args:
        connection: As `db.notebook.reader.open_reader` gives it.
        limit: At most that many.
        before: The id of the operation that the last call ended with; None for the newest.
    """
    # Of the operations of a group the last one stands for all.
    found = fetch(
        connection,
        "SELECT o.id, o.group_id, o.action, o.of_group, o.label, o.author, o.at, o.is_undone, o.merged_by"
        " FROM operation AS o WHERE o.operation_no < coalesce((SELECT b.operation_no FROM operation AS b"
        " WHERE b.id = :before), 9223372036854775807)"
        " AND NOT EXISTS (SELECT g.id FROM operation AS g WHERE g.group_id = o.group_id"
        " AND g.operation_no > o.operation_no) ORDER BY o.operation_no DESC LIMIT :limit",
        values={"before": before, "limit": limit},
    )
    return tuple(_operation(row) for row in found)


def state(connection: sqlite3.Connection) -> str:
    """Return a text that is another one whenever anything was written: the newest step of the journal as it stands."""
    # What is typed goes on with a step that is there already, so that its number of saves belongs to it.
    found = fetch(connection, "SELECT id, saves, at FROM operation ORDER BY operation_no DESC LIMIT 1")
    return " ".join(str(value) for row in found for value in row.values())


def _collection(row: Row, members: Mapping[str, list[Target]]) -> Collection:
    return Collection(
        id=str(row["id"]),
        name=str(row["name"]),
        description=str(row["description"]),
        entries=tuple(members.get(str(row["id"]), ())),
        created=_moment(row["created"]),
    )


def _operation(row: Row) -> Operation:
    return Operation(
        id=str(row["id"]),
        group_id=str(row["group_id"]),
        deed=Deed(str(row["action"])),
        of_group=str(row["of_group"]),
        label=str(row["label"]),
        author=str(row["author"]),
        at=_moment(row["at"]),
        is_undone=bool(row["is_undone"]),
        is_foreign=bool(row["merged_by"]),
    )


def _moment(value: Value) -> datetime:
    return datetime.fromisoformat(str(value))
