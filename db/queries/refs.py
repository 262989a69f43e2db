"""Names entries: the reference of one by its id, and of many at once; an unknown id is answered with the nearest."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import date

from db.errors import DataError
from db.force import State
from db.records import EntryRef, Kind, Standing

RANK_OF_STATE: dict[State | None, int] = {
    State.IN_FORCE: 0,
    State.SUSPENDED: 1,
    State.UNCONFIRMED: 2,
    State.ANNOUNCED: 3,
    State.PROPOSED: 4,
    State.ENDED: 5,
    None: 6,
}

# State, since and until, as the edition has them.
Interval = tuple[str | None, str | None, str | None]

_COLUMNS = "e.entry_no, e.id, e.kind, e.name, e.name_zh, m.number"
_NUMBERS = "LEFT JOIN measure AS m ON e.kind = 'measure' AND m.id = substr(e.id, 9)"


def ref(connection: sqlite3.Connection, entry_id: str) -> EntryRef:
    """Return the reference of an entry. An id that was merged away gives the one that holds now.

    Raises:
        DataError: There is no such entry.
    """
    return located(connection, entry_id)[1]


def located(connection: sqlite3.Connection, entry_id: str) -> tuple[int, EntryRef]:
    """Return the number of an entry in this edition with its reference; see `ref`."""
    statement = f"SELECT {_COLUMNS} FROM entry AS e {_NUMBERS} WHERE e.id = ?"
    row = connection.execute(statement, (entry_id,)).fetchone()
    if row is None:
        replaced = "SELECT new_id FROM replacement WHERE old_id = ?"
        newer = connection.execute(replaced, (entry_id,)).fetchone()
        row = connection.execute(statement, newer).fetchone() if newer is not None else None
    if row is None:
        raise DataError(
            f"There is no entry '{entry_id}' in this edition.{_nearest(connection, entry_id)}",
            "An id is the kind, a slash and a name in small letters, as in mineral/gallium; search to find it.",
        )
    return row[0], _ref(row)


def refs(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, EntryRef]:
    """Return the references of the entries by id; ids that the edition does not have are left out."""
    statement = f"SELECT {_COLUMNS} FROM json_each(?) AS j JOIN entry AS e ON e.id = j.value {_NUMBERS}"
    rows = connection.execute(statement, (json.dumps(sorted(set(ids))),))
    return {row[1]: _ref(row) for row in rows}


def numbered_refs(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, EntryRef]:
    """Return the references of the entries by their number in this edition."""
    statement = f"SELECT {_COLUMNS} FROM json_each(?) AS j JOIN entry AS e ON e.entry_no = j.value {_NUMBERS}"
    rows = connection.execute(statement, (json.dumps(sorted(set(numbers))),))
    return {row[0]: _ref(row) for row in rows}


def standings(connection: sqlite3.Connection, numbers: Iterable[int], *, as_of: date) -> dict[int, Standing]:
    """Return the state of the entries on the day, by their number; entries of which nothing is known are left out."""
    statement = (
        "SELECT i.entry_no, i.state, i.since, i.until, i.counts FROM json_each(:numbers) AS j"
        " JOIN entry_interval AS i ON i.entry_no = j.value WHERE i.first <= :day AND :day < i.end_day"
    )
    values = {"numbers": json.dumps(sorted(set(numbers))), "day": as_of.isoformat()}
    return {row[0]: standing(row[1:4], row[4]) for row in connection.execute(statement, values)}


def standing(interval: Interval, counts: str | None = None) -> Standing:
    """Return the standing that an interval says, with the states that its entry's subjects are in."""
    state, since, until = interval
    found = json.loads(counts) if counts is not None else {}
    # One provision or listing has nothing to be counted.
    several = tuple((each, found[each]) for each in State if each in found) if sum(found.values()) > 1 else ()
    return Standing(None if state is None else State(state), day(since), day(until), several)


def day(text: str | None) -> date | None:
    """Return the day that ISO text says; None for None."""
    return None if text is None else date.fromisoformat(text)


def _ref(row: tuple[int, str, str, str, str | None, str | None]) -> EntryRef:
    _, entry_id, kind, name, name_zh, number = row
    return EntryRef(entry_id, Kind(kind), name, name_zh, number)


def _nearest(connection: sqlite3.Connection, entry_id: str) -> str:
    # Imported here: needed only once something is wrong.
    from difflib import get_close_matches

    kind, slash, slug = entry_id.lower().rpartition("/")
    ids = [row[0] for row in connection.execute("SELECT id FROM entry ORDER BY entry_no")]
    same = [known for known in ids if known.partition("/")[2] == slug]
    if not same:
        kin = [known for known in ids if slash and known.startswith(f"{kind}/")] or ids
        slugs = {known.partition("/")[2]: known for known in kin}
        same = [slugs[near] for near in get_close_matches(slug, slugs, n=1, cutoff=0.6)]
    return f" Did you mean '{same[0]}'?" if same else ""
