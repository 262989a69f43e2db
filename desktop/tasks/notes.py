"""Writes into the notebook; runs on the writer's thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.notebook.merge_plan import MergePlan
    from db.notebook.snapshot import Snapshot
    from db.notebook.writer import NotebookWriter
    from db.records import Note
    from desktop.core.note_draft import NoteJob
    from desktop.tasks.marks import Done, Edit


class NoteWriting:
    """Opens the notebook for writing when first needed, because that costs a second of imports.

    Each call is durable when it returns. Owned by the composition root, which closes it after the runner
    has finished.

    Args:
        path: The notebook.
        author: Returns who writes, for the history; asked before each write.
    """

    def __init__(self, path: Path, *, author: Callable[[], str] = str) -> None:
        self._path = path
        self._author = author
        self._writer: NotebookWriter | None = None

    def write(self, job: NoteJob) -> Note | None:
        """Do the job and return the note as it stands; None for a removed one.

        Raises:
            NoteConflictError: The note was changed elsewhere meanwhile.
            DataError: The notebook cannot be written.
        """
        from desktop.core.note_draft import Step

        former = None if self._writer is None else self._writer.core.author
        writer = self._opened()
        if job.step is Step.ADD or job.saved is None:
            return writer.add_note(job.entry, job.text, part=job.part, judgement=job.judged, is_typing=True)
        if job.step is Step.SAVE:
            return writer.save_note(
                job.saved.id,
                job.text,
                expected_revision=job.saved.revision,
                entry_name=job.entry.name,
                judgement=job.judged,
                is_judgement_kept=False,
                base_text=job.saved.text,
                # What two people type never goes into one version.
                is_typing=writer.core.author == former,
            )
        writer.remove_note(job.saved.id)
        return None

    def do(self, edit: Edit) -> Done:
        """Do the edit and return what it did, with the step of the journal that takes it back.

        Raises:
            DataError: It cannot be done; nothing was changed.
        """
        from db.notebook.records import Changes, Deed
        from desktop.tasks.marks import Done

        writer = self._opened()
        # The writer remembers the last change, also that of an edit which turns out to change nothing.
        before = self._newest_step()
        said = edit(writer)
        after = self._newest_step()
        if after is None or after == before:
            return Done(said, Changes())
        return Done(said, writer.last_changes, after[1] if after[2] in (Deed.EDIT, Deed.MERGE) else "")

    def preview_merge(self, other: Path | Snapshot) -> MergePlan:
        """Return what merging would do; nothing is changed.

        Raises:
            DataError: A file is damaged, newer or no notebook.
        """
        return self._opened().preview_merge(other)

    def replace(self, source: Path, now: datetime) -> Path | None:
        """Put a good backup in the place of a damaged notebook and return where that lies now.

        Raises:
            DataError: The backup is no good, or a file cannot be written or moved. The notebook is as it was then.
        """
        from db.notebook.replacing import replace_damaged

        self.close()
        return replace_damaged(self._path, source, now=now)

    def warm(self) -> None:
        """Import what writing needs, so that the first note does not wait for it."""
        import db.notebook.writer  # noqa: F401

    def close(self) -> None:
        """Close the notebook."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def _newest_step(self) -> tuple[str, str, str] | None:
        """Return operation, step and deed of the newest step of the journal; None where there is none."""
        from db.notebook.marks import operations
        from db.notebook.reader import open_reader

        with closing(open_reader(self._path)) as connection:
            newest = next(iter(operations(connection, limit=1)), None)
        return None if newest is None else (newest.id, newest.group_id, newest.deed)

    def _opened(self) -> NotebookWriter:
        if self._writer is None:
            from db.notebook.writer import NotebookWriter

            _make(self._path.parent)
            self._writer = NotebookWriter(self._path)
        self._writer.core.author = self._author()
        return self._writer


def _make(folder: Path) -> None:
    """Make the folder where it is missing.

    Raises:
        DataError: It cannot be made, as where everything is read only.
    """
    from db.errors import DataError
    from desktop.core.texts import _

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataError(
            _("The folder {path} cannot be made: {reason}.").format(path=folder, reason=error.strerror or error),
            _("Choose another folder for the notebook with --data-dir; until then notes are not kept."),
        ) from error
