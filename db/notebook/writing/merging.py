"""Merges another notebook into this one, as one step of the journal that can be undone."""

from __future__ import annotations

from pathlib import Path

from db.errors import DataError
from db.notebook import backup, backups, merging, snapshot
from db.notebook.merge_plan import MergePlan
from db.notebook.records import Deed
from db.notebook.snapshot import NOTE, Snapshot
from db.notebook.writing.core import Core
from db.notebook.writing.ledger import HISTORY, Ledger, table_of


class Merging:
    """Merges; a part of `db.notebook.writer.NotebookWriter`, where callers find its methods."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def preview_merge(self, other: Path | Snapshot, *, base: Path | None = None) -> MergePlan:
        """Return what merging the other notebook would do, row by row and field by field.

        Args:
            other: A notebook file, or what was imported; neither is changed.
            base: The notebook that both began with, such as a backup; None to go by the histories of the two.

        Raises:
            DataError: A file is damaged, newer or no notebook.
        """
        ours = snapshot.take_file(self._core.path)
        return merging.plan(ours, _taken(other), base=None if base is None else snapshot.take_file(base))

    def merge(
        self,
        other: Path | Snapshot,
        *,
        base: Path | None = None,
        expected: MergePlan | None = None,
        label: str = "Merge of another notebook",
    ) -> MergePlan:
        """Merge the other notebook into this one, after a backup, and return what was done.

        Args:
            other: As `preview_merge`.
            base: As `preview_merge`.
            expected: What the user saw in the preview and agreed to; None to merge whatever there is.
            label: What the step is called in the journal.

        Raises:
            DataError: A file is damaged, newer or no notebook, no backup can be written, or the merge would do
                something else than what was agreed to, because a notebook was changed meanwhile. Nothing is changed.
        """
        theirs = _taken(other)
        start = None if base is None else snapshot.take_file(base)
        folder = backups.folder_of(self._core.path)
        backup.back_up_file(self._core.path, folder, reason="before-merge", now=self._core.clock())
        with self._core.edit(label) as ledger:
            plan = merging.plan(snapshot.take(ledger.driver), theirs, base=start)
            if expected is not None and plan.rows != expected.rows:
                raise DataError(
                    "The notebook was changed after the preview, so that the merge would do something else.",
                    "Nothing was merged; look at the preview again.",
                )
            _apply(ledger, plan)
        return plan


def _taken(other: Path | Snapshot) -> Snapshot:
    return other if isinstance(other, Snapshot) else snapshot.take_file(other)


def _apply(ledger: Ledger, plan: MergePlan) -> None:
    ledger.deed = Deed.MERGE
    for merged in plan.rows:
        if merged.result is None:
            ledger.drop(merged.table, merged.key)
        else:
            ledger.put(merged.table, merged.result)
    made = [merged.version for merged in plan.rows if merged.table == NOTE and merged.version is not None]
    present = {str(row["id"]) for row in plan.versions}
    for row in (*plan.versions, *(version for version in made if str(version["id"]) not in present)):
        if not ledger.has_version(str(row["id"])):
            ledger.add_version(row)
    history = table_of(HISTORY)
    for row in plan.longer_versions:
        ledger.connection.execute(history.update().where(history.c.id == row["id"]).values(**row))
    if plan.operations:
        rows = [{**row, "merged_by": ledger.id} for row in plan.operations]
        ledger.connection.execute(table_of("operation").insert(), rows)
    if plan.changes:
        ledger.connection.execute(table_of("row_change").insert(), [dict(row) for row in plan.changes])
