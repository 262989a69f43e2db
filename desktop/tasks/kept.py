"""Finds what the notebook keeps on entries that the edition no longer has, and attaches it to others."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import DataError
from desktop.core.texts import _, ngettext

if TYPE_CHECKING:
    from db.notebook.held import Kept
    from db.notebook.writer import NotebookWriter
    from db.records import EntryRef


def look(notebook: Path, edition: Path) -> tuple[Kept, ...]:
    """Return what is kept, by the name that the entry had.

    Raises:
        DataError: A file cannot be read.
    """
    from db.edition import open_edition
    from db.notebook.held import Kept, held
    from db.notebook.reader import notes, open_reader
    from db.queries.refs import ref, refs

    with closing(open_reader(notebook)) as own, closing(open_edition(edition)) as connection:
        found = held(own)
        known = refs(connection, (each.entry_id for each in found))
        kept = []
        for each in found:
            if each.entry_id in known:
                continue
            renamed: EntryRef | None = None
            try:
                renamed = ref(connection, each.entry_id)
            except DataError:
                renamed = None
            kept.append(Kept(each, renamed, notes(own, each.entry_id)))
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Attach:
    """Attaches what is kept to entries of the edition, all of it one step.

    Attributes:
        moves: What is kept, each with the entry that it is to be on.
    """

    moves: Sequence[tuple[Kept, EntryRef]]

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        from db.notebook.records import Target

        label = _("Kept notes attached")
        with writer.grouped(label):
            for kept, entry in self.moves:
                writer.move_entry(kept.held.entry_id, Target(entry.id, entry.name))
        if len(self.moves) == 1:
            kept, entry = self.moves[0]
            return _("What was on {old} is on {name} now.").format(old=kept.held.name, name=entry.name)
        count = len(self.moves)
        return ngettext(
            "{count} entry’s notes and marks are attached.", "{count} entries’ notes and marks are attached.", count
        ).format(count=count)
