"""Adds sets of entries as bits to an edition of many entries, so that looking up need not read them one by one."""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from db.queries.subject_values import OF_SUBJECTS, subject_values
from db.records import Kind
from db.search.bits import mask_of, packed
from db.search.common import HIDDEN_FIELDS, MANY, WIDE, start_written, written
from db.search.folding import cjk_spaced, has_cjk
from db.search.keys import NO_STATE

# So many turns of state are followed in a few milliseconds.
TURNS = 40_000
_LONGEST_RUN = 4
_LONGEST_START = 40
_LAST = chr(0x10FFFF)
_ASCII = re.compile("[ -~]")


def add_masks(connection: sqlite3.Connection, *, wide: int = WIDE, many: int = MANY, turns: int = TURNS) -> None:
    """Add the masks of facets, states and common words where the edition has many entries.

    Args:
        connection: An edition with all its rows and its full-text index.
        wide: With fewer entries none is added.
        many: Words of fewer entries are left out.
        turns: How many turns of state there are between two days whose states are kept.
    """
    if connection.execute("SELECT count(*) FROM entry").fetchone()[0] < wide:
        return
    spans = dict(_spans(connection))
    _add_facets(connection, spans)
    for kind, (first, last) in spans.items():
        _add_states(connection, kind, first=first, last=last, turns=turns)
    _add_words(connection, many)


def _spans(connection: sqlite3.Connection) -> Iterator[tuple[Kind, tuple[int, int]]]:
    """Yield the first and last number of each kind."""
    for kind, first, last in connection.execute("SELECT kind, min(entry_no), max(entry_no) FROM entry GROUP BY kind"):
        yield Kind(kind), (first, last)


def _add_facets(connection: sqlite3.Connection, spans: dict[Kind, tuple[int, int]]) -> None:
    firsts = sorted((first, kind) for kind, (first, _last) in spans.items())
    starts = [first for first, _kind in firsts]
    insert = "INSERT INTO facet_mask (kind, key, value, bits) VALUES (?, ?, ?, ?)"
    rows = connection.execute("SELECT key, value, entry_no FROM facet ORDER BY key, value, entry_no")
    for (key, value), group in groupby(rows, key=itemgetter(0, 1)):
        by_kind: dict[int, list[int]] = {}
        for _key, _value, number in group:
            by_kind.setdefault(bisect_right(starts, number) - 1, []).append(number)
        for place, numbers in by_kind.items():
            start, kind = firsts[place]
            # What bears on the entry's provisions has its mask from them.
            if key not in OF_SUBJECTS.get(kind, ()):
                connection.execute(insert, (kind, key, value, packed(mask_of(numbers, start=start))))
    for kind, keys in OF_SUBJECTS.items():
        for key in keys:
            statement, values = subject_values(kind, key)
            found: dict[str, set[int]] = {}
            for value, number in connection.execute(statement, values):
                if value is not None:
                    found.setdefault(value, set()).add(number)
            start = spans[kind][0]
            connection.executemany(
                insert,
                [(kind, key, value, packed(mask_of(tuple(numbers), start=start))) for value, numbers in found.items()],
            )


def _add_states(connection: sqlite3.Connection, kind: Kind, *, first: int, last: int, turns: int) -> None:
    """Add the states of the kind on each day after so many turns."""
    rows = connection.execute(
        "SELECT first, state, entry_no FROM entry_interval WHERE entry_no BETWEEN ? AND ? ORDER BY first, entry_no",
        (first, last),
    )
    states: dict[int, str] = dict.fromkeys(range(first, last + 1), NO_STATE)
    count = 0
    for day, group in groupby(rows, key=itemgetter(0)):
        for _day, state, number in group:
            states[number] = state
            count += 1
        if count >= turns:
            count = 0
            _add_states_of_day(connection, kind, day, states=states, first=first)


def _add_states_of_day(
    connection: sqlite3.Connection, kind: Kind, day: str, *, states: dict[int, str], first: int
) -> None:
    numbers: dict[str, list[int]] = {}
    for number, state in states.items():
        numbers.setdefault(state, []).append(number)
    connection.executemany(
        "INSERT INTO state_mask (kind, day, state, bits) VALUES (?, ?, ?, ?)",
        [(kind, day, state, packed(mask_of(found, start=first))) for state, found in sorted(numbers.items())],
    )


