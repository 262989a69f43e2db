"""Takes all that a notebook holds into memory, to compare, merge and export it; an old one is read as a new one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from db.errors import DataError
from db.notebook import file, migrations
from db.notebook.fetching import fetch
from db.notebook.rows import Row, Value, completed

Key = tuple[str, ...]
Rows = Mapping[Key, Row]

NOTE = "note"
# What the user sees, with the columns that make a row's key.
KEYS: dict[str, tuple[str, ...]] = {
    NOTE: ("id",),
    "tag": ("id",),
    "tagging": ("tag_id", "target_id"),
    "star": ("target_id",),
    "review": ("id",),
    "saved_search": ("id",),
    "collection": ("id",),
    "collection_entry": ("collection_id", "entry_id"),
    "decision": ("id",),
}
COLUMNS: dict[str, tuple[str, ...]] = {
    NOTE: (
        *("id", "entry_id", "entry_name", "text", "revision", "created", "changed", "is_removed", "version_id"),
        *("part_kind", "part_id", "part_name", "judgement", "likelihood", "confidence"),
    ),
    "tag": ("id", "name", "colour", "created"),
    "tagging": ("tag_id", "target_id", "target_name", "created"),
    "star": ("target_id", "target_name", "created"),
    "review": ("id", "target_id", "target_name", "due", "reason", "is_done", "created"),
    "saved_search": ("id", "name", "kind", "query", "columns", "created", "as_of", "sort", "position"),
    "collection": ("id", "name", "description", "created"),
    "collection_entry": ("collection_id", "entry_id", "entry_name", "position"),
    "decision": ("id", "target_id", "target_name", "decided", "outcome", "reason", "author", "created"),
}
VERSION_COLUMNS = (
    *("id", "note_id", "revision", "action", "entry_id", "entry_name", "text", "author", "at"),
    *("judgement", "likelihood", "confidence", "saves"),
)
OPERATION_COLUMNS = (
    *("id", "group_id", "action", "of_group", "label", "author", "at", "saves", "is_undone", "merged_by"),
)
CHANGE_COLUMNS = ("operation_id", "table_name", "row_key", "before", "after")


@dataclass(frozen=True, slots=True)
class Change:
    """What an operation made of a row: the operation's id, its time, its action, and the row after it."""

    operation_id: str
    at: str
    action: str
    after: Row | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A notebook at one moment.

    Attributes:
        tables: Rows by table and key.
        versions: Versions of notes by id.
        operations: Operations of the journal by id, in their order.
        changes: The rows of the journal that tell what an operation changed.
    """

    tables: Mapping[str, Rows]
    versions: Mapping[str, Row]
    operations: Mapping[str, Row]
    changes: Sequence[Row]
    _by_row: dict[tuple[str, Key], list[Change]] = field(default_factory=dict, repr=False, compare=False)

    def changes_of(self, table_name: str, key: Key) -> Sequence[Change]:
        """Return what the journal knows of the row, in the order of the operations."""
        if not self._by_row:
            for change in self.changes:
                operation = self.operations.get(str(change["operation_id"]))
                if operation is None:
                    continue
                place = (str(change["table_name"]), tuple(json.loads(str(change["row_key"]))))
                after = None if change["after"] is None else completed(place[0], json.loads(str(change["after"])))
                found = Change(str(operation["id"]), str(operation["at"]), str(operation["action"]), after)
                self._by_row.setdefault(place, []).append(found)
        return self._by_row.get((table_name, key), ())


def take(connection: sqlite3.Connection) -> Snapshot:
    """Return what the notebook holds, as of the present version of its tables.

    Raises:
        DataError: It cannot be read.
    """
    own = not connection.in_transaction
    if own:
        # Several statements have to see one state.
        connection.execute("BEGIN")
    try:
        return Snapshot(
            tables={name: _rows(connection, name) for name in KEYS},
            versions=_by_id(fetch(connection, _select("note_history", VERSION_COLUMNS, order="history_no"))),
            operations=_by_id(fetch(connection, _select("operation", OPERATION_COLUMNS, order="operation_no"))),
            changes=tuple(fetch(connection, _select("row_change", CHANGE_COLUMNS, order="change_no"))),
        )
    finally:
        if own and connection.in_transaction:
            connection.execute("COMMIT")


def take_file(path: Path) -> Snapshot:
    """Return what the notebook file holds; it is not changed, whatever its version.

    Raises:
        DataError: There is no notebook, or it is newer or damaged.
    """
    with closing(open_checked(path)) as connection:
        return take(connection)


def open_checked(path: Path) -> sqlite3.Connection:
    """Open the notebook for reading after a check of the whole file, an old one as a copy brought up to date.

    The caller closes it.

    Raises:
        DataError: There is no notebook, or it is newer or damaged.
    """
    if not file.require_notebook(path):
        raise DataError(f"There is no notebook at {path}.", "Name a file that holds one.")
    connection = file.connect_read_only(path)
    try:
        file.check_integrity(connection, path)
        with file.faults(path):
            if file.version_of(connection) == file.LATEST_VERSION:
                return connection
            copy = _brought_up_to_date(connection)
    except BaseException:
        connection.close()
        raise
    connection.close()
    return copy


def _brought_up_to_date(source: sqlite3.Connection) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", isolation_level=None)
    source.backup(copy)
    migrations.lend_functions(copy)
    for step in migrations.STEPS[file.version_of(copy) :]:
        for statement in step:
            copy.execute(statement)
    return copy


def _rows(connection: sqlite3.Connection, name: str) -> dict[Key, Row]:
    found: dict[Key, Row] = {}
    for row in fetch(connection, _select(name, COLUMNS[name], order=", ".join(KEYS[name]))):
        found[tuple(str(row[column]) for column in KEYS[name])] = row
    return found


def _select(table: str, columns: Sequence[str], *, order: str) -> str:
    named = ", ".join(f'"{column}"' for column in columns)
    return f"SELECT {named} FROM {table} ORDER BY {order}"


def _by_id(rows: Sequence[dict[str, Value]]) -> dict[str, Row]:
    return {str(row["id"]): row for row in rows}
