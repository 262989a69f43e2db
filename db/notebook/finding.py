"""Finds notes by their words, and entries by what the user put on them; folds texts as the search of entries does."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.errors import DataError
from db.notebook.fetching import fetch
from db.notebook.ranking import Candidate, ranked
from db.notebook.records import NOTE_TARGET, NoteHit
from db.notebook.rows import NOTE_COLUMNS, Value, note_of
from db.search.folding import fold
from db.search.keys import did_you_mean, period, some
from db.search.marked import Mark, Marked, notebook_terms
from db.search.query import Query, Term
from db.search.tokens import match_expression, phrases

_COLUMNS = ", ".join(f"n.{name}" for name in NOTE_COLUMNS)
_EXCERPT = 160
_RANKED = 500

_NOTED = "SELECT entry_id AS id FROM note WHERE is_removed = 0"
_TARGET = f"CASE WHEN x.target_id LIKE '{NOTE_TARGET}%' THEN n.entry_id ELSE x.target_id END AS id"
# By the note's own id, which has an index: the other way round each mark would be held against every note.
_NOTE_JOIN = (
    f"LEFT JOIN note AS n ON x.target_id LIKE '{NOTE_TARGET}%' AND n.id = substr(x.target_id, {len(NOTE_TARGET) + 1})"
    " AND n.is_removed = 0"
)
_HAVING: dict[str, str] = {
    "note": _NOTED,
    "judgement": f"{_NOTED} AND judgement <> ''",
    "star": "SELECT target_id AS id FROM star",
    "tag": f"SELECT {_TARGET} FROM tagging AS x {_NOTE_JOIN}",
    "review": f"SELECT {_TARGET} FROM review AS x {_NOTE_JOIN} WHERE x.is_done = 0",
    "decision": f"SELECT {_TARGET} FROM decision AS x {_NOTE_JOIN}",
}
_BEING: dict[str, str] = {
    "starred": _HAVING["star"],
    "reviewed": f"SELECT {_TARGET} FROM review AS x {_NOTE_JOIN} WHERE x.is_done = 1",
    "collected": "SELECT entry_id AS id FROM collection_entry",
}
# Whatever the user has put on it: what is looked at when something changes.
_BEING["mine"] = " UNION ".join(
    statement for key, statement in (*_HAVING.items(), ("collected", _BEING["collected"])) if key != "judgement"
)
# The index has no words of removed notes. CROSS JOIN: it comes first, whatever SQLite thinks of the tables' sizes.
_WORDS = (
    "SELECT e.entry_id AS id FROM entry_key AS e WHERE e.entry_no IN (SELECT k.entry_no FROM note_text AS t"
    " CROSS JOIN note_key AS k ON k.note_no = t.rowid WHERE note_text MATCH :expression)"
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A table whose rows are asked for by name, with what is said where none has the name."""

    statement: str
    what: str
    known: str
    hint: str


_TAGS = _Named(
    "SELECT id, name FROM tag ORDER BY name, id",
    "tag",
    "Tags",
    "The notebook has no tags yet; put one on an entry first.",
)
_COLLECTIONS = _Named(
    "SELECT id, name FROM collection ORDER BY name, id",
    "collection",
    "Collections",
    "The notebook has no collections yet; make one first.",
)


