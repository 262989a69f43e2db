"""Reads the labelled lines of an entry: what it is, where it belongs, and the plain facts of its row."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from db.countries import COUNTRIES
from db.edition import describe
from db.queries.reach import list_reach
from db.queries.refs import refs
from db.records import EntryRef, Fact, Kind


def facts(connection: sqlite3.Connection, entry: EntryRef, *, source_ids: tuple[str, ...] = ()) -> tuple[Fact, ...]:
    """Return the labelled lines of the entry in reading order.

    Args:
        connection: An edition.
        entry: The entry.
        source_ids: The sources of its row, to cite with lines that have none of their own.
    """
    slug = entry.id.partition("/")[2]
    return tuple(
        fact if fact.source_ids else Fact(fact.key, fact.label, fact.value, source_ids, fact.link)
        for fact in _READERS[entry.kind](connection, slug)
    )


def words(value: str) -> str:
    """Return a stored value as words: "export ban" of ``export-ban``."""
    return value.replace("-", " ")


def _of_mineral(connection: sqlite3.Connection, slug: str) -> Iterator[Fact]:
    statement = "SELECT symbol, mineral_group, substitutes FROM mineral WHERE id = ?"
    symbol, group, substitutes = connection.execute(statement, (slug,)).fetchone()
    if symbol is not None:
        yield Fact("symbol", "Symbol", symbol)
    yield Fact("group", "Group", group)
    codes = "SELECT code, covers FROM hs_code WHERE mineral_id = ? ORDER BY position"
    for code, covers in connection.execute(codes, (slug,)):
        yield Fact("hs_code", "HS code", f"{code} ({covers})")
    uses = (
        "SELECT label, note, source_id FROM mineral_use"
        " WHERE mineral_id = ? AND technology_id IS NULL ORDER BY position"
    )
    for label, note, source in connection.execute(uses, (slug,)):
        yield Fact("use", "Use", _with(label, note), _sources(source))
    named = (
        "SELECT label, status, note, source_id FROM designation"
        " WHERE mineral_id = ? AND list_id IS NULL ORDER BY position"
    )
    for label, status, note, source in connection.execute(named, (slug,)):
        yield Fact("designation", "Designated", _with(_with(label, status), note), _sources(source))
    if substitutes is not None:
        yield Fact("substitutes", "Substitutes", substitutes)


def _of_technology(connection: sqlite3.Connection, slug: str) -> Iterator[Fact]:
    statement = "SELECT technology_kind, sector FROM technology WHERE id = ?"
    kind, sector = connection.execute(statement, (slug,)).fetchone()
    yield Fact("type", "Type", words(kind))
    yield Fact("sector", "Sector", _label(connection, "sector", sector))


def _of_firm(connection: sqlite3.Connection, slug: str) -> Iterator[Fact]:
    statement = "SELECT firm_kind, country, sector, parent_id FROM firm WHERE id = ?"
    kind, country, sector, parent_id = connection.execute(statement, (slug,)).fetchone()
    yield Fact("type", "Type", words(kind))
    if country is not None:
        yield Fact("country", "Country", COUNTRIES[country])
    if sector is not None:
        yield Fact("sector", "Sector", words(sector))
    parent = refs(connection, [f"firm/{parent_id}"]).get(f"firm/{parent_id}") if parent_id is not None else None
    if parent is not None:
        yield Fact("parent", "Parent", parent.name, link=parent)


def _of_measure(connection: sqlite3.Connection, slug: str) -> Iterator[Fact]:
    statement = (
        "SELECT number, issuer, country, measure_kind, basis, announced, effective, comment_until"
        " FROM measure WHERE id = ?"
    )
    row = connection.execute(statement, (slug,)).fetchone()
    number, issuer, country, kind, basis, announced, effective, comment_until = row
    if number is not None:
        yield Fact("number", "Number", number)
    yield Fact("issuer", "Issuer", f"{issuer} ({COUNTRIES[country]})")
    yield Fact("type", "Type", words(kind))
    if basis != "act":
        yield Fact("basis", "Basis", {"statement": "an official's statement", "report": "a press report"}[basis])
    yield Fact("announced", "Announced", announced)
    if effective is not None:
        yield Fact("effective", "Effective", effective)
    if comment_until is not None:
        yield Fact("comment_until", "Comments until", comment_until)
    plain = (
        "SELECT i.label, i.scope FROM subject AS s JOIN subject_item AS i ON i.subject_no = s.subject_no"
        " WHERE s.measure_id = ? AND coalesce(i.mineral_id, i.technology_id, i.firm_id) IS NULL"
        " ORDER BY s.subject_no, i.position"
    )
    for label, scope in connection.execute(plain, (slug,)):
        yield Fact("names", "Also names", _with(label, scope))
    counts = (
        "SELECT e.id, r.official_count, r.row_count, r.note, r.source_id FROM round AS r"
        " JOIN entry AS e ON e.id = 'list/' || r.list_id WHERE r.measure_id = ? ORDER BY r.list_id"
    )
    for list_id, official, rows, note, source in connection.execute(counts, (slug,)):
        blacklist = refs(connection, [list_id])[list_id]
        value = f"{official} on the {blacklist.name} by the authority's own count; {rows} listings here"
        yield Fact("official_count", "Official count", _with(value, note), _sources(source), blacklist)


def _of_list(connection: sqlite3.Connection, slug: str) -> Iterator[Fact]:
    statement = "SELECT list_kind, issuer, country FROM list WHERE id = ?"
    kind, issuer, country = connection.execute(statement, (slug,)).fetchone()
    yield Fact("type", "Type", f"list of {words(kind)}")
    yield Fact("issuer", "Kept by", f"{issuer} ({COUNTRIES[country]})")
    own = list_reach(connection, f"list/{slug}", edition=describe(connection).reach)
    if own is not None:
        yield Fact("reach", "Sources reach to", own.isoformat())


_READERS: dict[Kind, Callable[[sqlite3.Connection, str], Iterator[Fact]]] = {
    Kind.MINERAL: _of_mineral,
    Kind.TECHNOLOGY: _of_technology,
    Kind.FIRM: _of_firm,
    Kind.MEASURE: _of_measure,
    Kind.LIST: _of_list,
}


def _label(connection: sqlite3.Connection, key: str, value: str) -> str:
    statement = "SELECT label FROM facet_label WHERE key = ? AND value = ?"
    row = connection.execute(statement, (key, value)).fetchone()
    return words(value) if row is None else str(row[0])


def _with(text: str, note: str | None) -> str:
    return text if note is None else f"{text}: {note}"


def _sources(source: str | None) -> tuple[str, ...]:
    return () if source is None else (source,)
