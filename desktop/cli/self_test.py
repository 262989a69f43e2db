"""The command self-test: tries every part of the program once and prints one line a check."""

from __future__ import annotations

import platform
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from db.edition import verify
from db.notebook.reader import notes, open_reader
from db.queries.changes import changes
from db.queries.deadlines import deadlines
from db.queries.entries import entry as read_entry
from db.records import EditionInfo, Entry, EntryRef, Kind
from db.search.find import find
from desktop import __version__
from desktop.cli.check import Check, outcome_of
from desktop.cli.document import document_lines
from desktop.cli.run import Run
from desktop.core import edition_file, formats
from desktop.core.texts import _, ngettext
from desktop.pages.build import entry_page

_GALLIUM = EntryRef("mineral/gallium", Kind.MINERAL, "Gallium", "镓")
_YEAR = timedelta(days=365)


def run(run: Run, checks: Sequence[Check] = ()) -> int:
    """Run all checks, also after one that failed; return 0 where all passed, else 1.

    Args:
        run: The edition to check; the user's notebook is not touched.
        checks: Further checks, such as those of the window.
    """
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="monazite-self-test-") as folder:
        for check in (*SelfTest(run, Path(folder)).checks(), *checks):
            outcome = outcome_of(check)
            outcomes.append(outcome)
            if not run.is_json:
                print(f"{'ok' if outcome.is_passed else 'FAILED':8}{outcome.name}: {outcome.detail}", flush=True)
    is_passed = all(outcome.is_passed for outcome in outcomes)
    if run.is_json:
        run.print_json({"as_of": run.as_of, "version": __version__, "is_passed": is_passed, "checks": outcomes})
    else:
        failed = sum(not outcome.is_passed for outcome in outcomes)
        print(_end(len(outcomes), failed))
    return 0 if is_passed else 1


def _end(count: int, failed: int) -> str:
    if not failed:
        return ngettext("{count} check passed.", "{count} checks passed.", count).format(count=count)
    return ngettext("{failed} of {count} checks failed.", "{failed} of {count} checks failed.", failed).format(
        failed=failed, count=count
    )


class SelfTest:
    """The checks of everything but the window, on the edition of a run and in a folder of their own."""

    def __init__(self, run: Run, folder: Path) -> None:
        self._run = run
        self._folder = folder

    def checks(self) -> tuple[Check, ...]:
        """Return them in the order in which the parts rest on each other."""
        return (
            Check(_("program"), self._program),
            Check(_("edition"), self._edition),
            Check(_("search"), self._search),
            Check(_("entries"), self._entries),
            Check(_("dates"), self._dates),
            Check(_("pages"), self._pages),
            Check(_("briefing"), self._briefing),
            Check(_("notebook"), self._notebook),
        )

    def _program(self) -> str:
        versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {sys.platform}"
        return f"Monazite {__version__}, {versions}"

    def _edition(self) -> str:
        edition = verify(edition_file.ensure(self._run.paths))
        return _("{edition}, whose content has the hash that it says").format(edition=formats.edition_line(edition))

    def _search(self) -> str:
        with self._run.edition() as (connection, _edition):
            for text in ("镓", "Ga", "gallium"):
                hits = find(connection, text, as_of=self._run.as_of, limit=1)
                _require([hit.entry.id for hit in hits] == [_GALLIUM.id], f"{text} finds {hits}")
        return _("English, Chinese and symbol find {id}").format(id=_GALLIUM.id)

    def _entries(self) -> str:
        entries, _edition = self._one_of_each_kind()
        return ", ".join(entry.ref.id for entry in entries)

    def _dates(self) -> str:
        with self._run.edition() as (connection, _edition):
            turns = deadlines(connection, as_of=self._run.as_of)
            changed = changes(connection, self._run.as_of - _YEAR, after=self._run.as_of)
        return _("{deadlines} deadlines, {changes} changes within a year").format(
            deadlines=len(turns), changes=len(changed)
        )

    def _pages(self) -> str:
        entries, edition = self._one_of_each_kind()
        lines = [len(document_lines(entry_page(entry, edition), width=self._run.width)) for entry in entries]
        return _("{pages} pages of {lines} lines").format(pages=len(lines), lines=sum(lines))

    def _briefing(self) -> str:
        from desktop.briefing.render import make_briefing

        entries, edition = self._one_of_each_kind()
        content, pages = make_briefing([entry_page(entry, edition) for entry in entries])
        _require(content.startswith(b"%PDF-"), "what was made is no PDF")
        return _("{pages} pages, {bytes} bytes").format(pages=pages, bytes=formats.number(len(content)))

    def _notebook(self) -> str:
        from db.notebook.writer import NotebookWriter

        path = self._folder / "notebook.sqlite"
        with NotebookWriter(path, clock=self._run.clock) as writer:
            note = writer.add_note(_GALLIUM, "镓 first")
            saved = writer.save_note(note.id, "镓 second", expected_revision=note.revision)
        with closing(open_reader(path)) as connection:
            _require(notes(connection) == (saved,), "the note is not what was saved")
        return _("a note was written, saved again and read")

    def _one_of_each_kind(self) -> tuple[list[Entry], EditionInfo]:
        entries = []
        with self._run.edition() as (connection, edition):
            for kind in Kind:
                hits = find(connection, "", as_of=self._run.as_of, kinds=(kind,), limit=1)
                _require(bool(hits), f"no {kind} is found")
                entries.append(read_entry(connection, hits[0].entry.id, as_of=self._run.as_of))
        return entries, edition


def _require(condition: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as an assertion, which -O would drop
    if not condition:
        raise ValueError(otherwise)
