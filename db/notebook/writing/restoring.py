"""Brings a notebook back to the state of a backup, as one step of the journal that can be undone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from db.notebook import backup, backups, snapshot
from db.notebook.comparing import Differences, compare, content
from db.notebook.records import Action
from db.notebook.snapshot import NOTE, Snapshot
from db.notebook.writing.core import Core
from db.notebook.writing.ledger import HISTORY, Ledger, table_of
from db.notebook.writing.versions import advance


class Restoring:
    """Restores; a part of `db.notebook.writer.NotebookWriter`, where callers find its methods."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def preview_restore(self, source: Path) -> Differences:
        """Return what restoring the backup would change.

        Raises:
            DataError: The backup is damaged, newer or no notebook.
        """
        return compare(snapshot.take_file(self._core.path), snapshot.take_file(source))

    def restore(self, source: Path) -> Path:
        """Let the notebook hold what the backup holds, after a backup of what it holds now; return the latter.

        It is one step that `undo` takes back. The history of each note goes on: what is written today is not lost by
        restoring yesterday. No backup is thinned out.

        Raises:
            DataError: The backup is damaged, newer or no notebook, or no backup of the present state can be written.
        """
        wanted = snapshot.take_file(source)
        now: datetime = self._core.clock()
        made = backup.back_up_file(
            self._core.path, backups.folder_of(self._core.path), reason="before-restore", now=now
        )
        with self._core.edit(f"Backup {source.name} restored") as ledger:
            _apply(ledger, wanted)
        return made


def _apply(ledger: Ledger, wanted: Snapshot) -> None:
    present = snapshot.take(ledger.driver)
    for table, rows in wanted.tables.items():
        have = present.tables[table]
        for key, row in rows.items():
            if table != NOTE or key not in have:
                # A note that is not here comes with its own version, which follows with the histories.
                ledger.put(table, row)
            elif content(NOTE, have[key]) != content(NOTE, row):
                advance(ledger, have[key], values=content(NOTE, row), action=Action.RESTORED)
        for key in have.keys() - rows.keys():
            if table != NOTE:
                ledger.drop(table, key)
            elif not have[key]["is_removed"]:
                advance(ledger, have[key], values={"is_removed": 1}, action=Action.REMOVED)
    missing = [row for key, row in wanted.versions.items() if key not in present.versions]
    known = {key[0] for key in present.tables[NOTE]} | {key[0] for key in wanted.tables[NOTE]}
    missing = [row for row in missing if row["note_id"] in known]
    if missing:
        ledger.connection.execute(table_of(HISTORY).insert(), [dict(row) for row in missing])