def _add_words(connection: sqlite3.Connection, many: int) -> None:
    for word, expression in _candidates(connection, many):
        numbers = [row[0] for row in connection.execute("SELECT rowid FROM fts WHERE fts MATCH ?", (expression,))]
        _add_word(connection, word, numbers, many=many)
    for start in _starts(connection, "", many):
        span = {"start": start, "end": start + _LAST}
        rows = connection.execute(
            "SELECT entry_no, field FROM name WHERE folded >= :start AND folded < :end", span
        ).fetchall()
        visible = {number for number, field in rows if field not in HIDDEN_FIELDS}
        everything = {number for number, _field in rows}
        if len(everything) >= many:
            # Both, though few may be seen: what is not kept is read one by one.
            _add_word(connection, start_written(start, with_hidden=True), everything, many=0)
            _add_word(connection, start_written(start, with_hidden=False), visible, many=0)


def _add_word(connection: sqlite3.Connection, word: str, numbers: Iterable[int], *, many: int) -> None:
    found = tuple(numbers)
    if len(found) >= many:
        connection.execute("INSERT INTO common_word (word, bits) VALUES (?, ?)", (word, packed(mask_of(found))))


def _candidates(connection: sqlite3.Connection, many: int) -> Iterator[tuple[str, str]]:
    """Yield the words that so many entries may have, each with the expression that asks for it."""
    connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'fts', 'row')")
    beginnings: Counter[str] = Counter()
    frequent: set[str] = set()
    for term, count in connection.execute("SELECT term, doc FROM temp.vocabulary"):
        if count >= many:
            frequent.add(term)
        if not has_cjk(term):
            for length in range(1, len(term) + 1):
                beginnings[term[:length]] += count
        # Sorted by term: what a later one cannot begin with and few had is forgotten.
        if len(beginnings) > 1_000_000:
            beginnings = Counter(
                {each: seen for each, seen in beginnings.items() if seen >= many or term.startswith(each)}
            )
    connection.execute("DROP TABLE temp.vocabulary")
    for term in sorted(frequent):
        yield written((term,), is_prefix=False), f'"{term}"'
    for beginning, count in sorted(beginnings.items()):
        if count >= many:
            yield written((beginning,), is_prefix=True), f'"{beginning}" *'
    for run in _runs(connection, frozenset(term for term in frequent if has_cjk(term)), many):
        yield written(run, is_prefix=False), f'"{" ".join(run)}"'


def _runs(connection: sqlite3.Connection, frequent: frozenset[str], many: int) -> Iterator[tuple[str, ...]]:
    """Yield the runs of Chinese characters that so many names have."""
    known: set[tuple[str, ...]] = {(character,) for character in frequent}
    for length in range(2, _LONGEST_RUN + 1):
        counts: Counter[tuple[str, ...]] = Counter()
        for (folded,) in connection.execute("SELECT folded FROM name WHERE field = 'Chinese name'"):
            tokens = tuple(cjk_spaced(folded).split()) if _ASCII.search(folded) else tuple(folded)
            for at in range(len(tokens) - length + 1):
                run = tokens[at : at + length]
                if run[:-1] in known and run[1:] in known:
                    counts[run] += 1
        known = {run for run, count in counts.items() if count >= many}
        yield from sorted(known)
        if not known:
            break


def _starts(connection: sqlite3.Connection, start: str, many: int) -> Iterator[str]:
    """Yield the beginnings, longer than the start, that so many names have."""
    length = len(start) + 1
    if length > _LONGEST_START:
        return
    groups = connection.execute(
        "SELECT substr(folded, 1, :length), count(*) FROM name WHERE folded >= :start AND folded < :end"
        " GROUP BY 1 HAVING count(*) >= :many",
        {"length": length, "start": start, "end": start + _LAST, "many": many},
    ).fetchall()
    for longer, _count in groups:
        if len(longer) == length:
            yield longer
            yield from _starts(connection, longer, many)
