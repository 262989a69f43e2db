"""What one run of a command works with: its arguments, its files, its day, and where it prints."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.edition import describe, open_edition
from db.errors import DataError
from db.notebook import opening
from db.notebook.reader import open_reader
from db.records import EditionInfo
from desktop.cli.serialize import document
from desktop.cli.tables import wrapped
from desktop.core import edition_file, formats
from desktop.core.paths import Paths, resolve
from desktop.core.texts import _

if TYPE_CHECKING:
    from db.search.marked import Marked
    from db.search.query import Query

_FALLBACK_WIDTH = 100
_WIDEST = 160
_DAMAGES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR)


@dataclass(frozen=True, slots=True)
class Run:
    """One run.

    Attributes:
        arguments: What the parser made of the command line.
        as_of: The day that states refer to.
        clock: Tells the present time, aware.
        is_json: True to print one JSON document instead of text for people.
        width: Cells of the terminal, for text.
    """

    arguments: Namespace
    paths: Paths
    as_of: date
    clock: Callable[[], datetime]
    is_json: bool
    width: int

    def at(self, day: date) -> Run:
        """Return the same run on another day."""
        return replace(self, as_of=day)

    @contextmanager
    def edition(self) -> Iterator[tuple[sqlite3.Connection, EditionInfo]]:
        """Open the edition, built first where this copy of the program has to; closed on leaving.

        Raises:
            DataError: There is no edition that can be used.
        """
        if edition_file.needs_build(self.paths) is not None:
            print(_("Building the edition from the reference data, which takes some seconds."), file=sys.stderr)
        with closing(open_edition(edition_file.ensure(self.paths))) as connection:
            try:
                yield connection, describe(connection)
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode & 0xFF not in _DAMAGES:
                    raise
                raise DataError(
                    _("The edition {path} is damaged.").format(path=self.paths.edition),
                    _("Get it anew, or build it with “monazite edition build”."),
                ) from error

    @contextmanager
    def notebook(self) -> Iterator[sqlite3.Connection]:
        """Open the notebook for reading, brought up to date first where it is old; closed on leaving.

        Raises:
            DataError: The notebook cannot be used.
        """
        opening.bring_up_to_date(self.paths.notebook, now=self.clock())
        with closing(open_reader(self.paths.notebook)) as connection:
            yield connection

    def print_json(self, value: object) -> None:
        """Print the value as the one document of this run."""
        print(document(value))

    def print_lines(self, lines: Sequence[str]) -> None:
        """Print lines that are laid out already."""
        for line in lines:
            print(line)

    def print_text(self, text: str) -> None:
        """Print a paragraph in lines that fit the terminal."""
        self.print_lines(wrapped(text, self.width))


def run_of(arguments: Namespace, clock: Callable[[], datetime]) -> Run:
    """Return the run that the arguments ask for.

    Raises:
        DataError: A day or a folder is not one.
    """
    return Run(
        arguments=arguments,
        paths=paths_of(arguments),
        as_of=as_of_day(arguments) or today(clock),
        clock=clock,
        is_json=bool(getattr(arguments, "is_json", False)),
        width=min(shutil.get_terminal_size((_FALLBACK_WIDTH, 24)).columns, _WIDEST),
    )


def paths_of(arguments: Namespace) -> Paths:
    """Return the files that the arguments name."""
    edition: Path | None = arguments.edition
    return resolve(edition=edition, notebook=arguments.notebook, data_dir=arguments.data_dir)


def as_of_day(arguments: Namespace) -> date | None:
    """Return the day that the arguments name; None for today."""
    text: str | None = arguments.as_of
    return None if text is None else formats.parse_day(text)


def today(clock: Callable[[], datetime]) -> date:
    """Return the day of the calendar where the user is."""
    return clock().astimezone().date()


def marked_by(run: Run, query: Query, *, day: date | None = None) -> Marked:
    """Return what the query asks of the notebook; one that is out of order must not stop other searches.

    Args:
        run: The run.
        query: Any query.
        day: What a review is due by; None for the day of the run.

    Raises:
        DataError: There is no such tag or collection, or the notebook cannot be read.
    """
    from db.notebook.finding import marked
    from db.search.marked import NOTHING, notebook_terms

    if not notebook_terms(query):
        return NOTHING
    with run.notebook() as connection:
        return marked(connection, query, today=run.as_of if day is None else day)


def basis_lines(run: Run, edition: EditionInfo) -> list[str]:
    """Return the lines that say what an output rests on: its day, the edition, and what the day needs said."""
    first = _("As of {day}, from the {edition}.").format(
        day=formats.day(run.as_of), edition=formats.edition_line(edition)
    )
    caveat = formats.caveat(run.as_of, edition)
    return [line for text in (first, caveat) if text for line in wrapped(text, run.width)]


def basis_json(run: Run, edition: EditionInfo) -> dict[str, object]:
    """Return the same for a JSON document."""
    return {
        "as_of": run.as_of,
        "edition": {
            "data_date": edition.data_date,
            "reach": edition.reach,
            "content_hash": edition.content_hash,
            "schema_version": edition.schema_version,
        },
        "caveat": formats.caveat(run.as_of, edition) or None,
    }
