"""Reads what the window shows of the notebook beside the notes of an entry: marks, searches, history, backups."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import DataError
from desktop.core.entry_marks import EntryMarks

if TYPE_CHECKING:
    from db.notebook.backups import Backup
    from db.notebook.records import Collection, NoteHit, Review, SavedSearch, Star, Tag, Version
    from db.notes import Note
    from db.records import EntryRef

Ref = Callable[[str], "EntryRef"]


class NotebookReading:
    """Opens the notebook for each question, which costs less than a millisecond and sees what others wrote.

    Every method raises `DataError` where the notebook cannot be read.

    Args:
        path: The notebook, which need not exist.
        ref: Returns the name of an entry of the edition; DataError for one that is not in it.
    """

    def __init__(self, path: Path, ref: Ref) -> None:
        self._path = path
        self._ref = ref

    @property
    def path(self) -> Path:
        """Return the file of the notebook."""
        return self._path

    def marks(self, entry_id: str) -> EntryMarks:
        """Return star, tags and open reviews of an entry."""
        from db.notebook import marks
        from db.notebook.reader import open_reader

        with closing(open_reader(self._path)) as connection:
            reviews = marks.reviews_of(connection, entry_id)
            return EntryMarks(
                is_starred=marks.is_starred(connection, entry_id),
                tags=marks.tags_of(connection, entry_id),
                reviews=tuple(review for review in reviews if not review.is_done),
            )

    def tags(self) -> tuple[Tag, ...]:
        """Return every tag by name."""
        from db.notebook import marks
        from db.notebook.reader import open_reader

        with closing(open_reader(self._path)) as connection:
            return marks.tags(connection)

    def stars(self) -> tuple[Star, ...]:
        """Return the stars by the name of their entry."""
        from db.notebook import marks
        from db.notebook.reader import open_reader

        with closing(open_reader(self._path)) as connection:
            return marks.stars(connection)

    def due_reviews(self, until: date) -> tuple[Review, ...]:
        """Return the open reviews whose day has come, the earliest first."""
        from db.notebook import marks
        from db.notebook.reader import open_reader

        with closing(open_reader(self._path)) as connection:
            return marks.reviews(connection, until=until)

    def newest_notes(self, limit: int) -> tuple[Note, ...]:
        """Return the notes that were changed last."""
        from db.notebook.reader import newest_notes, open_reader

        with closing(open_reader(self._path)) as connection:
            return newest_notes(connection, limit=limit)

    def find_notes(self, text: str, *, limit: int) -> tuple[NoteHit, ...]:
        """Return the notes that have the free words of the query; none for one with conditions, which ask for entries.

        A query that cannot be read finds none.
        """
        from db.notebook.finding import find_notes
        from db.notebook.reader import open_reader
        from db.search.query import parse

        try:
            query = parse(text)
        except DataError:
            return ()
        if query.terms or query.excluded or not query.text:
            return ()
        with closing(open_reader(self._path)) as connection:
            return find_notes(connection, query.text, limit=limit)

    def searches(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches by name."""
        from db.notebook import marks
        from db.notebook.reader import open_reader

        with closing(open_reader(self._path)) as connection:
            return marks.searches(connection)

    def collections(self) -> tuple[Collection, ...]:
        """Return the collections by name, each with its entries in the user's order."""
        from db.notebook import marks
        from db.notebook.reader import open_reader

        with closing(open_reader(self._path)) as connection:
            return marks.collections(connection)

    def history(self, note_id: str) -> tuple[Version, ...]:
        """Return every text that the note had, and every one that was refused, in the order of writing."""
        from db.notebook.reader import history, open_reader

        with closing(open_reader(self._path)) as connection:
            return history(connection, note_id)

    def removed_notes(self, entry_id: str) -> tuple[Note, ...]:
        """Return the notes of the entry that were removed and can be brought back."""
        from db.notebook.reader import notes, open_reader

        with closing(open_reader(self._path)) as connection:
            return notes(connection, entry_id, is_removed=True)

    def kept_notes(self) -> tuple[Note, ...]:
        """Return the notes whose entry the edition does not have under their id, by the name that it had."""
        from db.notebook.reader import noted_entries, notes, open_reader

        with closing(open_reader(self._path)) as connection:
            gone = sorted(entry_id for entry_id in noted_entries(connection) if self._is_gone(entry_id))
            found = [note for entry_id in gone for note in notes(connection, entry_id)]
        return tuple(sorted(found, key=_name))

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups beside the notebook, the newest first."""
        from db.notebook.backups import folder_of, list_backups

        return list_backups(folder_of(self._path))

    def _is_gone(self, entry_id: str) -> bool:
        try:
            return self._ref(entry_id).id != entry_id
        except DataError:
            return True


def _name(note: Note) -> tuple[str, str, str]:
    return (note.entry_name, note.entry_id, note.created.isoformat())