def find_notes(connection: sqlite3.Connection, text: str, *, limit: int = 50) -> tuple[NoteHit, ...]:
    """Return the notes that have all of the words, the last one as a beginning, the best match first.

    Every Chinese, Japanese or Korean character is a word of its own. Removed notes are not among them. Of very many
    notes that have the words the newest are put in order, for nobody reads the rest: more words find them.
    """
    words = phrases(text.split())
    expression = match_expression(text.split())
    if expression is None:
        return ()
    # The index hands out the newest first and stops: to rank every match of two common words took 0.4 s.
    newest = fetch(
        connection,
        "SELECT rowid AS number, text FROM note_text WHERE note_text MATCH :expression ORDER BY rowid DESC LIMIT :most",
        values={"expression": expression, "most": max(_RANKED, limit)},
    )
    best = ranked((Candidate(int(row["number"] or 0), str(row["text"])) for row in newest), words)[:limit]
    found = fetch(
        connection,
        f"SELECT {_COLUMNS} FROM json_each(:best) AS b JOIN note_key AS k ON k.note_no = b.value"
        " JOIN note AS n ON n.id = k.note_id ORDER BY b.key",
        values={"best": json.dumps(best)},
    )
    notes = (note_of(row) for row in found)
    return tuple(NoteHit(note, _excerpt(note.text, text.split())) for note in notes)


def marked(connection: sqlite3.Connection, query: Query, *, today: date) -> Marked:
    """Return what the terms of the query mean that speak of the notebook; see `db.search.keys.NOTEBOOK_KEYS`.

    What a note of an entry carries, the entry carries too. Removed notes carry nothing.

    Args:
        connection: As `db.notebook.reader.open_reader` gives it.
        query: Any query.
        today: What a review is due by.

    Raises:
        DataError: There is no tag or collection of a name.
    """
    return Marked(tuple(_mark(connection, term, today) for term in notebook_terms(query)))


def _mark(connection: sqlite3.Connection, term: Term, today: date) -> Mark:
    values: dict[str, Value] = {}
    label = term.value
    match term.key:
        case "has":
            statement = _HAVING[term.value]
        case "is":
            statement = _BEING[term.value]
        case "tag":
            label, values["ids"] = _named(connection, term, _TAGS)
            statement = (
                f"SELECT {_TARGET} FROM tagging AS x {_NOTE_JOIN} WHERE x.tag_id IN (SELECT value FROM json_each(:ids))"
            )
        case "collection":
            label, values["ids"] = _named(connection, term, _COLLECTIONS)
            statement = (
                "SELECT m.entry_id AS id FROM collection_entry AS m"
                " WHERE m.collection_id IN (SELECT value FROM json_each(:ids))"
            )
        case "note":
            statement = _WORDS
            values["expression"] = match_expression(term.value.split()) or '""'
        case "review":
            condition, values = _review(term.value, today)
            statement = f"SELECT {_TARGET} FROM review AS x {_NOTE_JOIN} WHERE {condition}"
        case _:
            raise ValueError(f"no key of the notebook {term.key!r}")
    found = fetch(connection, f"SELECT DISTINCT id FROM ({statement}) WHERE id IS NOT NULL", values=values)
    return Mark(term.key, term.value, label, frozenset(str(row["id"]) for row in found))


def _review(value: str, today: date) -> tuple[str, dict[str, Value]]:
    match value:
        case "due":
            return "x.is_done = 0 AND x.due <= :today", {"today": today.isoformat()}
        case "open":
            return "x.is_done = 0", {}
        case "done":
            return "x.is_done = 1", {}
    first, last = period(value)
    return "x.is_done = 0 AND x.due BETWEEN :first AND :last", {"first": first.isoformat(), "last": last.isoformat()}


def _named(connection: sqlite3.Connection, term: Term, table: _Named) -> tuple[str, str]:
    """Return the name as the notebook has it, and as JSON the ids of what has it.

    Raises:
        DataError: Nothing has it.
    """
    rows = [(str(row["id"]), str(row["name"])) for row in fetch(connection, table.statement)]
    wanted = _plain(term.value)
    found = [(row_id, name) for row_id, name in rows if row_id == term.value or _plain(name) == wanted]
    if found:
        return found[0][1], json.dumps([row_id for row_id, _name in found])
    names = [name for _row_id, name in rows]
    near = did_you_mean(term.value, [name.lower() for name in names])
    known = f"{table.known} are {some(names)}." if names else table.hint
    raise DataError(f"There is no {table.what} '{term.value}'.{near}", known)


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
