"""What commands on the notebook share: the writer, who writes, and what an id on the command line means."""

from __future__ import annotations

import getpass
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from db.errors import DataError
from db.notebook import reader
from db.notebook.records import NOTE_TARGET, Target
from db.notes import Note
from db.queries.entries import ref as read_ref
from desktop.cli.run import Run
from desktop.core.texts import _

if TYPE_CHECKING:
    from db.notebook.writer import NotebookWriter

ID_SHOWN = 8
Mark = TypeVar("Mark")


@contextmanager
def writing(run: Run) -> Iterator[NotebookWriter]:
    """Open the notebook for writing; closed on leaving.

    Raises:
        DataError: It cannot be used.
    """
    # Loaded here, not with the module: it brings SQLModel.
    from db.notebook.writer import NotebookWriter

    with NotebookWriter(run.paths.notebook, clock=run.clock, author=author()) as writer:
        yield writer


def author() -> str:
    """Return the name that the user has on this system, for the note's history; nothing where it has none."""
    try:
        return getpass.getuser().encode("utf-8", "replace").decode()
    except (KeyError, OSError, ImportError):
        return ""


def require_note(notebook: sqlite3.Connection, given: str) -> Note:
    """Return the one note whose id begins as given.

    Raises:
        DataError: None does, or several do.
    """
    found = reader.notes_beginning(notebook, given.lower())
    if not found:
        raise DataError(_("The notebook has no note “{id}”.").format(id=given), _("“monazite note list” lists them."))
    if len(found) > 1:
        raise DataError(
            _("{count} notes have an id that begins with “{id}”.").format(count=len(found), id=given),
            _("Write more of it."),
        )
    return found[0]


def one_beginning(known: Mapping[str, Mark], given: str, *, what: str, hint: str) -> Mark:
    """Return the one of these whose id begins as given.

    Args:
        known: By id.
        given: The id, or its beginning.
        what: What they are, in one word.
        hint: What to do where there is none.

    Raises:
        DataError: None does, or several do.
    """
    found = [mark for mark_id, mark in known.items() if mark_id.startswith(given.lower())]
    if not found:
        raise DataError(_("The notebook has no {what} “{id}”.").format(what=what, id=given), hint)
    if len(found) > 1:
        text = _("{count} ids begin with “{id}”.").format(count=len(found), id=given)
        raise DataError(text, _("Write more of it."))
    return found[0]


def targets(run: Run, ids: Iterable[str]) -> list[Target]:
    """Return what the ids mean: entries of the edition, and notes.

    Raises:
        DataError: There is no such entry or note.
    """
    found = []
    with run.edition() as (connection, _edition), run.notebook() as notebook:
        for given in ids:
            if given.startswith(NOTE_TARGET):
                found.append(Target.of_note(require_note(notebook, given.removeprefix(NOTE_TARGET))))
            else:
                entry = read_ref(connection, given)
                found.append(Target(entry.id, entry.name))
    return found
