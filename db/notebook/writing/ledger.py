"""Changes rows within one transaction and writes into the journal what each was before and after.

Every change of the notebook goes through here, so that nothing escapes the journal or the full-text index.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Set as AbstractSet

from sqlalchemy import ColumnElement, Connection, Table, func, select, text

from db.notebook.records import NOTE_TARGET, Changes, Deed
from db.notebook.rows import Row, Value
from db.schema.notebook import Notebook
from db.search.tokens import index_text

NOTE = "note"
HISTORY = "note_history"
# What a note's version in the history holds already.
NOTE_TEXTS = ("text", "judgement")
_ENTRY_COLUMNS = ("entry_id", "target_id")

Key = tuple[str, ...]


def table_of(name: str) -> Table:
    """Return the table as the models declare it."""
    return Notebook.metadata.tables[name]


def key_columns(name: str) -> tuple[str, ...]:
    """Return the names of the columns that make the key of the table's rows."""
    return tuple(column.name for column in table_of(name).primary_key.columns)


def key_text(key: Key) -> str:
    """Return the key of a row as the journal holds it."""
    return json.dumps(key, ensure_ascii=False)


def key_of(stored: str) -> Key:
    """Return the key from its form in the journal."""
    return tuple(json.loads(stored))


class Ledger:
    """One operation under way.

    Args:
        connection: In a transaction that holds the write lock.
        label: What is done, in words.
        author: Who does it.
        now: When, as the notebook stores it.

    Attributes:
        id: The operation's.
        group_id: The group that it is undone with; empty where it is one by itself.
        amends: The operation that it goes on with instead of being one of its own; empty where it does not.
    """

    def __init__(self, connection: Connection, label: str, *, author: str, now: str) -> None:
        self.connection = connection
        self.id = uuid.uuid4().hex
        self.group_id = ""
        self.deed = Deed.EDIT
        self.of_group = ""
        self.label = label
        self.author = author
        self.now = now
        self.amends = ""
        self._changed: dict[tuple[str, Key], tuple[str | None, str | None]] = {}
        self._rows: dict[tuple[str, Key], tuple[Row | None, Row | None]] = {}

    @property
    def driver(self) -> sqlite3.Connection:
        """Return the connection of SQLite itself, in the same transaction."""
        driver = self.connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        return driver

    def row(self, table_name: str, key: Key) -> dict[str, Value] | None:
        """Return the row as it stands; None where there is none."""
        table = table_of(table_name)
        found = self.connection.execute(table.select().where(*_is(table, key))).mappings().first()
        return None if found is None else dict(found)

    def rows(self, table_name: str, **values: Value) -> list[dict[str, Value]]:
        """Return the rows that have the values, in the order of their keys."""
        table = table_of(table_name)
        wanted = [table.c[name] == value for name, value in values.items()]
        statement = table.select().where(*wanted).order_by(*table.primary_key.columns)
        return [dict(row) for row in self.connection.execute(statement).mappings()]

    def put(self, table_name: str, row: Row) -> None:
        """Write the row in place of the one with its key, where there is one."""
        table = table_of(table_name)
        key = tuple(str(row[name]) for name in key_columns(table_name))
        before = self.row(table_name, key)
        if before is None:
            self.connection.execute(table.insert(), [dict(row)])
        elif before != row:
            self.connection.execute(table.update().where(*_is(table, key)), [dict(row)])
        else:
            return
        self._note_down(table_name, key, before, row)

    def drop(self, table_name: str, key: Key) -> None:
        """Take the row away, where it is there. Notes and their history never go this way."""
        before = self.row(table_name, key)
        if before is not None:
            table = table_of(table_name)
            self.connection.execute(table.delete().where(*_is(table, key)))
            self._note_down(table_name, key, before, None)

    def has_version(self, version_id: str) -> bool:
        """Return whether the history has the version."""
        table = table_of(HISTORY)
        return self.connection.execute(select(table.c.id).where(table.c.id == version_id)).first() is not None

    def add_version(self, row: Row) -> None:
        """Write a version into the history, which only ever grows."""
        self.connection.execute(table_of(HISTORY).insert(), [dict(row)])

    def close(self) -> Changes:
        """Write the operation into the journal, where it changed anything, and return what it touched."""
        if not any(before != after for before, after in self._changed.values()):
            return Changes()
        if self.amends:
            self._amend()
        else:
            self._write()
        return self.changes()

    def changes(self) -> Changes:
        """Return what the operation has touched up to now."""
        touched = [pair for pair in self._rows.values() if pair[0] != pair[1]]
        rows = [row for pair in touched for row in pair if row is not None]
        targets = {str(row[name]) for row in rows for name in _ENTRY_COLUMNS if name in row}
        notes = {key[0] for (table_name, key) in self._rows if table_name == NOTE}
        notes |= {target.removeprefix(NOTE_TARGET) for target in targets if target.startswith(NOTE_TARGET)}
        return Changes(
            note_ids=frozenset(notes),
            entry_ids=frozenset(target for target in targets if not target.startswith(NOTE_TARGET)),
            is_noted_changed=self._is_noted_changed(),
            tables=frozenset(table_name for table_name, _key in self._rows),
        )

    def last_operation(self) -> str:
        """Return the id of the newest operation; empty where there is none."""
        table = table_of("operation")
        newest = select(func.max(table.c.operation_no)).scalar_subquery()
        return str(self.connection.execute(select(table.c.id).where(table.c.operation_no == newest)).scalar() or "")

    def _amend(self) -> None:
        """Let the operation that is gone on with end in what the rows are now."""
        operation, change = table_of("operation"), table_of("row_change")
        self.connection.execute(
            operation.update().where(operation.c.id == self.amends).values(saves=operation.c.saves + 1, at=self.now)
        )
        for (table_name, key), (_before, after) in self._changed.items():
            row = (
                change.c.operation_id == self.amends,
                change.c.table_name == table_name,
                change.c.row_key == key_text(key),
            )
            self.connection.execute(change.update().where(*row).values(after=after))

    def _write(self) -> None:
        self.connection.execute(
            table_of("operation").insert(),
            [
                {
                    "id": self.id,
                    "group_id": self.group_id or self.id,
                    "action": self.deed.value,
                    "of_group": self.of_group,
                    "label": self.label,
                    "author": self.author,
                    "at": self.now,
                    "saves": 1,
                    "is_undone": 0,
                    "merged_by": "",
                }
            ],
        )
        self.connection.execute(
            table_of("row_change").insert(),
            [
                {
                    "operation_id": self.id,
                    "table_name": table_name,
                    "row_key": key_text(key),
                    "before": before,
                    "after": after,
                }
                for (table_name, key), (before, after) in self._changed.items()
                if before != after
            ],
        )

    def _note_down(self, table_name: str, key: Key, before: Row | None, after: Row | None) -> None:
        place = (table_name, key)
        first_row = self._rows[place][0] if place in self._rows else before
        self._rows[place] = (first_row, after)
        first = self._changed[place][0] if place in self._changed else stored(table_name, before)
        self._changed[place] = (first, stored(table_name, after))
        if table_name == NOTE and after is not None:
            self._index(key[0], before, after)

    def _index(self, note_id: str, before: Row | None, after: Row) -> None:
        if before is None or before["entry_id"] != after["entry_id"]:
            self._tie(note_id, str(after["entry_id"]))
        searched = searched_text(after)
        if before is not None and searched_text(before) == searched:
            return
        self.connection.execute(
            text(
                "INSERT OR REPLACE INTO note_text (rowid, text) SELECT note_no, :text FROM note_key WHERE note_id = :id"
            ),
            {"id": note_id, "text": index_text(searched)},
        )

    def _tie(self, note_id: str, entry_id: str) -> None:
        """Let the index know which entry the note is on."""
        values = {"note_id": note_id, "entry_id": entry_id}
        self.connection.execute(text("INSERT OR IGNORE INTO entry_key (entry_id) VALUES (:entry_id)"), values)
        self.connection.execute(
            text(
                "INSERT INTO note_key (note_id, entry_no)"
                " SELECT :note_id, entry_no FROM entry_key WHERE entry_id = :entry_id"
                " ON CONFLICT (note_id) DO UPDATE SET entry_no = excluded.entry_no"
            ),
            values,
        )

    def _is_noted_changed(self) -> bool:
        """Return whether an entry got its first note or lost its last."""
        had: set[str] = set()
        has: set[str] = set()
        for (table_name, _key), pair in self._rows.items():
            if table_name == NOTE:
                for row, found in zip(pair, (had, has), strict=True):
                    if row is not None and not row["is_removed"]:
                        found.add(str(row["entry_id"]))
        noted_ids = {key[0] for table_name, key in self._rows if table_name == NOTE}
        return any(not self._has_other_note(entry_id, noted_ids) for entry_id in had ^ has)

    def _has_other_note(self, entry_id: str, note_ids: AbstractSet[str]) -> bool:
        table = table_of(NOTE)
        statement = select(table.c.id).where(table.c.entry_id == entry_id, table.c.is_removed == 0)
        found = self.connection.execute(statement.limit(len(note_ids) + 1)).scalars()
        return any(note_id not in note_ids for note_id in found)


def stored(table_name: str, row: Row | None) -> str | None:
    """Return the row as the journal holds it."""
    if row is None:
        return None
    values = {name: value for name, value in row.items() if table_name != NOTE or name not in NOTE_TEXTS}
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def searched_text(row: Row) -> str:
    """Return what a search of notes looks through; nothing of a removed note is found."""
    return "" if row["is_removed"] else f"{row['text']}\n{row['judgement']}"


def _is(table: Table, key: Key) -> list[ColumnElement[bool]]:
    return [column == value for column, value in zip(table.primary_key.columns, key, strict=True)]
