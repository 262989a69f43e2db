"""Brings the values of a query's terms into the edition's own: ``list:"Entity List"`` means ``list:us-entity-list``."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from db.errors import DataError
from db.records import Kind
from db.search.folding import digits_of, fold
from db.search.keys import KEYS, NOTEBOOK_KEYS, did_you_mean, some
from db.search.query import Query, Term
from db.search.scores import FIELDS

# Their values are checked when the query is parsed.
_FREE_KEYS = frozenset(
    {"kind", "state", "country", "by", "target", "code", "announced", "effective", "added"}
    | {"evidence", "listing"}
    | NOTEBOOK_KEYS
)
_ENTRY_KEYS = frozenset(Kind)
# Values of a key may be facets under another name.
_FACETS = {"designation": ("designation", "list")}


def resolved(connection: sqlite3.Connection, query: Query) -> Query:
    """Return the query with every value as the edition has it.

    Entries may be named by id, by slug, or by any name, symbol, number or code that is theirs alone in their kind.

    Raises:
        DataError: A value that the edition does not have.
    """
    if all(term.key in _FREE_KEYS for term in query.terms):
        return query
    terms = [term if term.key in _FREE_KEYS else _resolved(connection, term) for term in query.terms]
    return replace(query, terms=tuple(dict.fromkeys(terms)))


def labels(connection: sqlite3.Connection, query: Query) -> dict[tuple[str, str], str]:
    """Return words for the values of the query, by key and value, as `db.search.query.sentence` takes them."""
    found: dict[tuple[str, str], str] = {}
    for term in query.terms:
        try:
            value = term.value if term.key in _FREE_KEYS else _resolved(connection, term).value
        except DataError:
            continue  # said where the query is answered
        if term.key in _ENTRY_KEYS:
            statement = "SELECT name FROM entry WHERE id = ?"
            row = connection.execute(statement, (f"{term.key}/{value}",)).fetchone()
        else:
            statement = "SELECT label FROM facet_label WHERE key = ? AND value = ?"
            row = connection.execute(statement, (term.key, value)).fetchone()
        if row is not None:
            found[term.key, term.value] = row[0]
    return found


def _resolved(connection: sqlite3.Connection, term: Term) -> Term:
    if term.key in _ENTRY_KEYS:
        return replace(term, value=_slug(connection, term))
    keys = _FACETS.get(term.key, (term.key,))
    rows = connection.execute(
        f"SELECT value, label FROM facet_label WHERE key IN ({', '.join('?' * len(keys))}) ORDER BY value", keys
    ).fetchall()
    folded = fold(term.value)
    for value, label in rows:
        if folded in (fold(value), fold(label)):
            return replace(term, value=value)
    known = [value for value, _ in rows]
    raise DataError(
        f"There is no {KEYS[term.key].label.lower()} '{term.value}'.{did_you_mean(term.value, known)}",
        f"Known are: {some(known)}." if known else "",
    )


def _slug(connection: sqlite3.Connection, term: Term) -> str:
    if connection.execute("SELECT 1 FROM entry WHERE id = ?", (f"{term.key}/{term.value}",)).fetchone() is not None:
        return term.value
    forms = tuple({fold(term.value), digits_of(term.value)})
    rows = connection.execute(
        "SELECT n.field, e.id FROM name AS n JOIN entry AS e ON e.entry_no = n.entry_no"
        f" WHERE n.folded IN ({', '.join('?' * len(forms))}) AND e.kind = ? ORDER BY e.id",
        (*forms, term.key),
    ).fetchall()
    # "Ga" is the symbol of one mineral and the pinyin of another: the field that means more decides.
    best = min((FIELDS.index(field) for field, _ in rows), default=0)
    slugs = list(dict.fromkeys(entry_id.partition("/")[2] for field, entry_id in rows if field == FIELDS[best]))
    if len(slugs) == 1:
        return str(slugs[0])
    if slugs:
        raise DataError(f"'{term.value}' is the name of {len(slugs)} {term.key} entries.", f"Write {some(slugs)}.")
    rows = connection.execute("SELECT id FROM entry WHERE kind = ? ORDER BY id", (term.key,)).fetchall()
    known = [entry_id.partition("/")[2] for (entry_id,) in rows]
    raise DataError(
        f"There is no {term.key} '{term.value}'.{did_you_mean(term.value, known)}",
        f"Write its id, as in {KEYS[term.key].example}, or search for its name.",
    )
