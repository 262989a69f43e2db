"""Takes steps of the journal back and brings them again, each undo and redo being a step of its own."""

from __future__ import annotations

import json

from sqlalchemy import func, select

from db.errors import DataError
from db.notebook.records import Action, Deed
from db.notebook.rows import Row, Value, completed
from db.notebook.writing.core import Core
from db.notebook.writing.ledger import HISTORY, NOTE, NOTE_TEXTS, Key, Ledger, key_of, table_of
from db.notebook.writing.versions import advance

# What every edit of a note changes; it says nothing of what the note is.
_NOTE_BOOKKEEPING = ("revision", "changed", "version_id")
_OPERATION = "operation"


class Undoing:
    """Undoes and redoes; a part of `db.notebook.writer.NotebookWriter`, where callers find its methods."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def undo(self, group_id: str | None = None) -> str | None:
        """Take back a step of the journal and return what it was, in words.

        Args:
            group_id: The step; None for this author's last one that is not undone.

        Returns:
            None where this author has nothing left to undo.

        Raises:
            DataError: Something in it was changed since by another step, or there is no such step. Nothing is undone.
        """
        with self._core.edit("") as ledger:
            chosen = group_id if group_id is not None else self._last_done(ledger)
            if chosen is None:
                return None
            operations = _operations(ledger, chosen)
            if any(row["is_undone"] for row in operations):
                raise DataError("That step is undone already.", "Redo it, or choose another one.")
            label = _invert(ledger, operations, deed=Deed.UNDO, of_group=chosen)
            _mark(ledger, chosen, is_undone=True)
        return label

    def redo(self, group_id: str | None = None) -> str | None:
        """Bring back a step that was undone and return what it was, in words.

        Args:
            group_id: The step; None for the one that this author undid last, if no new edit came after.

        Returns:
            None where there is nothing to redo.

        Raises:
            DataError: As `undo`.
        """
        with self._core.edit("") as ledger:
            chosen = group_id if group_id is not None else self._last_undone(ledger)
            if chosen is None:
                return None
            if not all(row["is_undone"] for row in _operations(ledger, chosen)):
                raise DataError("That step is not undone.", "Undo it first, or choose another one.")
            undone = _undo_of(ledger, chosen)
            label = _invert(ledger, [undone], deed=Deed.REDO, of_group=chosen)
            _mark(ledger, chosen, is_undone=False)
        return label

    def _last_done(self, ledger: Ledger) -> str | None:
        table = table_of(_OPERATION)
        wanted = select(table.c.group_id).where(
            table.c.action.in_([Deed.EDIT.value, Deed.MERGE.value]),
            table.c.author == self._core.author,
            table.c.is_undone == 0,
            table.c.merged_by == "",
        )
        found = ledger.connection.execute(wanted.order_by(table.c.operation_no.desc()).limit(1)).scalar()
        return None if found is None else str(found)

    def _last_undone(self, ledger: Ledger) -> str | None:
        table = table_of(_OPERATION)
        own = (table.c.author == self._core.author, table.c.merged_by == "")
        edited = select(func.coalesce(func.max(table.c.operation_no), 0)).where(
            *own, table.c.action.in_([Deed.EDIT.value, Deed.MERGE.value])
        )
        last_edit = ledger.connection.execute(edited).scalar_one()
        step = table.alias("step")
        is_undone = select(step.c.id).where(step.c.group_id == table.c.of_group, step.c.is_undone == 1).exists()
        wanted = select(table.c.of_group).where(
            *own, table.c.action == Deed.UNDO.value, table.c.operation_no > last_edit, is_undone
        )
        found = ledger.connection.execute(wanted.order_by(table.c.operation_no.desc()).limit(1)).scalar()
        return None if found is None else str(found)


def _operations(ledger: Ledger, group_id: str) -> list[dict[str, Value]]:
    table = table_of(_OPERATION)
    wanted = (table.c.group_id == group_id, table.c.action.in_([Deed.EDIT.value, Deed.MERGE.value]))
    statement = table.select().where(*wanted).order_by(table.c.operation_no.desc())
    found = [dict(row) for row in ledger.connection.execute(statement).mappings()]
    if not found:
        raise DataError(f"The journal has no step “{group_id}” that could be undone.")
    if found[0]["merged_by"]:
        raise DataError(
            f"“{found[0]['label']}” came with a merge from another notebook.", "Undo the merge, or change it by hand."
        )
    return found


def _undo_of(ledger: Ledger, group_id: str) -> dict[str, Value]:
    table = table_of(_OPERATION)
    statement = table.select().where(table.c.of_group == group_id, table.c.action == Deed.UNDO.value)
    newest = statement.order_by(table.c.operation_no.desc()).limit(1)
    return dict(ledger.connection.execute(newest).mappings().one())


def _mark(ledger: Ledger, group_id: str, *, is_undone: bool) -> None:
    table = table_of(_OPERATION)
    ledger.connection.execute(table.update().where(table.c.group_id == group_id).values(is_undone=int(is_undone)))


def _invert(ledger: Ledger, operations: list[dict[str, Value]], *, deed: Deed, of_group: str) -> str:
    """Put back what the operations, newest first, changed; the ledger becomes the undo or redo of their group."""
    label = str(operations[-1]["label"])
    ledger.deed, ledger.of_group, ledger.label, ledger.group_id = deed, of_group, label, ""
    table = table_of("row_change")
    for operation in operations:
        statement = table.select().where(table.c.operation_id == operation["id"]).order_by(table.c.change_no.desc())
        for change in ledger.connection.execute(statement).mappings().all():
            table_name, key = str(change["table_name"]), key_of(change["row_key"])
            before, after = (_row(table_name, change[side]) for side in ("before", "after"))
            _put_back(ledger, table_name, key, before=before, after=after)
    return label


def _row(table_name: str, text: str | None) -> Row | None:
    return None if text is None else completed(table_name, json.loads(text))


def _put_back(ledger: Ledger, table_name: str, key: Key, *, before: Row | None, after: Row | None) -> None:
    current = ledger.row(table_name, key)
    if table_name == NOTE:
        _put_note_back(ledger, key, current, before=before, after=after)
    elif current != after:
        raise _changed_since(ledger, table_name, key)
    elif before is None:
        ledger.drop(table_name, key)
    else:
        ledger.put(table_name, before)


def _put_note_back(ledger: Ledger, key: Key, current: Row | None, *, before: Row | None, after: Row | None) -> None:
    action = Action.UNDONE if ledger.deed is Deed.UNDO else Action.REDONE
    if current is None or after is None or _content(current) != _content(_with_texts(ledger, after)):
        raise _changed_since(ledger, NOTE, key)
    # A note never vanishes: the undo of its making removes it, with its history.
    values = {"is_removed": 1} if before is None else _content(_with_texts(ledger, before))
    advance(ledger, current, values=values, action=action)


def _with_texts(ledger: Ledger, row: Row) -> Row:
    """Return the row of a note with the texts that the history has of it."""
    table = table_of(HISTORY)
    statement = select(*(table.c[name] for name in NOTE_TEXTS)).where(table.c.id == row["version_id"])
    texts = ledger.connection.execute(statement).mappings().one()
    return {**row, **texts}


def _content(row: Row) -> dict[str, Value]:
    return {name: value for name, value in row.items() if name not in _NOTE_BOOKKEEPING}


def _changed_since(ledger: Ledger, table_name: str, key: Key) -> DataError:
    operation, change = table_of(_OPERATION), table_of("row_change")
    statement = (
        select(operation.c.label, operation.c.author, operation.c.at)
        .join_from(change, operation, operation.c.id == change.c.operation_id)
        .where(change.c.table_name == table_name, change.c.row_key == json.dumps(key, ensure_ascii=False))
        .order_by(operation.c.operation_no.desc())
    )
    last = ledger.connection.execute(statement).first()
    if last is None:
        return DataError(f"“{ledger.label}” cannot be undone: what it changed is gone.", "Nothing was changed.")
    label, author, at = (str(value) for value in last)
    who = f" by {author}" if author else ""
    return DataError(
        f"“{ledger.label}” cannot be taken back or brought again, because of what came after it: “{label}”{who}"
        f" on {at[:10]} at {at[11:16]} UTC.",
        "Nothing was changed. Undo the later step first, or change it by hand.",
    )
