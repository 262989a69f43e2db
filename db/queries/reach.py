"""Tells up to when the sources of the lists and of other rows can be expected to have news."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date

from db.queries.refs import day

# The day for which the list was looked through, and the newest source read of its listings and designations.
_OF_LIST = (
    "SELECT (SELECT c.as_of FROM coverage AS c WHERE c.subject = :list_id),"
    " (SELECT max(o.published) FROM subject AS s JOIN citation AS c ON c.owner = s.key"
    " JOIN source AS o ON o.id = c.source_id AND o.was_read WHERE s.list_id = substr(:list_id, 6)),"
    " (SELECT max(o.published) FROM designation AS d JOIN source AS o ON o.id = d.source_id AND o.was_read"
    " WHERE d.list_id = substr(:list_id, 6))"
)


def list_reach(connection: sqlite3.Connection, list_id: str, *, edition: date) -> date | None:
    """Return up to when the sources of a list can be expected to have news; None where no dated one was read.

    Args:
        connection: An edition.
        list_id: The list's id as an entry.
        edition: The edition's own reach, beyond which no list reaches.
    """
    found = connection.execute(_OF_LIST, {"list_id": list_id}).fetchone()
    return reach_of((day(each) for each in found), edition=edition)


def reach_of(days: Iterable[date | None], *, edition: date) -> date | None:
    """Return the latest of the days that are known, at most the edition's own reach."""
    latest = max((found for found in days if found is not None), default=None)
    return None if latest is None else min(latest, edition)
