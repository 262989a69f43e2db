"""Exchanges notebooks by file off the GUI thread: looked at before anything is merged, merged as one step, exported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.texts import _, ngettext
from desktop.reading.exchange import Export, read_other, write_export

if TYPE_CHECKING:
    from db.notebook.merge_plan import MergePlan
    from db.notebook.snapshot import Snapshot
    from db.notebook.writer import NotebookWriter
    from desktop.tasks.notes import NoteWriting


@dataclass(frozen=True, slots=True)
class Offered:
    """What was read of another's file, and what merging it would do.

    Attributes:
        name: The file's.
    """

    name: str
    other: Path | Snapshot
    plan: MergePlan


def look_into(writing: NoteWriting, source: Path, *, now: datetime) -> Offered:
    """Read the file and return what merging it would do; nothing is changed.

    Raises:
        DataError: It cannot be read, or is neither a notebook nor an export.
    """
    other = read_other(source, now)
    return Offered(source.name, other, writing.preview_merge(other))


def export(notebook: Path, wanted: Export, *, now: datetime) -> str:
    """Write the export and return what was done, as a sentence.

    Raises:
        DataError: The notebook cannot be read, or the file not written.
    """
    count = write_export(notebook, wanted, now=now)
    return ngettext("Wrote {count} note to {path}.", "Wrote {count} notes to {path}.", count).format(
        count=count, path=wanted.target
    )


@dataclass(frozen=True, slots=True)
class Merge:
    """Merges what was looked into; refused where the notebook was changed since."""

    offered: Offered

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        plan = self.offered.plan
        label = _("Merge of {name}").format(name=self.offered.name)
        writer.merge(self.offered.other, expected=plan, label=label)
        count = len(plan.conflicts)
        if not count:
            return _("Merged {name}.").format(name=self.offered.name)
        return ngettext(
            "Merged {name}; {count} thing that both had changed is kept twice.",
            "Merged {name}; {count} things that both had changed are kept twice.",
            count,
        ).format(name=self.offered.name, count=count)
