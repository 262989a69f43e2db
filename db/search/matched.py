"""Says which text of an entry a query's words stand in, so that a reader sees why it was found."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from db.records import EntryRef
from db.search.folding import cjk_spaced
from db.search.keys import KEYS
from db.search.matching import folded_forms
from db.search.naming import labels
from db.search.query import Query
from db.search.scores import FIELDS
from db.search.tokens import index_text, tokens

SNIPPET = 160
_WORDS_BEFORE = 6
_WORDS = 16

_NAMES = "SELECT entry_no, field, text, folded FROM name WHERE entry_no IN {chosen} ORDER BY entry_no, position"
# In the order in which a reader would rather see them.
_TEXTS = (
    "SELECT entry_no, 'summary', summary FROM entry WHERE entry_no IN {chosen} AND summary IS NOT NULL",
    (
        "SELECT es.entry_no, 'scope', es.scope FROM entry_subject AS es"
        " WHERE es.entry_no IN {chosen} AND es.scope IS NOT NULL"
    ),
    (
        "SELECT es.entry_no, s.subject_kind, coalesce(s.summary, s.label) FROM entry_subject AS es"
        " JOIN subject AS s ON s.subject_no = es.subject_no WHERE es.entry_no IN {chosen}"
    ),
    (
        "SELECT es.entry_no, s.subject_kind, s.label FROM entry_subject AS es"
        " JOIN subject AS s ON s.subject_no = es.subject_no WHERE es.entry_no IN {chosen}"
    ),
    (
        "SELECT es.entry_no, 'reason', s.reason FROM entry_subject AS es"
        " JOIN subject AS s ON s.subject_no = es.subject_no WHERE es.entry_no IN {chosen} AND s.reason IS NOT NULL"
    ),
    (
        "SELECT es.entry_no, 'item', i.label || coalesce(': ' || i.scope, '') FROM entry_subject AS es"
        " JOIN subject_item AS i ON i.subject_no = es.subject_no WHERE es.entry_no IN {chosen}"
    ),
    (
        "SELECT e.entry_no, 'use', u.label || coalesce(': ' || u.note, '') FROM entry AS e"
        " JOIN mineral_use AS u ON 'mineral/' || u.mineral_id = e.id WHERE e.entry_no IN {chosen}"
    ),
    (
        "SELECT e.entry_no, 'role', d.role FROM entry AS e"
        " JOIN dependence AS d ON 'technology/' || d.technology_id = e.id WHERE e.entry_no IN {chosen}"
    ),
    (
        "SELECT e.entry_no, 'role', r.role FROM entry AS e"
        " JOIN firm_role AS r ON 'firm/' || r.firm_id = e.id WHERE e.entry_no IN {chosen}"
    ),
    (
        "SELECT e.entry_no, 'effect', l.effect FROM entry AS e"
        " JOIN list AS l ON 'list/' || l.id = e.id WHERE e.entry_no IN {chosen}"
    ),
    "SELECT entry_no, 'note', note FROM entry WHERE entry_no IN {chosen} AND note IS NOT NULL",
)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The words of a query as they would stand in a text of folded tokens."""

    forms: tuple[str, ...]
    phrases: tuple[str, ...]
    last: str

    def count(self, spaced: str) -> int:
        """Return how many of the words stand in the text."""
        text = f" {spaced} "
        return sum(f" {phrase} " in text for phrase in self.phrases) + (bool(self.last) and f" {self.last}" in text)

    @property
    def size(self) -> int:
        """Return how many words there are."""
        return len(self.phrases) + bool(self.last)


def matched_texts(
    connection: sqlite3.Connection, query: Query, *, refs: Mapping[int, EntryRef]
) -> dict[int, tuple[str, str]]:
    """Return the field and the text that matched, by entry number.

    A name or code that has all the words is preferred to other texts, and these to one with fewer words.
    Without free words it is the first term of the query, and without one the name.
    """
    wanted = _wanted(query)
    if not wanted.size or not refs:
        said = labels(connection, query)
        terms = [term for term in query.terms if not term.is_excluded]
        # The kind is seen anyway.
        told = next((term for term in terms if term.key != "kind"), terms[0] if terms else None)
        if told is None:
            return {number: ("name", ref.name) for number, ref in refs.items()}
        field, text = KEYS[told.key].label.lower(), said.get((told.key, told.value), told.value)
        return dict.fromkeys(refs, (field, text))
    best: dict[int, tuple[int, str, str]] = {number: (0, "name", ref.name) for number, ref in refs.items()}
    _look_at_names(connection, wanted, best)
    for statement in _TEXTS:
        open_numbers = [number for number, (count, _, _) in best.items() if count < wanted.size]
        if not open_numbers:
            break
        for number, field, text in connection.execute(_of(statement), (json.dumps(open_numbers),)):
            count = wanted.count(index_text(text))
            if count > best[number][0]:
                best[number] = (count, field, _snippet(text, wanted))
    return {number: (field, text) for number, (_, field, text) in best.items()}


def _look_at_names(connection: sqlite3.Connection, wanted: _Wanted, best: dict[int, tuple[int, str, str]]) -> None:
    ranks: dict[int, tuple[int, int]] = {}
    for number, field, text, folded in connection.execute(_of(_NAMES), (json.dumps(list(best)),)):
        if folded in wanted.forms:
            count, rank = wanted.size, 0
        elif folded.startswith(wanted.forms):
            count, rank = wanted.size, 1
        else:
            count, rank = wanted.count(cjk_spaced(folded)), 2
        if rank and field in ("id", "pinyin"):
            rank = 3  # nobody sees these: any other text that matches tells more
        order = (rank, FIELDS.index(field) if field in FIELDS else len(FIELDS))
        if count > best[number][0] or (count and count == best[number][0] and order < ranks.get(number, (4, 0))):
            best[number] = (count, field, text)
            ranks[number] = order


def _of(statement: str) -> str:
    return statement.format(chosen="(SELECT value FROM json_each(?))")


def _wanted(query: Query) -> _Wanted:
    phrases = [" ".join(tokens(phrase)) for phrase in (*query.phrases, *query.words)]
    last = phrases.pop() if query.words else ""
    return _Wanted(folded_forms(query), tuple(filter(None, phrases)), last)


def _snippet(text: str, wanted: _Wanted) -> str:
    """Return the text, or where it is long, the stretch of it that has most of the words."""
    if len(text) <= SNIPPET:
        return text
    words = text.split()
    sought = {token for phrase in (*wanted.phrases, wanted.last) for token in phrase.split()}
    marks = [_begun(word, sought) for word in words]
    place = max(range(len(words)), key=lambda place: len(set().union(*marks[place : place + _WORDS])))
    first = max(0, place - _WORDS_BEFORE)
    last = place + _WORDS
    return ("… " if first else "") + " ".join(words[first:last]) + (" …" if last < len(words) else "")


def _begun(word: str, sought: set[str]) -> set[str]:
    """Return which of the tokens the word's own tokens begin with."""
    found = index_text(word).split()
    return {start for start in sought if any(token.startswith(start) for token in found)}
