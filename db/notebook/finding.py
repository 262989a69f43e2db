"""Finds notes by their words, and entries by what the user put on them; folds texts as the search of entries does."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date

from db.notebook.fetching import fetch
from db.notebook.records import NOTE_TARGET, NoteHit
from db.notebook.rows import NOTE_COLUMNS, Value, note_of
from db.search.folding import fold
from db.search.tokens import match_expression

_COLUMNS = ", ".join(f"n.{name}" for name in NOTE_COLUMNS)
_EXCERPT = 160

# What can be asked of the marks on an entry, by key and value of the query language.
_NOTED = "SELECT entry_id AS id FROM note WHERE is_removed = 0"
_STARRED = "SELECT target_id AS id FROM star"
_TARGET = f"CASE WHEN x.target_id LIKE '{NOTE_TARGET}%' THEN n.entry_id ELSE x.target_id END AS id"
_NOTE_JOIN = f"LEFT JOIN note AS n ON '{NOTE_TARGET}' || n.id = x.target_id AND n.is_removed = 0"


def find_notes(connection: sqlite3.Connection, text: str, *, limit: int = 50) -> tuple[NoteHit, ...]:
    """Return the notes that have all of the words, the last one as a beginning, the best match first.

    Every Chinese, Japanese or Korean character is a word of its own. Removed notes are not among them.
    """
    expression = match_expression(text.split())
    if expression is None:
        return ()
    found = fetch(
        connection,
        # The best are picked first: joining every match with its text would cost more than ranking it.
        "WITH best AS MATERIALIZED (SELECT rowid AS note_no, rank FROM note_text WHERE note_text MATCH :expression"
        f" ORDER BY rank LIMIT :limit) SELECT {_COLUMNS} FROM best AS b JOIN note_key AS k ON k.note_no = b.note_no"
        " JOIN note AS n ON n.id = k.note_id ORDER BY b.rank, n.changed DESC, n.id",
        values={"expression": expression, "limit": limit},
    )
    notes = (note_of(row) for row in found)
    return tuple(NoteHit(note, _excerpt(note.text, text.split())) for note in notes)


def matching_entries(
    connection: sqlite3.Connection,
    *,
    has: Sequence[str] = (),
    tags: Sequence[str] = (),
    words: str | None = None,
    is_starred: bool | None = None,
    review: str | None = None,
    collection: str | None = None,
    today: date,
) -> frozenset[str]:
    """Return the ids of the entries that meet every condition given.

    Args:
        connection: As `db.notebook.reader.open_reader` gives it.
        has: Of ``note``, ``tag``, ``star``, ``review``, ``decision``, ``judgement``: the entry has each of them.
        tags: Names of tags, however written; it, or a note on it, carries one of them.
        words: A note on it has all of the words, the last one as a beginning.
        is_starred: True for those with a star. False is for the caller to take away, as are all exclusions.
        review: ``due`` (on `today` or before), ``set`` (open, whenever it is due) or ``done``.
        collection: The name of a collection, or its id: it is in it.
        today: What a review is due by.
    """
    parts: list[str] = [_having(mark) for mark in has]
    values: dict[str, Value] = {"today": today.isoformat()}
    if tags:
        parts.append(
            f"SELECT {_TARGET} FROM tagging AS x {_NOTE_JOIN} WHERE x.tag_id IN (SELECT value FROM json_each(:tags))"
        )
        values["tags"] = json.dumps(_tag_ids(connection, tags))
    if words is not None:
        parts.append(
            "SELECT n.entry_id AS id FROM note_text AS t JOIN note_key AS k ON k.note_no = t.rowid"
            " JOIN note AS n ON n.id = k.note_id WHERE note_text MATCH :expression AND n.is_removed = 0"
        )
        expression = match_expression(words.split())
        if expression is None:
            return frozenset()
        values["expression"] = expression
    if is_starred:
        parts.append(_STARRED)
    if review is not None:
        conditions = {"due": "x.is_done = 0 AND x.due <= :today", "set": "x.is_done = 0", "done": "x.is_done = 1"}
        parts.append(f"SELECT {_TARGET} FROM review AS x {_NOTE_JOIN} WHERE {conditions[review]}")
    if collection is not None:
        parts.append(
            "SELECT m.entry_id AS id FROM collection_entry AS m"
            " WHERE m.collection_id IN (SELECT value FROM json_each(:collections))"
        )
        values["collections"] = json.dumps(_collection_ids(connection, collection))
    if not parts:
        return frozenset()
    found = fetch(connection, " INTERSECT ".join(f"SELECT id FROM ({part})" for part in parts), values=values)
    return frozenset(str(row["id"]) for row in found if row["id"] is not None)


def _having(mark: str) -> str:
    match mark:
        case "note":
            return _NOTED
        case "judgement":
            return f"{_NOTED} AND judgement <> ''"
        case "star":
            return _STARRED
        case "tag":
            return f"SELECT {_TARGET} FROM tagging AS x {_NOTE_JOIN}"
        case "review":
            return f"SELECT {_TARGET} FROM review AS x {_NOTE_JOIN} WHERE x.is_done = 0"
        case "decision":
            return f"SELECT {_TARGET} FROM decision AS x {_NOTE_JOIN}"
    raise ValueError(f"no mark {mark!r}")


def _tag_ids(connection: sqlite3.Connection, names: Sequence[str]) -> list[str]:
    wanted = {_plain(name) for name in names}
    found = fetch(connection, "SELECT id, name FROM tag ORDER BY id")
    return [str(row["id"]) for row in found if _plain(str(row["name"])) in wanted]


def _collection_ids(connection: sqlite3.Connection, name: str) -> list[str]:
    found = fetch(connection, "SELECT id, name FROM collection ORDER BY id")
    return [str(row["id"]) for row in found if row["id"] == name or _plain(str(row["name"])) == _plain(name)]


def _plain(name: str) -> str:
    return fold(name) or name


def _excerpt(text: str, words: Sequence[str]) -> str:
    """Return the piece of the text around the first of the words that stands in it as it was typed, in one line."""
    line = " ".join(text.split())
    low = line.casefold()
    places = [place for place in (low.find(word.casefold()) for word in words) if place >= 0]
    start = max(min(places, default=0) - _EXCERPT // 3, 0)
    piece = line[start : start + _EXCERPT].strip()
    return f"{'…' if start else ''}{piece}{'…' if start + _EXCERPT < len(line) else ''}"
