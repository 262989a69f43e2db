"""Counts the whole edition: rows, facts, how well they are supported, and its sources by kind."""

from __future__ import annotations

import sqlite3

from db.provenance import SourceCount, Totals
from db.queries.refs import day
from db.records import Evidence

# Of these a fact is every field that is filled.
_FIELDS = {
    "entry": ("name_zh", "summary", "note"),
    "mineral": ("symbol", "mineral_group", "part_of_id", "substitutes"),
    "technology": ("technology_kind", "sector"),
    "firm": ("firm_kind", "country", "parent_id", "sector"),
    "measure": ("issuer", "country", "number", "measure_kind", "announced", "effective", "comment_until"),
    "list": ("list_kind", "country", "issuer", "effect"),
    "subject": ("firm_id", "summary", "reason", "added", "note"),
}
# Of these it is every row.
_ROWS = (
    "production",
    "reserve",
    "import_reliance",
    "import_source",
    "price",
    "hs_code",
    "designation",
    "mineral_use",
    "dependence",
    "firm_role",
    "subject_target",
    "subject_item",
    "subject_code",
    "event",
    "round",
    "name WHERE field = 'alias'",
    "relation WHERE relation IN ('used-by', 'legal-basis', 'responds-to')",
)
_SUPPORT = (
    "SELECT count(*), sum(r.is_confirmed), sum(r.evidence = :second_hand),"
    " sum((SELECT count(*) FROM citation AS c WHERE c.owner = r.owner) > 1)"
    " FROM (SELECT id AS owner, is_confirmed, evidence FROM entry"
    " UNION ALL SELECT key, is_confirmed, evidence FROM subject WHERE list_id IS NOT NULL) AS r"
)
_KINDS = (
    "SELECT kind, count(*), sum(was_read), max(CASE WHEN was_read THEN published END) FROM source"
    " GROUP BY kind ORDER BY count(*) DESC, kind"
)


def totals(connection: sqlite3.Connection) -> Totals:
    """Return what all of the edition amounts to."""
    rows, confirmed, second_hand, several = connection.execute(
        _SUPPORT, {"second_hand": Evidence.SECOND_HAND}
    ).fetchone()
    conflicts = connection.execute("SELECT count(*) FROM conflict").fetchone()[0]
    return Totals(rows, _facts(connection), confirmed or 0, several or 0, second_hand or 0, conflicts)


def source_kinds(connection: sqlite3.Connection) -> tuple[SourceCount, ...]:
    """Return how many sources there are of each kind, the most first."""
    return tuple(
        SourceCount(kind, count, read, day(newest)) for kind, count, read, newest in connection.execute(_KINDS)
    )


def _facts(connection: sqlite3.Connection) -> int:
    parts = [
        f"(SELECT {' + '.join(f'count({column})' for column in columns)} FROM {table})"
        for table, columns in _FIELDS.items()
    ]
    parts += [f"(SELECT count(*) FROM {rows})" for rows in _ROWS]
    found: int = connection.execute(f"SELECT {' + '.join(parts)}").fetchone()[0]
    return found
